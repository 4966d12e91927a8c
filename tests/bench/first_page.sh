#!/usr/bin/env bash
# first_page.sh WORD ARCHIVE SQLITE [LUCENE CLASSPATH]: how long whole processes take from their start to the
# ten best articles of a word with snippets, with the index in the page cache and with it dropped from there
# (programs and libraries stay): the median and the best of ROUNDS (default 15), in milliseconds.
#
# SQLITE is what peer_sqlite makes, asked by the sqlite3 shell; LUCENE what PeerLucene makes, whose classes
# are in CLASSPATH.
set -euo pipefail
readonly word=${1:?WORD} archive=${2:?ARCHIVE} sqlite=${3:?SQLITE} lucene=${4-} classpath=${5-}
readonly rounds=${ROUNDS:-15} bin=${PROGRAMS:-$(dirname "${BASH_SOURCE[0]}")/../../build/release/bin}

newsdex() { "$bin/newsdex-search" -q --db "$archive" "$word"; }
sqlite() {
  sqlite3 "$sqlite" "SELECT title, snippet(words, 1, '<b>', '</b>', '...', 40) FROM words
    WHERE words MATCH '$word' ORDER BY rank LIMIT 10"
}
lucene() { java -XX:TieredStopAtLevel=1 -cp "$classpath" PeerLucene page "$lucene" "$word"; }

forget() {
  local file
  while read -r file; do dd of="$file" oflag=nocache conv=notrunc,fdatasync count=0 status=none; done < <(find "$1" -type f)
}

# times PROGRAM INDEX CACHE
times() {
  local begin
  for ((i = 0; i < rounds; ++i)); do
    [[ $3 == warm ]] || forget "$2"
    begin=${EPOCHREALTIME/./}
    "$1" >/dev/null
    echo $((${EPOCHREALTIME/./} - begin))
  done | sort -n | awk -v program="$1" -v cache="$3" '{ time[NR] = $1 } END {
    printf "%-8s %-5s %8.1f %8.1f\n", program, cache, time[int((NR + 1) / 2)] / 1000, time[1] / 1000 }'
}

printf '%-8s %-5s %8s %8s\n' program cache median best
for cache in warm cold; do
  times newsdex "$archive" "$cache"
  times sqlite "$sqlite" "$cache"
  [[ -z $lucene ]] || times lucene "$lucene" "$cache"
done
