#pragma once
/// \file What has been said in a workshop, as JSON text that is made once for all who ask.

#include "db/sqlite.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace trygg::api {

/// Everything up to one event. Features are GeoJSON, apart by commas.
struct workshop_words {
    std::int64_t event = 0;
    std::string shown{};                             ///< features that all may see
    std::string others{};                            ///< waiting, hidden, merged: for leaders
    std::map<std::int64_t, std::string> others_of{}; ///< the same by participant, for each
    std::map<std::int64_t, std::vector<std::int64_t>> made_by{}; ///< participant -> its numbers
    std::string reactions = "{}", votes = "{}";                  ///< JSON objects
};

/// Keeps the words of a few workshops, each until something happens in it. For several threads at
/// once: who asks while they are made waits for them instead of making them, too.
class workshop_states {
public:
    /// As they are in the database's present transaction, or newer.
    std::shared_ptr<workshop_words const> words(db::connection& database, std::int64_t workshop_id);

private:
    std::mutex m_mutex;
    std::map<std::int64_t, std::shared_ptr<workshop_words const>> m_known;
};

} // namespace trygg::api
