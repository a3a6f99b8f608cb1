#pragma once
/// \file What the requests of administrators have in common.

#include "api/answers.hpp"
#include "base/error.hpp"
#include "edit/problems.hpp"

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace trygg::api {

/// JSON that is nobody else's and that no browser keeps.
http::response private_answer(json const& document, int status = 200);

/// The members of a body, each looked at once; what is wrong is collected, field by field.
class body_fields {
public:
    /// Throws input_error for a body that is no object. Members that are not `known` are wrong.
    body_fields(json const& body, std::initializer_list<std::string_view> known);

    /// The same where all members are known.
    explicit body_fields(json const& body) : m_body(&body) {}

    bool has(std::string_view name) const;
    std::optional<std::string> text(std::string_view name);
    std::optional<std::int64_t> number(std::string_view name);
    bool flag(std::string_view name);

    void refuse(std::string_view name, std::string code, std::string message);

    /// Run a check; the sentence of its input_error becomes what is wrong with the member.
    void check(std::string_view name, char const* code, std::function<void()> const& run);

    /// The text, which must be there and not empty.
    std::string needed_text(std::string_view name);

    bool is_wrong() const { return !m_problems.empty(); }

    /// Throws edit::invalid_feature when something was wrong.
    void finish() const;

private:
    json const* m_body;
    std::vector<edit::field_problem> m_problems{};
};

/// The 422 that names each field with which something is wrong; nothing when all is well.
std::optional<http::response> refused_fields(body_fields const& fields);

/// How what is changed shows: on the map, or in accounts alone.
enum class shows { on_the_map, in_accounts };

/// Make one change in the administrator's name, known to all when this returns. What is wrong with
/// fields becomes a 422 that names each. Throws refusal (409) and what `make` throws.
http::response administer(context const& at, shows where,
                          std::function<http::response(db::connection&)> const& make);

/// Who it is, for the change log.
std::string administrator_of(context const& at);

/// A tag of some content, in quotes.
std::string tag_of(std::initializer_list<std::string_view> content);

/// Throws refusal: 428 without If-Match, 412 when it names something other than `now`.
void require_tag(context const& at, std::string const& now);

/// Throws input_error for parameters.
void take_no_parameters(context const& at);

} // namespace trygg::api
