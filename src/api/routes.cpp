#include "api/routes.hpp"

#include "api/admin_resources.hpp"
#include "api/analysis_answer.hpp"
#include "api/analysis_parameters.hpp"
#include "api/edit_resources.hpp"
#include "api/edit_schema.hpp"
#include "api/item_formats.hpp"
#include "api/page.hpp"
#include "api/resources.hpp"
#include "api/tiles.hpp"
#include "api/workshop_resources.hpp"
#include "api/workshop_routes.hpp"
#include "edit/kind.hpp"
#include "query/parameters.hpp"

#include <algorithm>
#include <array>

namespace trygg::api {

namespace {

using model::role;

std::span<parameter const> of_items(bool joined) {
    return joined ? joined_parameters() : item_parameters();
}

std::span<parameter const> of_item(bool joined) {
    return joined ? joined_feature_parameters() : feature_parameters();
}

std::span<parameter const> of_tile(bool joined) {
    return joined ? joined_tile_parameters() : tile_parameters();
}

std::span<parameter const> of_dataset_tile(bool /*joined*/) { return dataset_tile_parameters(); }

std::span<parameter const> of_series(bool /*joined*/) { return series_parameters(); }

std::span<parameter const> of_situation(bool /*joined*/) { return situation_parameters(); }

std::span<parameter const> none(bool /*joined*/) { return {}; }

constexpr char const* form = "application/x-www-form-urlencoded";

std::span<change_method const> signing_in() {
    static constexpr std::array all{
        change_method{"POST", sign_in, role::anyone, "Begin a session", form, false, true}};
    return all;
}

std::span<change_method const> signing_out() {
    static constexpr std::array all{
        change_method{"POST", sign_out, role::anyone, "End the session", form, false, true}};
    return all;
}

bool is_editable(std::string_view collection) { return edit::find_kind(collection) != nullptr; }

std::span<change_method const> change_items() {
    static constexpr std::array all{
        change_method{"POST", create_item, role::editor, "Add a feature", geojson_type}};
    return all;
}

std::span<change_method const> change_item() {
    static constexpr std::array all{
        change_method{"PUT", replace_item, role::editor, "Replace it", geojson_type, true},
        change_method{"PATCH", update_item, role::editor, "Change some of it", merge_patch_type,
                      true},
        change_method{"DELETE", retire_item, role::editor, "Retire it; it is kept", "", true}};
    return all;
}

std::span<change_method const> change_history() {
    static constexpr std::array all{change_method{"POST", take_back, role::editor,
                                                  "Undo a change, or restore what was retired",
                                                  json_type, true}};
    return all;
}

std::span<change_method const> change_clashes() {
    static constexpr std::array all{change_method{"POST", settle_clash, role::editor,
                                                  "Choose between a person's and a file's value"}};
    return all;
}

/// What workshops' pages ask for as their guests or leaders; docs/api.md describes it.
constexpr route for_pages(route of) {
    of.is_described = false;
    return of;
}

} // namespace

std::span<parameter const> only_format(bool /*joined*/) { return format_parameters(); }

bool offers_pages(route const& of) {
    return of.formats != nullptr && std::ranges::any_of(of.formats(), [](format const& each) {
               return each.name == "html";
           });
}

std::span<route const> routes() {
    static constexpr std::array all{
        route{"/", landing, "Landing page, or the map for a browser", false, document_formats,
              "landingPage"},
        route{"/data", open_data, "The landing page for people", true, html_only},
        route{"/conformance", conformance, "Standards that are followed", true, document_formats,
              "conformance"},
        route{"/api", openapi, "This description", true, openapi_formats},
        route{"/collections", collections, "All collections", true, document_formats,
              "collections"},
        route{"/collections/{collectionId}", collection, "One collection", true, document_formats,
              "collection"},
        route{"/collections/{collectionId}/schema", schema, "What its features hold", true,
              schema_formats, "jsonSchema"},
        route{"/collections/{collectionId}/queryables", queryables, "What filters take", true,
              schema_formats, "jsonSchema"},
        route{"/collections/{collectionId}/sortables", sortables, "What to sort by", true,
              schema_formats, "jsonSchema"},
        route{"/collections/{collectionId}/items", items, "Features", true, page_formats,
              "featureCollection", of_items, role::anyone, change_items, is_editable},
        route{"/collections/{collectionId}/items/{featureId}", item, "One feature", true,
              single_formats, "feature", of_item, role::anyone, change_item, is_editable},
        route{"/collections/{collectionId}/items/{featureId}/draft", item_draft,
              "A feature as it may be changed", false, nullptr, "feature", none, role::editor},
        route{"/collections/{collectionId}/items/{featureId}/history", item_history,
              "Who changed a feature", false, nullptr, "object", none, role::staff, change_history,
              is_editable},
        route{"/edit", edit_page, "The page to edit on", false, nullptr, "object", none,
              role::editor},
        route{"/editing", editing, "What can be edited, field by field", false, json_only, "object",
              none, role::editor},
        route{"/editing/{collectionId}", edit_list, "All features that can be edited", false,
              json_only, "object", none, role::editor},
        route{"/clashes", clashes, "Where a file and a person disagree", false, json_only, "object",
              none, role::staff, change_clashes},
        route{"/admin", admin_page, "The page of administrators", false, nullptr, "object", none,
              role::admin},
        route{"/admin/users", admin_users, "Who may sign in", false, json_only, "object",
              only_format, role::admin, of_admin_users},
        route{"/admin/users/{userName}", admin_user, "One user", false, json_only, "object",
              only_format, role::admin, of_admin_user},
        route{"/admin/tokens", admin_tokens, "What opens the server to programs", false, json_only,
              "object", only_format, role::admin, of_admin_tokens},
        route{"/admin/tokens/{tokenId}", admin_token, "One token", false, json_only, "object",
              only_format, role::admin, of_admin_token},
        route{"/admin/settings", admin_settings, "Settings, and what the public gets", false,
              json_only, "object", only_format, role::admin, of_admin_settings},
        route{"/admin/sources", admin_sources, "The files that were imported", false, json_only,
              "object", only_format, role::admin},
        route{"/admin/sources/{sourceId}", admin_source, "One file", false, json_only, "object",
              only_format, role::admin, of_admin_source},
        route{"/admin/sources/{sourceId}/imports", admin_imports, "Each import of a file", false,
              json_only, "object", only_format, role::admin},
        route{"/admin/imports/{importId}/rejected", refused_rows, "Rows that an import refused",
              false, refused_row_formats, "object", refused_row_parameters, role::admin},
        route{"/admin/log", admin_log, "The last changes by people", false, json_only, "object",
              only_format, role::admin},
        route{"/admin/uploads", admin_uploads, "What can be uploaded", false, json_only, "object",
              only_format, role::admin, of_admin_uploads},
        route{"/admin/uploads/{uploadId}", admin_upload, "A file that is coming", false, json_only,
              "object", only_format, role::admin, of_admin_upload},
        route{"/admin/jobs", admin_jobs, "Imports, and the trials before them", false, json_only,
              "object", only_format, role::admin, of_admin_jobs},
        route{"/admin/jobs/{jobId}", admin_job, "One import or trial", false, json_only, "object",
              only_format, role::admin, of_admin_job},
        route{"/collections/{collectionId}/tiles", collection_tilesets, "Tilesets", true,
              document_formats, "object"},
        route{"/collections/{collectionId}/tiles/{tileMatrixSetId}", collection_tileset,
              "One tileset", true, tileset_formats, "object"},
        route{
            "/collections/{collectionId}/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}",
            tile, "A vector tile", true, tile_formats, "object", of_tile},
        route{"/tiles", dataset_tilesets, "Tilesets of all collections", true, document_formats},
        route{"/tiles/{tileMatrixSetId}", dataset_tileset, "One tileset of all collections", true,
              tileset_formats},
        route{"/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}", dataset_tile,
              "A vector tile of all collections", true, tile_formats, "object", of_dataset_tile},
        route{"/tileMatrixSets", tile_matrix_sets, "Grids that tiles lie in", true,
              document_formats},
        route{"/tileMatrixSets/{tileMatrixSetId}", tile_matrix_set, "One grid", true,
              document_formats},
        route{"/series/{zoneSet}", series, "Figures year by year", true, json_only, "object",
              of_series},
        route{"/hotspots/{zoneSet}", hotspots, "Where high or low figures gather", true,
              geojson_only, "featureCollection", hotspot_parameters},
        route{"/evaluations/{measureId}", evaluations, "Whether a measure helped", true, json_only,
              "object", evaluation_parameters},
        route{"/profiles/{kind}", profiles, "When and where incidents of a kind happen", true,
              json_only, "object", profile_parameters},
        route{"/density", density, "Incidents per square kilometre, as areas", true, geojson_only,
              "featureCollection", density_parameters},
        route{"/pledges/{year}", pledge_report, "A year's pledge: done against promised", false,
              report_formats},
        route{"/what-happened", what_happened, "What became of what residents said", true},
        route{"/situation", situation, "What is going on now, for who asks", false, geojson_only,
              "featureCollection", of_situation},
        route{"/map.json", map_config, "What the map needs to start", true, json_only},
        route{"/join-report", join_report, "How each source's rows found their zones", false,
              document_formats, "object", only_format, role::staff},
        route{"/session", session, "Who asks, and what a page sends back with changes", false,
              json_only},
        route{"/sign-in", sign_in_form_page, "The page to sign in on", false, nullptr, "object",
              none, role::anyone, signing_in},
        route{"/sign-out", sign_in_form_page, "The page to sign out on", false, nullptr, "object",
              none, role::anyone, signing_out},
        route{"/healthz", health, "Whether the server is well", false, json_only, "object", none},
        for_pages({"/workshops", workshops, "All workshops", false, json_only, "object", none,
                   model::role::editor, of_workshops}),
        for_pages({"/workshops/join", workshop_invitation, "What a code invites to", false,
                   json_only, "object", none, model::role::anyone, of_joining}),
        for_pages({"/workshops/{workshopId}", workshop, "All that was said in a workshop", false,
                   json_only, "object", none, model::role::anyone, of_workshop}),
        for_pages({"/workshops/{workshopId}/events", workshop_events, "What happens, as it happens",
                   false, event_stream_only, "object", none}),
        for_pages({"/workshops/{workshopId}/contributions", workshop_contributions,
                   "What guests have said, as a file for leaders", false, contribution_formats,
                   "featureCollection", only_format, model::role::anyone, of_contributions}),
        for_pages({"/workshops/{workshopId}/participants", workshop_participants,
                   "Who has joined, for leaders", false, json_only, "object", none,
                   model::role::editor}),
        for_pages({"/workshops/{workshopId}/participants/{participantId}", only_taken, "One guest",
                   false, json_only, "object", none, model::role::editor, of_participant}),
        for_pages({"/workshops/{workshopId}/report", workshop_report, "Counts and words, to print",
                   false, html_only, "object", none, model::role::editor}),
        for_pages({"/workshops/{workshopId}/publication", only_taken, "Whether it is a layer",
                   false, json_only, "object", none, model::role::editor, of_publication}),
        for_pages({"/workshop", workshop_page, "The page of a workshop's guests", false, html_only,
                   "object", none}),
        for_pages({"/workshop-lead", workshop_lead_page, "The page of a workshop's leader", false,
                   html_only, "object", none}),
        for_pages({"/workshops/{workshopId}/contributions/{contributionId}", only_taken,
                   "What one guest says", false, json_only, "object", none, model::role::editor,
                   of_contribution}),
        for_pages({"/workshops/{workshopId}/corrections", only_taken, "Changes of one's own", false,
                   json_only, "object", none, model::role::anyone, of_corrections}),
        for_pages({"/workshops/{workshopId}/reactions", only_taken, "Answers and likes", false,
                   json_only, "object", none, model::role::anyone, of_reactions}),
        for_pages({"/workshops/{workshopId}/votes", only_taken, "Votes on scenarios", false,
                   json_only, "object", none, model::role::anyone, of_votes}),
        for_pages({"/workshops/{workshopId}/paper", only_taken, "What a sheet of paper says", false,
                   json_only, "object", none, model::role::editor, of_paper}),
        route{"/assets/{file}", asset_file, "Files of the map", false, nullptr},
        route{"/embed", embed, "The map for a frame in another page", false, nullptr},
        route{"/manifest.webmanifest", manifest, "For a phone's home screen", false, nullptr},
        route{"/sw.js", app_file, "Keeps what was seen for a time without a network", false,
              nullptr},
        route{"/icon-192.png", app_file, "The map's icon", false, nullptr},
        route{"/icon-512.png", app_file, "The same, larger", false, nullptr},
        route{"/basemap/{z}/{x}/{y}", basemap_tile, "A tile of the base map", false, nullptr},
    };
    return all;
}

namespace {

std::vector<std::string_view> segments(std::string_view path) {
    std::vector<std::string_view> result;
    while (!path.empty()) {
        path.remove_prefix(1); // the slash
        auto const segment = path.substr(0, path.find('/'));
        result.push_back(segment);
        path.remove_prefix(segment.size());
    }
    return result;
}

std::optional<std::vector<std::string>> match(std::string_view pattern, std::string_view path) {
    auto const wanted = segments(pattern), given = segments(path);
    if (wanted.size() != given.size()) {
        return std::nullopt;
    }
    std::vector<std::string> captures;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i].starts_with('{') && !given[i].empty()) {
            captures.push_back(query::percent_decoded(given[i]));
        } else if (wanted[i] != given[i]) {
            return std::nullopt;
        }
    }
    return captures;
}

} // namespace

std::optional<route_match> find_route(std::string_view path) {
    if (!path.starts_with('/')) {
        return std::nullopt;
    }
    for (auto const& route : routes()) {
        if (auto captures = match(route.path, path)) {
            return route_match{&route, std::move(*captures)};
        }
    }
    return std::nullopt;
}

} // namespace trygg::api
