#include "api/edit_requests.hpp"

#include "api/problem.hpp"
#include "api/refusal.hpp"
#include "api/request_rules.hpp"
#include "query/parameters.hpp"
#include "store/database.hpp"

#include <charconv>
#include <limits>
#include <optional>

namespace trygg::api {

namespace {

constexpr std::size_t longest_reason = 1000; // bytes

std::optional<std::int64_t> number_of(std::string_view text) {
    std::int64_t result = 0;
    auto const* const end = text.data() + text.size();
    auto const parsed = std::from_chars(text.data(), end, result);
    bool const is_number = !text.empty() && parsed.ec == std::errc{} && parsed.ptr == end;
    return is_number ? std::optional{result} : std::nullopt;
}

/// The revision that begins every tag of ours: 57 of W/"57-3a". Nothing for a foreign tag.
std::optional<std::int64_t> revision_of(std::string_view tag) {
    tag.remove_prefix(std::min(tag.size(), tag.find('"')));
    if (tag.empty()) {
        return std::nullopt;
    }
    tag.remove_prefix(1);
    return number_of(tag.substr(0, tag.find('-')));
}

} // namespace

http::response invalid(edit::invalid_feature const& why) {
    auto errors = json::array();
    for (auto const& each : why.problems) {
        errors.push_back(
            {{"pointer", each.pointer}, {"code", each.code}, {"message", each.message}});
    }
    auto result = json_answer({{"title", "Not acceptable as it is"},
                               {"status", 422},
                               {"detail", why.what()},
                               {"errors", std::move(errors)}},
                              "application/problem+json");
    result.status = 422;
    return result;
}

edit::kind const& kind_of(context const& at) {
    auto const* const found = edit::find_kind(at.captures.at(0));
    if (found == nullptr) {
        throw not_found{"'{}' is no collection that can be edited", at.captures.at(0)};
    }
    return *found;
}

edit::feature_key feature_of(context const& at) {
    auto const& kind = kind_of(at);
    auto const id = number_of(at.captures.at(1));
    if (!id) {
        throw not_found{"there is no feature '{}' in '{}'", at.captures.at(1), kind.collection};
    }
    return {&kind, *id};
}

model::crs content_crs(context const& at) {
    auto stated = header(at.request, "content-crs");
    if (stated.starts_with('<') && stated.ends_with('>')) {
        stated = stated.substr(1, stated.size() - 2);
    }
    return stated.empty() ? model::crs84() : at.data->find_crs("Content-Crs", stated);
}

edit::author author_of(context const& at, json const& body) {
    std::string reason;
    if (body.is_object() && body.contains("reason") && body.at("reason").is_string()) {
        reason = body.at("reason").get<std::string>();
    }
    if (!at.query.empty()) {
        query::parameters const stated{at.query, std::vector<std::string>{"reason"}};
        reason = stated.get("reason").value_or(reason);
    }
    if (reason.size() > longest_reason) {
        throw input_error{"the reason has more than {} bytes", longest_reason};
    }
    return {at.who.name.empty() ? "?" : at.who.name, std::move(reason)};
}

http::response made_change(context const& at,
                           std::function<http::response(db::connection&)> const& make) {
    http::response result;
    try {
        at.writer.change([&](db::connection& database) { result = make(database); });
    } catch (edit::invalid_feature const& why) {
        return invalid(why);
    } catch (edit::stale_feature const& why) {
        throw refusal{412, "{}", why.what()};
    } catch (edit::conflict const& why) {
        throw refusal{409, "{}", why.what()};
    }
    return result;
}

void require_match(context const& at, db::connection& database, edit::feature_key const& feature) {
    constexpr std::int64_t never = -1;
    constexpr auto always = std::numeric_limits<std::int64_t>::max();
    auto const stated = header(at.request, "if-match");
    if (stated.empty()) {
        edit::require_unchanged_since(database, feature, always); // what is not there goes first
        throw refusal{428, "State in If-Match the ETag of what you change, so that nobody's work "
                           "is lost."};
    }
    try {
        edit::require_unchanged_since(database, feature,
                                      stated == "*" ? always : revision_of(stated).value_or(never));
    } catch (not_found const& why) { // as Part 4 has it: whoever states a tag thinks it is there
        throw refusal{412, "{}", why.what()};
    }
}

std::string tag_after(db::connection& database) {
    return fmt::format("\"{}-edit\"", store::revision(database) + 1);
}

} // namespace trygg::api
