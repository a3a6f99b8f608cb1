#include "api/admin_resources.hpp"

#include <array>

namespace trygg::api {

namespace {

using model::role;

constexpr char const* as_json = "application/json";
constexpr char const* as_patch = "application/merge-patch+json";

} // namespace

std::span<change_method const> of_admin_users() {
    static constexpr std::array all{
        change_method{"POST", add_user, role::admin, "Add a user", as_json}};
    return all;
}

std::span<change_method const> of_admin_user() {
    static constexpr std::array all{
        change_method{"PATCH", change_user, role::admin,
                      "Change a user's role, name or password, or lock the user", as_patch, true},
        change_method{"DELETE", remove_user, role::admin, "Remove a user with all tokens", "",
                      true}};
    return all;
}

std::span<change_method const> of_admin_tokens() {
    static constexpr std::array all{
        change_method{"POST", make_token, role::admin, "Make a token; it is told once", as_json}};
    return all;
}

std::span<change_method const> of_admin_token() {
    static constexpr std::array all{
        change_method{"DELETE", revoke_token, role::admin, "Revoke a token", ""}};
    return all;
}

std::span<change_method const> of_admin_settings() {
    static constexpr std::array all{change_method{"PATCH", change_settings, role::admin,
                                                  "Change settings; null takes one away", as_patch,
                                                  true}};
    return all;
}

std::span<change_method const> of_admin_source() {
    static constexpr std::array all{change_method{"PATCH", change_source, role::admin,
                                                  "Say under which licence a file is", as_patch}};
    return all;
}

std::span<change_method const> of_admin_uploads() {
    static constexpr std::array all{
        change_method{"POST", begin_upload, role::admin, "Say that a file is coming", as_json}};
    return all;
}

std::span<change_method const> of_admin_upload() {
    static constexpr std::array all{
        change_method{"PATCH", append_upload, role::admin,
                      "The file's next bytes, from Upload-Offset on", "application/octet-stream"},
        change_method{"DELETE", drop_upload, role::admin, "Drop the file", ""}};
    return all;
}

std::span<change_method const> of_admin_jobs() {
    static constexpr std::array all{change_method{
        "POST", start_job, role::admin, "Try an import of a file, or carry out a trial", as_json}};
    return all;
}

std::span<change_method const> of_admin_job() {
    static constexpr std::array all{
        change_method{"DELETE", cancel_job, role::admin, "Cancel it", ""}};
    return all;
}

} // namespace trygg::api
