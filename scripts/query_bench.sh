#!/usr/bin/env bash
# query_bench.sh ARTICLES.jsonl [QUERIES [ROUNDS]]: indexes the articles with newsdex, stock Xapian and,
# where it is installed, Lucene 8; asks each QUERIES (default 100) queries of every kind, ROUNDS times (default
# 10), and prints for every kind the CPU time of an answer with its ten best articles and their
# snippets: the best round of a query, of these the median and the 99th in a hundred.
#
# The words are drawn from the articles, so frequent ones are asked for often. Every program runs in one
# process on one core with its index in the page cache. Lucene counts hits up to a thousand only and is
# given time to compile; Xapian and newsdex count all. Where programs read a query in
# their own way the numbers of articles differ (a phrase of stems, 1,000 words of a prefix): they
# are printed, too. Needs the packages of scripts/apt-packages-bench.txt.
set -euo pipefail
readonly articles=$(realpath -- "${1:?ARTICLES.jsonl}") queries=${2:-100} rounds=${3:-10}
cd "$(dirname "${BASH_SOURCE[0]}")/.."

cmake --preset release >/dev/null
cmake --build --preset release --target newsdex-index query_newsdex peer_xapian >/dev/null
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
"$bin/query_newsdex" "$work/newsdex.db" "$work/queries.tsv" "$rounds" >"$work/newsdex.times"
"$bin/peer_xapian" index "$articles" "$work/xapian.db"
"$bin/peer_xapian" query "$work/xapian.db" "$work/queries.tsv" "$rounds" >"$work/xapian.times"
programs=(newsdex xapian)
lucene=$(printf '%s:' /usr/share/java/lucene-{core,analyzers-common,highlighter,queries,memory}-8*.jar)
if command -v javac >/dev/null && [[ -e ${lucene%%:*} ]]; then
  jq -r '[.id, .title, .body, .published, .source] | @tsv' "$articles" >"$work/in.tsv"
  javac -cp "$lucene" -d "$work" tests/bench/PeerLucene.java
  java -cp "$lucene:$work" PeerLucene index "$work/in.tsv" "$work/lucene.db"
  java -cp "$lucene:$work" PeerLucene query "$work/lucene.db" "$work/queries.tsv" "$((3 * rounds))" >"$work/lucene.times"
  programs+=(lucene)
fi

printf '%d articles, %d queries of a kind, %d rounds; CPU microseconds of an answer\n' \
  "$(wc -l <"$articles")" "$queries" "$rounds"
printf '%-8s %-8s %8s %8s %10s\n' kind program p50 p99 articles
for kind in term or and phrase prefix filter facets; do
  for program in "${programs[@]}"; do
    awk -F'\t' -v kind="$kind" '$1 == kind { print $4, $3 }' "$work/$program.times" | sort -n |
      awk -v kind="$kind" -v program="$program" '{ time[NR] = $1; sum += $2 } END {
        if (NR) printf "%-8s %-8s %8d %8d %10d\n", kind, program, time[int((NR + 1) / 2)], time[int(NR * 0.99 + 0.5)], sum }'
  done
done
