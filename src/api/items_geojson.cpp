#include "api/item_formats.hpp"
#include "encode/geojson.hpp"

namespace trygg::api {

namespace {

std::string text_of(json const& document) {
    return document.dump(-1, ' ', false, json::error_handler_t::replace);
}

} // namespace

std::unique_ptr<encode::page_writer> write_geojson(context const&, encode::view shown,
                                                   item_frame const& frame) {
    std::string links = R"("links":)";
    append_json(links, frame.links);
    if (frame.is_one) {
        return std::make_unique<encode::single_writer>(std::move(shown), "," + links);
    }
    auto head = fmt::format(R"({{"type":"FeatureCollection","timeStamp":"{}","numberMatched":{},)"
                            R"("numberReturned":{},"features":[)",
                            frame.time_stamp, frame.matched, frame.returned);
    auto tail = "]," + links;
    if (!frame.summary.is_null()) {
        tail += R"(,"summary":)" + text_of(frame.summary);
    }
    return std::make_unique<encode::collection_writer>(std::move(shown), std::move(head),
                                                       tail + '}');
}

} // namespace trygg::api
