#include "join/name_key.hpp"

#include "base/text.hpp"
#include "join/name_index.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace trygg::join {
namespace {

using text_pair = std::pair<std::string_view, std::string_view>;

constexpr std::array<text_pair, 9> plain_endings{{{"skolan", "skola"},
                                                  {"torget", "torg"},
                                                  {"stationen", "station"},
                                                  {"parken", "park"},
                                                  {"vagen", "vag"},
                                                  {"gatan", "gata"},
                                                  {"planen", "plan"},
                                                  {"kyrkan", "kyrka"},
                                                  {"badet", "bad"}}};

/// Stand for the end of a word when a dot follows, or for a whole word.
constexpr std::array<text_pair, 5> short_endings{
    {{"centr", "centrum"}, {"stn", "station"}, {"sk", "skola"}, {"v", "vag"}, {"g", "gata"}}};

/// Before a name and with a dot.
constexpr std::array<text_pair, 4> short_sides{
    {{"n", "norra"}, {"s", "sodra"}, {"o", "ostra"}, {"v", "vastra"}}};

constexpr std::array<std::string_view, 12> telling_words{"norra", "sodra", "ostra", "vastra",
                                                         "ovre",  "nedre", "lilla", "stora",
                                                         "gamla", "nya",   "inre",  "yttre"};

constexpr std::array<std::string_view, 8> dashes_and_quotes{"\u2010", "\u2011", "\u2013", "\u2014",
                                                            "\u2019", "\u00b4", "\u00ad", "\u00a0"};

struct word {
    std::string letters;
    bool dotted = false; ///< a dot follows directly
};

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
}

std::vector<word> split(std::string text) {
    for (auto const mark : dashes_and_quotes) {
        for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
            text.replace(at, mark.size(), 1, ' ');
        }
    }
    std::vector<word> result;
    bool within = false;
    for (auto const c : text) {
        if (is_letter(c)) {
            if (!within) {
                result.emplace_back();
            }
            result.back().letters += c;
        } else if (within) {
            result.back().dotted = c == '.';
        }
        within = is_letter(c);
    }
    return result;
}

void replace_ending(std::string& letters, text_pair const& pair) {
    letters.erase(letters.size() - pair.first.size());
    letters += pair.second;
}

void write_out(word& w, bool first, bool last) {
    if (first && !last && w.dotted) {
        for (auto const& side : short_sides) {
            if (w.letters == side.first) {
                w.letters = side.second;
                return;
            }
        }
    }
    for (auto const& ending : short_endings) {
        // Alone and without its dot, one letter may mean anything.
        auto const whole =
            w.letters == ending.first && !first && (w.dotted || w.letters.size() > 1);
        if (whole || (w.dotted && w.letters.size() > ending.first.size() &&
                      w.letters.ends_with(ending.first))) {
            replace_ending(w.letters, ending);
            return;
        }
    }
}

} // anonymous namespace

std::vector<std::string> name_words(std::string_view name) {
    auto words = split(fold(name));
    std::vector<std::string> result;
    for (auto& w : words) {
        write_out(w, &w == &words.front(), &w == &words.back());
        for (auto const& ending : plain_endings) {
            if (w.letters.ends_with(ending.first)) {
                replace_ending(w.letters, ending);
                break;
            }
        }
        result.push_back(std::move(w.letters));
    }
    return result;
}

std::string fixed_part(std::vector<std::string> const& words) {
    std::string result;
    for (auto const& w : words) {
        for (auto const telling : telling_words) {
            if (w.starts_with(telling)) { // also "Norrabyskolan"
                result.append(telling) += ' ';
            }
        }
        std::copy_if(w.begin(), w.end(), std::back_inserter(result),
                     [](char c) { return c >= '0' && c <= '9'; });
    }
    return result;
}

std::string compound(std::vector<std::string> const& words) {
    std::string result;
    for (auto const& w : words) {
        result += w;
    }
    // "Fotskäls skola" and "Fotskälskolan": one s of the two is often left out.
    for (auto at = result.find("sskol"); at != std::string::npos; at = result.find("sskol", at)) {
        result.erase(at, 1);
    }
    return result;
}

std::string name_key(std::string_view name) { return compound(name_words(name)); }

} // namespace trygg::join
