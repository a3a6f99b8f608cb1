#pragma once
/// \file Who asks: users, sessions and tokens, in memory, so that a request waits for no database.

#include "api/attempts.hpp"
#include "api/principal.hpp"
#include "api/writer.hpp"
#include "base/address.hpp"
#include "http/message.hpp"
#include "store/accounts.hpp"

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace trygg::api {

class import_desk;
class workshop_desk;

struct identity_options {
    model::role anonymous_role = model::role::anyone; ///< of who brings nothing
    /// Names by which the server is reached, beside addresses and localhost. Under others who
    /// brings nothing is anyone: a stranger's page may have moved its name to our address.
    std::vector<std::string> hosts{};
    std::string user_header{}; ///< in lower case: a proxy's word on who asks; empty: none is taken
    std::vector<network> user_header_from{}; ///< the proxies that are believed
    bool is_https = false;                   ///< as clients reach the server
    std::function<std::int64_t()> now;       ///< seconds since 1970 UTC
};

/// How a sign-in went.
struct sign_in_outcome {
    std::string session{};    ///< the new session's id; empty when it failed
    std::int64_t seconds = 0; ///< to wait before the next try
};

/// For several threads at once.
class accounts {
public:
    /// Where guests of workshops, who have no account, are known and heard. The service sets it.
    workshop_desk* workshops = nullptr;

    /// Where administrators' files become imports; null where none are taken.
    import_desk* imports = nullptr;

    /// Make what was written to the database known at once. The service sets it.
    std::function<void()> catch_up{};

    static constexpr std::int64_t longest_idle = 12 * 3600;        ///< seconds
    static constexpr std::int64_t longest_session = 7 * 24 * 3600; ///< seconds

    explicit accounts(identity_options options) : m_options(std::move(options)) {}

    /// Read all from the database, after a change of it.
    void refresh(db::connection& database);

    /// Who asks. Throws refusal (401) for a token that is not valid: who sends one is never taken
    /// for the public.
    principal identify(http::request const& asked);

    /// The role of who asks, as it is now: for what goes on after a request was let in. Counts as
    /// no use of a session.
    model::role role_now(http::request const& asked);

    /// Where a request comes from, so far as it is told apart: the neighbourhood of the address,
    /// behind a proxy that is believed the one that it says. To be counted by, not to be kept.
    std::string client_of(http::request const& asked) const;

    /// Check a password and begin a session. Takes as long for an unknown name. Throws what
    /// writer::note throws.
    sign_in_outcome sign_in(std::string_view name, std::string_view password,
                            http::request const& asked, writer& to);

    /// End the session of a request.
    void sign_out(http::request const& asked, writer& to);

    /// Write down what was used since, and clear away sessions that are over. Rarely writes.
    void tidy(writer& to);

    std::string_view cookie_name() const;

    /// The Set-Cookie header that gives a session's id to the browser, or takes it away ("").
    std::string cookie(std::string_view session) const;

    bool is_https() const { return m_options.is_https; }

private:
    struct known_session : store::session {
        std::int64_t written = 0; ///< `seen` in the database
    };
    principal by_token(std::string const& token);
    principal who_is(http::request const& asked, bool counts_as_use);
    principal nobody(http::request const& asked) const;
    principal by_session(std::string const& id, principal nobody, bool counts_as_use);
    principal by_proxy(std::string const& name, principal nobody);
    store::user const* enabled(std::int64_t id) const;
    store::user const* enabled(std::string_view name) const;
    bool is_over(store::session const& session, std::int64_t now) const;
    bool is_from_proxy(http::request const& asked) const;

    identity_options m_options;
    attempts m_attempts;
    std::string m_key = secret::random_text();
    std::mutex m_mutex; ///< of what follows
    std::vector<store::user> m_users;
    std::unordered_map<std::string, known_session> m_sessions; ///< by id_hash
    std::unordered_map<std::string, store::token> m_tokens;    ///< by hash
    std::unordered_map<std::string, std::string> m_used;       ///< token -> day, to be written
};

} // namespace trygg::api
