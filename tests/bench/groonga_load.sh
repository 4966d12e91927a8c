#!/usr/bin/env bash
# groonga_load.sh ARCHIVE TOPICS... : serve_load.sh's questions asked of Groonga's HTTP server.
#
# What Groonga is given is taken from the archive: texts, publishers, days, and the persons and countries
# that newsdex found, so that it filters and counts the same labels. It has one index of the words of
# title and body with positions, cut by Snowball's English stemmer, and an index for each kind of label; each
# answer has ten articles by score with snippets, and ten values of three drilldowns. Its cache of
# answers is off. The database is kept in $GROONGA where that is given, and not made again.
#
# PORT, CONNECTIONS, SECONDS_EACH, PROGRAMS as in serve_load.sh. Needs the packages of
# scripts/apt-packages-bench.txt and wrk.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
readonly here programs=${PROGRAMS:-$here/../../build/release/bin} port=${PORT:-18191}
source "$here/load.sh"
readonly archive=$1
shift
folder=$(mktemp -d)
readonly db=${GROONGA:-$folder/groonga}
server=
finish() {
  [[ -z $server ]] || kill "$server"
  rm -rf -- "$folder"
}
trap finish EXIT

# A row of Groonga's for each article.
rows() {
  "$programs/newsdex-search" -q --db "$archive" --view article --format jsonl --limit 0 '' |
    jq -c '{_key: .id, title, body: (.title as $title | .text | ltrimstr($title)), source,
      published: (.published // null | if . == null then . else
        (.[:10] + "-01-01")[:10] | strptime("%Y-%m-%d") | mktime end),
      persons: [.persons[].value], countries: [.countries[].value]}'
}

load() {
  mkdir -p "$db"
  groonga -n "$db/db" <"$here/groonga.schema" >"$folder/load.log"
  { echo 'load --table Articles' && rows | sed '1s/^/[/; 1!s/^/,/; $s/$/]/'; } |
    groonga "$db/db" >>"$folder/load.log"
}

[[ -e $db/db ]] || load
# Groonga's columns go by labels of publishers; newsdex filters by values.
"$programs/newsdex-search" -q --db "$archive" --view facets --facet source:0 --format json |
  jq '[.facets.source.values[] | {(.value): .label}] | add' >"$folder/labels"
questions "$archive" "$@" | jq -rR --slurpfile labels "$folder/labels" '
  def condition: {person: "persons", country: "countries", source: "source"}[.[0]] + " @ " +
    (if .[0] == "source" then $labels[0][.[1]] else .[1] end | tojson);
  split("\t") | "/d/select?table=Articles&cache=no&match_columns=title*3||body&query=\(.[0] | @uri)" +
    "&sort_keys=-_score&limit=10&output_columns=_key,_score,title,source,published,persons,countries,snippet_html(body)" +
    "&drilldown=persons,countries,source&drilldown_sort_keys=-_nsubrecs&drilldown_limit=10" +
    (.[1:] | if . == [] then "" else "&filter=\(condition | @uri)" end)' >"$folder/targets"

groonga -s --protocol http --bind-address 127.0.0.1 -p "$port" --max-threads "$(nproc)" "$db/db" &
server=$!
until curl -sf -o "$folder/status" "http://127.0.0.1:$port/d/status"; do sleep 0.1; done
printf 'Groonga %s\n%d queries, %d cores\n' "$(jq -r '.[1].version' "$folder/status")" \
  "$(wc -l <"$folder/targets")" "$(nproc)"
measure "http://127.0.0.1:$port" "$folder/targets"
printf 'memory of its own, without mapped files: %s kB\n' "$(awk '/RssAnon/ { print $2 }' "/proc/$server/status")"
