#include "edit/status_steps.hpp"

#include <algorithm>
#include <map>
#include <vector>

namespace trygg::edit {

std::span<std::string_view const> next_statuses(std::string_view status) {
    static std::map<std::string_view, std::vector<std::string_view>> const steps{
        {"proposed", {"decided", "declined", "paused"}},
        {"decided", {"planned", "underway", "declined", "paused"}},
        {"planned", {"underway", "declined", "paused"}},
        {"underway", {"done", "declined", "paused"}},
        {"done", {"underway"}}, // work that has to be done again
        {"declined", {"proposed"}},
        {"paused", {"proposed", "decided", "planned", "underway", "declined"}}};
    auto const found = steps.find(status);
    return found == steps.end() ? std::span<std::string_view const>{} : found->second;
}

bool is_step(std::string_view from, std::string_view to) {
    return from == to || std::ranges::find(next_statuses(from), to) != next_statuses(from).end();
}

} // namespace trygg::edit
