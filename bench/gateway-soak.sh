#!/usr/bin/env bash
# Whether memory grows: the gateway for so many minutes at half of what it can do, its heap after a full collection and its memory
# each five minutes. Needs wrk.
#   bench/gateway-soak.sh [minutes] [port]
set -euo pipefail
minutes=${1:-30} port=${2:-18210}
. "$(dirname "$0")/gateway-server.sh"
jcmd=$(dirname "$java")/jcmd
memory() {
  "$jcmd" "${pids[0]}" GC.run >/dev/null
  local heap; heap=$("$jcmd" "${pids[0]}" GC.heap_info | awk '/ used / {for (i = 1; i < NF; i++) if ($i == "used") sum += $(i + 1)} /Metaspace|class space/ {exit} END {print int(sum / 1024)}')
  awk -v heap="$heap" -v at="$1" '/^VmRSS/ {rss = int($2 / 1024)} /^Threads/ {threads = $2} END {print at ": heap in use " heap " MB, RSS " rss " MB, threads " threads}' "/proc/${pids[0]}/status"
}
export FRESH=1
# Two connections that wait for each other's answers do about half of what ten do.
load 2 60 "$url"
memory "after a minute"
for ((minute = 5; minute <= minutes; minute += 5)); do
  load 2 300 "$url"
  memory "after $minute minutes"
done
