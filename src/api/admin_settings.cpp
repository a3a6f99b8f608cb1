#include "api/admin_requests.hpp"
#include "api/admin_resources.hpp"
#include "api/request_body.hpp"
#include "store/administration.hpp"
#include "store/database.hpp"
#include "store/protection.hpp"
#include "store/setting_values.hpp"
#include "tiles/pmtiles.hpp"

#include <algorithm>
#include <map>

namespace trygg::api {

namespace {

using values = std::map<std::string, std::string, std::less<>>;

constexpr std::size_t most_changes = 200;

values stored(db::connection& database) {
    values result;
    auto row = database.query("SELECT key, value FROM setting");
    while (row.next()) {
        result.emplace(row.text(0), row.text(1));
    }
    return result;
}

std::string tag_of_settings(values const& all) {
    std::string text;
    for (auto const& [key, value] : all) {
        text += fmt::format("{}={}\n", key, value);
    }
    return tag_of({text});
}

json value_of(values const& all, std::string_view key) {
    auto const found = all.find(key);
    return found == all.end() ? json(nullptr) : json(found->second);
}

json limit_json(store::protection_limit const& of) {
    return {{"least", of.least}, {"usual", of.usual}, {"most", of.most}};
}

/// The number that holds: its own, else that of all, else the usual one. What is broken counts as
/// not set.
std::int64_t limit_in_force(values const& all, std::string const& stem, std::string const& name,
                            store::protection_limit const& of) {
    for (auto const& key : {stem + "." + name, stem}) {
        if (auto const found = all.find(key); found != all.end()) {
            if (auto const number = store::parse_limit(found->second, of)) {
                return *number;
            }
        }
    }
    return of.usual;
}

/// A survey or a dataset of incidents, with what is set for it alone and what holds.
json protected_json(values const& all, std::string const& name, std::string const& title,
                    bool is_survey) {
    json result{{"name", name}, {"title", title}, {"kind", is_survey ? "survey" : "dataset"}};
    result["k"] = value_of(all, "k." + name);
    result["k_in_force"] = limit_in_force(all, "k", name, store::limit_of_k);
    if (is_survey) {
        result["n_min"] = value_of(all, "n_min." + name);
        result["n_min_in_force"] = limit_in_force(all, "n_min", name, store::limit_of_n_min);
    } else {
        auto const open = value_of(all, "public." + name);
        result["public"] = open;
        bool const known = open == "points" || open == "none";
        result["public_in_force"] = known ? open : json("counts");
    }
    return result;
}

json protected_sources(db::connection& database, values const& all) {
    auto result = json::array();
    auto survey = database.query("SELECT name, title FROM survey ORDER BY year, name");
    while (survey.next()) {
        result.push_back(
            protected_json(all, std::string{survey.text(0)}, std::string{survey.text(1)}, true));
    }
    auto dataset = database.query("SELECT DISTINCT dataset FROM incident ORDER BY dataset");
    while (dataset.next()) {
        auto const name = std::string{dataset.text(0)};
        result.push_back(protected_json(all, name, name, false));
    }
    return result;
}

http::response told_settings(db::connection& database) {
    auto const all = stored(database);
    auto rows = json::array();
    for (auto const& key : store::known_settings()) {
        rows.push_back({{"key", key}, {"value", value_of(all, key)}});
    }
    json document{{"settings", std::move(rows)}};
    document["protection"] = {{"k", value_of(all, "k")},
                              {"k_limits", limit_json(store::limit_of_k)},
                              {"n_min", value_of(all, "n_min")},
                              {"n_min_limits", limit_json(store::limit_of_n_min)},
                              {"sources", protected_sources(database, all)}};
    document["tag"] = tag_of_settings(all);
    auto result = private_answer(document);
    result.headers.emplace("ETag", tag_of_settings(all));
    return result;
}

/// The text of a value: null takes the setting away, a number is written as one.
std::string text_of(json const& value, std::string const& key) {
    if (value.is_null()) {
        return {};
    }
    if (value.is_number_integer()) {
        return value.dump();
    }
    if (!value.is_string()) {
        throw input_error{"{} is a text, a number or null", key};
    }
    return value.get<std::string>();
}

/// Opens the base map, so that one that cannot be drawn is told here and not by a map without it.
void check_basemap(body_fields& fields, std::string const& path) {
    try {
        tiles::pmtiles const opened{path};
    } catch (tiles::undrawable const& why) {
        fields.refuse("basemap_file", why.code, why.what());
    } catch (input_error const& why) {
        fields.refuse("basemap_file", "basemap_cut", why.what());
    } catch (error const& why) {
        fields.refuse("basemap_file", "basemap_missing", why.what());
    }
}

} // namespace

http::response admin_settings(context const& at) {
    document_format(at, json_only());
    auto database = store::open_to_read(at.database_path);
    return told_settings(database);
}

http::response change_settings(context const& at) {
    auto const body = json_body(at.request);
    take_no_parameters(at);
    if (!body.is_object() || body.empty() || body.size() > most_changes) {
        throw input_error{"send an object with 1 to {} settings; null takes one away",
                          most_changes};
    }
    return administer(at, shows::on_the_map, [&](db::connection& database) {
        require_tag(at, tag_of_settings(stored(database)));
        body_fields fields{body};
        store::administrator by{database, administrator_of(at)};
        for (auto const& [key, value] : body.items()) {
            fields.check(key, "setting", [&, name = key, given = value] {
                auto const text = text_of(given, name);
                store::check_setting(name, text);
                by.set(name, text);
                if (name == "basemap_file" && !text.empty()) {
                    check_basemap(fields, text);
                }
            });
        }
        fields.finish();
        return told_settings(database);
    });
}

} // namespace trygg::api
