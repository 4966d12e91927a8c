#!/usr/bin/env bash
# serve_load.sh ARCHIVE TOPICS... : how many searches newsdex-serve answers in a second, and how fast.
#
# The titles of TREC topics (TOPICS: files with <title>) are the queries; every third has a filter by
# person, country or source, of values that the archive has; all ask for ten hits with snippets and
# three facets. One row for each number of connections. PROGRAMS names the folder of the programs,
# SECONDS_EACH how long a row takes, PORT where to listen; wrk has to be installed.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
readonly here programs=${PROGRAMS:-$here/../../build/release/bin} port=${PORT:-18190}
readonly archive=$1
shift
folder=$(mktemp -d)
server=
finish() {
  [[ -z $server ]] || kill "$server"
  rm -rf -- "$folder"
}
trap finish EXIT

# titles FILE...: a title a line; it may stand on the line behind its tag.
titles() {
  sed 's/\r$//' -- "$@" | awk '
    /<title>/ { sub(/.*<title>[ \t]*(Topic:)?[ \t]*/, ""); wanted = 1 }
    wanted && NF { sub(/<\/title>.*/, ""); gsub(/[()"*?:\/]/, " "); print; wanted = 0 }'
}

# values FACET: the most frequent ones of the archive.
values() {
  "$programs/newsdex-search" -q --db "$archive" --view facets --facet "$1:30" --format csv |
    tr -d '\r' | awk -F, 'NR > 1 { print $2 }'
}

encode() {
  LC_ALL=C awk 'BEGIN { for (i = 1; i < 256; i++) code[sprintf("%c", i)] = sprintf("%%%02X", i) }
    { out = ""; for (i = 1; i <= length($0); i++) { c = substr($0, i, 1)
      out = out (c ~ /[A-Za-z0-9]/ ? c : code[c]) } print out }'
}

for facet in person country source; do
  values "$facet" | encode | sed "s/^/\&$facet=/" >"$folder/$facet"
done
# In turn: a person, a country, a source, a person ...
paste -d '\n' "$folder/person" "$folder/country" "$folder/source" | grep . >"$folder/filters"
titles "$@" | encode >"$folder/titles"
awk 'NR == FNR { filter[NR - 1] = $0; filters = NR; next }
  { print "/api/search?facet=person&facet=country&facet=source&q=" $0 (FNR % 3 == 0 ? filter[FNR / 3 % filters] : "") }' \
  "$folder/filters" "$folder/titles" >"$folder/targets"

"$programs/newsdex-serve" -q --db "$archive" --listen "127.0.0.1:$port" &
server=$!
until curl -sf -o "$folder/health" "http://127.0.0.1:$port/healthz"; do sleep 0.1; done
printf '%s\n%d queries, %d cores\n' "$(cat "$folder/health")" "$(wc -l <"$folder/targets")" "$(nproc)"
printf '%-12s %8s %8s %8s %8s %8s %6s\n' connections req/s 'p50 ms' 'p99 ms' 'max ms' requests errors
for connections in 1 2 4 8 16 32; do
  result=$(TARGETS=$folder/targets wrk -t1 "-c$connections" "-d${SECONDS_EACH:-10}s" --timeout 30s \
    -s "$here/serve_load.lua" "http://127.0.0.1:$port" | grep '^RESULT')
  # shellcheck disable=SC2086
  printf '%-12s %8s %8s %8s %8s %8s %6s\n' "$connections" ${result#RESULT }
done
printf 'memory: %s kB\n' "$(awk '/VmHWM/ { print $2 }' "/proc/$server/status")"
