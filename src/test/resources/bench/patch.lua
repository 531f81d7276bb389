-- PATCH of the paths in a file, one a line, in turn: a new name each time. Each thread has its own
-- share of the paths, because two changes of one image at a time may be refused.

require("report")

local body = '[{"op":"replace","path":"/name","value":"benchmark %06d"}]'
local paths = {}
local count = 0

function init(args)
  wrk.headers["Content-Type"] = "application/openstack-images-v2.1-json-patch"
  local line = 0
  for path in io.lines(args[1]) do
    line = line + 1
    if line % 2 == number % 2 then
      paths[#paths + 1] = path
    end
  end
end

function request()
  count = count + 1
  return wrk.format("PATCH", paths[count % #paths + 1], nil, body:format(count % 1000000))
end

expect(200)
