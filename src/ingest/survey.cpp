/// \file Safety surveys in the wide form of spreadsheets: a row an answer, a column a question.

#include "base/error.hpp"
#include "base/text.hpp"
#include "ingest/municipalities.hpp"
#include "ingest/spelled_codes.hpp"
#include "ingest/theme.hpp"
#include "ingest/vocabulary.hpp"

#include <charconv>

namespace trygg::ingest {
namespace {

store::table_shape const shape{"response",
                               {"survey_id", "source_key"},
                               {"weight", "age_group", "sex", "channel", "municipality", "zone_set",
                                "zone_code", "safe_day", "safe_evening"},
                               false};

/// The columns of one pointed-out place that the file really has.
struct mention_place {
    std::string sentiment;
    std::map<std::string, std::size_t> columns;

    std::string_view text(row_view const& row, std::string const& field) const {
        auto const found = columns.find(field);
        return found == columns.end() ? std::string_view{} : row.at(found->second);
    }
};

/// The first year 19xx or 20xx in a file's name.
std::optional<int> year_in(std::string const& name) {
    for (std::size_t i = 0; i + 4 <= name.size(); ++i) {
        int year = 0;
        auto const part = name.substr(i, 4);
        auto const [end, problem] = std::from_chars(part.data(), part.data() + 4, year);
        if (problem == std::errc{} && end == part.data() + 4 && year >= 1990 && year < 2100) {
            return year;
        }
    }
    return {};
}

class survey_writer : public theme_writer {
public:
    explicit survey_writer(import_context& context)
        : m_context(context), m_writer(context.database, shape, context.storage_crs),
          m_positions(context), m_municipalities(context.database), m_keys("id") {
        find_mentions();
        if (m_mentions.empty() && !context.where.has("safe_day") &&
            !context.where.has("safe_evening")) {
            context.where.require({"safe_evening"});
        }
        m_survey_id = ensure_survey();
    }

    std::optional<store::written> write(row_view const& row) override {
        auto const day = m_day.code(row.code("safe_day"));
        auto const evening = m_evening.code(row.code("safe_evening"));
        auto const zone = std::string{row.text("zone")};
        auto const weight = row.number("weight").value_or(1);
        if (weight <= 0) {
            throw rejection{"bad_weight", fmt::format("a weight of {} counts nobody; weights are "
                                                      "above 0",
                                                      weight)};
        }
        std::vector<store::value> const values{
            weight,
            store::text_or_null(m_ages.code(row.code("age"), "other")),
            store::text_or_null(m_sexes.code(row.code("sex"), "other")),
            store::text_or_null(m_channels.code(row.code("channel"), "other")),
            store::text_or_null(m_municipalities.code_of(row.text("municipality"), zone)),
            store::text_or_null(zone.empty() ? "" : std::string{row.text("zone_set")}),
            store::text_or_null(zone),
            store::text_or_null(day),
            store::text_or_null(evening)};
        // The whole row is hashed, since mentions and problems hang on it.
        auto const places = read_mentions(row);
        auto const written = write_response(row, values);
        if (written.what != store::outcome::unchanged) {
            write_parts(written.id, row, places);
        }
        m_context.report.figures["mentions"] += static_cast<std::int64_t>(places.size());
        return written;
    }

    void finish() override {
        refuse_other_words("safe_day", m_day);
        refuse_other_words("safe_evening", m_evening);
        for (auto const* list : {&m_day, &m_evening, &m_ages, &m_sexes, &m_channels, &m_parts,
                                 &m_reasons, &m_problems}) {
            list->say(m_context.report);
        }
    }

private:
    struct pointed_out {
        std::string sentiment, part, place, comment, zone;
        position where;
        std::vector<std::string> reasons;
    };

    /// Answers in words that the list does not have would leave figures of a few, or of nobody.
    void refuse_other_words(char const* field, spelled_codes const& answers) const {
        if (answers.mostly_unknown()) {
            throw input_error{
                "{}: most answers in '{}' are in words that the list answers does not have: {}. "
                "Nothing was imported; say what they mean in a profile of your own, for example "
                "[codes.answers] with \"Very safe\" = \"safe\" (docs/profiles.md), and "
                "import with --profile ./mine.toml",
                m_context.file, field, answers.unknown_text()};
        }
    }

    void find_mentions() {
        for (auto const& group : m_context.by.mentions) {
            mention_place found{group.sentiment, {}};
            for (auto const& [field, candidates] : group.fields) {
                if (auto const at = find_column(m_context.where.names(), candidates)) {
                    found.columns[field] = *at;
                }
            }
            if (found.columns.contains("place") || found.columns.contains("lon") ||
                found.columns.contains("zone")) {
                m_mentions.push_back(std::move(found));
            }
        }
    }

    std::int64_t ensure_survey() {
        auto& database = m_context.database;
        auto const stated = m_context.by.constant("year");
        auto const year = stated.empty() ? year_in(m_context.file) : year_in(stated);
        if (!year) {
            throw input_error{
                "{}: which year is this survey from? Put the year in the file's name, "
                "as survey-2020.csv, or in the profile's constants",
                m_context.file};
        }
        auto const name =
            m_context.request.set.empty() ? fmt::format("survey-{}", *year) : m_context.request.set;
        auto const title = m_context.by.constant("title");
        auto const sampling = m_context.by.constant("sampling");
        database
            .query("INSERT INTO survey (name, title, year, sampling, source_id) VALUES "
                   "(?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING",
                   name,
                   fmt::format("{} {}", title.empty() ? "Trygghetsundersökning" : title, *year),
                   *year, sampling.empty() ? "random" : sampling, m_context.source_id)
            .run();
        return database.count("SELECT id FROM survey WHERE name = ?", name);
    }

    store::written write_response(row_view const& row, std::vector<store::value> const& values) {
        return m_writer.write({m_survey_id, m_keys.key(row)}, values, row_bytes(row),
                              m_context.source_id);
    }

    /// Everything the row says, so that a change in any cell counts as one.
    static std::string row_bytes(row_view const& row) {
        std::string all;
        for (auto const& value : row.raw().values) {
            all += value ? *value : std::string{};
            all += '\x1f';
        }
        return all;
    }

    std::vector<pointed_out> read_mentions(row_view const& row) {
        std::vector<pointed_out> result;
        for (auto const& group : m_mentions) {
            auto where = m_positions.read(group.text(row, "lon"), group.text(row, "lat"));
            pointed_out one{group.sentiment,
                            m_parts.code(translated(m_context.by, "part", group.text(row, "part"))),
                            std::string{group.text(row, "place")},
                            std::string{group.text(row, "comment")},
                            std::string{group.text(row, "zone")},
                            std::move(where),
                            {}};
            for (auto const& choice : split_choices(group.text(row, "reasons"))) {
                if (auto code =
                        m_reasons.code(translated(m_context.by, "reasons", choice), "other");
                    !code.empty()) {
                    one.reasons.push_back(std::move(code));
                }
            }
            if (!one.place.empty() || !one.where.wkb.empty() || !one.zone.empty()) {
                result.push_back(std::move(one));
            }
        }
        return result;
    }

    void write_parts(std::int64_t response, row_view const& row,
                     std::vector<pointed_out> const& places) {
        auto& database = m_context.database;
        database
            .query("DELETE FROM placement WHERE theme = 2 AND event_id IN "
                   "(SELECT id FROM mention WHERE response_id = ?)",
                   response)
            .run();
        database.query("DELETE FROM mention WHERE response_id = ?", response).run();
        database.query("DELETE FROM response_problem WHERE response_id = ?", response).run();
        int number = 0;
        for (auto const& place : places) {
            write_mention(response, ++number, place);
        }
        for (auto const& choice : split_choices(row.text("problems"))) {
            if (auto const code =
                    m_problems.code(translated(m_context.by, "problems", choice), "other");
                !code.empty()) {
                database
                    .query("INSERT OR IGNORE INTO response_problem VALUES (?, ?)", response, code)
                    .run();
            }
        }
    }

    void write_mention(std::int64_t response, int number, pointed_out const& place) {
        auto& database = m_context.database;
        auto const zone_set =
            place.zone.empty() ? std::string{} : m_context.by.constant("zone_set");
        auto const precision = !place.where.wkb.empty()
                                   ? place.where.precision
                                   : std::string{place.zone.empty() ? "none" : "zone"};
        auto const text = [](std::string const& given) {
            return given.empty() ? std::nullopt : std::optional{given};
        };
        auto insert = database.query(
            "INSERT INTO mention (response_id, number, sentiment, part, place, comment, precision, "
            "zone_set, zone_code, geom) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ST_GeomFromWKB(?, ?))",
            response, number, place.sentiment, text(place.part), text(place.place),
            text(place.comment), precision, text(zone_set), text(place.zone),
            place.where.wkb.empty() ? std::nullopt : std::optional{db::blob{place.where.wkb}},
            m_context.storage_crs);
        insert.run();
        auto const id = database.last_id();
        for (auto const& reason : place.reasons) {
            database.query("INSERT OR IGNORE INTO mention_reason VALUES (?, ?)", id, reason).run();
        }
    }

    import_context& m_context;
    store::row_writer m_writer;
    position_reader m_positions;
    municipality_names m_municipalities;
    row_keys m_keys;
    std::vector<mention_place> m_mentions;
    std::int64_t m_survey_id = 0;
    spelled_codes m_day{"answers"}, m_evening{"answers"}, m_ages{"age_groups"}, m_sexes{"sexes"},
        m_channels{"channels"}, m_parts{"parts"}, m_reasons{"reasons"}, m_problems{"problems"};
};

} // anonymous namespace

std::unique_ptr<theme_writer> make_survey(import_context& context) {
    return std::make_unique<survey_writer>(context);
}

} // namespace trygg::ingest
