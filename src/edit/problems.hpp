#pragma once
/// \file Why a feature or a change cannot be taken.

#include "base/error.hpp"

#include <string>
#include <vector>

namespace trygg::edit {

struct field_problem {
    std::string pointer; ///< JSON pointer into what was sent: "/properties/title"
    std::string code;    ///< short, for programs: "required"
    std::string message; ///< a sentence with the remedy
};

/// The content is not acceptable (HTTP 422). Never empty.
struct invalid_feature : error {
    explicit invalid_feature(std::vector<field_problem> found)
        : error{"{}", found.front().message}, problems{std::move(found)} {}
    std::vector<field_problem> problems;
};

/// Somebody else has changed it meanwhile (HTTP 412).
struct stale_feature : error {
    using error::error;
};

/// It cannot be done with what is there now (HTTP 409).
struct conflict : error {
    using error::error;
};

} // namespace trygg::edit
