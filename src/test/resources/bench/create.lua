-- POST of the image in a file; the path of each that was made goes into the other file.

require("report")

local create
local made

function init(args)
  wrk.headers["Content-Type"] = "application/json"
  create = wrk.format("POST", "/v2/images", nil, io.lines(args[1])())
  made = io.open(args[2], "a")
  -- because all threads write into the one file
  made:setvbuf("line")
end

function request()
  return create
end

function response(status, headers, body)
  if status == 201 then
    made:write("/v2/images/", body:match('"id"%s*:%s*"([%x-]+)"'), "\n")
  elseif status < 400 then
    unexpected = unexpected + 1
  end
end
