/// \file Context layers: any geometry or none, attributes as they are.

#include "base/error.hpp"
#include "base/text.hpp"
#include "ingest/theme.hpp"
#include "ingest/zone_sets.hpp"
#include "store/layers.hpp"

#include <charconv>
#include <cmath>

namespace trygg::ingest {
namespace {

store::table_shape shape_of(store::layer_table const& layer) {
    store::table_shape result{layer.table, {"source_key"}, {}, true};
    for (auto const& column : layer.columns) {
        result.columns.push_back(column.column);
    }
    return result;
}

/// What --set says, else the name of the layer in the file.
std::string layer_name(import_context const& context) {
    auto const& request = context.request;
    auto const& name = request.set.empty() ? request.layer : request.set;
    if (name.empty()) {
        throw input_error{"{}: name the layer with --set, for example --set gatlyktor",
                          context.file};
    }
    check_collection_name(name);
    return name;
}

/// A value in its column's type. What does not fit its own file's type is kept as NULL by GDAL
/// already, so a text that is no number here is a fault of the row.
store::value typed(std::string const& type, std::string_view text) {
    if (type == "integer") {
        std::int64_t exact = 0; // a double would round what is above 2^53
        auto const [end, problem] = std::from_chars(text.data(), text.data() + text.size(), exact);
        if (problem == std::errc{} && end == text.data() + text.size()) {
            return exact;
        }
        auto const number = parse_number(text);
        if (!number || std::floor(*number) != *number || std::abs(*number) > 9e15) {
            throw rejection{"bad_number", fmt::format("'{}' is not a whole number", text)};
        }
        return static_cast<std::int64_t>(*number);
    }
    if (type == "real") {
        auto const number = parse_number(text);
        if (!number) {
            throw rejection{"bad_number", fmt::format("'{}' is not a number", text)};
        }
        return *number;
    }
    if (type == "boolean") {
        return std::int64_t{text == "1" || text == "true" ? 1 : 0};
    }
    return std::string{text};
}

class layer_writer : public theme_writer {
public:
    explicit layer_writer(import_context& context)
        : m_context(context), m_layer(store::ensure_layer(context.database,
                                                          {layer_name(context), context.fields,
                                                           context.typed, context.target_crs},
                                                          context.source_id)),
          m_writer(context.database, shape_of(m_layer), m_layer.crs), m_keys("id"),
          m_positions(context),
          m_has_columns(context.where.has("lon") && context.where.has("lat")) {}

    std::optional<store::written> write(row_view const& row) override {
        std::vector<store::value> values;
        for (std::size_t i = 0; i < m_layer.columns.size(); ++i) {
            auto const& given = row.raw().values.at(i);
            values.push_back(given ? typed(m_layer.columns[i].type, *given) : store::value{});
        }
        auto const wkb = row.wkb().empty() && m_has_columns ? m_positions.read(row).wkb : row.wkb();
        return m_writer.write({m_keys.key(row)}, values, wkb, m_context.source_id);
    }

private:
    import_context& m_context;
    store::layer_table m_layer;
    store::row_writer m_writer;
    row_keys m_keys;
    position_reader m_positions;
    bool m_has_columns;
};

} // anonymous namespace

std::unique_ptr<theme_writer> make_layer(import_context& context) {
    return std::make_unique<layer_writer>(context);
}

} // namespace trygg::ingest
