#!/usr/bin/env bash
# 128 streams of 64 parts at once, one part each 20 ms: directly from the provider, and through the gateway.
#   bench/streams.sh [streams] [rounds] [port]
set -euo pipefail
streams=${1:-128} rounds=${2:-5} port=${3:-18210}
. "$(dirname "$0")/gateway-server.sh"
for _ in 1 2; do
  echo "directly"; "$java" bench/Streams.java "$upstream" none "$MODEL" "$streams" "$rounds"
  echo "through the gateway"; "$java" bench/Streams.java "$url" "$KEY" "$MODEL" "$streams" "$rounds"
done
