#include "encode/qgis_style.hpp"

#include "small_tables.hpp"

#include <catch2/catch.hpp>

using namespace trygg;
using Catch::Contains;

namespace {

/// A table of that name with one column of numbers.
encode::view shown_of(std::string const& id, std::string const& column) {
    auto const table = std::make_shared<snapshot::table>(*tables::two_points());
    table->id = id;
    table->title = "Åtgärder & <mer>";
    table->properties = {std::make_shared<snapshot::column const>(
        snapshot::column{.name = column, .type = snapshot::column_type::real, .reals = {0, 1}})};
    return encode::everything_of(table);
}

} // namespace

TEST_CASE("QGIS gets the classes of the map's legend for the joined layers") {
    auto const styles = encode::qgis_styles(shown_of("trygghet-deso", "mention_share"));

    REQUIRE(styles.size() == 1);
    CHECK(styles[0].name == "Andel otrygga");
    CHECK_THAT(styles[0].qml,
               Contains("filter=\"&quot;mention_share&quot; &gt;= 0.8\" label=\"80–100 %"));
    CHECK_THAT(styles[0].qml, Contains("filter=\"ELSE\" label=\"Inga data, eller för få svar\""));
    CHECK(encode::qgis_styles(shown_of("trygghet-deso", "incident_rate"))[0].name ==
          "Anlagda bränder");
}

TEST_CASE("QGIS gets one symbol for a layer of points, and texts are escaped") {
    auto const styles = encode::qgis_styles(shown_of("measures", "status"));

    REQUIRE(styles.size() == 1);
    CHECK_THAT(styles[0].qml, Contains("label=\"Åtgärder &amp; &lt;mer&gt;\""));
}

TEST_CASE("QGIS gets no style for a layer without one, or without geometries") {
    auto without = shown_of("measures", "status");
    without.with_geometry = false;

    CHECK(encode::qgis_styles(shown_of("lampor", "namn")).empty());
    CHECK(encode::qgis_styles(without).empty());
}
