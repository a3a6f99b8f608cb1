#include "api/item_formats.hpp"
#include "encode/geojson_seq.hpp"

namespace trygg::api {

std::unique_ptr<encode::page_writer> write_geojson_seq(context const&, encode::view shown,
                                                       item_frame const&) {
    return std::make_unique<encode::geojson_seq_writer>(std::move(shown));
}

} // namespace trygg::api
