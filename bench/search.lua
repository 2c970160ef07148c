-- Searches for the lines of a file, one after the other.
wrk.headers["Authorization"] = "Bearer " .. os.getenv("VISITOR")

local paths = {}
local at = 0

function init(arguments)
  for path in io.lines(arguments[1]) do
    paths[#paths + 1] = path
  end
end

function request()
  at = at % #paths + 1
  return wrk.format(nil, paths[at])
end

function done(summary, latency)
  local wrong = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout
  io.write(string.format("p50 %.0f ms, p95 %.0f ms, p99 %.0f ms (%d calls, %d failed)\n",
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000, summary.requests, wrong))
end
