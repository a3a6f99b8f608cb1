#include "api/accounts.hpp"
#include "api/admin_requests.hpp"
#include "api/admin_resources.hpp"
#include "api/import_desk.hpp"
#include "api/refusal.hpp"
#include "api/request_body.hpp"
#include "base/text.hpp"
#include "store/database.hpp"

#include <algorithm>
#include <charconv>

namespace trygg::api {

namespace {

constexpr std::int64_t most_told = 50;
constexpr std::size_t longest_option = 200; // bytes
constexpr std::size_t most_fields = 100;

import_desk& desk_of(context const& at) {
    if (at.accounts.imports == nullptr) {
        throw refusal{409, "This server takes no files; import them on the command line."};
    }
    return *at.accounts.imports;
}

template <typename Value>
json or_null(std::optional<Value> const& value) {
    return value ? json(*value) : json(nullptr);
}

bool can_be_carried_out(context const& at, db::connection& database, store::job const& of) {
    return at.accounts.imports != nullptr && of.kind == "trial" && of.state == "done" &&
           at.accounts.imports->uploads().find(of.upload) &&
           !store::import_of_trial(database, of.id);
}

json job_json(context const& at, store::job const& of) {
    json result{{"id", of.id},
                {"kind", of.kind},
                {"state", of.state},
                {"by", of.actor},
                {"file", of.file},
                {"options", json::parse(of.options)},
                {"trial", or_null(of.trial_id)},
                {"made_at", of.made_at},
                {"started_at", or_null(of.started_at)},
                {"ended_at", or_null(of.ended_at)},
                {"problem", or_null(of.problem)}};
    auto const desk = at.accounts.imports;
    if (auto const progress = desk ? desk->progress_of(of.id) : std::nullopt) {
        result["progress"] = {{"rows", progress->rows}, {"total", progress->total}};
    }
    return result;
}

/// The sums of a report alone: a list of jobs is short.
json with_sums(json job, std::optional<std::string> const& report) {
    if (report) {
        auto const all = json::parse(*report);
        for (auto const* const sum : {"rows", "accepted", "updated", "unchanged", "rejected"}) {
            job["sums"][sum] = all.at(sum);
        }
    }
    return job;
}

store::job find_job(context const& at, db::connection& database) {
    auto const& text = at.captures.at(0);
    std::int64_t id = 0;
    auto const parsed = std::from_chars(text.data(), text.data() + text.size(), id);
    bool const is_number = parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size();
    auto const found = is_number ? store::find_job(database, id) : std::nullopt;
    if (!found) {
        throw not_found{"there is no job '{}'", text};
    }
    return *found;
}

json told_job(context const& at, db::connection& database, store::job const& of) {
    auto result = job_json(at, of);
    result["can_be_carried_out"] = can_be_carried_out(at, database, of);
    result["report"] = of.result ? json::parse(*of.result) : json(nullptr);
    return result;
}

std::string option(body_fields& fields, std::string_view name) {
    auto result = fields.text(name).value_or("");
    if (result.size() > longest_option || !is_utf8(result)) {
        fields.refuse(name, "too_long",
                      fmt::format("{} is UTF-8 text of at most {} bytes", name, longest_option));
    }
    return result;
}

std::map<std::string, std::string> field_map(body_fields& fields, json const& body) {
    std::map<std::string, std::string> result;
    if (!fields.has("fields")) {
        return result;
    }
    auto const& given = body.at("fields");
    bool const is_map = given.is_object() && given.size() <= most_fields &&
                        std::ranges::all_of(given, [](json const& column) {
                            return column.is_string() &&
                                   !column.get_ref<std::string const&>().empty() &&
                                   column.get_ref<std::string const&>().size() <= longest_option;
                        });
    if (!is_map) {
        fields.refuse("fields", "type",
                      fmt::format("fields has at most {} of our fields, each with the name of the "
                                  "file's column",
                                  most_fields));
        return result;
    }
    for (auto const& [ours, theirs] : given.items()) {
        result.emplace(ours, theirs.get<std::string>());
    }
    return result;
}

/// Only shipped profiles: the path of one's own would be read by the server.
import_order order_in(import_desk const& desk, body_fields& fields, json const& body) {
    import_order result{.path = {},
                        .name = {},
                        .profile = fields.needed_text("profile"),
                        .layer = option(fields, "layer"),
                        .crs = option(fields, "crs"),
                        .set = option(fields, "set"),
                        .fields = field_map(fields, body),
                        .by = {}};
    bool const known = std::ranges::any_of(
        desk.profiles(), [&](auto const& each) { return each.first == result.profile; });
    if (!result.profile.empty() && !known) {
        fields.refuse("profile", "code", fmt::format("there is no profile '{}'", result.profile));
    }
    return result;
}

http::response accepted(context const& at, std::int64_t id) {
    auto database = store::open_to_read(at.database_path);
    auto const made = store::find_job(database, id);
    auto result = private_answer(made ? told_job(at, database, *made) : json{{"id", id}}, 202);
    result.headers.emplace("Location", at.url(fmt::format("/admin/jobs/{}", id)));
    return result;
}

} // namespace

http::response admin_jobs(context const& at) {
    document_format(at, json_only());
    auto database = store::open_to_read(at.database_path);
    auto rows = json::array();
    for (auto const& each : store::newest_jobs(database, most_told)) {
        rows.push_back(with_sums(job_json(at, each), each.result));
    }
    return private_answer({{"jobs", std::move(rows)}});
}

http::response admin_job(context const& at) {
    document_format(at, json_only());
    auto database = store::open_to_read(at.database_path);
    return private_answer(told_job(at, database, find_job(at, database)));
}

http::response start_job(context const& at) {
    auto const body = json_body(at.request);
    take_no_parameters(at);
    auto& desk = desk_of(at);
    body_fields fields{body, {"upload", "profile", "layer", "crs", "set", "fields", "carry_out"}};
    auto const trial = fields.number("carry_out");
    if (trial) {
        if (auto wrong = refused_fields(fields)) {
            return std::move(*wrong);
        }
        return accepted(at, desk.carry_out(*trial, administrator_of(at)));
    }
    auto const order = order_in(desk, fields, body);
    auto const file = desk.uploads().find(fields.needed_text("upload"));
    if (!file && fields.has("upload")) {
        fields.refuse("upload", "no_such", "the file is not here any more; upload it again");
    }
    if (auto wrong = refused_fields(fields)) {
        return std::move(*wrong);
    }
    return accepted(at, desk.try_out(*file, options_json(order), administrator_of(at)));
}

http::response cancel_job(context const& at) {
    take_no_parameters(at);
    auto database = store::open_to_read(at.database_path);
    auto const found = find_job(at, database);
    if (found.ended_at) {
        throw refusal{409, "It has ended already."};
    }
    desk_of(at).cancel(found.id);
    return {.status = 202};
}

} // namespace trygg::api
