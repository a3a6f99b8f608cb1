#include "made_layers.hpp"

using namespace trygg::tiles;

TEST_CASE("Points, lines and rings are drawn with the commands of the specification's examples") {
    using words = std::vector<std::uint32_t>;
    commands drawn;
    drawn.add_points(std::vector<tile_point>{{5, 7}, {3, 2}});
    CHECK(drawn.words() == words{17, 10, 14, 3, 9});

    drawn.clear();
    drawn.add_line(std::vector<tile_point>{{2, 2}, {2, 10}, {10, 10}});
    drawn.add_line(std::vector<tile_point>{{1, 1}, {3, 5}});
    CHECK(drawn.words() == words{9, 4, 4, 18, 0, 16, 16, 0, 9, 17, 17, 10, 4, 8});

    drawn.clear();
    drawn.add_ring(std::vector<tile_point>{{3, 6}, {8, 12}, {20, 34}});
    CHECK(drawn.words() == words{9, 6, 12, 18, 10, 12, 24, 44, 15});
}

TEST_CASE("Keys and values are kept once, and values of different types apart") {
    layer_writer layer{"ett"};

    CHECK(layer.key("a") == 0);
    CHECK(layer.key("b") == 1);
    CHECK(layer.key("a") == 0);
    CHECK(layer.text_value("1") == 0);
    CHECK(layer.integer_value(1) == 1);
    CHECK(layer.real_value(1) == 2);
    CHECK(layer.boolean_value(true) == 3);
    CHECK(layer.integer_value(-1) == 4);
    CHECK(layer.text_value("1") == 0);
    CHECK(layer.integer_value(-1) == 4);
}

TEST_CASE("What is written is read back") {
    layer_writer layer{"ett"};
    std::vector<std::uint32_t> const tags{
        layer.key("namn"),  layer.text_value("Åsa"), layer.key("höjd"), layer.integer_value(-7),
        layer.key("andel"), layer.real_value(0.1),   layer.key("ja"),   layer.boolean_value(false)};
    commands drawn;
    drawn.add_points(std::vector<tile_point>{{25, 17}});
    layer.add_feature(9'007'199'254'740'993U, shape_kind::point, tags, drawn);

    auto const read = made::read(layer.finish());

    REQUIRE(read.features.size() == 1);
    auto const& feature = read.features[0];
    CHECK(read.name == "ett");
    CHECK(feature.id == 9'007'199'254'740'993U);
    CHECK(feature.type == 1);
    CHECK(feature.paths == std::vector<std::vector<read_tile::point>>{{{25, 17}}});
    CHECK(feature.text("namn") == "Åsa");
    CHECK(feature.number("höjd") == -7);
    CHECK(std::get<double>(feature.properties.at("andel")) == 0.1);
    CHECK(std::get<bool>(feature.properties.at("ja")) == false);
}

TEST_CASE("A layer without features is no layer") {
    layer_writer layer{"tom"};
    layer.key("a");

    CHECK(layer.finish().empty());
}
