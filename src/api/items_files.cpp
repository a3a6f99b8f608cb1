#include "api/item_formats.hpp"
#include "encode/download.hpp"

namespace trygg::api {

http::body_source save_geopackage(context const&, encode::view const& shown,
                                  query::row_list const& rows, item_frame const&) {
    return encode::make_download(shown, rows.copy(), encode::file_format::geopackage);
}

http::body_source save_flatgeobuf(context const&, encode::view const& shown,
                                  query::row_list const& rows, item_frame const&) {
    return encode::make_download(shown, rows.copy(), encode::file_format::flatgeobuf);
}

} // namespace trygg::api
