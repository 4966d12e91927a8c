#!/usr/bin/env bash
# peer_postgresql.sh prepare|index|count DB ...: the peer of scripts/bench.sh that is PostgreSQL, in a
# cluster of its own that nothing but a socket in its folder reaches.
#
#   prepare DB           makes an empty cluster in DB.cluster that keeps what it is given in DB
#   index DB IN.tsv      COPY's text format: id, title, body, published, source
#   count DB WORD...     prints WORD<TAB>ARTICLES
#
# Words with positions, cut by Snowball's English stemmer, none left out, in a tsvector with a GIN
# index. The server and all its processes are children of this one, so that their CPU time is, too; it
# uses no second core to build the index. PostgreSQL refuses root: as root it runs as `postgres`.
set -euo pipefail
bin=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
readonly bin command=$1 db=$2 cluster=$2.cluster
shift 2

unprivileged() {
  if ((EUID == 0)); then setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else "$@"; fi
}

sql() { psql -q -X -A -t -v ON_ERROR_STOP=1 -h "$cluster" -U bench postgres "$@"; }

# with_server COMMAND...: runs a command while the server is there, and ends with its last process.
with_server() {
  local server status=0
  unprivileged "$bin/postgres" -D "$cluster" -k "$cluster" >>"$db.log" 2>&1 &
  server=$!
  until "$bin/pg_isready" -q -h "$cluster"; do
    kill -0 "$server" # and give up where it is not
    sleep 0.02
  done
  "$@" || status=$?
  unprivileged "$bin/pg_ctl" -s -D "$cluster" -m fast stop
  wait "$server"
  return "$status"
}

prepare() {
  local folder
  rm -rf -- "$cluster"
  mkdir -p "$cluster" "$db"
  for folder in "$cluster" "$db"; do
    ((EUID != 0)) || chown postgres "$folder"
  done
  unprivileged "$bin/initdb" -D "$cluster" -U bench -A trust -E UTF8 --locale=C.UTF-8 >"$db.log" 2>&1
  cat >>"$cluster/postgresql.conf" <<'CONF'
listen_addresses = ''
wal_level = minimal
max_wal_senders = 0
autovacuum = off
maintenance_work_mem = 512MB
max_parallel_maintenance_workers = 0
jit = off
CONF
}

index() {
  sql <<SQL
CREATE TABLESPACE place LOCATION '$db';
CREATE TEXT SEARCH DICTIONARY every_word (TEMPLATE = snowball, LANGUAGE = english);
CREATE TEXT SEARCH CONFIGURATION words (COPY = english);
ALTER TEXT SEARCH CONFIGURATION words ALTER MAPPING REPLACE english_stem WITH every_word;
BEGIN;
CREATE TABLE article (
  id text, title text, body text, published text, source text,
  words tsvector GENERATED ALWAYS AS (
    setweight(to_tsvector('words', title), 'A') || to_tsvector('words', body)) STORED
) TABLESPACE place;
\copy article (id, title, body, published, source) FROM '$1'
CREATE INDEX ON article USING gin (words) TABLESPACE place;
COMMIT;
SQL
}

count() {
  local word
  for word; do
    printf '%s\t%s\n' "$word" \
      "$(sql -c "SELECT count(*) FROM article WHERE words @@ to_tsquery('words', '$word')")"
  done
}

case $command in
  prepare) prepare ;;
  index) with_server index "$@" ;;
  count) with_server count "$@" ;;
esac
