#include "encode/feature_rows.hpp"

#include "base/json_text.hpp"
#include "base/text.hpp"
#include "encode/qgis_style.hpp"
#include "model/when.hpp"

#include <algorithm>
#include <cmath>

namespace trygg::encode {

namespace {

using snapshot::column;
using snapshot::column_type;

/// "date" or "datetime" when all texts are, else "text".
std::string temporal_type(snapshot::dictionary const& texts) {
    constexpr std::size_t date_length = 10; // 2020-12-31
    std::size_t dates = 0, times = 0;
    auto const count = static_cast<std::uint32_t>(texts.size());
    for (std::uint32_t word = snapshot::dictionary::null + 1; word < count; ++word) {
        auto const text = texts.text(word);
        if (text.size() > date_length && text[date_length] == 'T') {
            ++times;
        } else if (text.size() == date_length) {
            ++dates;
        } else {
            return "text";
        }
    }
    if (dates > 0 && times > 0) {
        return "text";
    }
    return times > 0 ? "datetime" : "date";
}

std::string type_of(column const& from) {
    switch (from.type) {
    case column_type::integer:
        return "integer";
    case column_type::real:
        return "real";
    case column_type::boolean:
        return "boolean";
    case column_type::temporal:
        return temporal_type(from.texts);
    case column_type::text:
    case column_type::json:
        break;
    }
    return "text";
}

void set_integer(std::optional<std::string>& to, std::int64_t value) {
    to.emplace();
    json::append_integer(*to, value);
}

void set_value(std::optional<std::string>& to, column const& from, std::size_t row) {
    to.reset();
    switch (from.type) {
    case column_type::integer:
    case column_type::boolean:
        if (from.integers[row] != snapshot::no_integer) {
            set_integer(to, from.integers[row]);
        }
        break;
    case column_type::real:
        if (std::isfinite(from.reals[row])) {
            to.emplace();
            json::append_number(*to, from.reals[row]);
        }
        break;
    case column_type::text:
    case column_type::json:
    case column_type::temporal:
        if (from.words[row] != snapshot::dictionary::null) {
            to = from.texts.text(from.words[row]);
        }
        break;
    }
}

/// A GeoPackage holds times in UTC.
std::string utc(std::string const& time) {
    auto const when = time.ends_with('Z') ? std::nullopt : model::seconds_of(time);
    return when ? model::time_text(when->first) : time;
}

/// A name that is not in `taken`, where case is not told apart: SQLite does not.
std::string free_name(std::string name, std::vector<ogr::field> const& taken) {
    while (std::ranges::any_of(
        taken, [&](ogr::field const& one) { return lower(one.name) == lower(name); })) {
        name += '_';
    }
    return name;
}

std::vector<ogr::field> fields_of(view const& shown) {
    std::vector<ogr::field> result;
    for (auto const i : shown.properties) {
        auto const& column = *shown.table->properties[i];
        result.push_back({free_name(column.name, result), type_of(column)});
    }
    auto const* const id_type = shown.table->ids->are_numbers() ? "integer" : "text";
    auto const name = free_name("id", result) == "id" ? "id" : free_name("feature_id", result);
    result.insert(result.begin(), {name, id_type});
    return result;
}

std::string geometry_type_of(view const& shown) {
    if (!shown.with_geometry) {
        return "None";
    }
    auto const& type = shown.table->shapes->type();
    return type.empty() ? "Unknown" : type;
}

} // namespace

feature_rows::feature_rows(view shown) : m_view(std::move(shown)), m_shapes(m_view) {
    m_options.layer = m_view.table->id;
    m_options.fields = fields_of(m_view);
    m_options.geometry_type = geometry_type_of(m_view);
    m_options.crs = m_view.crs.is_crs84() ? "EPSG:4326" : m_view.crs.name;
    m_options.styles = qgis_styles(m_view);
    m_row.values.resize(m_options.fields.size());
}

ogr::row const& feature_rows::row(std::size_t number) {
    auto const& ids = *m_view.table->ids;
    auto value = m_row.values.begin();
    if (ids.are_numbers()) {
        set_integer(*value, ids.numbers()[number]);
    } else {
        *value = ids.codes()[number];
    }
    for (auto const i : m_view.properties) {
        set_value(*++value, *m_view.table->properties[i], number);
        auto const field = static_cast<std::size_t>(value - m_row.values.begin());
        if (*value && m_options.fields[field].type == "datetime") {
            *value = utc(**value);
        }
    }
    m_row.wkb = m_view.with_geometry ? m_shapes.wkb(number) : std::string_view{};
    return m_row;
}

} // namespace trygg::encode
