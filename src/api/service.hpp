#pragma once
/// \file The API over the newest snapshot of one database.

#include "api/importer.hpp"
#include "api/principal.hpp"
#include "base/address.hpp"
#include "http/server.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace trygg::api {

struct service_options {
    std::string database_path{};
    /// The address by which clients reach the server, "https://karta.mark.se"; empty: links take it
    /// from the Host that a client states.
    std::string public_url{};
    model::role anonymous_role = model::role::anyone; ///< of who brings nothing
    std::vector<std::string> hosts{}; ///< lower case; where anonymous_role holds: see accounts.hpp
    std::string user_header{}; ///< lower case; a proxy's word on who asks; empty: none is taken
    std::vector<network> user_header_from{}; ///< the proxies that are believed
    importer importing{};                    ///< of files that administrators upload; none if empty
    std::function<std::int64_t()> now{};     ///< seconds since 1970 UTC; the clock when not set
};

/// Answers requests. Any number of threads may call its functions.
class service {
public:
    /// Loads the first snapshot, and makes the database's time zone the process's: before other
    /// threads start. Throws what store::open_to_read throws.
    explicit service(service_options options);
    ~service();

    /// Never throws: exceptions become problem+json here, the one place.
    http::response answer(http::request const& asked) const;

    /// The same when it is known who asks.
    http::response answer(http::request const& asked, principal const& who) const;

    /// What needs no work: an answer that is kept, a 304, or the answer that an equal request is
    /// already waiting for. The work of this one otherwise; `asked` must outlive it.
    http::glance first_look(http::request const& asked) const;

    /// Build and swap in the next snapshot when the database's revision has moved; true when it
    /// did.
    bool reload();

    /// Write down which sessions and tokens were used, now and then. Throws what api::writer throws
    /// but busy.
    void tidy();

private:
    struct state;
    std::unique_ptr<state> m_state;
};

} // namespace trygg::api
