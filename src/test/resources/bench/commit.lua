-- POST without a body to the path in a file.

require("report")

local commit

function init(args)
  commit = wrk.format("POST", io.lines(args[1])())
end

function request()
  return commit
end

expect(201)
