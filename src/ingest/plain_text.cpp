#include "ingest/plain_text.hpp"

#include <array>
#include <cctype>
#include <utility>

namespace trygg::ingest {
namespace {

using entity = std::pair<std::string_view, std::string_view>;

constexpr std::array entities{
    entity{"amp;", "&"},    entity{"lt;", "<"},     entity{"gt;", ">"},    entity{"quot;", "\""},
    entity{"#39;", "'"},    entity{"nbsp;", " "},   entity{"aring;", "å"}, entity{"auml;", "ä"},
    entity{"ouml;", "ö"},   entity{"Aring;", "Å"},  entity{"Auml;", "Ä"},  entity{"Ouml;", "Ö"},
    entity{"eacute;", "é"}, entity{"Eacute;", "É"}, entity{"uuml;", "ü"},  entity{"ndash;", "–"},
    entity{"mdash;", "—"},  entity{"rsquo;", "’"},  entity{"lsquo;", "‘"}, entity{"rdquo;", "”"},
    entity{"ldquo;", "“"},  entity{"hellip;", "…"}, entity{"bull;", "•"},  entity{"shy;", ""},
    entity{"euro;", "€"},   entity{"deg;", "°"},    entity{"sup2;", "²"},  entity{"frac12;", "½"}};

/// What stands for the entity at the start of `text` (behind its '&'), and its length; length 0 for
/// none.
std::pair<std::string_view, std::size_t> resolve(std::string_view text) {
    for (auto const& [name, letter] : entities) {
        if (text.starts_with(name)) {
            return {letter, name.size()};
        }
    }
    return {"", 0};
}

void add(std::string& result, std::string_view piece) {
    for (auto const c : piece) {
        bool const blank = std::isspace(static_cast<unsigned char>(c)) != 0;
        if (!blank) {
            result += c;
        } else if (!result.empty() && result.back() != ' ') {
            result += ' ';
        }
    }
}

/// A tag starts with a letter, '/' or '!'; "5 < 6" is text.
bool starts_tag(std::string_view rest) {
    return rest.size() > 1 && (std::isalpha(static_cast<unsigned char>(rest[1])) != 0 ||
                               rest[1] == '/' || rest[1] == '!');
}

} // anonymous namespace

std::string plain_text(std::string_view html) {
    std::string result;
    for (std::size_t i = 0; i < html.size();) {
        auto const rest = html.substr(i);
        if (rest[0] == '<' && starts_tag(rest)) {
            auto const end = rest.find('>');
            add(result, " ");
            i += end == std::string_view::npos ? rest.size() : end + 1;
            continue;
        }
        auto const [letter, length] =
            rest[0] == '&' ? resolve(rest.substr(1)) : std::pair<std::string_view, std::size_t>{};
        add(result, length > 0 ? letter : rest.substr(0, 1));
        i += 1 + length;
    }
    while (result.ends_with(' ')) {
        result.pop_back();
    }
    return result;
}

std::string shortened(std::string_view text, std::size_t most) {
    if (text.size() <= most) {
        return std::string{text};
    }
    auto const cut = text.rfind(' ', most);
    auto end = cut == std::string_view::npos || cut == 0 ? most : cut;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end; // not within a letter of several bytes
    }
    return std::string{text.substr(0, end)} + "…";
}

} // namespace trygg::ingest
