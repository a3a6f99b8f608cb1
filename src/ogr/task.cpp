#include "ogr/task.hpp"

#include <nlohmann/json.hpp>

namespace trygg::ogr {

using nlohmann::json;

std::string to_json(read_options const& options) {
    auto const& limits = options.bounds;
    json const out{{"layer", options.layer},
                   {"source_crs", options.source_crs},
                   {"target_epsg", options.target_epsg},
                   {"encoding", options.encoding},
                   {"max_file", limits.max_file},
                   {"max_unpacked", limits.max_unpacked},
                   {"max_members", limits.max_members},
                   {"max_memory", limits.max_memory},
                   {"max_cpu", limits.max_cpu.count()},
                   {"max_wait", limits.max_wait.count()},
                   {"max_rows", limits.max_rows},
                   {"max_row", limits.max_row}};
    return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

read_options options_from_json(std::string_view text) {
    auto const in = json::parse(text);
    read_options out;
    in.at("layer").get_to(out.layer);
    in.at("source_crs").get_to(out.source_crs);
    in.at("target_epsg").get_to(out.target_epsg);
    in.at("encoding").get_to(out.encoding);
    auto& limits = out.bounds;
    in.at("max_file").get_to(limits.max_file);
    in.at("max_unpacked").get_to(limits.max_unpacked);
    in.at("max_members").get_to(limits.max_members);
    in.at("max_memory").get_to(limits.max_memory);
    limits.max_cpu = std::chrono::seconds{in.at("max_cpu").get<std::int64_t>()};
    limits.max_wait = std::chrono::seconds{in.at("max_wait").get<std::int64_t>()};
    in.at("max_rows").get_to(limits.max_rows);
    in.at("max_row").get_to(limits.max_row);
    return out;
}

std::string to_json(file_info const& info) {
    json out{{"driver", info.driver}, {"layers", json::array()}};
    for (auto const& layer : info.layers) {
        json one{{"name", layer.name},         {"fields", json::array()},
                 {"features", layer.features}, {"geometry_type", layer.geometry_type},
                 {"crs", layer.crs},           {"crs_assumed", layer.crs_assumed}};
        for (auto const& field : layer.fields) {
            one["fields"].push_back({field.name, field.type});
        }
        if (layer.bounds) {
            auto const& box = *layer.bounds;
            one["bounds"] = {box.min_x, box.min_y, box.max_x, box.max_y};
        }
        out["layers"].push_back(std::move(one));
    }
    return out.dump(-1, ' ', false, json::error_handler_t::replace);
}

file_info info_from_json(std::string_view text) {
    auto const in = json::parse(text);
    file_info out;
    in.at("driver").get_to(out.driver);
    for (auto const& one : in.at("layers")) {
        layer_info layer;
        one.at("name").get_to(layer.name);
        for (auto const& field : one.at("fields")) {
            layer.fields.push_back({field.at(0), field.at(1)});
        }
        one.at("features").get_to(layer.features);
        one.at("geometry_type").get_to(layer.geometry_type);
        one.at("crs").get_to(layer.crs);
        one.at("crs_assumed").get_to(layer.crs_assumed);
        if (one.contains("bounds")) {
            auto const& box = one["bounds"];
            layer.bounds = extent{box.at(0), box.at(1), box.at(2), box.at(3)};
        }
        out.layers.push_back(std::move(layer));
    }
    return out;
}

} // namespace trygg::ogr
