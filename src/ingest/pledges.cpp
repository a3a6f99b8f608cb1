/// \file The citizens' pledge: commitments and their activities, a row an activity.

#include "base/error.hpp"
#include "base/text.hpp"
#include "ingest/dates.hpp"
#include "ingest/spelled_codes.hpp"
#include "ingest/theme.hpp"

namespace trygg::ingest {
namespace {

store::table_shape const shape{"activity",
                               {"dataset", "source_key"},
                               {"commitment_id", "date", "kind", "place", "outcome", "status",
                                "public", "precision", "zone_set", "zone_code"},
                               true};

store::table_shape const promise_shape{
    "commitment", {"pledge_id", "source_key"}, {"party", "text", "target", "rule"}, false};

class pledge_writer : public theme_writer {
public:
    explicit pledge_writer(import_context& context)
        : m_context(context), m_writer(context.database, shape, context.storage_crs),
          m_promises(context.database, "commitments", promise_shape, context.source_id),
          m_edits(context.database, "activities", shape, context.source_id), m_positions(context),
          m_keys("activity_id"),
          m_dataset(context.request.set.empty() ? context.by.name : context.request.set) {
        context.where.require({"year", "commitment"});
        m_writer.keep(m_edits);
    }

    std::optional<store::written> write(row_view const& row) override {
        auto const year = row.integer("year");
        auto const text = std::string{row.text("commitment")};
        if (!year || text.empty()) {
            throw rejection{"missing_value",
                            "the row lacks the year or the text of the commitment"};
        }
        auto const commitment = ensure_commitment(row, *year, text);
        if (row.text("activity_id").empty() && row.text("activity").empty()) {
            m_context.report.figures["commitments_without_activity"] += 1;
            return store::written{commitment.what, 0};
        }
        auto const where = m_positions.read(row);
        auto const zone = std::string{row.text("zone")};
        std::vector<store::value> const values{
            commitment.id,
            store::text_or_null(date_of(row, "date").text),
            store::text_or_null(m_kinds.code(row.code("activity"), row.code("activity"))),
            store::text_or_null(std::string{row.text("place")}),
            store::text_or_null(std::string{row.text("outcome")}),
            m_statuses.required(row.code("status")),
            std::int64_t{m_yes_no.code(row.code("public")) == "yes" ? 1 : 0},
            !where.wkb.empty() ? where.precision : std::string{zone.empty() ? "none" : "zone"},
            store::text_or_null(zone.empty() ? "" : std::string{row.text("zone_set")}),
            store::text_or_null(zone)};
        auto const key = fmt::format("{}-{}", *year, m_keys.key(row));
        return m_writer.write({m_dataset, key}, values, where.wkb, m_context.source_id);
    }

    void finish() override {
        m_kinds.say(m_context.report);
        m_rules.say(m_context.report);
        m_yes_no.say(m_context.report);
        say_edits(m_promises, m_context.report);
        say_edits(m_edits, m_context.report);
    }

private:
    std::int64_t ensure_pledge(row_view const& row, std::int64_t year) {
        auto& database = m_context.database;
        auto const stated = std::string{row.text("pledge")};
        auto const title = stated.empty() ? fmt::format("Medborgarlöfte {}", year) : stated;
        database
            .query("INSERT INTO pledge (year, title, parties, source_id) VALUES (?, ?, ?, ?) "
                   "ON CONFLICT (year, title) DO UPDATE SET parties = excluded.parties",
                   year, title, row.text("parties"), m_context.source_id)
            .run();
        return database.count("SELECT id FROM pledge WHERE year = ? AND title = ?", year, title);
    }

    store::written ensure_commitment(row_view const& row, std::int64_t year,
                                     std::string const& text) {
        auto& database = m_context.database;
        auto const pledge = ensure_pledge(row, year);
        auto const key =
            std::string{row.text("commitment_id").empty() ? text : row.text("commitment_id")};
        auto const rule = m_rules.code(row.code("rule"));
        auto const target = row.integer("target");
        std::vector<store::value> values{std::string{row.text("owner")}, text,
                                         target ? store::value{*target} : store::value{},
                                         stated_rule(rule, target)};
        auto known = database.query(
            "SELECT id FROM commitment WHERE pledge_id = ? AND source_key = ?", pledge, key);
        if (known.next()) {
            return update_commitment(known.integer(0), std::move(values));
        }
        database
            .query("INSERT INTO commitment (pledge_id, source_key, party, text, target, rule) "
                   "VALUES (?, ?, ?, ?, ?, ?)",
                   pledge, key, row.text("owner"), text, target, stated_rule(rule, target))
            .run();
        return {store::outcome::accepted, database.last_id()};
    }

    store::written update_commitment(std::int64_t id, std::vector<store::value> values) {
        std::string no_place;
        m_promises.keep(id, values, no_place);
        auto& database = m_context.database;
        auto update = database.query(
            "UPDATE commitment SET party = ?1, text = ?2, target = ?3, rule = ?4 WHERE id = ?5 AND "
            "NOT (party IS ?1 AND text = ?2 AND target IS ?3 AND rule = ?4)",
            nullptr, "", nullptr, "", id);
        for (std::size_t i = 0; i < values.size(); ++i) {
            store::set_value(update, static_cast<int>(i) + 1, values[i]);
        }
        update.run();
        return {database.changed_rows() > 0 ? store::outcome::updated : store::outcome::unchanged,
                id};
    }

    static std::string stated_rule(std::string const& rule, std::optional<std::int64_t> target) {
        if (!rule.empty()) {
            return rule;
        }
        return target ? "at_least" : "ongoing";
    }

    import_context& m_context;
    store::row_writer m_writer;
    store::hand_edits m_promises, m_edits;
    position_reader m_positions;
    row_keys m_keys;
    std::string m_dataset;
    spelled_codes m_kinds{"activity_kinds"}, m_statuses{"activity_statuses"},
        m_rules{"pledge_rules"}, m_yes_no{"yes_no"};
};

} // anonymous namespace

std::unique_ptr<theme_writer> make_pledges(import_context& context) {
    return std::make_unique<pledge_writer>(context);
}

} // namespace trygg::ingest
