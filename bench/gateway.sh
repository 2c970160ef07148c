#!/usr/bin/env bash
# How many chat completions a second pass the gateway, everything governed (key, limits, budget, usage row), towards a provider
# that answers at once; beside it the provider asked directly, and answers from the cache. wrk, the provider and the database
# share the machine. Needs wrk. Starts a server of its own on an empty home. Build first (mvn package -DskipTests).
#   bench/gateway.sh [seconds] [port]
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-15} port=${2:-18210}
. ./bench/java.sh
home=$(mktemp -d)
pids=()
trap 'kill "${pids[@]}" 2>/dev/null; wait 2>/dev/null || true; rm -rf "$home"' EXIT
cp -r target/server/standalone "$home/standalone"
FRONTDESK_HOME=$home/data FRONTDESK_PORT=$port FRONTDESK_MANAGEMENT_PORT=$((port + 1)) FRONTDESK_DEMO_PASSWORD=bench-password-1 \
  FRONTDESK_EGRESS_ALLOW_PRIVATE=true \
  "$java" @target/server/bin/frontdesk.args "-Djboss.server.base.dir=$home/standalone" >/dev/null 2>&1 & pids+=($!)
"$java" -Xmx64m bench/Upstream.java $((port + 2)) & pids+=($!)
url=http://127.0.0.1:$port
until curl -sf -o /dev/null "$url/api/system/ready"; do kill -0 "${pids[0]}"; sleep 0.2; done
field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }
send() { curl -sf "$url$1" -H "Authorization: Bearer ${token:-}" -H 'Content-Type: application/json' -d "$2"; }
token=$(send /api/auth/login '{"email":"owner@it-desk.example","password":"bench-password-1"}' | field accessToken)
send /api/ai/providers "{\"name\":\"openai\",\"kind\":\"openai\",\"baseUrl\":\"http://127.0.0.1:$((port + 2))/v1\",\"apiKey\":\"none\"}" >/dev/null
export KEY MODEL=openai/gpt-4o
KEY=$(send /api/ai/keys '{"name":"Bench","budget":{"amount":"1000000.00","currency":"USD","period":"total"},"limits":{"requestsPerMinute":100000000,"requestsPerHour":1000000000}}' | field key)
answer=$(token=$KEY send /v1/chat/completions "{\"model\":\"$MODEL\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}" ||
  token=$KEY curl -s "$url/v1/chat/completions" -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' -d "{\"model\":\"$MODEL\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}")
[[ $answer == *chatcmpl* ]] || { echo "no answer: $answer" >&2; exit 1; }
run() { # run <label> <connections> <url>
  printf '%-34s %4d connections: ' "$1" "$2"
  wrk -t1 -c"$2" -d"${seconds}s" --latency -s bench/gateway.lua "$3/v1/chat/completions" |
    awk '/50%/ {p50 = $2} /99%/ {p99 = $2} /Requests\/sec/ {rate = $2} /Non-2xx/ {bad = "  not 2xx: " $NF} END {print rate " requests/s, p50 " p50 ", p99 " p99 bad}'
}
FRESH=1 run warm-up 10 "$url"
FRESH=1 run warm-up 100 "$url"
for connections in 10 100 1; do
  FRESH=1 run "the provider directly" "$connections" "http://127.0.0.1:$((port + 2))"
  FRESH=1 run "through the gateway" "$connections" "$url"
  run "through the gateway, from the cache" "$connections" "$url"
done
echo "cost so far: $(curl -sf "$url/api/ai/budgets" -H "Authorization: Bearer $token" | head -c 300)"
awk '/^VmRSS/ {print "RSS of the server: " int($2 / 1024) " MB"}' "/proc/${pids[0]}/status"
