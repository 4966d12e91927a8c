#!/bin/sh
# Reads each file under FOLDER by itself, with 512 MB of address space and 5 seconds, and prints the
# files that want more or end in anything but a refusal: examples.sh FOLDER BIN
#
# Exit status: 0 when every file kept within both.
set -eu
folder=$1 bin=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ulimit -v 524288
find "$folder" -type f | LC_ALL=C sort >"$work/files"
files=0 exceeded=0
while IFS= read -r file; do
  files=$((files + 1))
  status=0
  timeout 5 "$bin/newsdex-index" --db "$work/db" --dry-run --jobs 1 -q "$file" \
    </dev/null >"$work/out" 2>&1 || status=$?
  # 1 and 2: some items, or the whole file, refused with a reason.
  if [ "$status" -gt 2 ] || grep -qi 'memory\|bad_alloc' "$work/out"; then
    exceeded=$((exceeded + 1))
    printf '%s: status %s: %s\n' "$file" "$status" "$(head -n 1 "$work/out")"
  fi
done <"$work/files"
echo "$files files, $exceeded beyond 512 MB or 5 s"
[ "$exceeded" -eq 0 ]
