wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer " .. (os.getenv("KEY") or "none")
if os.getenv("FRESH") then wrk.headers["Cache-Control"] = "no-store" end
wrk.body = '{"model":"' .. os.getenv("MODEL") .. '","max_tokens":256,"messages":[{"role":"user","content":"' .. string.rep("word ", 200) .. '"}]}'
-- What Portkey's gateway wants to know.
if os.getenv("UPSTREAM") then
  wrk.headers["x-portkey-provider"] = "openai"
  wrk.headers["x-portkey-custom-host"] = os.getenv("UPSTREAM")
end
-- Each call with any of so many keys (bench/gateway-keys.sh makes them).
local keys = tonumber(os.getenv("KEYS"))
if keys then
  function request()
    return wrk.format(nil, nil, { ["Authorization"] = string.format("Bearer fd-%043d", math.random(keys)), ["Content-Type"] = "application/json", ["Cache-Control"] = "no-store" })
  end
end
