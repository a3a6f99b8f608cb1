#pragma once
/// \file Two square zones and five fires whose places can be checked by eye.

#include "run_program.hpp"

/// Zones A (12.60…12.65 E) and B (12.65…12.70 E), both 57.45…57.50 N.
inline constexpr char const* town_zones = R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"code":"A","name":"West"},"geometry":{"type":"Polygon","coordinates":
[[[12.60,57.45],[12.65,57.45],[12.65,57.50],[12.60,57.50],[12.60,57.45]]]}},
{"type":"Feature","properties":{"code":"B","name":"East"},"geometry":{"type":"Polygon","coordinates":
[[[12.65,57.45],[12.70,57.45],[12.70,57.50],[12.65,57.50],[12.65,57.45]]]}}]}
)";

/// Two in A, one in B, one outside of both.
inline constexpr char const* town_fires = "id,kind,date,lon,lat\n"
                                          "1,arson,2020-05-01,12.61,57.46\n"
                                          "2,arson,2020-06-01,12.62,57.47\n"
                                          "3,arson,2020-07-01,12.66,57.46\n"
                                          "4,arson,2020-08-01,12.90,57.46\n";

/// A database `town.db` with the zones and the fires.
inline std::string make_town(test_folder const& folder) {
    auto const database = folder.file("town.db");
    auto const zones = run_program("import --db " + database + " --profile zones --set town " +
                                   folder.file("zones.geojson", town_zones));
    auto const fires = run_program("import --db " + database + " --profile points " +
                                   folder.file("fires.csv", town_fires));
    if (zones.code != 0 || fires.code != 0) {
        throw std::runtime_error{zones.err + fires.err};
    }
    return database;
}
