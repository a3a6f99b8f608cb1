#include "api/accounts.hpp"
#include "api/admin_requests.hpp"
#include "api/admin_resources.hpp"
#include "api/import_desk.hpp"
#include "api/refusal.hpp"
#include "api/request_body.hpp"
#include "store/database.hpp"
#include "store/setting_values.hpp"

#include <charconv>

namespace trygg::api {

namespace {

constexpr std::int64_t megabyte = 1'000'000;
constexpr std::int64_t largest_piece = 512 * 1024; // bytes that one request should bring

import_desk& desk_of(context const& at) {
    if (at.accounts.imports == nullptr) {
        throw refusal{409, "This server takes no files; import them on the command line."};
    }
    return *at.accounts.imports;
}

json upload_json(upload const& of) {
    return {{"id", of.id},
            {"name", of.name},
            {"size", of.size},
            {"received", of.received},
            {"by", of.owner}};
}

upload find_upload(context const& at) {
    auto* const desk = at.accounts.imports;
    auto const found = desk ? desk->uploads().find(at.captures.at(0)) : std::nullopt;
    if (!found) {
        throw not_found{"there is no upload '{}'; it was imported, dropped, or is too old",
                        at.captures.at(0)};
    }
    return *found;
}

std::int64_t offset_of(context const& at) {
    auto const found = at.request.headers.find("upload-offset");
    std::int64_t result = -1;
    if (found != at.request.headers.end()) {
        auto const& text = found->second;
        auto const parsed = std::from_chars(text.data(), text.data() + text.size(), result);
        if (parsed.ec != std::errc{} || parsed.ptr != text.data() + text.size()) {
            result = -1;
        }
    }
    if (result < 0) {
        throw input_error{"state in Upload-Offset how many bytes of the file come before these"};
    }
    return result;
}

} // namespace

http::response admin_uploads(context const& at) {
    document_format(at, json_only());
    auto database = store::open_to_read(at.database_path);
    auto profiles = json::array();
    if (at.accounts.imports != nullptr) {
        for (auto const& [name, purpose] : at.accounts.imports->profiles()) {
            profiles.push_back({{"name", name}, {"purpose", purpose}});
        }
    }
    return private_answer({{"largest", store::upload_limit(database) * megabyte},
                           {"piece", largest_piece},
                           {"takes_files", at.accounts.imports != nullptr},
                           {"profiles", std::move(profiles)}});
}

http::response begin_upload(context const& at) {
    auto const body = json_body(at.request);
    take_no_parameters(at);
    auto& desk = desk_of(at);
    auto database = store::open_to_read(at.database_path);
    auto const largest = store::upload_limit(database) * megabyte;
    body_fields fields{body, {"name", "size", "modified"}};
    upload wanted{.owner = administrator_of(at),
                  .size = fields.number("size").value_or(0),
                  .modified = fields.number("modified").value_or(0)};
    fields.check("name", "name",
                 [&] { wanted.name = shown_file_name(fields.text("name").value_or("")); });
    if (wanted.size < 1) {
        fields.refuse("size", "empty", "the file is empty");
    } else if (wanted.size > largest) {
        fields.refuse("size", "too_large",
                      fmt::format("the file has {} MB; at most {} are taken (setting upload_mb). "
                                  "Larger ones are imported on the command line",
                                  wanted.size / megabyte, largest / megabyte));
    }
    if (auto wrong = refused_fields(fields)) {
        return std::move(*wrong);
    }
    auto const made = desk.uploads().begin(std::move(wanted));
    auto result = private_answer(upload_json(made), 201);
    result.headers.emplace("Location", at.url("/admin/uploads/" + made.id));
    return result;
}

http::response admin_upload(context const& at) {
    document_format(at, json_only());
    return private_answer(upload_json(find_upload(at)));
}

http::response append_upload(context const& at) {
    if (media_type_of(at.request) != "application/octet-stream") {
        throw refusal{415, "Send the bytes with Content-Type: application/octet-stream."};
    }
    take_no_parameters(at);
    auto const known = find_upload(at);
    return private_answer(
        upload_json(desk_of(at).uploads().append(known.id, offset_of(at), at.request.body)));
}

http::response drop_upload(context const& at) {
    take_no_parameters(at);
    auto const known = find_upload(at);
    desk_of(at).uploads().remove(known.id);
    return {.status = 204};
}

} // namespace trygg::api
