#!/bin/sh
# Measures who is found to speak, on the fifth of PolNeAR that the rules were not written with
# (md5 of the id, mod 5 = 0), or with `development` on the rest: quotes.sh POLNEAR.jsonl.xz BIN [development]
#
# Recorded baseline, held-out fifth: see tests/quality/quotes_baseline.txt.
set -eu
part=${3:-held-out}
selected=$(mktemp)
trap 'rm -f "$selected"' EXIT
xz -dc "$1" | python3 -c '
import hashlib, json, sys
held_out = sys.argv[1] == "held-out"
for line in sys.stdin:
    digest = hashlib.md5(json.loads(line)["id"].encode()).hexdigest()
    if (int(digest, 16) % 5 == 0) == held_out:
        sys.stdout.write(line)' "$part" >"$selected"
"$2/quotes_eval" "$selected"
