/// \file Measures: lighting, clearing, speed bumps, road projects …

#include "base/text.hpp"
#include "ingest/dates.hpp"
#include "ingest/plain_text.hpp"
#include "ingest/spelled_codes.hpp"
#include "ingest/theme.hpp"

namespace trygg::ingest {
namespace {

store::table_shape const shape{"measure",
                               {"dataset", "source_key"},
                               {"type", "title", "place", "owner", "status", "status_reason",
                                "planned_from", "planned_to", "done_on", "cost_sek", "lamps",
                                "lamp_watt", "lamp_lumen", "lamp_kelvin", "description", "url",
                                "precision", "zone_set", "zone_code"},
                               true};

store::value number_or_null(std::optional<double> given) {
    return given ? store::value{*given} : store::value{};
}

store::value number_or_null(std::optional<std::int64_t> given) {
    return given ? store::value{*given} : store::value{};
}

class measure_writer : public theme_writer {
public:
    explicit measure_writer(import_context& context)
        : m_context(context), m_writer(context.database, shape, context.storage_crs),
          m_edits(context.database, "measures", shape, context.source_id), m_positions(context),
          m_keys("id"),
          m_dataset(context.request.set.empty() ? context.by.name : context.request.set) {
        context.where.require({"status"});
        m_writer.keep(m_edits);
    }

    std::optional<store::written> write(row_view const& row) override {
        auto const description = plain_text(row.text("description"));
        auto const title =
            std::string{row.text("title").empty() ? row.text("place") : row.text("title")};
        auto const where = shape_of(row);
        auto const zone = std::string{row.text("zone")};
        auto const type = m_types.code(row.code("type"), "other");
        std::vector<store::value> const values{
            type,
            title.empty() ? title_from(description, row) : title,
            text(row, "place"),
            text(row, "owner"),
            m_statuses.required(row.code("status")),
            text(row, "status_reason"),
            store::text_or_null(date_of(row, "planned_from").text),
            store::text_or_null(date_of(row, "planned_to").text),
            store::text_or_null(date_of(row, "done_on").text),
            number_or_null(row.integer("cost_sek")),
            number_or_null(row.integer("lamps")),
            number_or_null(row.number("lamp_watt")),
            number_or_null(row.number("lamp_lumen")),
            number_or_null(row.number("lamp_kelvin")),
            store::text_or_null(description),
            text(row, "url"),
            !where.wkb.empty() ? where.precision : std::string{zone.empty() ? "none" : "zone"},
            store::text_or_null(zone.empty() ? "" : std::string{row.text("zone_set")}),
            store::text_or_null(zone)};
        return counted_by_kind(
            m_context.report, "measure_types", type,
            m_writer.write({m_dataset, m_keys.key(row)}, values, where.wkb, m_context.source_id));
    }

    void finish() override {
        m_types.say(m_context.report);
        say_edits(m_edits, m_context.report);
    }

private:
    /// Measures keep their line or area; other themes a point of it.
    position shape_of(row_view const& row) const {
        if (row.wkb().empty()) {
            return m_positions.read(row);
        }
        m_positions.check_reach(row.wkb());
        return {row.wkb(), "exact"};
    }

    static store::value text(row_view const& row, std::string_view field) {
        return store::text_or_null(std::string{row.text(field)});
    }

    /// Some road projects have no name: the beginning of what they say, else the type.
    static std::string title_from(std::string const& description, row_view const& row) {
        constexpr std::size_t most = 80;
        if (description.empty()) {
            return std::string{row.text("type").empty() ? "Åtgärd" : row.text("type")};
        }
        return shortened(description, most);
    }

    import_context& m_context;
    store::row_writer m_writer;
    store::hand_edits m_edits;
    position_reader m_positions;
    row_keys m_keys;
    std::string m_dataset;
    spelled_codes m_types{"measure_types"}, m_statuses{"measure_statuses"};
};

} // anonymous namespace

std::unique_ptr<theme_writer> make_measures(import_context& context) {
    return std::make_unique<measure_writer>(context);
}

} // namespace trygg::ingest
