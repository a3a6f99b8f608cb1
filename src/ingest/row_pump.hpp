#pragma once
/// \file The rows of one file through its theme, each counted.

#include "ingest/import.hpp"
#include "ingest/theme.hpp"

#include <chrono>
#include <cstdint>
#include <functional>

namespace trygg::ingest {

/// Feeds the rows of a file to its theme and counts what becomes of them; temp.touched gets the
/// events they are.
class row_pump {
public:
    /// `total` is the number of rows, -1 when not known.
    row_pump(import_context& context, theme_writer& theme,
             std::function<void(progress const&)> const& on_progress, std::int64_t total);

    void take(ogr::row const& row);

    /// After the last row: what the theme and the rows as a whole have to say.
    void finish();

private:
    void touch(store::written const& written);
    void tell();

    import_context& m_context;
    theme_writer& m_theme;
    std::function<void(progress const&)> const& m_on_progress;
    std::int64_t m_total;
    theme_id m_placed;
    db::statement m_touch;
    std::int64_t m_recoded = 0;
    bool m_made_up = false;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

} // namespace trygg::ingest
