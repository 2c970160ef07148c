#!/usr/bin/env bash
# Many sockets on one node: idle ones that must stay open and still get news at the end, and active ones that send a message
# each second. Starts a server of its own on an empty home. Build first (mvn package -DskipTests).
#   bench/sockets.sh [seconds] [idle] [active] [port]
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-60} idle=${2:-2000} active=${3:-200} port=${4:-18190}
. ./bench/java.sh
home=$(mktemp -d)
trap 'kill "$pid" 2>/dev/null; wait "$pid" 2>/dev/null || true; rm -rf "$home"' EXIT
cp -r target/server/standalone "$home/standalone"
FRONTDESK_HOME=$home/data FRONTDESK_PORT=$port FRONTDESK_MANAGEMENT_PORT=$((port + 1)) \
  "$java" @target/server/bin/frontdesk.args "-Djboss.server.base.dir=$home/standalone" >/dev/null 2>&1 & pid=$!
until curl -sf -o /dev/null "http://127.0.0.1:$port/api/system/ready"; do
  kill -0 "$pid" || { echo "the server did not start"; exit 1; }
  sleep 0.2
done
"$java" bench/Sockets.java "http://localhost:$port" it-desk "$seconds" "$idle" "$active"
awk '/^VmRSS/ {print "RSS of the server: " int($2 / 1024) " MB"}' "/proc/$pid/status"
