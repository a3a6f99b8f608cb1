#include "api/answers.hpp"
#include "api/resources.hpp"
#include "query/parameters.hpp"

namespace trygg::api {

http::response health(context const& at) {
    query::parameters const none{at.query, {}};
    auto result = json_answer({{"status", "ok"}, {"revision", at.data->revision}});
    result.headers.emplace("Cache-Control", "no-store");
    return result;
}

} // namespace trygg::api
