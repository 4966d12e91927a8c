#!/usr/bin/env bash
# query_bench.sh ARTICLES.jsonl [QUERIES [ROUNDS]]: indexes the articles with newsdex, stock Xapian, SQLite FTS5
# and, where it is installed, Lucene 8; asks each QUERIES (default 100) queries of every kind, ROUNDS times
# (default 10), and prints for every kind the CPU time of an answer: the best round of a query, of these
# the median and the 99th in a hundred. First with the ten best articles and their snippets (`page`), then
# without reading any (`match`). Last, how long whole processes take to a first page.
#
# The words are drawn from the articles, so frequent ones are asked for often. Facets are the ten most frequent
# publishers, persons and countries beside a word: `broad` in a fifth of the articles or more, `narrow` in a
# hundredth or less. The persons and countries are those that newsdex found. SQLite is asked for facets only.
# Every program runs in one process on one core with its index in the page cache. Lucene counts hits up
# to a thousand only and is given time to compile; Xapian and newsdex count all. Where programs read a query in
# their own way the numbers of articles differ (a phrase of stems, 1,000 words of a prefix): they
# are printed, too; of facets it is the sum of what the rows count. Needs the packages of
# scripts/apt-packages-bench.txt.
set -euo pipefail
readonly articles=$(realpath -- "${1:?ARTICLES.jsonl}") queries=${2:-100} rounds=${3:-10}
cd "$(dirname "${BASH_SOURCE[0]}")/.."

cmake --preset release >/dev/null
cmake --build --preset release --target newsdex-index newsdex-search query_newsdex peer_xapian peer_sqlite >/dev/null
readonly bin=$PWD/build/release/bin
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# words: the words of some articles that no analyzer leaves out, one article a line, "." between those that are
# not side by side.
words() {
  jq -r '.body' "$articles" | awk -v step="$(($(wc -l <"$articles") / (queries * 8) + 1))" '
    NF > 20 && ++n % step == 0 {
      out = ""
      for (i = 1; i <= NF; ++i) out = out " " ($i ~ /^[a-z]+$/ && length($i) > 4 && $i !~ /^the/ ? $i : ".")
      print out
    }'
}

# Rows of each kind in turn: the k-th kind takes its words from every eighth article on.
words | awk -v most="$queries" -v OFS='\t' '
  function take(first,   i) {
    for (i = first; i <= NF; ++i) if ($i != ".") return i
    return 0
  }
  {
    a = take(1 + NR % 7); if (!a) next
    b = take(a + 3); c = take(b + 3)
    kind = NR % 8
    if (n[kind] >= most || !b || !c) next
    if (kind == 1) print "term", $a
    else if (kind == 2) print "or", $a, $b, $c
    else if (kind == 3) print "and", $a, $b
    else if (kind == 4) {
      for (i = 1; i < NF && ($i == "." || $(i + 1) == "."); ++i) {}
      if (i >= NF) next
      print "phrase", $i, $(i + 1)
    } else if (kind == 5) print "prefix", substr($a, 1, 4)
    else if (kind == 6) print "filter", $a, "SOURCE", "YEAR"
    else if (kind == 7) print "facets", $a
    else next
    ++n[kind]
  }' >"$work/drawn.tsv"
# A filter takes publisher and year of articles in turn.
jq -r 'select(.source and .published) | [.source, .published[:4]] | @tsv' "$articles" |
  awk -v OFS='\t' 'NR == FNR { pair[NR] = $0; next }
    $2 == "" { next }
    { if ($1 == "filter") { split(pair[1 + (FNR * 7919) % length(pair)], p, "\t"); print $1, $2, p[1], p[2] } else print }' \
    FS='\t' - "$work/drawn.tsv" >"$work/queries.tsv"

"$bin/newsdex-index" -q --db "$work/newsdex.db" --language en "$articles"

# The peers are given the articles with the persons and countries that newsdex found.
"$bin/newsdex-search" -q --db "$work/newsdex.db" --format jsonl --limit 0 '' |
  jq -r '"\(.id)\t\({persons: [.persons[].value], countries: [.countries[].value]} | tojson | .[1:])"' >"$work/labels.tsv"
paste <(jq -r '.id' "$articles") "$articles" |
  awk -F'\t' 'NR == FNR { labels[$1] = $2; next } { print substr($2, 1, length($2) - 1) "," labels[$1] }' \
    "$work/labels.tsv" - >"$work/labelled.jsonl"
"$bin/peer_xapian" index "$work/labelled.jsonl" "$work/xapian.db"
"$bin/peer_sqlite" index "$work/labelled.jsonl" "$work/sqlite.db"
programs=(newsdex xapian sqlite)
lucene=$(printf '%s:' /usr/share/java/lucene-{core,analyzers-common,facet,highlighter,queries,memory}-8*.jar)$work
if command -v javac >/dev/null && [[ -e ${lucene%%:*} ]]; then
  jq -r '[.id, .title, .body, .published, .source, (.persons | join(" ")), (.countries | join(" "))] | @tsv' \
    "$work/labelled.jsonl" >"$work/in.tsv"
  javac -cp "$lucene" -d "$work" tests/bench/PeerLucene.java
  java -cp "$lucene" PeerLucene index "$work/in.tsv" "$work/lucene.db"
  programs+=(lucene)
fi

# times PROGRAM page|match: SQLite and Xapian are timed one way only.
times() {
  case $1-$2 in
  newsdex-page) "$bin/query_newsdex" "$work/newsdex.db" "$work/queries.tsv" "$rounds" ;;
  newsdex-match) "$bin/query_newsdex" "$work/newsdex.db" "$work/queries.tsv" "$rounds" match ;;
  xapian-page) "$bin/peer_xapian" query "$work/xapian.db" "$work/queries.tsv" "$rounds" ;;
  sqlite-match) "$bin/peer_sqlite" query "$work/sqlite.db" "$work/queries.tsv" "$rounds" ;;
  lucene-page) java -cp "$lucene" PeerLucene query "$work/lucene.db" "$work/queries.tsv" "$((3 * rounds))" ;;
  lucene-match) java -cp "$lucene" PeerLucene match "$work/lucene.db" "$work/queries.tsv" "$((3 * rounds))" ;;
  esac
}

# In how many articles the words are that facets are counted for.
awk -F'\t' -v OFS='\t' '$1 == "facets" { print "term", $2 }' "$work/queries.tsv" >"$work/words.tsv"
"$bin/query_newsdex" "$work/newsdex.db" "$work/words.tsv" 1 match >"$work/words.found"

# summary PROGRAM page|match
summary() {
  awk -F'\t' -v OFS='\t' -v articles="$(wc -l <"$articles")" 'NR == FNR { found[$2] = $3; next }
    $1 != "facets" { print; next }
    { print "facets", $2, $3, $4 }
    found[$2] >= articles / 5 { print "broad", $2, $3, $4 }
    found[$2] <= articles / 100 { print "narrow", $2, $3, $4 }' "$work/words.found" "$work/$1.$2" |
    sort -t$'\t' -s -k1,1 -k4,4n | awk -F'\t' -v what="$2" -v program="$1" '
      function flush() {
        if (n) printf "%-6s %-8s %-8s %8d %8d %10d\n", what, kind, program, time[int((n + 1) / 2)], time[int(n * 0.99 + 0.5)], sum
        n = sum = 0
      }
      $1 != kind { flush(); kind = $1 }
      { time[++n] = $4; sum += $3 }
      END { flush() }'
}

printf '%d articles, %d queries of a kind, %d rounds; CPU microseconds of an answer\n' \
  "$(wc -l <"$articles")" "$queries" "$rounds"
printf '%-6s %-8s %-8s %8s %8s %10s\n' what kind program p50 p99 articles
for what in page match; do
  for program in "${programs[@]}"; do times "$program" "$what" >"$work/$program.$what"; done
  for program in "${programs[@]}"; do summary "$program" "$what"; done | sort -s -k2,2
done

word=$(awk -F'\t' '$1 == "term"' "$work/newsdex.page" | sort -t$'\t' -k3,3n | awk -F'\t' '{ word[NR] = $2 } END { print word[int(NR / 2)] }')
printf '\na whole process to the first page of `%s`, milliseconds\n' "$word"
first_page=(tests/bench/first_page.sh "$word" "$work/newsdex.db" "$work/sqlite.db")
[[ ${programs[-1]} != lucene ]] || first_page+=("$work/lucene.db" "$lucene")
"${first_page[@]}"
