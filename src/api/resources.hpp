#pragma once
/// \file The handlers, one for each resource. Each is in the file that is named after it; those of
/// all schemas are in schema.cpp.

#include "api/context.hpp"

namespace trygg::api {

http::response landing(context const& at);
http::response open_data(context const& at);
http::response conformance(context const& at);
http::response openapi(context const& at);
http::response collections(context const& at);
http::response collection(context const& at);
http::response schema(context const& at);
http::response queryables(context const& at);
http::response sortables(context const& at);
http::response items(context const& at);
http::response item(context const& at);
http::response collection_tilesets(context const& at);
http::response collection_tileset(context const& at);
http::response tile(context const& at);
http::response dataset_tilesets(context const& at);
http::response dataset_tileset(context const& at);
http::response dataset_tile(context const& at);
http::response tile_matrix_sets(context const& at);
http::response tile_matrix_set(context const& at);
http::response series(context const& at);
http::response hotspots(context const& at);
http::response evaluations(context const& at);
http::response profiles(context const& at);
http::response density(context const& at);
http::response map_config(context const& at);
http::response join_report(context const& at);
http::response health(context const& at);
http::response asset_file(context const& at);
http::response session(context const& at);
http::response sign_in_form_page(context const& at);
http::response sign_in(context const& at);
http::response sign_out(context const& at);
http::response app_file(context const& at);
http::response manifest(context const& at);
http::response embed(context const& at);
http::response basemap_tile(context const& at);

} // namespace trygg::api
