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
