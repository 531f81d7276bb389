-- One request, without a body or with one of so many bytes, for each path in a file, one a line. Each
-- of two threads has its own half of the paths and ends with it; a lone one has half too.

require("report")

local ffi = require("ffi")
ffi.cdef("typedef struct { long seconds; long micros; } now_t; int gettimeofday(now_t *now, void *zone);")

local requests = {}
local sent = 0
local answered = 0
local expected
local start

local function micros()
  local now = ffi.new("now_t[1]")
  ffi.C.gettimeofday(now, nil)
  return tonumber(now[0].seconds) * 1e6 + tonumber(now[0].micros)
end

function init(args)
  local body
  if args[3] then
    wrk.headers["Content-Type"] = "application/octet-stream"
    body = ("x"):rep(tonumber(args[3]))
  end
  local line = 0
  for path in io.lines(args[1]) do
    line = line + 1
    if line % 2 == number % 2 then
      requests[#requests + 1] = wrk.format(args[2], path, nil, body)
    end
  end
  expected = #requests
  if number == 1 then
    -- because wrk asks the first thread for one request that it only looks at
    table.insert(requests, 1, requests[1])
  end
  start = micros()
end

function request()
  sent = sent + 1
  -- because a connection that has nothing left to send waits for the answers of the others
  return requests[sent] or ""
end

function response(status)
  answered = answered + 1
  if status ~= 204 and status < 400 then
    unexpected = unexpected + 1
  end
  if answered == expected then
    finished = micros() - start
    wrk.thread:stop()
  end
end
