-- What the scripts share: each thread gets a number, and at the end one line of JSON tells what was
-- counted. wrk itself sees a status over 399; a script that names the status that it expects sees
-- every other one.

local threads = {}

function setup(thread)
  threads[#threads + 1] = thread
  thread:set("number", #threads)
  thread:set("unexpected", 0)
end

function expect(expected)
  function response(status)
    if status ~= expected and status < 400 then
      unexpected = unexpected + 1
    end
  end
end

function done(summary, latency)
  local errors = 0
  for _, count in pairs(summary.errors) do
    errors = errors + count
  end
  for _, thread in ipairs(threads) do
    errors = errors + thread:get("unexpected")
  end
  local line = '{"requests":%d,"micros":%d,"bytes":%d,"p50":%d,"p99":%d,"errors":%d}\n'
  io.write(line:format(summary.requests, summary.duration, summary.bytes,
    latency:percentile(50), latency:percentile(99), errors))
end
