#!/usr/bin/env bash
# bench.sh ARTICLES.jsonl [N [ROUNDS]]: indexes the first N (default 5000) articles of a file with newsdex
# and with its peers, ROUNDS times in turn (default 3), and prints CPU seconds, wall, peak memory (of the
# largest process) and size on disk, each the median. All do equal work: words with positions, stemmed,
# and the stored text, on one core. Fails where newsdex and its peers do not find the same numbers of
# articles for a set of words.
#
# Peers: TermGenerator and WritableDatabase of Xapian, SQLite FTS5, and where they are installed Omega's
# scriptindex, Lucene 8, Groonga and PostgreSQL. What they read is prepared beforehand and not counted,
# nor is an empty cluster of PostgreSQL's.
# Needs the packages of scripts/apt-packages-bench.txt. Nothing else may run beside it where the
# figures are to be compared with others'.
set -euo pipefail
readonly articles=$(realpath -- "${1:?ARTICLES.jsonl}") count=${2:-5000} rounds=${3:-3}
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Words that all stemmers cut alike (not "quarterly", "peaceful") and every tokenizer finds: no possessives, no "B'shares",
# acronyms, numbers, and none that newsdex makes of a hyphened one ("govern-ment").
readonly words=(oil market election minister war bank crude dollar profit stock analyst company
  yesterday price million gold tax)

cmake --preset release >/dev/null
cmake --build --preset release --target newsdex-index newsdex-search peer_xapian peer_sqlite >/dev/null
readonly bin=$PWD/build/release/bin tests=$PWD/build/release/bin
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
head -n "$count" -- "$articles" >"$work/in.jsonl"

index_newsdex() {
  "$bin/newsdex-index" -q --db "$1" --no-entities --language en --jobs 1 "$work/in.jsonl"
}
count_newsdex() {
  local db=$1 word
  shift
  for word; do
    # Words of credits and boilerplate are no words of the story to newsdex; its peers do not tell them apart.
    printf '%s\t%s\n' "$word" "$("$bin/newsdex-search" -q --db "$db" --view count \
      "$word OR (in:boilerplate $word) OR (in:credit $word) OR (in:correction $word)")"
  done
}
index_xapian() { "$tests/peer_xapian" index "$work/in.jsonl" "$1"; }
count_xapian() { "$tests/peer_xapian" count "$@"; }
index_omega() { scriptindex --stemmer=english "$1" tests/bench/scriptindex.script "$work/in.dump"; }
count_omega() { "$tests/peer_xapian" count "$@"; }
index_lucene() { java -cp "$lucene:$work" PeerLucene index "$work/in.tsv" "$1"; }
count_lucene() { java -cp "$lucene:$work" PeerLucene count "$@"; }
index_groonga() {
  mkdir -p "$1"
  groonga -n "$1/db" <tests/bench/groonga.schema
  groonga "$1/db" <"$work/in.groonga"
}
count_groonga() {
  local db=$1 word
  shift
  for word; do
    printf '%s\t%s\n' "$word" "$(groonga "$db/db" select Articles --match_columns Terms.articles \
      --query "$word" --limit 0 | jq '.[1][0][0][0]')"
  done
}
prepare_postgresql() { tests/bench/peer_postgresql.sh prepare "$1"; }
index_postgresql() { tests/bench/peer_postgresql.sh index "$1" "$work/in.postgresql"; }
count_postgresql() { tests/bench/peer_postgresql.sh count "$@"; }
index_sqlite() { "$tests/peer_sqlite" index "$work/in.jsonl" "$1"; }
count_sqlite() { "$tests/peer_sqlite" count "$@"; }

# median: of the numbers on stdin.
median() { sort -g | awk '{ row[NR] = $1 } END { print row[int((NR + 1) / 2)] }'; }

contestants=(newsdex xapian sqlite)
lucene=$(printf '%s:' /usr/share/java/lucene-{core,analyzers-common,facet,highlighter,memory,queries}-8*.jar)
readonly lucene
if command -v scriptindex >/dev/null; then
  contestants+=(omega)
  jq -r '"id=\(.id)", "title=\(.title)", "body=\(.body | gsub("\n"; "\n="))",
    "published=\(.published)", "source=\(.source)", ""' "$work/in.jsonl" >"$work/in.dump"
fi
jq -r '[.id, .title, .body, .published, .source] | @tsv' "$work/in.jsonl" >"$work/in.tsv"
if command -v javac >/dev/null && [[ -e ${lucene%%:*} ]]; then
  contestants+=(lucene)
  javac -cp "$lucene" -d "$work" tests/bench/PeerLucene.java
fi
if command -v groonga >/dev/null; then
  contestants+=(groonga)
  { echo 'load --table Articles'
    jq -c '{_key: .id, title, body, source, published: (.published // "" |
      if . == "" then null else (.[:10] + "-01-01")[:10] | strptime("%Y-%m-%d") | mktime end)}' "$work/in.jsonl" |
      sed '1s/^/[/; 1!s/^/,/; $s/$/]/'; } >"$work/in.groonga"
fi
if compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; then
  contestants+=(postgresql)
  # Two words with a slash between them are the name of a file to PostgreSQL, and no words.
  sed 's#/# #g' "$work/in.tsv" >"$work/in.postgresql"
  chmod a+x "$work"
fi
export -f index_newsdex index_xapian index_sqlite index_omega index_lucene index_groonga index_postgresql
export bin tests work lucene
for ((round = 0; round < rounds; ++round)); do
  for name in "${contestants[@]}"; do
    rm -rf "$work/$name.db"
    [[ $name != postgresql ]] || prepare_postgresql "$work/$name.db"
    sync
    /usr/bin/time -q -a -o "$work/$name.times" -f '%U %S %e %M' bash -c "index_$name '$work/$name.db'" >/dev/null
  done
done

bytes=$(jq -j '.title, .body' "$work/in.jsonl" | wc -c)
printf '%d articles, %d bytes of title and body, %d rounds\n' "$count" "$bytes" "$rounds"
printf '%-10s %8s %8s %8s %10s %10s\n' program 'CPU s' 'wall s' 'MB' 'size/text' 'CPU/ours'
for name in "${contestants[@]}"; do
  cpu=$(awk '{ print $1 + $2 }' "$work/$name.times" | median)
  [[ $name == newsdex ]] && ours=$cpu
  awk -v name="$name" -v cpu="$cpu" -v ours="$ours" -v text="$bytes" \
    -v wall="$(awk '{ print $3 }' "$work/$name.times" | median)" \
    -v memory="$(awk '{ print $4 / 1024 }' "$work/$name.times" | median)" \
    -v size="$(du -s -B1 "$work/$name.db" | cut -f1)" \
    'BEGIN { printf "%-10s %8.2f %8.2f %8.0f %10.2f %10.2f\n", name, cpu, wall, memory, size / text, cpu / ours }'
done

status=0
count_newsdex "$work/newsdex.db" "${words[@]}" >"$work/newsdex.counts"
for name in "${contestants[@]:1}"; do
  "count_$name" "$work/$name.db" "${words[@]}" >"$work/$name.counts"
  diff "$work/newsdex.counts" "$work/$name.counts" >"$work/difference" && continue
  printf '%s and newsdex (<) do not find the same numbers of articles:\n' "$name" >&2
  cat "$work/difference" >&2
  status=1
done
exit "$status"
