#include "api/item_answer.hpp"

#include "query/parameters.hpp"

#include <algorithm>
#include <array>

namespace trygg::api {

namespace {

/// A page with more features than this is streamed instead of held.
constexpr std::size_t held_features = 2'000;
constexpr std::size_t chunk_size = 64 * 1024;

/// Writes a page piece by piece, so that its size does not matter.
class page_source {
public:
    page_source(std::unique_ptr<encode::page_writer> writer, query::row_list rows)
        : m_writer(std::move(writer)), m_rows(std::move(rows)) {}

    /// Make room for all that is likely to follow what is there.
    void reserve(std::string& chunk) const {
        constexpr std::size_t tail = 4'096; // mostly the links
        auto const written = std::max<std::size_t>(m_at, 1);
        chunk.reserve(chunk.size() + (m_rows.size() - m_at) * chunk.size() / written * 17 / 16 +
                      tail);
    }

    bool next(std::string& chunk) {
        auto const full = chunk.size() + chunk_size;
        if (!m_has_begun) {
            constexpr std::size_t likely_size = 256; // bytes of a feature
            chunk.reserve(std::min(m_rows.size() * likely_size, chunk_size + likely_size));
            m_writer->begin(chunk);
            m_has_begun = true;
        }
        while (m_at < m_rows.size() && chunk.size() < full) {
            if (m_at % m_batch.size() == 0) {
                expect_batch();
            }
            m_writer->append(chunk, m_batch[m_at % m_batch.size()]);
            ++m_at;
        }
        bool const done = m_at == m_rows.size();
        if (done) {
            m_writer->end(chunk);
        }
        return !done;
    }

private:
    void expect_batch() {
        auto const count = std::min(m_batch.size(), m_rows.size() - m_at);
        for (std::size_t i = 0; i < count; ++i) {
            m_batch[i] = m_rows[m_at + i];
        }
        m_writer->expect({m_batch.data(), count});
    }

    std::unique_ptr<encode::page_writer> m_writer;
    query::row_list m_rows;
    std::array<std::uint32_t, 256> m_batch{}; // the rows around m_at
    std::size_t m_at = 0;
    bool m_has_begun = false;
};

query::row_list with_geometry(snapshot::geometry_column const& shapes,
                              query::row_list const& rows) {
    auto kept = rows.copy();
    std::erase_if(kept, [&](std::uint32_t row) { return !shapes.has(row); });
    return query::row_list{std::move(kept)};
}

/// "incidents.csv", also for ids with letters that headers cannot hold.
std::string disposition(std::string const& id, std::string const& ending) {
    auto const encoded = query::percent_encoded(id);
    return encoded == id && id.find_first_of("/,:") == std::string::npos
               ? fmt::format("attachment; filename=\"{}.{}\"", id, ending)
               : fmt::format("attachment; filename*=UTF-8''{}.{}", encoded, ending);
}

std::multimap<std::string, std::string> headers_of(item_format const& format,
                                                   encode::view const& shown,
                                                   item_frame const& frame, std::size_t rows) {
    std::multimap<std::string, std::string> result{
        {"Content-Type", format.as.media_type},
        {"Content-Crs", "<" + shown.crs.uri + ">"},
        {"Link", link_header(frame.links, !frame.is_one)},
    };
    if (!frame.is_one) {
        result.emplace("OGC-NumberMatched", std::to_string(frame.matched));
        result.emplace("OGC-NumberReturned", std::to_string(rows));
    }
    if (!format.ending.empty()) {
        result.emplace("Content-Disposition", disposition(frame.collection.id, format.ending));
    }
    return result;
}

} // namespace

http::response feature_answer(context const& at, item_format const& format, encode::view shown,
                              query::row_list rows, item_frame const& frame) {
    if (format.needs_geometry) {
        rows = with_geometry(*shown.table->shapes, rows);
    }
    http::response result{.headers = headers_of(format, shown, frame, rows.size())};
    if (format.as.name == "html") {
        result.headers.emplace("Content-Language", language_of(at.request).code);
    }
    if (format.save) {
        result.stream = format.save(at, shown, rows, frame);
        return result;
    }
    bool const held = rows.size() <= held_features;
    auto const source =
        std::make_shared<page_source>(format.write(at, std::move(shown), frame), std::move(rows));
    if (!held) {
        result.stream = [source](std::string& chunk) {
            return source->next(chunk);
        };
        return result;
    }
    while (source->next(result.body)) {
        source->reserve(result.body);
    }
    return result;
}

} // namespace trygg::api
