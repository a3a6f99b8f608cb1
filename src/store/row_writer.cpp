#include "store/row_writer.hpp"

#include "base/error.hpp"
#include "secret/digest.hpp"
#include "store/hand_edits.hpp"

#include <fstream>
#include <vector>

namespace trygg::store {
namespace {

std::string joined(std::vector<std::string> const& names, char const* between) {
    std::string result;
    for (auto const& name : names) {
        result += (result.empty() ? "" : between) + name;
    }
    return result;
}

std::string find_sql(table_shape const& shape) {
    return "SELECT id, row_hash FROM " + shape.table + " WHERE " + joined(shape.key, " = ? AND ") +
           " = ?";
}

std::string geometry_sql(int epsg) { return fmt::format("ST_GeomFromWKB(?, {})", epsg); }

std::string insert_sql(table_shape const& shape, int epsg) {
    std::string marks = "?, ?";
    for (std::size_t i = 0; i < shape.key.size() + shape.columns.size(); ++i) {
        marks += ", ?";
    }
    auto columns = std::string{"row_hash, source_id, "} + joined(shape.key, ", ");
    if (!shape.columns.empty()) {
        columns += ", " + joined(shape.columns, ", ");
    }
    if (shape.has_geometry) {
        columns += ", geom";
        marks += ", " + geometry_sql(epsg);
    }
    return "INSERT INTO " + shape.table + " (" + columns + ") VALUES (" + marks + ")";
}

std::string update_sql(table_shape const& shape, int epsg) {
    std::string sets = "row_hash = ?, source_id = ?";
    for (auto const& column : shape.columns) {
        sets += ", " + column + " = ?";
    }
    if (shape.has_geometry) {
        sets += ", geom = " + geometry_sql(epsg);
    }
    return "UPDATE " + shape.table + " SET " + sets + " WHERE id = ?";
}

void set_geometry(db::statement& statement, int index, std::string_view wkb) {
    if (wkb.empty()) {
        statement.set(index, nullptr);
    } else {
        statement.set(index, db::blob{wkb});
    }
}

class hasher {
public:
    explicit hasher(std::size_t size) : m_sum(size) {}

    void add(std::string_view bytes) {
        auto const length = bytes.size(); // so that "ab","c" and "a","bc" differ
        update(&length, sizeof length);
        update(bytes.data(), bytes.size());
    }

    void add(value const& given) {
        auto const index = given.index();
        update(&index, sizeof index);
        std::visit(
            [this](auto const& content) {
                using type = std::decay_t<decltype(content)>;
                if constexpr (std::is_same_v<type, std::string>) {
                    add(std::string_view{content});
                } else if constexpr (!std::is_same_v<type, std::monostate>) {
                    update(&content, sizeof content);
                }
            },
            given);
    }

    std::string hex() { return m_sum.hex(); }

private:
    void update(void const* data, std::size_t length) {
        m_sum.add({static_cast<char const*>(data), length});
    }
    secret::digest m_sum;
};

} // anonymous namespace

value text_or_null(std::string text) { return text.empty() ? value{} : value{std::move(text)}; }

void set_value(db::statement& statement, int index, value const& given) {
    std::visit(
        [&](auto const& content) {
            if constexpr (std::is_same_v<std::decay_t<decltype(content)>, std::monostate>) {
                statement.set(index, nullptr);
            } else {
                statement.set(index, content);
            }
        },
        given);
}

row_writer::row_writer(db::connection& database, table_shape const& shape, int epsg)
    : m_find(database.query(find_sql(shape))), m_insert(database.query(insert_sql(shape, epsg))),
      m_update(database.query(update_sql(shape, epsg))), m_database(&database),
      m_has_geometry(shape.has_geometry) {}

written row_writer::write(std::vector<value> const& key, std::vector<value> const& values,
                          std::string_view wkb, std::int64_t source_id, std::string hash) {
    m_find.reset();
    int index = 0;
    for (auto const& part : key) {
        set_value(m_find, ++index, part);
    }
    if (hash.empty()) {
        hash = row_hash(key, values, wkb);
    }
    bool const known = m_find.next();
    auto const id = known ? m_find.integer(0) : 0;
    if (known && m_edits != nullptr) {
        m_edits->meet(id);
    }
    if (known && m_find.text(1) == hash) {
        return {outcome::unchanged, id};
    }
    if (known && m_edits != nullptr) {
        auto kept = values;
        std::string kept_wkb{wkb};
        m_edits->keep(id, kept, kept_wkb);
        return put(key, kept, kept_wkb, {source_id, hash, id});
    }
    return put(key, values, wkb, {source_id, hash, known ? std::optional{id} : std::nullopt});
}

written row_writer::put(std::vector<value> const& key, std::vector<value> const& values,
                        std::string_view wkb, row_head const& head) {
    bool const known = head.id.has_value();
    auto& statement = known ? m_update : m_insert;
    statement.reset();
    statement.set(1, head.hash);
    statement.set(2, head.source_id);
    int index = 2;
    if (!known) {
        for (auto const& part : key) {
            set_value(statement, ++index, part);
        }
    }
    for (auto const& given : values) {
        set_value(statement, ++index, given);
    }
    if (m_has_geometry) {
        set_geometry(statement, ++index, wkb);
    }
    if (known) {
        statement.set(++index, *head.id);
    }
    statement.run();
    return known ? written{outcome::updated, *head.id}
                 : written{outcome::accepted, m_database->last_id()};
}

std::string row_hash(std::vector<value> const& key, std::vector<value> const& values,
                     std::string_view wkb) {
    constexpr std::size_t bytes = 16;
    hasher sum{bytes};
    for (auto const& part : key) {
        sum.add(part);
    }
    for (auto const& given : values) {
        sum.add(given);
    }
    sum.add(wkb);
    return sum.hex();
}

std::string content_hash(std::vector<value> const& values) {
    constexpr std::size_t bytes = 32;
    hasher sum{bytes};
    for (auto const& given : values) {
        sum.add(given);
    }
    return sum.hex();
}

std::string file_sha256(std::string const& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) {
        throw input_error{"{}: cannot be read; check the name and its permissions", path};
    }
    secret::sha256 sum;
    std::vector<char> part(1 << 20);
    while (file.read(part.data(), static_cast<std::streamsize>(part.size())), file.gcount() > 0) {
        sum.add({part.data(), static_cast<std::size_t>(file.gcount())});
    }
    return sum.hex();
}

} // namespace trygg::store
