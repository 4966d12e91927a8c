# shellcheck shell=bash
# To be sourced: the questions that serve_load.sh and groonga_load.sh ask, and how they are timed.

# titles FILE...: the titles of TREC topics, one a line; one may stand on the line behind its tag.
titles() {
  sed 's/\r$//' -- "$@" | awk '
    /<title>/ { sub(/.*<title>[ \t]*(Topic:)?[ \t]*/, ""); wanted = 1 }
    wanted && NF { sub(/<\/title>.*/, ""); gsub(/[()"*?:\/]/, " "); print; wanted = 0 }'
}

# filters ARCHIVE FACET: the facet and its most frequent values in the archive, one a line.
filters() {
  "$programs/newsdex-search" -q --db "$1" --view facets --facet "$2:30" --format json |
    jq -r --arg facet "$2" '.facets[$facet].values[] | $facet + "\t" + .value'
}

# questions ARCHIVE TOPICS...: QUERY, or QUERY, FACET and VALUE, separated by tabs. Every third has a
# filter: in turn a person, a country, a source that is frequent in the archive.
questions() {
  local from=$1
  shift
  awk -F'\t' 'NR == FNR { filter[NR - 1] = $0; filters = NR; next }
    { print $0 (FNR % 3 == 0 ? "\t" filter[FNR / 3 % filters] : "") }' \
    <(paste -d '\n' <(filters "$from" person) <(filters "$from" country) \
      <(filters "$from" source) | grep .) <(titles "$@")
}

# measure URL TARGETS: asks a server for the targets of a file, in turn; a row for each number of
# connections ($CONNECTIONS), each for $SECONDS_EACH (10) seconds.
measure() {
  local connections result
  printf '%-12s %8s %8s %8s %8s %8s %6s\n' connections req/s 'p50 ms' 'p99 ms' 'max ms' requests errors
  for connections in ${CONNECTIONS:-1 2 4 8 16 32}; do
    result=$(TARGETS=$2 wrk -t1 "-c$connections" "-d${SECONDS_EACH:-10}s" --timeout 30s \
      -s "$here/serve_load.lua" "$1" | grep '^RESULT')
    # shellcheck disable=SC2086
    printf '%-12s %8s %8s %8s %8s %8s %6s\n' "$connections" ${result#RESULT }
  done
}
