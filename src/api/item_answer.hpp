#pragma once
/// \file Rows in a representation, as an answer: held when it is short, else written while it is
/// sent.

#include "api/item_formats.hpp"

namespace trygg::api {

http::response feature_answer(context const& at, item_format const& format, encode::view shown,
                              query::row_list rows, item_frame const& frame);

} // namespace trygg::api
