#include "api/item_formats.hpp"
#include "encode/csv.hpp"

namespace trygg::api {

std::unique_ptr<encode::page_writer> write_csv(context const&, encode::view shown,
                                               item_frame const&) {
    return std::make_unique<encode::csv_writer>(std::move(shown), encode::csv_dialect::plain);
}

std::unique_ptr<encode::page_writer> write_csv_excel(context const&, encode::view shown,
                                                     item_frame const&) {
    return std::make_unique<encode::csv_writer>(std::move(shown), encode::csv_dialect::excel);
}

} // namespace trygg::api
