/// \file Population per zone, year and, in some files, sex and background with totals among the
/// rows.

#include "base/error.hpp"
#include "base/text.hpp"
#include "ingest/theme.hpp"

#include <map>

namespace trygg::ingest {
namespace {

class population_writer : public theme_writer {
public:
    explicit population_writer(import_context& context) : m_context(context) {
        context.where.require({"code", "count", "year"});
    }

    std::optional<store::written> write(row_view const& row) override {
        auto const code = std::string{row.text("code")};
        auto const count = row.integer("count");
        auto const year = row.integer("year");
        if (code.empty() || !count || !year) {
            throw rejection{"missing_value", "the row lacks a zone code, a year or a count"};
        }
        if (*count < 0 || *year < 1800 || *year > 2200) {
            throw rejection{"bad_number",
                            fmt::format("{} inhabitants in {} cannot be", *count, *year)};
        }
        auto& known = m_figures[{code, *year}];
        bool const total = fold(row.text("group")) == fold(m_context.by.constant("total_group"));
        (total && m_context.where.has("group") ? known.total : known.parts) += *count;
        known.has_total |= total && m_context.where.has("group");
        ++known.rows;
        return {};
    }

    void finish() override {
        auto const set = m_context.request.set.empty() ? m_context.by.constant("zone_set")
                                                       : m_context.request.set;
        std::int64_t differing = 0, totals = 0, sum = 0;
        for (auto const& [key, known] : m_figures) {
            auto const count = known.has_total ? known.total : known.parts;
            auto const what = write_one(set, key.first, key.second, count);
            for (std::int64_t i = 0; i < known.rows; ++i) {
                count_outcome(m_context.report, what);
            }
            totals += known.has_total ? 1 : 0;
            differing += known.has_total && known.parts > 0 && known.parts != known.total ? 1 : 0;
            sum += count;
        }
        m_context.report.figures["population"] = sum;
        m_context.report.figures["population_zones"] = static_cast<std::int64_t>(m_figures.size());
        if (totals > 0) {
            note(m_context.report, "totals_rows",
                 fmt::format("the rows '{}' hold totals; they were taken and the parts beside them "
                             "not added again",
                             m_context.by.constant("total_group")));
        }
        if (differing > 0) {
            note(
                m_context.report, "totals_differ",
                fmt::format("in {} zones the parts do not add up to the total; the total was taken",
                            differing));
        }
    }

private:
    struct figure {
        std::int64_t total = 0, parts = 0, rows = 0;
        bool has_total = false;
    };

    store::outcome write_one(std::string const& set, std::string const& code, std::int64_t year,
                             std::int64_t count) {
        auto& database = m_context.database;
        auto known = database.query(
            "SELECT count FROM population WHERE zone_set = ? AND code = ? AND year = ?", set, code,
            year);
        bool const is_known = known.next();
        if (is_known && known.integer(0) == count) {
            return store::outcome::unchanged;
        }
        known.reset();
        database
            .query("INSERT OR REPLACE INTO population VALUES (?, ?, ?, ?, ?)", set, code, year,
                   count, m_context.source_id)
            .run();
        return is_known ? store::outcome::updated : store::outcome::accepted;
    }

    import_context& m_context;
    std::map<std::pair<std::string, std::int64_t>, figure> m_figures;
};

} // anonymous namespace

std::unique_ptr<theme_writer> make_population(import_context& context) {
    return std::make_unique<population_writer>(context);
}

} // namespace trygg::ingest
