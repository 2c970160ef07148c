#!/usr/bin/env bash
# Acknowledged messages per second over sockets, and what pgbench reaches with the same statements on the same database,
# in turn, fsync on. The server must be running on its own embedded PostgreSQL.
#   bench/messages.sh [url] [sockets] [seconds] [rounds]
set -euo pipefail
cd "$(dirname "$0")"
url=${1:-http://localhost:8080} sockets=${2:-50} seconds=${3:-15} rounds=${4:-3}
. ./java.sh
home=${FRONTDESK_HOME:-$HOME/.frontdesk}/postgres
port=$(sed -n 4p "$home/data/postmaster.pid")
password() { sed -n "s/^$1=//p" "$home/passwords.properties"; }
tenant=00000000-0000-7000-8000-00000000bbbb
sql() { PGPASSWORD=$(password frontdesk_app) PGOPTIONS="-c app.tenant=$tenant" psql -qAtX -h 127.0.0.1 -p "$port" -U frontdesk_app frontdesk "$@"; }
clear() { sql -c "delete from message where tenant_id = '$tenant'" -c "delete from conversation where tenant_id = '$tenant'"; }
trap clear EXIT
sql -c "insert into conversation (id, tenant_id, customer_id, customer_name, verified, state, subject, language, last_seq, created_at, updated_at)
  select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, '$tenant', gen_random_uuid(), '', false, 'waiting', 'bench', 'en', 0, now(), now()
  from generate_series(0, $sockets - 1) n on conflict do nothing"
sql -c "show fsync" -c "show synchronous_commit" | paste -sd' ' | sed 's/^/fsync, synchronous_commit: /'
for round in $(seq "$rounds"); do
  PGPASSWORD=$(password frontdesk_app) pgbench -n -M prepared -c "$sockets" -j 2 -T "$seconds" -f messages.sql \
    -h 127.0.0.1 -p "$port" -U frontdesk_app frontdesk | sed -n 's/^tps = \([0-9.]*\).*/pgbench: \1 transactions\/s/p'
  "$java" Messages.java "$url" it-desk "$sockets" "$seconds"
done
