#pragma once
/// \file Which role may do what: a row for each way to ask a route. Used on the service, and on the
/// real program over sockets.

#include "store/database.hpp"

#include <array>
#include <string>

namespace role_rows {

/// Who asks, in the order of the columns below. An ended session and a browser that is nobody
/// differ for data: see "A page whose session has ended".
inline constexpr std::array<char const*, 7> people{"public", "staff",   "editor",  "admin",
                                                   "bad",    "expired", "disabled"};

struct row {
    char const* method;
    char const* route;
    char const* target;
    std::array<int, 7> expected;
};

// What most resources answer: anybody may read them, but not with a token that is not valid, and
// not as who one was.
inline constexpr std::array open{200, 200, 200, 200, 401, 401, 401};
// The same for what is no data: the page itself.
inline constexpr std::array page{200, 200, 200, 200, 401, 200, 401};
inline constexpr std::array for_staff{404, 200, 200, 200, 401, 404, 401};
inline constexpr std::array for_editors{404, 404, 200, 200, 401, 404, 401};
inline constexpr std::array changing{401, 403, 415, 415, 401, 401, 401};
inline constexpr std::array nowhere{404, 404, 404, 404, 401, 404, 401};
// Of data that the public may not have.
inline constexpr std::array analyses{404, 200, 200, 200, 401, 401, 401};
// What editors send has a body, which is not there.
inline constexpr std::array sent_by_editors{404, 404, 415, 415, 401, 404, 401};
inline constexpr std::array only_sent{405, 405, 405, 405, 401, 405, 401};
inline constexpr std::array only_sent_by_editors{404, 404, 405, 405, 401, 404, 401};
inline constexpr std::array for_admins{404, 404, 404, 200, 401, 404, 401};
inline constexpr std::array sent_by_admins{404, 404, 404, 415, 401, 404, 401};
// A guest's cookie is needed, which is no role's.
inline constexpr std::array of_guests{401, 401, 401, 401, 401, 401, 401};

inline constexpr std::array rows{
    row{"GET", "/", "/", page},
    row{"GET", "/data", "/data", {200, 200, 200, 200, 401, 401, 401}},
    row{"GET", "/conformance", "/conformance", open},
    row{"GET", "/api", "/api", open},
    row{"GET", "/collections", "/collections", open},
    row{"GET", "/collections/{collectionId}", "/collections/zones-deso", open},
    row{"GET", "/collections/{collectionId}/schema", "/collections/incidents/schema", open},
    row{"GET", "/collections/{collectionId}/queryables", "/collections/incidents/queryables", open},
    row{"GET", "/collections/{collectionId}/sortables", "/collections/incidents/sortables", open},
    row{"GET", "/collections/{collectionId}/items", "/collections/zones-deso/items", open},
    row{"GET", "/collections/{collectionId}/items/{featureId}", "/collections/zones-deso/items/A",
        open},
    row{"GET",
        "/collections/{collectionId}/items/{featureId}",
        "/collections/zones-deso/items/Q",
        {404, 404, 404, 404, 401, 401, 401}},
    row{"GET",
        "/collections/{collectionId}/items",
        "/collections/nothing/items",
        {404, 404, 404, 404, 401, 401, 401}},
    row{"GET", "/collections/{collectionId}/tiles", "/collections/zones-deso/tiles", open},
    row{"GET", "/collections/{collectionId}/tiles/{tileMatrixSetId}",
        "/collections/zones-deso/tiles/WebMercatorQuad", open},
    row{"GET",
        "/collections/{collectionId}/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}",
        "/collections/zones-deso/tiles/WebMercatorQuad/0/0/0", open},
    row{"GET", "/tiles", "/tiles", open},
    row{"GET", "/tiles/{tileMatrixSetId}", "/tiles/WebMercatorQuad", open},
    row{"GET", "/tiles/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}",
        "/tiles/WebMercatorQuad/0/0/0", open},
    row{"GET", "/tileMatrixSets", "/tileMatrixSets", open},
    row{"GET", "/tileMatrixSets/{tileMatrixSetId}", "/tileMatrixSets/WebMercatorQuad", open},
    row{"GET", "/series/{zoneSet}", "/series/deso", open},
    row{"GET", "/collections/{collectionId}/items/{featureId}/draft",
        "/collections/measures/items/1/draft", for_editors},
    row{"GET", "/collections/{collectionId}/items/{featureId}/history",
        "/collections/measures/items/1/history", for_staff},
    row{"GET", "/edit", "/edit", for_editors},
    row{"GET", "/editing", "/editing", for_editors},
    row{"GET", "/editing/{collectionId}", "/editing/measures", for_editors},
    row{"GET", "/clashes", "/clashes", for_staff},
    row{"GET", "/pledges/{year}", "/pledges/2021", page},
    row{"GET", "/what-happened", "/what-happened", open},
    row{"GET", "/situation", "/situation", page},
    row{"POST", "/collections/{collectionId}/items", "/collections/measures/items", changing},
    row{"PUT", "/collections/{collectionId}/items/{featureId}", "/collections/measures/items/1",
        changing},
    row{"PATCH", "/collections/{collectionId}/items/{featureId}", "/collections/measures/items/1",
        changing},
    row{"DELETE",
        "/collections/{collectionId}/items/{featureId}",
        "/collections/measures/items/1",
        {401, 403, 428, 428, 401, 401, 401}},
    row{"POST",
        "/collections/{collectionId}/items/{featureId}/history",
        "/collections/measures/items/1/history",
        {404, 403, 415, 415, 401, 404, 401}},
    row{"POST", "/clashes", "/clashes", {404, 403, 415, 415, 401, 404, 401}},
    row{"GET", "/hotspots/{zoneSet}", "/hotspots/deso?figure=incidents", analyses},
    row{"GET", "/evaluations/{measureId}", "/evaluations/2", analyses},
    row{"GET", "/profiles/{kind}", "/profiles/arson", analyses},
    row{"GET", "/density", "/density", analyses},
    row{"GET", "/workshop", "/workshop", page},
    row{"GET", "/workshop-lead", "/workshop-lead", page},
    row{"GET", "/workshops", "/workshops", for_editors},
    row{"POST", "/workshops", "/workshops", sent_by_editors},
    row{"GET", "/workshops/join", "/workshops/join", {400, 400, 400, 400, 401, 400, 401}},
    row{"POST", "/workshops/join", "/workshops/join", {415, 415, 415, 415, 401, 415, 401}},
    row{"GET", "/workshops/{workshopId}", "/workshops/1", for_editors},
    row{"GET", "/workshops/{workshopId}", "/workshops/2", nowhere},
    row{"PATCH", "/workshops/{workshopId}", "/workshops/1", changing},
    row{"DELETE", "/workshops/{workshopId}", "/workshops/2", {401, 403, 404, 404, 401, 401, 401}},
    row{"GET", "/workshops/{workshopId}/events", "/workshops/1/events", for_editors},
    row{"GET", "/workshops/{workshopId}/contributions", "/workshops/1/contributions", for_editors},
    row{"POST", "/workshops/{workshopId}/contributions", "/workshops/1/contributions", of_guests},
    row{"GET", "/workshops/{workshopId}/corrections", "/workshops/1/corrections", only_sent},
    row{"POST", "/workshops/{workshopId}/corrections", "/workshops/1/corrections", of_guests},
    row{"GET", "/workshops/{workshopId}/reactions", "/workshops/1/reactions", only_sent},
    row{"POST", "/workshops/{workshopId}/reactions", "/workshops/1/reactions", of_guests},
    row{"GET", "/workshops/{workshopId}/votes", "/workshops/1/votes", only_sent},
    row{"POST", "/workshops/{workshopId}/votes", "/workshops/1/votes", of_guests},
    row{"GET", "/workshops/{workshopId}/paper", "/workshops/1/paper", only_sent_by_editors},
    row{"POST", "/workshops/{workshopId}/paper", "/workshops/1/paper", sent_by_editors},
    row{"GET", "/workshops/{workshopId}/participants", "/workshops/1/participants", for_editors},
    row{"GET", "/workshops/{workshopId}/participants/{participantId}",
        "/workshops/1/participants/1", only_sent_by_editors},
    row{"DELETE", "/workshops/{workshopId}/participants/{participantId}",
        "/workshops/1/participants/1", nowhere},
    row{"GET", "/workshops/{workshopId}/report", "/workshops/1/report", for_editors},
    row{"GET", "/workshops/{workshopId}/publication", "/workshops/1/publication",
        only_sent_by_editors},
    row{"POST", "/workshops/{workshopId}/publication", "/workshops/1/publication", for_editors},
    row{"DELETE", "/workshops/{workshopId}/publication", "/workshops/1/publication", for_editors},
    row{"GET", "/workshops/{workshopId}/contributions/{contributionId}",
        "/workshops/1/contributions/1", only_sent_by_editors},
    row{"PATCH", "/workshops/{workshopId}/contributions/{contributionId}",
        "/workshops/1/contributions/1", sent_by_editors},
    row{"GET", "/admin", "/admin", for_admins},
    row{"GET", "/admin/users", "/admin/users", for_admins},
    row{"POST", "/admin/users", "/admin/users", sent_by_admins},
    row{"GET", "/admin/users/{userName}", "/admin/users/editor", for_admins},
    row{"PATCH", "/admin/users/{userName}", "/admin/users/editor", sent_by_admins},
    row{"DELETE",
        "/admin/users/{userName}",
        "/admin/users/editor",
        {404, 404, 404, 428, 401, 404, 401}},
    row{"GET", "/admin/tokens", "/admin/tokens", for_admins},
    row{"POST", "/admin/tokens", "/admin/tokens", sent_by_admins},
    row{"GET", "/admin/tokens/{tokenId}", "/admin/tokens/1", for_admins},
    row{"DELETE", "/admin/tokens/{tokenId}", "/admin/tokens/99", nowhere},
    row{"GET", "/admin/settings", "/admin/settings", for_admins},
    row{"PATCH", "/admin/settings", "/admin/settings", sent_by_admins},
    row{"GET", "/admin/sources", "/admin/sources", for_admins},
    row{"GET", "/admin/sources/{sourceId}", "/admin/sources/1", for_admins},
    row{"PATCH", "/admin/sources/{sourceId}", "/admin/sources/1", sent_by_admins},
    row{"GET", "/admin/sources/{sourceId}/imports", "/admin/sources/1/imports", for_admins},
    row{"GET", "/admin/imports/{importId}/rejected", "/admin/imports/9/rejected", nowhere},
    row{"GET", "/admin/log", "/admin/log", for_admins},
    row{"GET", "/admin/uploads", "/admin/uploads", for_admins},
    row{"POST", "/admin/uploads", "/admin/uploads", sent_by_admins},
    row{"GET", "/admin/uploads/{uploadId}", "/admin/uploads/x", nowhere},
    row{"PATCH", "/admin/uploads/{uploadId}", "/admin/uploads/x", sent_by_admins},
    row{"DELETE", "/admin/uploads/{uploadId}", "/admin/uploads/x", nowhere},
    row{"GET", "/admin/jobs", "/admin/jobs", for_admins},
    row{"POST", "/admin/jobs", "/admin/jobs", sent_by_admins},
    row{"GET", "/admin/jobs/{jobId}", "/admin/jobs/9", nowhere},
    row{"DELETE", "/admin/jobs/{jobId}", "/admin/jobs/9", nowhere},
    row{"GET", "/map.json", "/map.json", open},
    row{"GET", "/join-report", "/join-report", for_staff},
    row{"GET", "/healthz", "/healthz", page},
    row{"GET", "/session", "/session", page},
    row{"GET", "/sign-in", "/sign-in", page},
    row{"GET", "/sign-out", "/sign-out", page},
    row{"GET", "/assets/{file}", "/assets/none.js", {404, 404, 404, 404, 401, 404, 401}},
    row{"GET", "/embed", "/embed", page},
    row{"GET", "/manifest.webmanifest", "/manifest.webmanifest", page},
    row{"GET", "/sw.js", "/sw.js", page},
    row{"GET", "/icon-192.png", "/icon-192.png", page},
    row{"GET", "/icon-512.png", "/icon-512.png", page},
    row{"GET", "/basemap/{z}/{x}/{y}", "/basemap/0/0/0", {404, 404, 404, 404, 401, 404, 401}},
    row{"POST", "/sign-in", "/sign-in", {415, 415, 415, 415, 401, 415, 401}},
    row{"POST", "/sign-out", "/sign-out", {204, 204, 204, 204, 401, 204, 401}},
    row{"GET", "", "/nothing", {404, 404, 404, 404, 401, 404, 401}},
    row{"POST", "", "/nothing", {404, 404, 404, 404, 401, 404, 401}},
};

/// A workshop and one contribution of its guests, both of number 1.
inline void add_workshop(std::string const& path) {
    auto database = trygg::store::open_to_write(path);
    database.run(
        "INSERT INTO workshop (id, code, title, intro, consent, area, themes, categories, "
        "moderation, vote, budget, state, made_by, made_at, made_up) VALUES (1, 'ABCDEFGH', "
        "'Torget', '', 'Ja', '[15, 57.7, 15.1, 57.8]', '[]', '[]', 'post', 'none', 1, 'open', "
        "'eva', '2026-01-01T00:00:00Z', 1);"
        "INSERT INTO contribution (id, workshop_id, client, number, kind, category, theme, "
        "comment, channel, state, made_at) VALUES (1, 1, 'phone', 1, 'answer', '', '', 'Hej', "
        "'web', 'shown', '2026-01-01T00:00:00Z')");
}

} // namespace role_rows
