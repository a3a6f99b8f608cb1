#pragma once
/// \file What guests and leaders send, read strictly: unknown members, sizes, texts and shapes.

#include "api/answers.hpp"
#include "store/contributions.hpp"
#include "store/reactions.hpp"
#include "store/workshops.hpp"

#include <initializer_list>
#include <string>
#include <string_view>

namespace trygg::api {

/// Throws input_error when the object has a member that is not one of these.
void check_members(json const& given, std::initializer_list<std::string_view> known);

/// A text of at most `most` letters without control characters but line ends, trimmed; empty when
/// it is missing or null. Throws input_error.
std::string text_member(json const& given, char const* name, std::size_t most);

/// Nothing when it is missing or null. Throws input_error for what is no whole number of 0 or more.
std::optional<std::int64_t> number_member(json const& given, char const* name);

/// What a client calls itself and its messages: so that each is taken once.
struct message_name {
    std::string client; ///< 16 to 64 letters, digits and hyphens
    std::int64_t number = 0;
};
message_name read_name(json const& given);

/// Fill in what `given` states of geometry, category, theme, scenario, question and comment; the
/// rest stays. Throws input_error for what the workshop does not have, for a shape far from its
/// area, and for a contribution that says nothing.
void read_contribution(json const& given, store::workshop const& in, store::contribution& into);

/// Fill in what `given` states of a workshop's texts, settings and items; the rest stays.
void read_workshop(json const& given, store::workshop& into);

/// {"statement": 3, "answer": "agree"} or {"contribution": 12, "answer": "like"}; the answer may
/// be null.
struct stated_reaction {
    store::reaction_target target;
    std::string answer;
};
stated_reaction read_reaction(json const& given);

/// {"points": {"5": 3}}: at most the workshop's points, on its scenarios.
store::points read_vote(json const& given, store::workshop const& in);

} // namespace trygg::api
