#include "store/hand_edits.hpp"

#include "base/error.hpp"
#include "base/time.hpp"

#include <nlohmann/json.hpp>

#include <utility>

namespace trygg::store {

using json = nlohmann::json;

/// One row with hand edits while a file's row is laid over it.
struct hand_edits::row {
    std::int64_t id;
    json hand;
    bool is_changed = false;
};

namespace {

std::string text_of(json const& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

value value_at(db::statement const& row, int column, value const& like) {
    if (row.is_null(column)) {
        return {};
    }
    if (std::holds_alternative<std::int64_t>(like)) {
        return row.integer(column);
    }
    if (std::holds_alternative<double>(like)) {
        return row.real(column);
    }
    return std::string{row.text(column)};
}

/// Of the kind that the database holds, whatever the file said.
value stored_value(db::connection& database, std::string const& table, std::string const& column,
                   std::int64_t id) {
    auto row = database.query(
        fmt::format("SELECT typeof({0}), {0} FROM {1} WHERE id = ?", column, table), id);
    if (!row.next()) {
        return {};
    }
    auto const type = row.text(0);
    value const like = type == "integer" ? value{std::int64_t{0}}
                       : type == "real"  ? value{0.0}
                                         : value{std::string{}};
    return value_at(row, 1, like);
}

std::string stored_wkb(db::connection& database, std::string const& table, std::int64_t id) {
    auto row =
        database.query(fmt::format("SELECT ST_AsBinary(geom) FROM {} WHERE id = ?", table), id);
    return row.next() && !row.is_null(0) ? std::string{row.bytes(0)} : std::string{};
}

std::string geometry_json(std::string_view wkb) {
    return wkb.empty() ? "null" : text_of(hex_of(wkb));
}

} // anonymous namespace

std::string hex_of(std::string_view bytes) {
    constexpr char const* digits = "0123456789abcdef";
    std::string result;
    result.reserve(bytes.size() * 2);
    for (char const byte : bytes) {
        auto const code = static_cast<unsigned char>(byte);
        result += digits[code >> 4U];
        result += digits[code & 15U];
    }
    return result;
}

std::string bytes_of_hex(std::string_view hex) {
    auto const digit = [](char c) {
        return c >= 'a' ? c - 'a' + 10 : c - '0';
    };
    std::string result;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        result += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
    }
    return result;
}

std::string json_of(value const& given) {
    return std::visit(
        [](auto const& content) {
            if constexpr (std::is_same_v<std::decay_t<decltype(content)>, std::monostate>) {
                return std::string{"null"};
            } else {
                return text_of(content);
            }
        },
        given);
}

hand_edits::hand_edits(db::connection& database, std::string collection, table_shape shape,
                       std::int64_t source_id)
    : m_database(&database), m_collection(std::move(collection)), m_shape(std::move(shape)),
      m_source_id(source_id) {
    auto rows = database.query(
        "SELECT feature, hand, retired_at IS NOT NULL FROM edit_state WHERE collection = ? "
        "AND (hand <> '{}' OR retired_at IS NOT NULL)",
        m_collection);
    while (rows.next()) {
        if (rows.text(1) != "{}") {
            m_hand.emplace(rows.integer(0), rows.text(1));
        }
        if (rows.integer(2) == 1) {
            m_retired.insert(rows.integer(0));
        }
    }
}

void hand_edits::keep(std::int64_t id, std::vector<value>& values, std::string& wkb) {
    auto const found = m_hand.find(id);
    if (found == m_hand.end()) {
        return;
    }
    row of{id, json::parse(found->second)};
    for (std::size_t i = 0; i < m_shape.columns.size(); ++i) {
        auto const& column = m_shape.columns[i];
        if (of.hand.contains(column)) {
            auto hand = stored_value(*m_database, m_shape.table, column, id);
            if (stays(of, column, json_of(values[i]), json_of(hand))) {
                values[i] = std::move(hand);
            }
        }
    }
    if (m_shape.has_geometry && of.hand.contains(geometry_field)) {
        auto hand = stored_wkb(*m_database, m_shape.table, id);
        if (stays(of, geometry_field, geometry_json(wkb), geometry_json(hand))) {
            wkb = std::move(hand);
        }
    }
    if (of.is_changed) {
        found->second = text_of(of.hand);
        m_database
            ->query("UPDATE edit_state SET hand = ? WHERE collection = ? AND feature = ?",
                    found->second, m_collection, id)
            .run();
    }
}

bool hand_edits::stays(row& of, std::string const& field, std::string const& file_value,
                       std::string const& hand_value) {
    if (file_value == hand_value) {
        of.hand.erase(field);
        of.is_changed = true;
        m_database
            ->query("UPDATE import_clash SET settled_at = ?, settled_by = '', choice = 'file' "
                    "WHERE collection = ? AND feature = ? AND field = ? AND settled_at IS NULL",
                    time::now_utc(), m_collection, of.id, field)
            .run();
        return false;
    }
    if (file_value != text_of(of.hand.at(field))) {
        write_clash(of.id, field, file_value, hand_value);
        of.hand[field] = json::parse(file_value);
        of.is_changed = true;
    }
    return true;
}

void hand_edits::write_clash(std::int64_t id, std::string const& field,
                             std::string const& file_value, std::string const& hand_value) {
    m_database
        ->query("INSERT INTO import_clash (collection, feature, field, hand_value, file_value, "
                "source_id, found_at) VALUES (?, ?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (collection, feature, field) WHERE settled_at IS NULL DO UPDATE SET "
                "hand_value = excluded.hand_value, file_value = excluded.file_value, "
                "source_id = excluded.source_id, found_at = excluded.found_at",
                m_collection, id, field, hand_value, file_value, m_source_id, time::now_utc())
        .run();
    m_clashes.push_back(field == geometry_field
                            ? fmt::format("{} {}: its place was edited by hand, and the file has "
                                          "another",
                                          m_collection, id)
                            : fmt::format("{} {}: {} is {} by hand and {} in the file",
                                          m_collection, id, field, hand_value, file_value));
}

} // namespace trygg::store
