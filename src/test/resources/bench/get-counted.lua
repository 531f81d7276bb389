-- GET as get.lua does, and how often each status came.

require("get")

function response(status)
  count(status)
end
