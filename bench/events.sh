#!/usr/bin/env bash
# Events a second from the outbox to a listener of the topic: stores many at once, as committed transactions would have, and
# waits until all are heard. The server must be running on its own embedded PostgreSQL with its broker open
# (server-config/jms-acceptor.cli).
#   bench/events.sh OPERATOR_PASSWORD [url] [broker] [events] [rounds]
set -euo pipefail
cd "$(dirname "$0")/.."
password=$1 url=${2:-http://localhost:8080} broker=${3:-tcp://127.0.0.1:61616?enable1xPrefixes=true} events=${4:-20000} rounds=${5:-3}
home=${FRONTDESK_HOME:-$HOME/.frontdesk}/postgres
port=$(sed -n 4p "$home/data/postmaster.pid")
secret=$(sed -n "s/^frontdesk_app=//p" "$home/passwords.properties")
sql() { PGPASSWORD=$secret PGOPTIONS="-c app.tenant=system" psql -qAtX -h 127.0.0.1 -p "$port" -U frontdesk_app frontdesk "$@"; }
sql -c "show fsync" -c "show synchronous_commit" | paste -sd' ' | sed 's/^/fsync, synchronous_commit: /'
for round in $(seq "$rounds"); do
  coproc hear { bench/jms.sh hear "$url" "$password" "$broker" "$events"; }
  hears=$hear_PID out=${hear[0]}
  read -r line <&"$out" && [ "$line" = listening ]
  sql -c "with event as (
      insert into outbox_event (id, tenant_id, type, subject, payload, occurred_at)
      select gen_random_uuid(), '00000000-0000-7000-8000-00000000bbbb', 'support.message.posted', ('00000000-0000-7000-8000-' || lpad((n % 50)::text, 12, '0'))::uuid,
        '{\"conversationId\":\"00000000-0000-7000-8000-000000000000\",\"messageId\":\"00000000-0000-7000-8000-000000000000\",\"seq\":1,\"role\":\"visitor\",\"outcome\":null}', now()
      from generate_series(1, $events) n returning id, seq, tenant_id
    ) insert into outbox_delivery (event_id, seq, listener, tenant_id, due_at) select id, seq, 'integration.events', tenant_id, now() from event"
  cat <&"$out"
  wait "$hears"
done
sql -c "delete from outbox_event where tenant_id = '00000000-0000-7000-8000-00000000bbbb'"
