-- wrk: sends the requests of a file in random order. Each line: a token, a tab, a body.
-- The token may be empty. Says how many answers held errors or no data.
local requests = {}

function init(args)
   math.randomseed(os.time() + tonumber(tostring({}):match("0x(%x+)"), 16) % 100000)
   for line in io.lines(args[1]) do
      local token, body = line:match("^([^\t]*)\t(.*)$")
      local headers = { ["Content-Type"] = "application/json" }
      if token ~= "" then headers["Authorization"] = "Bearer " .. token end
      requests[#requests + 1] = wrk.format("POST", nil, headers, body)
   end
end

function request()
   return requests[math.random(#requests)]
end

local threads = {}

function setup(thread)
   table.insert(threads, thread)
end

bad = 0

function response(status, headers, body)
   if status ~= 200 or body:find('"errors"', 1, true) or not body:find('"number"', 1, true) then
      if bad == 0 then io.write("BAD " .. status .. " " .. body:sub(1, 500) .. "\n") end
      bad = bad + 1
   end
end

function done(summary, latency, requests)
   local wrong = 0
   for _, thread in ipairs(threads) do wrong = wrong + thread:get("bad") end
   local e = summary.errors
   io.write(string.format(
      'RESULT {"p50": %.3f, "p95": %.3f, "rate": %.1f, "bad": %d}\n',
      latency:percentile(50) / 1000, latency:percentile(95) / 1000,
      summary.requests / (summary.duration / 1000000),
      wrong + e.connect + e.read + e.write + e.status + e.timeout))
end
