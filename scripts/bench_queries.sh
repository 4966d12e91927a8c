#!/usr/bin/env bash
# bench_queries.sh [N [ROUNDS]]: asks newsdex, stock Xapian and (where it is installed) Lucene 8 the same
# questions over N generated articles (default 100000), each in one process with its index open, and prints
# for each kind the percentiles 50 and 99 of the best of ROUNDS times (default 5), in microseconds. But for
# facets each answer is an exact total and a page of ten with snippets.
#
# Totals differ where programs mean different things: prefixes of words to newsdex are prefixes of stems
# to the others, and its phrases end with their paragraph. For term, or, and, filter they have to be equal.
# Needs the packages of scripts/apt-packages-bench.txt. Nothing else may run beside it.
set -euo pipefail
readonly count=${1:-100000} rounds=${2:-5} each=50
cd "$(dirname "${BASH_SOURCE[0]}")/.."

cmake --preset release >/dev/null
cmake --build --preset release --target newsdex-index generate_news peer_xapian query_bench >/dev/null
readonly bin=$PWD/build/release/bin
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$bin/generate_news" "$count" >"$work/in.jsonl"

# queries: a line each of kind and words, from evenly spaced articles; words of at least five letters, which
# nobody takes for stop words.
awk -v step=$((count / each)) 'NR % step == 0' "$work/in.jsonl" | jq -r '[.source, .published, .body] | @tsv' |
  awk -F '\t' -v OFS='\t' '
    function pick() { return words[1 + int(rand() * n)] }
    BEGIN { srand(1) }
    {
      n = pairs = 0
      all = split($3, word, " ")
      for (i = 1; i <= all; ++i) {
        if (word[i] !~ /^[a-z][a-z][a-z][a-z][a-z]+$/) continue
        words[++n] = word[i]
        if (i > 1 && word[i - 1] == words[n - 1] && n > 1) pair[++pairs] = words[n - 1] OFS words[n]
      }
      if (n < 3 || pairs == 0) next
      print "term", pick()
      print "or", pick(), pick(), pick()
      print "and", pick(), pick()
      print "phrase", pair[1 + int(rand() * pairs)]
      print "prefix", substr(pick(), 1, 5)
      year = substr($2, 1, 4)
      print "filter", pick(), $1, (year - 2) "-01-01", year "-12-31"
      print "facets", pick()
    }' >"$work/queries"

"$bin/newsdex-index" -q --db "$work/newsdex.db" --no-entities --language en "$work/in.jsonl" >/dev/null
"$bin/query_bench" "$work/newsdex.db" "$work/queries" "$rounds" >"$work/newsdex"
"$bin/peer_xapian" index "$work/in.jsonl" "$work/xapian.db"
"$bin/peer_xapian" query "$work/xapian.db" "$work/queries" "$rounds" >"$work/xapian"
programs=(newsdex xapian)
lucene=$(printf '%s:' /usr/share/java/lucene-{core,analyzers-common,highlighter,memory,queries}-8*.jar)
if command -v javac >/dev/null && [[ -e ${lucene%%:*} ]]; then
  programs+=(lucene)
  jq -r '[.id, .title, .body, .published, .source] | @tsv' "$work/in.jsonl" >"$work/in.tsv"
  javac -cp "$lucene" -d "$work" tests/bench/PeerLucene.java
  java -cp "$lucene:$work" PeerLucene index "$work/in.tsv" "$work/lucene.db"
  java -cp "$lucene:$work" PeerLucene query "$work/lucene.db" "$work/queries" "$rounds" >"$work/lucene"
fi

printf '%d generated articles, microseconds, best of %d\n' "$count" "$rounds"
status=0
printf '%-8s %-8s %8s %8s %8s %10s\n' kind program queries p50 p99 articles
for kind in term or and phrase prefix filter facets; do
  for program in "${programs[@]}"; do
    awk -F '\t' -v kind="$kind" -v program="$program" \
      '$1 == kind { printf "%-8s %-8s %8d %8d %8d %10d\n", kind, program, $2, $3, $4, $5 }' "$work/$program"
  done
  [[ $kind == phrase || $kind == prefix ]] && continue
  totals=$(cd "$work" && awk -F '\t' -v kind="$kind" '$1 == kind { print $5 }' "${programs[@]}" | sort -u | wc -l)
  if ((totals != 1)); then
    printf '%s: not the same articles\n' "$kind" >&2
    status=1
  fi
done
exit "$status"
