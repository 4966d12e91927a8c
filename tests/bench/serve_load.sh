#!/usr/bin/env bash
# serve_load.sh ARCHIVE TOPICS... : how many searches newsdex-serve answers in a second, and how fast.
#
# The titles of TREC topics (TOPICS: files with <title>) are the queries; every third has a filter by
# person, country or source, of values that the archive has; all ask for ten hits with snippets and
# three facets. One row for each number of connections ($CONNECTIONS). PROGRAMS names the folder of the
# programs, SECONDS_EACH how long a row takes, PORT where to listen; needs wrk and jq.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
readonly here programs=${PROGRAMS:-$here/../../build/release/bin} port=${PORT:-18190}
source "$here/load.sh"
readonly archive=$1
shift
folder=$(mktemp -d)
server=
finish() {
  [[ -z $server ]] || kill "$server"
  rm -rf -- "$folder"
}
trap finish EXIT

questions "$archive" "$@" | jq -rR 'split("\t") | map(@uri) |
  "/api/search?facet=person&facet=country&facet=source&q=\(.[0])" + (.[1:] | if . == [] then "" else "&\(.[0])=\(.[1])" end)' \
  >"$folder/targets"

"$programs/newsdex-serve" -q --db "$archive" --listen "127.0.0.1:$port" &
server=$!
until curl -sf -o "$folder/health" "http://127.0.0.1:$port/healthz"; do sleep 0.1; done
printf '%s\n%d queries, %d cores\n' "$(cat "$folder/health")" "$(wc -l <"$folder/targets")" "$(nproc)"
measure "http://127.0.0.1:$port" "$folder/targets"
printf 'memory: %s kB\n' "$(awk '/VmHWM/ { print $2 }' "/proc/$server/status")"
