#!/usr/bin/env bash
# How long the server takes to be ready, and how much memory it holds then: a first start on an empty home, later ones on
# the same home. Build first (mvn package -DskipTests). Times are the server's own ("started in … ms") and from the
# command to the first 200 of /api/system/ready; RSS of the Java process, and with PostgreSQL's processes (their PSS).
#   bench/start.sh [later starts] [port]
set -euo pipefail
cd "$(dirname "$0")/.."
starts=${1:-3} port=${2:-18090}
. ./bench/java.sh
export FRONTDESK_HOME=$(mktemp -d) FRONTDESK_PORT=$port FRONTDESK_MANAGEMENT_PORT=$((port + 1))
log=target/server/standalone/log/server.log
trap 'kill "$pid" 2>/dev/null; wait "$pid" 2>/dev/null || true; rm -rf "$FRONTDESK_HOME"' EXIT
once() {
  : >"$log"
  local begun; begun=$(date +%s%N)
  "$java" @target/server/bin/frontdesk.args >/dev/null 2>&1 & pid=$!
  until curl -sf -o /dev/null "http://127.0.0.1:$port/api/system/ready"; do
    kill -0 "$pid" || { echo "the server has ended; see $log" >&2; exit 1; }
    sleep 0.05
  done
  local ready=$((($(date +%s%N) - begun) / 1000000))
  sleep 5
  local own; own=$(sed -n 's/.* started in \([0-9]*\)ms .*/\1/p' "$log" | tail -1)
  local rss; rss=$(awk '/^VmRSS/ {print int($2 / 1024)}' "/proc/$pid/status")
  local postgres=0
  for p in $(pgrep -f "$FRONTDESK_HOME/postgres"); do
    postgres=$((postgres + $(awk '/^Pss:/ {print $2}' "/proc/$p/smaps_rollup" 2>/dev/null || echo 0)))
  done
  echo "$1: ready after $ready ms (server's own time $own ms); RSS $rss MB, PostgreSQL $((postgres / 1024)) MB more"
  sleep "${2:-0}"
  kill "$pid"; wait "$pid" 2>/dev/null || true
}
# The first start goes on for a while: the demo's articles are being indexed.
once "first start" 25
for n in $(seq "$starts"); do once "later start $n"; done
