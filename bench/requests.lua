-- The requests of a wrk run. Environment: PATHS is a file with a path a line; each thread walks it
-- from its own place. "{box}" in a path stands for the next line of the file BOXES; with LAP
-- set, each such box is moved by billionths of a degree, another way for each lap of the list, so
-- that no server sees the same request twice. CODING is what Accept-Encoding says; TAG goes into
-- If-None-Match.
local paths, boxes, fields = {}, {}, {}
local place, lap = 0, 0
local threads = 0

function setup(thread)
    thread:set("number", threads)
    threads = threads + 1
end

local function box(at)
    local index = at % #boxes
    local nudge = lap > 0 and (lap + 2 * math.floor(at / #boxes) + number) * 1e-9 or 0
    local sides = boxes[index + 1]
    return string.format("%.9f,%.9f,%.9f,%.9f", sides[1] + nudge, sides[2] + nudge, sides[3] + nudge, sides[4] + nudge)
end

function init()
    for line in io.lines(os.getenv("PATHS")) do
        paths[#paths + 1] = line
    end
    if os.getenv("BOXES") then
        for line in io.lines(os.getenv("BOXES")) do
            local sides = {}
            for side in line:gmatch("[^,]+") do
                sides[#sides + 1] = tonumber(side)
            end
            boxes[#boxes + 1] = sides
        end
    end
    lap = tonumber(os.getenv("LAP") or 0)
    fields["Accept-Encoding"] = os.getenv("CODING")
    fields["If-None-Match"] = os.getenv("TAG")
    place = number * math.floor(math.max(#boxes, #paths) / 2)
end

function request()
    local path = paths[place % #paths + 1]
    if #boxes > 0 then
        path = path:gsub("{box}", box(place))
    end
    place = place + 1
    return wrk.format("GET", path, fields)
end

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format(
        'RESULT {"requests":%d,"microseconds":%d,"bytes":%d,"p50":%f,"p99":%f,"errors":%d}\n',
        summary.requests, summary.duration, summary.bytes, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
        errors.status + errors.timeout + errors.connect + errors.read + errors.write))
end
