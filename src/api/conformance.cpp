#include "api/parameters.hpp"
#include "api/resources.hpp"

namespace trygg::api {

http::response conformance(context const& at) {
    document_format(at, json_only());
    return json_answer({{"conformsTo",
                         {"http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
                          "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
                          "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30"}}});
}

} // namespace trygg::api
