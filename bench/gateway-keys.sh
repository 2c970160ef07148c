#!/usr/bin/env bash
# How the gateway does with 10, 10,000 and 1,000,000 keys in the table: calls that all come with one key, and calls that each come
# with another one, at 10 connections, towards a provider that answers at once. Needs wrk and psql.
#   bench/gateway-keys.sh [seconds] [port]
set -euo pipefail
seconds=${1:-15} port=${2:-18210}
. "$(dirname "$0")/gateway-server.sh"
database=$(sed -n 4p "$home/data/postgres/data/postmaster.pid")
password=$(sed -n "s/^frontdesk_app=//p" "$home/data/postgres/passwords.properties")
business=$(curl -sf "$url/api/identity/business" -H "Authorization: Bearer $token" | field id | head -n 1)
sql() { PGPASSWORD=$password PGOPTIONS="-c app.tenant=$business" psql -qAtX -h 127.0.0.1 -p "$database" -U frontdesk_app frontdesk "$@"; }
run() { # run <label> <seconds>
  printf '%-42s ' "$1"
  load 10 "$2" "$url"
}
export FRESH=1
run warm-up 40
known=0
for keys in 10 10000 1000000; do
  sql -c "insert into ai_key (id, tenant_id, name, hash, hint, models, addresses, limits, created_at)
    select gen_random_uuid(), '$business', 'Bench', sha256(convert_to('fd-' || lpad(n::text, 43, '0'), 'UTF8')), 'fd-…',
      '{}', '{}', '{\"requestsPerHour\": 1000000000}', now() from generate_series($known + 1, $keys) n"
  known=$keys
  run "$keys keys, one of them calls" "$seconds"
  KEYS=$keys run "$keys keys, each call with any of them" "$seconds"
done
awk '/^VmRSS/ {print "RSS of the server: " int($2 / 1024) " MB"}' "/proc/${pids[0]}/status"
