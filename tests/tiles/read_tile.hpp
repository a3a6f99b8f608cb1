#pragma once
/// \file Vector tiles read back, independently of how they were written, and checked against the
/// specification (version 2.1).

#include "geo/geometry.hpp"
#include "geo/repair.hpp"

#include <protozero/pbf_reader.hpp>

#include <fmt/format.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace read_tile {

struct point {
    int x = 0, y = 0;
    bool operator==(point const&) const = default;
};

using value = std::variant<std::string, double, std::int64_t, bool>;

struct feature {
    std::uint64_t id = 0; ///< 0: none
    int type = 0;         ///< 1 points, 2 lines, 3 polygons
    std::map<std::string, value> properties;
    std::vector<std::vector<point>> paths; ///< points: one each; rings are not closed

    bool has(std::string const& key) const { return properties.count(key) > 0; }
    std::int64_t number(std::string const& key, std::int64_t otherwise = 0) const {
        return has(key) ? std::get<std::int64_t>(properties.at(key)) : otherwise;
    }
    std::string text(std::string const& key) const {
        return std::get<std::string>(properties.at(key));
    }
};

struct layer {
    std::string name;
    unsigned version = 1, extent = 4096;
    std::vector<feature> features;
    std::vector<std::string> faults; ///< where it breaks the specification
};

/// Twice the area by the surveyor's formula.
inline std::int64_t doubled_area(std::vector<point> const& ring) {
    std::int64_t result = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        auto const& a = ring[i];
        auto const& b = ring[(i + 1) % ring.size()];
        result += std::int64_t{a.x} * b.y - std::int64_t{b.x} * a.y;
    }
    return result;
}

/// The polygons of a feature as WKT: a ring with a positive area begins one.
inline std::string wkt_of(feature const& of) {
    std::string result;
    for (auto const& ring : of.paths) {
        std::string text = "(";
        for (auto const& at : ring) {
            text += fmt::format("{} {},", at.x, at.y);
        }
        text += fmt::format("{} {})", ring.front().x, ring.front().y);
        if (doubled_area(ring) > 0) {
            result += (result.empty() ? "(" : "),(") + text;
        } else {
            result += "," + text;
        }
    }
    return "MULTIPOLYGON(" + result + "))";
}

class reader {
public:
    static std::vector<layer> read(std::string const& bytes) {
        std::vector<layer> result;
        for (protozero::pbf_reader tile{bytes}; tile.next(3);) {
            result.push_back(reader{}.read_layer(tile.get_message()));
        }
        return result;
    }

private:
    layer read_layer(protozero::pbf_reader from) {
        std::vector<protozero::pbf_reader> features;
        while (from.next()) {
            switch (from.tag()) {
            case 15:
                m_layer.version = from.get_uint32();
                break;
            case 1:
                m_layer.name = from.get_string();
                break;
            case 2:
                features.push_back(from.get_message());
                break;
            case 3:
                m_keys.push_back(from.get_string());
                break;
            case 4: {
                auto const view = from.get_view();
                fault_if(!m_seen.insert({view.data(), view.size()}).second, "a value twice");
                m_values.push_back(read_value(protozero::pbf_reader{view}));
                break;
            }
            case 5:
                m_layer.extent = from.get_uint32();
                break;
            default:
                from.skip();
            }
        }
        std::set<std::string> const different{m_keys.begin(), m_keys.end()};
        fault_if(different.size() != m_keys.size(), "a key twice");
        fault_if(m_layer.name.empty() || m_layer.version != 2, "no name or not version 2");
        for (auto& each : features) {
            m_layer.features.push_back(read_feature(each));
        }
        return m_layer;
    }

    value read_value(protozero::pbf_reader from) {
        from.next();
        switch (from.tag()) {
        case 1:
            return from.get_string();
        case 3:
            return from.get_double();
        case 5:
            return static_cast<std::int64_t>(from.get_uint64());
        case 6:
            return from.get_sint64();
        case 7:
            return from.get_bool();
        default:
            fault_if(true, "a value of an unexpected type");
            return std::string{};
        }
    }

    feature read_feature(protozero::pbf_reader from) {
        feature result;
        while (from.next()) {
            switch (from.tag()) {
            case 1:
                result.id = from.get_uint64();
                break;
            case 2:
                read_tags(result, from.get_packed_uint32());
                break;
            case 3:
                result.type = from.get_enum();
                break;
            case 4:
                read_geometry(result, from.get_packed_uint32());
                break;
            default:
                from.skip();
            }
        }
        check(result);
        return result;
    }

    template <typename Range>
    void read_tags(feature& to, Range const& tags) {
        fault_if(tags.size() % 2 != 0, "an odd number of tags");
        for (auto at = tags.begin(); at != tags.end();) {
            auto const key = *at++;
            auto const number = *at++;
            fault_if(key >= m_keys.size() || number >= m_values.size(), "a tag out of range");
            to.properties[m_keys.at(key)] = m_values.at(number);
        }
    }

    template <typename Range>
    void read_geometry(feature& to, Range const& words) {
        point at;
        for (auto word = words.begin(); word != words.end();) {
            auto const command = *word & 7U;
            auto const times = *word++ >> 3U;
            if (command == 7) {
                fault_if(times != 1 || to.type == 1 || to.type == 2, "a wrong ClosePath");
                m_closed = true;
                continue;
            }
            fault_if(command == 1 && to.paths.size() > 0 && to.type == 3 && !m_closed,
                     "a ring not closed");
            for (std::uint32_t i = 0; i < times; ++i) {
                auto const dx = protozero::decode_zigzag32(*word++);
                auto const dy = protozero::decode_zigzag32(*word++);
                at = {at.x + dx, at.y + dy};
                fault_if(command == 2 && dx == 0 && dy == 0, "a point repeated");
                if (command == 1) {
                    to.paths.emplace_back();
                }
                to.paths.back().push_back(at);
                m_closed = false;
            }
        }
    }

    void check(feature const& of) {
        fault_if(of.paths.empty(), "no geometry");
        if (of.type != 3) {
            return;
        }
        fault_if(!m_closed, "a ring not closed");
        fault_if(of.paths.empty() || doubled_area(of.paths.front()) <= 0, "no outer ring first");
        for (auto const& ring : of.paths) {
            fault_if(ring.size() < 3 || doubled_area(ring) == 0, "a ring without area");
            fault_if(ring.front() == ring.back(), "a ring's first point at its end");
        }
        auto const shape = trygg::geo::from_wkt(wkt_of(of));
        fault_if(trygg::geo::invalid_reason(shape).has_value(), "an invalid polygon");
    }

    void fault_if(bool is_fault, std::string const& what) {
        if (is_fault) {
            m_layer.faults.push_back(what);
        }
    }

    layer m_layer;
    std::vector<std::string> m_keys;
    std::vector<value> m_values;
    std::set<std::string> m_seen;
    bool m_closed = false;
};

} // namespace read_tile
