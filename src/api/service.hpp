#pragma once
/// \file The API over the newest snapshot of one database.

#include "api/principal.hpp"
#include "http/server.hpp"

#include <memory>
#include <string>

namespace trygg::api {

/// Answers requests. Any number of threads may call its functions.
class service {
public:
    /// Loads the first snapshot, and makes the database's time zone the process's: before other
    /// threads start. Throws what store::open_to_read throws. `public_url` is the address by which
    /// clients reach the server, "https://karta.mark.se"; empty: links take it from the Host that a
    /// client states.
    explicit service(std::string database_path, std::string public_url = {});
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

private:
    struct state;
    std::unique_ptr<state> m_state;
};

} // namespace trygg::api
