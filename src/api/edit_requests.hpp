#pragma once
/// \file What the requests that change features have in common.

#include "api/answers.hpp"
#include "edit/editor.hpp"

#include <functional>
#include <string>

namespace trygg::api {

/// A 422 that names each field and what is wrong with it.
http::response invalid(edit::invalid_feature const& why);

/// The collection and id of the path. Throws not_found.
edit::kind const& kind_of(context const& at);
edit::feature_key feature_of(context const& at);

/// The CRS that Content-Crs states for the body's coordinates; CRS84 without it. Throws
/// input_error.
model::crs content_crs(context const& at);

/// Who asks, and why: the body's member "reason", or the parameter of a request without body.
edit::author author_of(context const& at, json const& body);

/// Make one change; throws refusal (409, 412, 428) and not_found. What is wrong with the content
/// becomes a 422 that names each field.
http::response made_change(context const& at,
                           std::function<http::response(db::connection&)> const& make);

/// Throw when the feature was changed after the answer that If-Match names: refusal 428 without the
/// header, stale_feature when it was.
void require_match(context const& at, db::connection& database, edit::feature_key const& feature);

/// The tag of a feature after the change that is under way.
std::string tag_after(db::connection& database);

} // namespace trygg::api
