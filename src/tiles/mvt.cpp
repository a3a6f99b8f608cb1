#include "tiles/mvt.hpp"

#include "tiles/matrix.hpp"

#include <protozero/pbf_builder.hpp>

namespace trygg::tiles {

namespace {

// The messages of vector_tile.proto.
enum class tile_field : protozero::pbf_tag_type { layers = 3 };
enum class layer_field : protozero::pbf_tag_type {
    name = 1,
    features = 2,
    keys = 3,
    values = 4,
    extent = 5,
    version = 15
};
enum class feature_field : protozero::pbf_tag_type { id = 1, tags = 2, type = 3, geometry = 4 };
enum class value_field : protozero::pbf_tag_type {
    text = 1,
    real = 3,
    natural = 5,
    integer = 6,
    boolean = 7
};

enum class command : std::uint32_t { move_to = 1, line_to = 2, close_path = 7 };

std::uint32_t command_word(command what, std::size_t times) {
    return static_cast<std::uint32_t>(what) | static_cast<std::uint32_t>(times) << 3U;
}

} // namespace

void commands::clear() {
    m_words.clear();
    m_at = {};
}

void commands::step(tile_point to) {
    m_words.push_back(protozero::encode_zigzag32(to.x - m_at.x));
    m_words.push_back(protozero::encode_zigzag32(to.y - m_at.y));
    m_at = to;
}

void commands::move_to(tile_point to) {
    m_words.push_back(command_word(command::move_to, 1));
    step(to);
}

void commands::line_to(std::span<tile_point const> points) {
    m_words.push_back(command_word(command::line_to, points.size()));
    for (auto const& point : points) {
        step(point);
    }
}

void commands::add_points(std::span<tile_point const> points) {
    m_words.push_back(command_word(command::move_to, points.size()));
    for (auto const& point : points) {
        step(point);
    }
}

void commands::add_line(std::span<tile_point const> points) {
    move_to(points.front());
    line_to(points.subspan(1));
}

void commands::add_ring(std::span<tile_point const> points) {
    add_line(points);
    m_words.push_back(command_word(command::close_path, 1));
}

layer_writer::layer_writer(std::string_view name) : m_name(name) {}

std::uint32_t layer_writer::key(std::string_view text) {
    auto const [place, is_new] =
        m_key_numbers.try_emplace(std::string{text}, static_cast<std::uint32_t>(m_keys.size()));
    if (is_new) {
        m_keys.emplace_back(text);
    }
    return place->second;
}

value_index layer_writer::value(std::string encoded) {
    auto const next = static_cast<value_index>(m_value_numbers.size());
    auto const [place, is_new] = m_value_numbers.try_emplace(std::move(encoded), next);
    if (is_new) {
        protozero::pbf_builder<layer_field>{m_values}.add_message(layer_field::values,
                                                                  place->first);
    }
    return place->second;
}

value_index layer_writer::text_value(std::string_view text) {
    std::string encoded;
    protozero::pbf_builder<value_field>{encoded}.add_string(value_field::text, text.data(),
                                                            text.size());
    return value(std::move(encoded));
}

value_index layer_writer::integer_value(std::int64_t number) {
    std::string encoded;
    protozero::pbf_builder<value_field> to{encoded};
    if (number < 0) {
        to.add_sint64(value_field::integer, number);
    } else {
        to.add_uint64(value_field::natural, static_cast<std::uint64_t>(number));
    }
    return value(std::move(encoded));
}

value_index layer_writer::real_value(double number) {
    std::string encoded;
    protozero::pbf_builder<value_field>{encoded}.add_double(value_field::real, number);
    return value(std::move(encoded));
}

value_index layer_writer::boolean_value(bool is_true) {
    std::string encoded;
    protozero::pbf_builder<value_field>{encoded}.add_bool(value_field::boolean, is_true);
    return value(std::move(encoded));
}

void layer_writer::add_feature(std::optional<std::uint64_t> id, shape_kind kind,
                               std::span<std::uint32_t const> tags, commands const& drawing) {
    protozero::pbf_builder<layer_field> layer{m_body};
    protozero::pbf_builder<feature_field> to{layer, layer_field::features};
    if (id) {
        to.add_uint64(feature_field::id, *id);
    }
    to.add_packed_uint32(feature_field::tags, tags.begin(), tags.end());
    to.add_enum(feature_field::type, static_cast<std::int32_t>(kind));
    to.add_packed_uint32(feature_field::geometry, drawing.words().begin(), drawing.words().end());
    ++m_features;
}

std::string layer_writer::finish() const {
    std::string result;
    if (m_features == 0) {
        return result;
    }
    std::string fields;
    protozero::pbf_builder<layer_field> to{fields};
    to.add_uint32(layer_field::version, 2);
    to.add_string(layer_field::name, m_name);
    fields += m_body;
    for (auto const& key : m_keys) {
        to.add_string(layer_field::keys, key);
    }
    fields += m_values;
    to.add_uint32(layer_field::extent, tile_extent);
    protozero::pbf_builder<tile_field>{result}.add_message(tile_field::layers, fields);
    return result;
}

} // namespace trygg::tiles
