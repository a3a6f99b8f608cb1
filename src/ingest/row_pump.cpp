#include "ingest/row_pump.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "ingest/placement.hpp"

#include <algorithm>

namespace trygg::ingest {
namespace {

constexpr std::int64_t looked_at = 5; ///< rows whose remarks may say that a file is made up

std::string raw_text(ogr::row const& row) {
    constexpr std::size_t most = 4000;
    std::string result;
    for (auto const& value : row.values) {
        result += result.empty() ? "" : ";";
        result += value.value_or("");
        if (result.size() > most) {
            result.resize(most);
            while (!is_utf8(result)) {
                result.pop_back();
            }
            return result + "…";
        }
    }
    return result;
}

bool says_made_up(ogr::row const& row) {
    return std::ranges::any_of(row.values, [](auto const& value) {
        return value && fold(*value).find("pahittad") != std::string::npos;
    });
}

} // anonymous namespace

row_pump::row_pump(import_context& context, theme_writer& theme,
                   std::function<void(progress const&)> const& on_progress, std::int64_t total)
    : m_context(context), m_theme(theme), m_on_progress(on_progress), m_total(total),
      m_placed(placed_theme(context.by.theme)),
      m_touch(context.database.query("INSERT OR IGNORE INTO temp.touched VALUES (?, ?)", 0, 0)) {}

void row_pump::take(ogr::row const& row) {
    auto& report = m_context.report;
    ++report.rows;
    m_recoded += row.recoded ? 1 : 0;
    m_made_up = m_made_up || (report.rows <= looked_at && says_made_up(row));
    row_view const view{m_context.where, m_context.by, row};
    try {
        if (!row.defect.empty()) {
            throw rejection{"broken_row", row.defect};
        }
        if (auto const written = m_theme.write(view)) {
            count_outcome(report, written->what);
            touch(*written);
        }
    } catch (rejection const& why) {
        ++report.rejected;
        report.rejections.push_back({row.line, why.code, why.reason, raw_text(row)});
    }
    tell();
}

void row_pump::finish() {
    m_theme.finish();
    auto& report = m_context.report;
    if (m_recoded > 0) {
        note(report, m_recoded == report.rows ? "windows_1252" : "mixed_encodings",
             fmt::format("{} of {} rows are not UTF-8 and were read as Windows-1252; check å ä ö",
                         m_recoded, report.rows));
    }
    if (m_made_up) {
        m_context.database
            .query("UPDATE source SET made_up = 1 WHERE id = ? AND made_up = 0",
                   m_context.source_id)
            .run();
    }
}

void row_pump::touch(store::written const& written) {
    if (m_placed == theme_id::none || written.id == 0) {
        return;
    }
    m_touch.bind(static_cast<int>(m_placed), written.id).run();
    if (written.what == store::outcome::updated) {
        forget_placement(m_context.database, m_placed, written.id);
    }
}

void row_pump::tell() {
    constexpr std::int64_t every = 1000;
    if (!m_on_progress || m_context.report.rows % every != 0) {
        return;
    }
    std::chrono::duration<double> const passed = std::chrono::steady_clock::now() - m_start;
    auto const rows = m_context.report.rows;
    m_on_progress({m_context.file, rows, m_total < 0 ? 0 : std::max(m_total, rows),
                   passed.count() > 0 ? static_cast<double>(rows) / passed.count() : 0});
}

} // namespace trygg::ingest
