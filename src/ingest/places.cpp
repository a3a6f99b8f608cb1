/// \file Places with a name: schools, squares, stations.

#include "base/error.hpp"
#include "ingest/municipalities.hpp"
#include "ingest/spelled_codes.hpp"
#include "ingest/theme.hpp"

namespace trygg::ingest {
namespace {

store::table_shape const shape{
    "place", {"dataset", "source_key"}, {"name", "kind", "municipality", "address"}, true};

class place_writer : public theme_writer {
public:
    explicit place_writer(import_context& context)
        : m_context(context), m_writer(context.database, shape, context.storage_crs),
          m_edits(context.database, "places", shape, context.source_id), m_positions(context),
          m_municipalities(context.database), m_keys("id"),
          m_dataset(context.request.set.empty() ? context.by.name : context.request.set) {
        context.where.require({"name"});
        m_writer.keep(m_edits);
    }

    std::optional<store::written> write(row_view const& row) override {
        auto const name = std::string{row.text("name")};
        auto const where = m_positions.read(row);
        if (name.empty()) {
            throw rejection{"no_name", "the row has no name; a place is found by its name"};
        }
        if (where.wkb.empty()) {
            throw rejection{"no_position",
                            fmt::format("'{}' has no position; give longitude and latitude", name)};
        }
        auto const code = m_kinds.code(row.code("kind"), row.code("kind"));
        auto const kind = code.empty() ? std::string{"other"} : code;
        return counted_by_kind(
            m_context.report, "place_kinds", kind,
            m_writer.write(
                {m_dataset, m_keys.key(row)},
                {name, kind,
                 store::text_or_null(m_municipalities.code_of(row.text("municipality"), "")),
                 store::text_or_null(std::string{row.text("address")})},
                where.wkb, m_context.source_id));
    }

    void finish() override {
        m_kinds.say(m_context.report);
        say_edits(m_edits, m_context.report);
    }

private:
    import_context& m_context;
    store::row_writer m_writer;
    store::hand_edits m_edits;
    position_reader m_positions;
    municipality_names m_municipalities;
    row_keys m_keys;
    std::string m_dataset;
    spelled_codes m_kinds{"place_kinds"};
};

} // anonymous namespace

std::unique_ptr<theme_writer> make_places(import_context& context) {
    return std::make_unique<place_writer>(context);
}

} // namespace trygg::ingest
