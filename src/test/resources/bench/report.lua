-- What the scripts share: each thread gets a number, and at the end one line of JSON tells what was
-- counted. wrk itself sees a status over 399; a script that names the status that it expects sees
-- every other one.

local threads = {}

statuses = {}

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

function count(status)
  statuses[status] = (statuses[status] or 0) + 1
end

local function by_status()
  local sums, members = {}, {}
  for _, thread in ipairs(threads) do
    for status, times in pairs(thread:get("statuses")) do
      sums[status] = (sums[status] or 0) + times
    end
  end
  for status, times in pairs(sums) do
    members[#members + 1] = ('"%d":%d'):format(status, times)
  end
  return "{" .. table.concat(members, ",") .. "}"
end

-- A thread that had only so many requests to send says when it had the last answer.
local function took(duration)
  local latest = 0
  for _, thread in ipairs(threads) do
    latest = math.max(latest, thread:get("finished") or duration)
  end
  return latest
end

function done(summary, latency)
  local failed = summary.errors
  local broken = failed.connect + failed.read + failed.write + failed.timeout
  local errors = broken + failed.status
  for _, thread in ipairs(threads) do
    errors = errors + thread:get("unexpected")
  end
  local line = '{"requests":%d,"micros":%d,"bytes":%d,"p50":%d,"p99":%d,"errors":%d,"broken":%d,"statuses":%s}\n'
  io.write(line:format(summary.requests, took(summary.duration), summary.bytes,
    latency:percentile(50), latency:percentile(99), errors, broken, by_status()))
end
