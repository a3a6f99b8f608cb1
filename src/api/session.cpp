#include "api/answers.hpp"
#include "api/resources.hpp"

namespace trygg::api {

http::response session(context const& at) {
    document_format(at, json_only());
    auto const& who = at.who;
    auto answer = json_answer({{"role", model::name_of(who.role)},
                               {"name", who.name.empty() ? json(nullptr) : json(who.name)},
                               {"shown_as", who.name.empty() ? json(nullptr) : json(who.shown_as)},
                               {"signed_in", who.by == known_by::session},
                               {"has_ended", who.has_ended},
                               {"csrf", who.csrf.empty() ? json(nullptr) : json(who.csrf)}});
    answer.headers.emplace("Cache-Control", "no-store");
    return answer;
}

} // namespace trygg::api
