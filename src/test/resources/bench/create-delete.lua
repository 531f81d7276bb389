-- POST of the image in a file, then DELETE of what was made, and so on. The connections of a thread
-- share this state: any of them deletes what another one has made.

require("report")

local create
local made = {}

function init(args)
  wrk.headers["Content-Type"] = "application/json"
  create = wrk.format("POST", "/v2/images", nil, io.lines(args[1])())
  wrk.headers["Content-Type"] = nil
end

function request()
  local id = table.remove(made)
  if id then
    return wrk.format("DELETE", "/v2/images/" .. id)
  end
  return create
end

function response(status, headers, body)
  count(status)
  if status == 201 then
    made[#made + 1] = body:match('"id"%s*:%s*"([%x-]+)"')
  elseif status ~= 204 and status < 400 then
    unexpected = unexpected + 1
  end
end
