/// \file Incidents: fires, police events, any dated point or zone row.

#include "base/error.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "ingest/dates.hpp"
#include "ingest/municipalities.hpp"
#include "ingest/spelled_codes.hpp"
#include "ingest/theme.hpp"
#include "model/parts.hpp"

namespace trygg::ingest {
namespace {

store::table_shape const shape{"incident",
                               {"dataset", "source_key"},
                               {"kind", "object", "title", "place", "starts", "ends", "part",
                                "count", "precision", "municipality", "zone_set", "zone_code"},
                               true};

class incident_writer : public theme_writer {
public:
    explicit incident_writer(import_context& context)
        : m_context(context), m_writer(context.database, shape, context.storage_crs),
          m_positions(context), m_municipalities(context.database), m_keys("id"),
          m_dataset(context.request.set.empty() ? context.by.name : context.request.set) {
        if (context.by.constant("position") != "ignore" &&
            context.by.constant("zone_set").empty()) {
            require_position();
        }
    }

    std::optional<store::written> write(row_view const& row) override {
        auto const starts = start(row);
        auto const where = position_of(row);
        auto const zone = std::string{row.text("zone")};
        auto const set = zone.empty() ? std::string{} : std::string{row.text("zone_set")};
        auto const code = kind(row);
        std::vector<store::value> const values{
            code,
            store::text_or_null(std::string{row.text("object")}),
            store::text_or_null(std::string{row.text("title")}),
            store::text_or_null(std::string{row.text("place")}),
            store::text_or_null(starts.text),
            store::text_or_null(end(row)),
            store::text_or_null(std::string{model::part_of_day(starts.hour)}),
            count(row),
            precision(where, zone, row),
            store::text_or_null(m_municipalities.code_of(row.text("municipality"), zone)),
            store::text_or_null(set),
            store::text_or_null(zone)};
        return counted_by_kind(
            m_context.report, "incident_kinds", code,
            m_writer.write({m_dataset, m_keys.key(row)}, values, where.wkb, m_context.source_id));
    }

    void finish() override {
        // What the municipality has set stays.
        m_context.database
            .query("INSERT OR IGNORE INTO setting VALUES (?, ?)", "public." + m_dataset,
                   m_context.by.openness.empty() ? "counts" : m_context.by.openness)
            .run();
        auto& report = m_context.report;
        m_kinds.say_new(report);
        if (m_late > 0) {
            note(report, "date_after_registration",
                 fmt::format("{} rows have a date later than the one they were registered on; they "
                             "were taken as they are",
                             m_late));
        }
        if (m_undated > 0) {
            note(report, "no_date",
                 fmt::format("{} rows state no date; they count only when no period is chosen",
                             m_undated));
        }
        if (m_ignored > 0) {
            note(report, "centroid",
                 fmt::format("{} positions are the middle of a municipality or county, not the "
                             "place; they are neither drawn nor joined",
                             m_ignored));
        }
    }

private:
    void require_position() const {
        auto const& where = m_context.where;
        bool const has = m_context.has_geometry || where.has("position") ||
                         (where.has("lon") && where.has("lat")) || where.has("zone");
        if (!has) {
            where.require({"lon", "lat"});
        }
    }

    time::moment start(row_view const& row) {
        auto const registered = date_of(row, "registered");
        auto read = date_of(row, "date");
        if (read.text.empty()) {
            read = registered;
        }
        m_undated += read.text.empty() ? 1 : 0;
        m_late +=
            !registered.text.empty() && registered.text.substr(0, 10) < read.text.substr(0, 10) ? 1
                                                                                                : 0;
        return read;
    }

    static std::string end(row_view const& row) {
        auto const read = time::parse(row.text("end"));
        return read ? read->text : std::string{};
    }

    std::string kind(row_view const& row) {
        auto const given = row.code("kind");
        auto const code = m_kinds.code(given, given);
        return code.empty() ? "incident" : code;
    }

    static std::int64_t count(row_view const& row) {
        auto const given = row.integer("count").value_or(1);
        if (given < 1) {
            throw rejection{"bad_count", fmt::format("a count of {} is no incident; leave the row "
                                                     "out or mend it",
                                                     given)};
        }
        return given;
    }

    position position_of(row_view const& row) {
        if (m_context.by.constant("position") == "ignore") {
            ++m_ignored;
            return {"", "municipality"};
        }
        return m_positions.read(row);
    }

    static std::string precision(position const& where, std::string const& zone,
                                 row_view const& row) {
        if (!where.wkb.empty()) {
            auto const stated = std::string{row.text("precision")};
            return stated.empty() ? where.precision : stated;
        }
        if (!zone.empty()) {
            return "zone";
        }
        return row.text("municipality").empty() ? "none" : "municipality";
    }

    import_context& m_context;
    store::row_writer m_writer;
    position_reader m_positions;
    municipality_names m_municipalities;
    row_keys m_keys;
    std::string m_dataset;
    spelled_codes m_kinds{"incident_kinds"};
    std::int64_t m_late = 0, m_undated = 0, m_ignored = 0;
};

} // anonymous namespace

std::unique_ptr<theme_writer> make_incidents(import_context& context) {
    return std::make_unique<incident_writer>(context);
}

} // namespace trygg::ingest
