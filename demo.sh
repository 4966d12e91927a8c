#!/usr/bin/env bash
# Installs what is missing, builds, indexes the sample archive corpus/articles/ and shows five
# searches over it. Each command is printed as it can be typed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
scripts/setup.sh
scripts/build.sh release newsdex-index newsdex-search newsdex-admin

# show WHAT COMMAND...: says WHAT, prints COMMAND as one would type it, runs it.
show() {
  local word line='$'
  printf '\n# %s\n' "$1"
  shift
  for word; do
    [[ $word =~ ^[A-Za-z0-9_./:,+-]+$ ]] || word=${word@Q}
    line+=" $word"
  done
  printf '%s\n' "$line"
  "$@"
}

export PATH="$PWD/build/release/bin:$PATH" NEWSDEX_DB=build/demo.db
printf '%s\n' '' "$ cd ${PWD@Q}" "$ export PATH=\"\$PWD/build/release/bin:\$PATH\" NEWSDEX_DB=$NEWSDEX_DB"

show 'A folder of articles becomes an archive' newsdex-index corpus/articles || {
  # Status 2: the archive that an older newsdex left here is refused, or is none. Make it anew.
  (($? == 2)) && rm -rf "$NEWSDEX_DB" && show 'Once more, from nothing' newsdex-index corpus/articles
}
show 'Words, in every form of theirs, best first' newsdex-search -n 3 vaccines spoiled
show 'A person, whatever the accents and the language' newsdex-search -n 3 'person:"Jose Ibanez"'
show 'A country by any of its names, and who and what is mentioned beside it' \
  newsdex-search -n 3 --facet person:5 --facet source:5 country:Turkey
show 'What others report on the word of one outlet' newsdex-search -n 3 'cited:"Meridian Wire"'
show 'One outlet, over some months' \
  newsdex-search -n 3 --sort oldest 'source:"The Baobab Dispatch"' date:2024-02..2024-10

cat <<'TEXT'

# Your own: a folder of articles, packed or not, then what you are looking for
$ newsdex-index --db my.db FOLDER
$ newsdex-search --db my.db country:Iran nuclear talks
$ newsdex-search --help
TEXT
