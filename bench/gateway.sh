#!/usr/bin/env bash
# How many chat completions a second pass the gateway, everything governed (key, limits, budget, usage row), towards a provider
# that answers at once; beside it the provider asked directly, answers from the cache, and other gateways, ungoverned, if the
# environment says how to start them. wrk, the provider and the database share the machine. With TELEMETRY=true traces and metrics
# go to a collector beside them. Needs wrk.
#   PORTKEY='npx -y @portkey-ai/gateway@1.15.2' LITELLM='litellm' bench/gateway.sh [seconds] [port]
set -euo pipefail
seconds=${1:-15} port=${2:-18210}
. "$(dirname "$0")/gateway-server.sh"
run() { # run <label> <connections> <seconds> <url>
  printf '%-34s %4d connections: ' "$1" "$2"
  load "$2" "$3" "$4"
}
started() { for _ in $(seq 900); do curl -s -o /dev/null "$1" && return; sleep 0.2; done; echo "nothing at $1" >&2; exit 1; }
if [ -n "${PORTKEY:-}" ]; then
  $PORTKEY --port=$((port + 3)) --headless >/dev/null 2>&1 & pids+=($!)
  started "http://127.0.0.1:$((port + 3))/"
fi
if [ -n "${LITELLM:-}" ]; then
  printf 'model_list:\n  - model_name: "%s"\n    litellm_params: {model: "openai/gpt-4o", api_base: "%s/v1", api_key: none}\n' "$MODEL" "$upstream" >"$home/litellm.yaml"
  LITELLM_DANGEROUSLY_PERMIT_WEAK_OR_UNSET_MASTER_KEY=true $LITELLM --config "$home/litellm.yaml" --port $((port + 4)) --num_workers 2 >"$home/litellm.log" 2>&1 & pids+=($!)
  started "http://127.0.0.1:$((port + 4))/health/liveliness"
fi
FRESH=1 run warm-up 10 40 "$url"
FRESH=1 run warm-up 100 20 "$url"
for connections in 10 100 1; do
  FRESH=1 run "the provider directly" "$connections" 5 "$upstream"
  FRESH=1 run "through the gateway" "$connections" "$seconds" "$url"
  run "through the gateway, from the cache" "$connections" "$seconds" "$url"
  [ -z "${PORTKEY:-}" ] || for _ in warm-up measured; do MODEL=gpt-4o UPSTREAM=$upstream/v1 run "Portkey" "$connections" "$seconds" "http://127.0.0.1:$((port + 3))"; done
  [ -z "${LITELLM:-}" ] || for _ in warm-up measured; do run "LiteLLM" "$connections" "$seconds" "http://127.0.0.1:$((port + 4))"; done
done
echo "budget: $(curl -sf "$url/api/ai/budgets" -H "Authorization: Bearer $token" | head -c 300)"
awk '/^VmRSS/ {print "RSS of the server: " int($2 / 1024) " MB"}' "/proc/${pids[0]}/status"
