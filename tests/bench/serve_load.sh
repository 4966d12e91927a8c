#!/usr/bin/env bash
# serve_load.sh ARCHIVE TOPICS... : how many searches newsdex-serve answers in a second, and how fast.
#
# The titles of TREC topics (TOPICS: files with <title>) are the queries; every third has a filter by
# person, country or source, of values that the archive has; all ask for ten hits with snippets and
# three facets. One row for each number of connections ($CONNECTIONS). PROGRAMS names the folder of the
# programs, SECONDS_EACH how long a row takes, PORT where to listen; needs wrk and jq.
#
# With UPDATES, a JSONL file, newsdex-index adds 200 articles of it every two seconds meanwhile, to a copy
# of the archive made of links: what is published is never written again.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
readonly here programs=${PROGRAMS:-$here/../../build/release/bin} port=${PORT:-18190}
source "$here/load.sh"
archive=$1
shift
# Links to files need their file system.
folder=$(mktemp -d "$(dirname "$(realpath -- "$archive")")/serve_load.XXXXXX")
server=
updater=
finish() {
  [[ -z $updater ]] || kill "$updater" || true
  [[ -z $server ]] || kill "$server"
  rm -rf -- "$folder"
}
trap finish EXIT

publish() {
  local piece
  split -l 200 -- "$UPDATES" "$folder/update."
  for piece in "$folder"/update.*; do
    "$programs/newsdex-index" -q --jobs 1 --db "$archive" --format jsonl "$piece"
    sleep 2
  done
}

if [[ -n ${UPDATES-} ]]; then
  cp -al -- "$archive" "$folder/archive"
  archive=$folder/archive
  rm -f -- "$archive/lock"
fi

questions "$archive" "$@" | jq -rR 'split("\t") | map(@uri) |
  "/api/search?facet=person&facet=country&facet=source&q=\(.[0])" + (.[1:] | if . == [] then "" else "&\(.[0])=\(.[1])" end)' \
  >"$folder/targets"

"$programs/newsdex-serve" -q --db "$archive" --listen "127.0.0.1:$port" &
server=$!
until curl -sf -o "$folder/health" "http://127.0.0.1:$port/healthz"; do sleep 0.1; done
printf '%s\n%d queries, %d cores\n' "$(cat "$folder/health")" "$(wc -l <"$folder/targets")" "$(nproc)"
if [[ -n ${UPDATES-} ]]; then
  publish &
  updater=$!
fi
measure "http://127.0.0.1:$port" "$folder/targets"
[[ -z ${UPDATES-} ]] || curl -sf "http://127.0.0.1:$port/healthz"
printf 'memory of its own, without mapped files: %s kB\n' "$(awk '/RssAnon/ { print $2 }' "/proc/$server/status")"
