-- For wrk: asks for the targets of the file that $TARGETS names, each thread from a place of its own,
-- and prints at the end what serve_load.sh makes a row of.
local targets = {}
for line in io.lines(os.getenv("TARGETS")) do targets[#targets + 1] = line end

local threads = 0
function setup(thread)
  thread:set("start", threads * 997)
  threads = threads + 1
end

local asked = 0
function request()
  asked = asked + 1
  return wrk.format("GET", targets[(start + asked) % #targets + 1])
end

function done(summary, latency)
  local errors = summary.errors
  print(string.format("RESULT %.0f %.1f %.1f %.1f %d %d",
    summary.requests / summary.duration * 1e6, latency:percentile(50) / 1e3,
    latency:percentile(99) / 1e3, latency.max / 1e3, summary.requests,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
