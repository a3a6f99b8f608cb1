/// \file Lists that say which coarser zone each zone belongs to (DeSO → RegSO).

#include "base/error.hpp"
#include "ingest/municipalities.hpp"
#include "ingest/theme.hpp"
#include "ingest/zone_sets.hpp"

namespace trygg::ingest {
namespace {

class member_writer : public theme_writer {
public:
    explicit member_writer(import_context& context)
        : m_context(context), m_municipalities(context.database),
          m_find(context.database.query("SELECT row_hash FROM zone_member WHERE zone_set = ? AND "
                                        "code = ? AND parent_set = ?",
                                        "", "", "")),
          m_write(context.database.query(
              "INSERT OR REPLACE INTO zone_member VALUES (?, ?, ?, ?, ?, ?, ?, ?)", "", "", "", "",
              "", "", "", 0)) {
        context.where.require({"code", "parent_name"});
    }

    std::optional<store::written> write(row_view const& row) override {
        auto const code = std::string{row.text("code")};
        auto const parent = std::string{row.text("parent_name")};
        if (code.empty() || parent.empty()) {
            throw rejection{"no_code", "the row lacks the code of a zone or the name of the zone "
                                       "around it"};
        }
        auto const municipality = m_municipalities.code_of(row.text("municipality"), code);
        auto const set = m_context.by.constant("member_set");
        auto const parent_set = m_context.by.constant("set");
        auto const parent_code = dissolved_code(municipality, parent);
        auto const hash = store::row_hash({}, {parent_code, parent, municipality}, "");
        m_find.bind(set, code, parent_set);
        bool const known = m_find.next();
        if (known && m_find.text(0) == hash) {
            return store::written{store::outcome::unchanged, 0};
        }
        m_write
            .bind(set, code, parent_set, parent_code, parent, municipality, hash,
                  m_context.source_id)
            .run();
        return store::written{known ? store::outcome::updated : store::outcome::accepted, 0};
    }

    void finish() override {
        ensure_zone_set(m_context.database, m_context.by.constant("set"),
                        m_context.by.constant("set_title"), m_context.by.constant("set_version"));
    }

private:
    import_context& m_context;
    municipality_names m_municipalities;
    db::statement m_find;
    db::statement m_write;
};

} // anonymous namespace

std::unique_ptr<theme_writer> make_members(import_context& context) {
    return std::make_unique<member_writer>(context);
}

} // namespace trygg::ingest
