#pragma once
/// \file The code lists of data/codes: what may be stated, with its names and spellings.

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::model {

/// One allowed value of a code list.
struct code {
    std::string code;                   ///< as stored and as in the API: "poor_lighting"
    std::string sv, en;                 ///< what a person reads
    std::vector<std::string> spellings; ///< how files write it
    std::string sentiment{};            ///< of reasons: "unsafe" or "safe", else empty
    std::vector<std::string> names{}; ///< all of these, folded: what a file's text is compared with
};

/// The code with its `names` filled in, without which it is not found.
code with_names(code given);

/// The list data/codes/<list>.toml. Throws not_found. The span lives as long as the program.
std::span<code const> codes(std::string_view list);

/// The entry whose code, Swedish or English name or a spelling is `text`, case and surrounding or
/// doubled spaces apart; null when there is none.
code const* find_code(std::span<code const> list, std::string_view text);

/// Whether the list says that this text states nothing ("vet ej", "-").
bool is_unstated(std::string_view list, std::string_view text);

/// Lower case, without surrounding or doubled spaces.
std::string folded(std::string_view text);

} // namespace trygg::model
