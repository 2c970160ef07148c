# Sourced by what measures the gateway: starts a server of its own on an empty home and a provider that answers at once, makes a
# key, and sets url, upstream, KEY and MODEL. Build first (mvn package -DskipTests). Needs $port.
cd "$(dirname "$0")/.."
. ./bench/java.sh
home=$(mktemp -d)
pids=()
trap 'kill "${pids[@]}" 2>/dev/null; wait 2>/dev/null || true; rm -rf "$home"' EXIT
cp -r target/server/standalone "$home/standalone"
if [ -n "${TELEMETRY:-}" ]; then
  export OTEL_SDK_DISABLED=false OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:$((port + 5))
fi
FRONTDESK_HOME=$home/data FRONTDESK_PORT=$port FRONTDESK_MANAGEMENT_PORT=$((port + 1)) FRONTDESK_DEMO=false \
  FRONTDESK_EGRESS_ALLOW_PRIVATE=true \
  "$java" @target/server/bin/frontdesk.args "-Djboss.server.base.dir=$home/standalone" >"$home/log" 2>&1 & pids+=($!)
"$java" -Xmx64m bench/Upstream.java $((port + 2)) & pids+=($!)
[ -z "${TELEMETRY:-}" ] || { "$java" -Xmx64m bench/Collector.java $((port + 5)) & pids+=($!); }
url=http://127.0.0.1:$port upstream=http://127.0.0.1:$((port + 2))
until curl -sf -o /dev/null "$url/api/system/ready"; do kill -0 "${pids[0]}"; sleep 0.2; done
field() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }
send() { curl -sf "$url$1" -H "Authorization: Bearer ${token:-}" -H 'Content-Type: application/json' -d "$2"; }
token=$(send /api/auth/register '{"businessName":"Bench","name":"Bench","email":"bench@bench.example","password":"bench-password-1"}' | field accessToken)
send /api/ai/providers "{\"name\":\"openai\",\"kind\":\"openai\",\"baseUrl\":\"$upstream/v1\",\"apiKey\":\"none\"}" >/dev/null
export KEY MODEL=openai/gpt-4o
KEY=$(send /api/ai/keys '{"name":"Bench","budget":{"amount":"1000000.00","currency":"USD","period":"total"},"limits":{"requestsPerMinute":100000000,"requestsPerHour":1000000000}}' | field key)
answer=$(token=$KEY send /v1/chat/completions "{\"model\":\"$MODEL\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}")
[[ $answer == *chatcmpl* ]] || { echo "no answer: $answer" >&2; exit 1; }
load() { # load <connections> <seconds> <url>
  wrk -t1 -c"$1" -d"${2}s" --latency -s bench/gateway.lua "$3/v1/chat/completions" |
    awk '/50%/ {p50 = $2} /99%/ {p99 = $2} /Requests\/sec/ {rate = $2} /Non-2xx/ {bad = "  not 2xx: " $NF} END {print rate " requests/s, p50 " p50 ", p99 " p99 bad}'
}
