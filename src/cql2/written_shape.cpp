#include "cql2/written_shape.hpp"

#include "base/error.hpp"
#include "ogr/transform.hpp"

#include <algorithm>
#include <cmath>

namespace trygg::cql2 {

namespace {

template <typename Change>
void for_each_run(shape& of, Change const& change) {
    if (!of.points.empty()) {
        change(of.points);
    }
    for (auto& part : of.parts) {
        for_each_run(part, change);
    }
}

std::string text_of(geo::point where) { return fmt::format("{} {}", where.x, where.y); }

bool is_on_earth(geo::point where) { return std::abs(where.x) <= 180 && std::abs(where.y) <= 90; }

/// A straight line of 2 km leaves the curve that it is in degrees by less than 20 cm in Sweden.
std::vector<geo::point> densified(std::vector<geo::point> const& line) {
    constexpr double step = 2'000, most_points = 20'000;
    auto const most_steps = std::clamp(most_points / static_cast<double>(line.size()), 1.0, 64.0);
    std::vector<geo::point> result{line.front()};
    for (std::size_t i = 1; i < line.size(); ++i) {
        auto const a = line[i - 1], b = line[i];
        auto const length = std::hypot(b.x - a.x, b.y - a.y);
        auto const steps = static_cast<int>(std::clamp(std::ceil(length / step), 1.0, most_steps));
        for (int at = 1; at < steps; ++at) {
            result.push_back({a.x + (b.x - a.x) * at / steps, a.y + (b.y - a.y) * at / steps});
        }
        result.push_back(b);
    }
    return result;
}

/// Rounding may lead a hair over the antimeridian or a pole.
double within(double degrees, double most) {
    constexpr double hair = 1e-7;
    return std::abs(degrees) <= most + hair ? std::clamp(degrees, -most, most) : degrees;
}

/// A CRS and the way there and back: far away a projection gives numbers, but none that lead back.
class projection {
public:
    explicit projection(model::crs const& in)
        : m_crs(in), m_to(ogr::thread_transformer(in.name, "OGC:CRS84")),
          m_back(ogr::thread_transformer("OGC:CRS84", in.name)) {}

    void to_degrees(std::vector<geo::point>& run, std::string const& place) const {
        std::vector<double> xs, ys;
        for (auto const& p : run) {
            xs.push_back(p.x);
            ys.push_back(p.y);
        }
        m_to(xs, ys);
        auto back_xs = xs, back_ys = ys;
        m_back(back_xs, back_ys);
        for (std::size_t i = 0; i < run.size(); ++i) {
            geo::point const degrees{within(xs[i], 180), within(ys[i], 90)};
            constexpr double metre = 1;
            bool const leads_back =
                std::hypot(back_xs[i] - run[i].x, back_ys[i] - run[i].y) <= metre;
            if (!is_on_earth(degrees) || !leads_back) {
                throw input_error{"'filter' {}: {} is no place in {}; see filter-crs", place,
                                  text_of(east_first(run[i], m_crs)), m_crs.name};
            }
            run[i] = degrees;
        }
    }

private:
    model::crs const& m_crs;
    ogr::transformer const& m_to;
    ogr::transformer const& m_back;
};

void append(std::string& to, void const* bytes, std::size_t size) {
    to.append(static_cast<char const*>(bytes), size);
}

void append_count(std::string& to, std::size_t count) {
    auto const number = static_cast<std::uint32_t>(count);
    append(to, &number, sizeof number);
}

void append_points(std::string& to, shape const& from) {
    append_count(to, from.points.size());
    append(to, from.points.data(), from.points.size() * sizeof(geo::point));
}

void append_wkb(std::string& to, shape const& from) {
    to += '\1'; // little endian
    append_count(to, static_cast<std::size_t>(from.type));
    switch (from.type) {
    case shape_type::point:
        append(to, from.points.data(), sizeof(geo::point));
        break;
    case shape_type::line:
        append_points(to, from);
        break;
    case shape_type::polygon:
        append_count(to, from.parts.size());
        for (auto const& ring : from.parts) {
            append_points(to, ring);
        }
        break;
    default:
        append_count(to, from.parts.size());
        for (auto const& part : from.parts) {
            append_wkb(to, part);
        }
    }
}

shape rectangle(geo::point from, geo::point to) {
    if (from == to) {
        return {shape_type::point, {from}};
    }
    if (from.x == to.x || from.y == to.y) {
        return {shape_type::line, {from, to}};
    }
    shape const ring{shape_type::line, {from, {to.x, from.y}, to, {from.x, to.y}, from}};
    return {shape_type::polygon, {}, {ring}};
}

} // namespace

bool is_projected(model::crs const& crs) { return !crs.is_crs84() && crs.name != "EPSG:4326"; }

geo::point east_first(geo::point written, model::crs const& in) {
    return in.north_first ? geo::point{written.y, written.x} : written;
}

shape east_first(shape written, model::crs const& in) {
    for_each_run(written, [&](std::vector<geo::point>& run) {
        std::ranges::transform(run, run.begin(), [&](auto p) { return east_first(p, in); });
    });
    return written;
}

shape in_degrees(shape written, model::crs const& in, std::string const& place) {
    for_each_run(written, [&](std::vector<geo::point>& run) {
        for (auto const& p : run) {
            if (!std::isfinite(p.x) || !std::isfinite(p.y) ||
                (!is_projected(in) && !is_on_earth(p))) {
                throw input_error{"'filter' {}: {} is no place in {}{}", place,
                                  text_of(east_first(p, in)), in.name,
                                  is_projected(in) ? ""
                                  : in.north_first ? " (latitude, longitude)"
                                                   : " (longitude, latitude)"};
            }
        }
    });
    if (is_projected(in)) {
        projection const by{in};
        for_each_run(written, [&](std::vector<geo::point>& run) {
            run = run.size() > 1 ? densified(run) : run;
            by.to_degrees(run, place);
        });
    }
    return written;
}

shape shape_of(bounding_box const& written, model::crs const& in, std::string const& place) {
    auto const from = east_first(written.from, in), to = east_first(written.to, in);
    if (from.y > to.y) {
        throw input_error{"'filter' {}: the south of the BBOX lies north of its north", place};
    }
    if (from.x <= to.x) {
        return rectangle(from, to);
    }
    if (is_projected(in)) {
        throw input_error{"'filter' {}: the west of the BBOX lies east of its east", place};
    }
    auto const western = rectangle(from, {180, to.y}), eastern = rectangle({-180, from.y}, to);
    if (to.x == -180 || from.x == 180) { // the antimeridian is but a side of it
        return to.x == -180 ? western : eastern;
    }
    bool const areas = western.type == shape_type::polygon;
    return {areas ? shape_type::polygons : shape_type::collection, {}, {western, eastern}};
}

std::string wkb_of(shape const& from) {
    std::string result;
    append_wkb(result, from);
    return result;
}

} // namespace trygg::cql2
