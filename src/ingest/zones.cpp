/// \file Zones of one set: any polygon file with codes.

#include "base/error.hpp"
#include "base/text.hpp"
#include "geo/geometry.hpp"
#include "geo/repair.hpp"
#include "ingest/municipalities.hpp"
#include "ingest/theme.hpp"
#include "ingest/zone_sets.hpp"

#include <algorithm>
#include <map>

namespace trygg::ingest {
namespace {

/// One zone as collected; a file may give it in several rows, one a part.
struct collected {
    std::string name, parent, municipality;
    std::optional<std::int64_t> population;
    std::vector<geo::geometry> parts;
};

class zone_writer : public theme_writer {
public:
    explicit zone_writer(import_context& context)
        : m_context(context), m_municipalities(context.database),
          m_set(context.request.set.empty() ? context.by.constant("set") : context.request.set) {
        if (m_set.empty()) {
            throw input_error{"{}: name the zone set with --set, for example --set skolomraden",
                              context.file};
        }
        check_collection_name(m_set);
        context.where.require({"code"});
        if (context.request.fields.contains("population") && population_year().empty()) {
            throw input_error{
                "{}: of which year is the population? Say it in a profile of your own: "
                "the shipped zones.toml with population_year = \"2023\" under "
                "[constants]",
                context.file};
        }
    }

    std::optional<store::written> write(row_view const& row) override {
        check_category(row);
        auto const code = std::string{row.text("code")};
        if (code.empty()) {
            throw rejection{"no_code", "the row has no zone code; give each zone one"};
        }
        if (row.wkb().empty()) {
            throw rejection{"no_geometry",
                            fmt::format("the zone {} has no polygon; draw it in the file", code)};
        }
        auto part = repaired(row, code);
        auto const [found, fresh] = m_zones.try_emplace(code);
        auto& zone = found->second;
        auto const name = std::string{row.text("name").empty() ? code : row.text("name")};
        if (!fresh && zone.name != name) {
            throw rejection{"doubled_code",
                            fmt::format("the code {} is also that of '{}'; give each zone its own",
                                        code, zone.name)};
        }
        m_merged += fresh ? 0 : 1;
        zone.name = name;
        zone.parent = std::string{row.text("parent")};
        zone.municipality = m_municipalities.code_of(
            row.text("municipality"),
            m_context.by.constant("code_has_municipality") == "yes" ? code : "");
        zone.population = row.integer("population");
        zone.parts.push_back(std::move(part));
        m_codes.push_back(code);
        return {};
    }

    void finish() override {
        if (m_zones.empty()) {
            return;
        }
        auto const set_id =
            ensure_zone_set(m_context.database, m_set, m_context.by.constant("set_title"),
                            m_context.by.constant("set_version"));
        zone_store zones{m_context.database, set_id, m_context.storage_crs, m_context.source_id};
        std::map<std::string, store::outcome> outcomes;
        std::vector<named_shape> shapes;
        for (auto const& [code, zone] : m_zones) {
            shapes.push_back({code, geo::to_wkb(geo::dissolved(zone.parts))});
            outcomes[code] =
                zones.write({code, zone.name, zone.parent, zone.municipality}, shapes.back().wkb);
            write_population(code, zone);
        }
        for (auto const& code : m_codes) {
            count_outcome(m_context.report, outcomes.at(code));
        }
        say(overlapping(shapes));
    }

private:
    void check_category(row_view const& row) const {
        auto const wanted = m_context.by.constant("only_category");
        auto const category = row.text("category");
        if (!wanted.empty() && !category.empty() && fold(category) != fold(wanted)) {
            throw rejection{"other_category",
                            fmt::format("the row is '{}', not '{}'", category, wanted)};
        }
    }

    geo::geometry repaired(row_view const& row, std::string const& code) {
        try {
            auto mended = geo::repaired(geo::from_wkb(row.wkb()));
            if (mended.reason) {
                m_repaired.push_back(fmt::format("{} ({})", code, *mended.reason));
            }
            return std::move(mended.shape);
        } catch (input_error const& e) {
            throw rejection{
                "no_polygon",
                fmt::format("zone {} is no polygon that can be counted in: {}", code, e.what())};
        }
    }

    /// Empty when nothing states it.
    std::string population_year() const {
        auto year = m_context.by.constant("population_year");
        auto const is_digit = [](char c) {
            return c >= '0' && c <= '9';
        };
        if (!year.empty() && (year.size() != 4 || !std::ranges::all_of(year, is_digit))) {
            throw input_error{"population_year is a year such as 2023, not '{}'", year};
        }
        return year;
    }

    void write_population(std::string const& code, collected const& zone) {
        auto const year = population_year();
        m_without_year += zone.population && year.empty() ? 1 : 0;
        if (zone.population && *zone.population > 0 && !year.empty()) {
            m_context.database
                .query("INSERT INTO population VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
                       "count = excluded.count, source_id = excluded.source_id "
                       "WHERE count <> excluded.count",
                       m_set, code, std::stoll(year), *zone.population, m_context.source_id)
                .run();
        }
    }

    void say(std::vector<std::string> const& overlaps) {
        auto& report = m_context.report;
        report.figures["zones"] = static_cast<std::int64_t>(m_zones.size());
        if (!m_repaired.empty()) {
            report.figures["repaired"] = static_cast<std::int64_t>(m_repaired.size());
            note(report, "invalid_polygon",
                 fmt::format("{} polygons were invalid and were repaired: {}", m_repaired.size(),
                             first_of(m_repaired)));
        }
        if (m_without_year > 0) {
            note(
                report, "population_without_year",
                fmt::format("the population of {} zones was not taken, since nothing says of which "
                            "year it is; say population_year = \"2023\" under [constants] of a "
                            "profile of your "
                            "own (docs/profiles.md) and import again",
                            m_without_year));
        }
        if (m_merged > 0) {
            note(
                report, "merged_parts",
                fmt::format("{} rows are further parts of a zone with the same code and name; they "
                            "were joined to it",
                            m_merged));
        }
        if (!overlaps.empty()) {
            note(report, "overlap",
                 fmt::format("{} pairs of zones overlap: {}; a point in both is counted in the one "
                             "with the lower code",
                             overlaps.size(), first_of(overlaps)));
        }
    }

    import_context& m_context;
    municipality_names m_municipalities;
    std::string m_set;
    std::map<std::string, collected> m_zones;
    std::vector<std::string> m_codes; ///< of the taken rows, in order
    std::vector<std::string> m_repaired;
    std::int64_t m_merged = 0, m_without_year = 0;
};

} // anonymous namespace

std::unique_ptr<theme_writer> make_zones(import_context& context) {
    return std::make_unique<zone_writer>(context);
}

} // namespace trygg::ingest
