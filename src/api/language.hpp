#pragma once
/// \file The language of a page, and texts in both.

#include "http/message.hpp"

#include <string>
#include <string_view>

namespace trygg::api {

/// A text of a page in Swedish and English. One without either of them does not compile.
class bilingual {
public:
    consteval bilingual(char const* swedish, char const* english) : m_sv(swedish), m_en(english) {
        if (m_sv.empty() || m_en.empty()) {
            throw "a text is missing in one of the languages";
        }
    }

    constexpr std::string_view sv() const { return m_sv; }
    constexpr std::string_view en() const { return m_en; }

private:
    std::string_view m_sv, m_en;
};

struct page_language {
    std::string_view code = "sv"; ///< or "en"
    bool is_stated = false; ///< by the address: so it is by those of the pages that it links to

    bool is_english() const { return code == "en"; }

    std::string operator()(bilingual const& text) const {
        return std::string{is_english() ? text.en() : text.sv()};
    }

    /// The path or address of a page, stating the language where this page's own does.
    std::string page(std::string path) const;
};

/// The language that the parameter lang states, else the one that Accept-Language likes better,
/// else Swedish.
page_language language_of(http::request const& asked);

/// A query string without what language_of reads.
std::string without_language(std::string_view query);

/// The same page in a language, as a reference relative to it: "?f=html&lang=en".
std::string in_language(std::string_view query, std::string_view code);

} // namespace trygg::api
