#include "api/accounts.hpp"

#include "api/credentials.hpp"
#include "api/refusal.hpp"
#include "api/request_rules.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "secret/digest.hpp"
#include "secret/password.hpp"

#include <algorithm>

namespace trygg::api {

namespace {

constexpr std::int64_t seen_step = 300; // seconds; what moved less is not written
constexpr char const* plain_cookie = "trygghetskarta";
constexpr char const* secure_cookie = "__Host-trygghetskarta";
constexpr std::size_t longest_name = 64;

principal principal_of(store::user const& user, known_by by) {
    return {.role = user.role,
            .user_id = user.id,
            .name = user.name,
            .shown_as = user.shown_as,
            .by = by};
}

bool is_loopback(ip_address const& one) {
    static network const v4 = parse_network("127.0.0.0/8"), v6 = parse_network("::1");
    return contains(v4, one) || contains(v6, one);
}

} // namespace

void accounts::refresh(db::connection& database) {
    std::lock_guard const lock{m_mutex}; // while reading, too: a session that begins is not lost
    auto users = store::users(database);
    auto const sessions = store::sessions(database);
    auto const tokens = store::tokens(database);
    std::unordered_map<std::string, known_session> known;
    for (auto const& each : sessions) {
        auto const before = m_sessions.find(each.id_hash);
        auto& now = known.emplace(each.id_hash, known_session{each, each.seen}).first->second;
        if (before != m_sessions.end()) {
            now.seen = std::max(now.seen, before->second.seen);
        }
    }
    m_sessions = std::move(known);
    m_users = std::move(users);
    m_tokens.clear();
    for (auto const& each : tokens) {
        m_tokens.emplace(each.hash, each);
    }
}

store::user const* accounts::enabled(std::int64_t id) const {
    auto const found = std::ranges::find(m_users, id, &store::user::id);
    return found == m_users.end() || found->is_disabled ? nullptr : &*found;
}

store::user const* accounts::enabled(std::string_view name) const {
    auto const found = std::ranges::find(m_users, name, &store::user::name);
    return found == m_users.end() || found->is_disabled ? nullptr : &*found;
}

bool accounts::is_over(store::session const& session, std::int64_t now) const {
    return now - session.created >= longest_session || now - session.seen >= longest_idle;
}

bool accounts::is_from_proxy(http::request const& asked) const {
    auto const peer = parse_address(asked.peer);
    return peer && std::ranges::any_of(m_options.user_header_from,
                                       [&](network const& each) { return contains(each, *peer); });
}

principal accounts::identify(http::request const& asked) { return who_is(asked, true); }

model::role accounts::role_now(http::request const& asked) {
    try {
        return who_is(asked, false).role;
    } catch (refusal const&) { // a token that is not valid any more
        return model::role::anyone;
    }
}

principal accounts::who_is(http::request const& asked, bool counts_as_use) {
    if (auto const token = token_of(asked)) {
        return by_token(*token);
    }
    if (!m_options.user_header.empty() && is_from_proxy(asked)) {
        if (auto const name = header(asked, m_options.user_header); !name.empty()) {
            return by_proxy(name, nobody(asked));
        }
    }
    if (auto const id = cookie_of(asked, cookie_name())) {
        return by_session(*id, nobody(asked), counts_as_use);
    }
    return nobody(asked);
}

/// A request without Host comes from no browser.
principal accounts::nobody(http::request const& asked) const {
    auto const host = lower(header(asked, "host"));
    auto const is_address = host.starts_with('[') || parse_address(host.substr(0, host.find(':')));
    auto const name = is_address ? host : host.substr(0, host.find(':'));
    auto const is_ours = name.empty() || is_address || name == "localhost" ||
                         std::ranges::find(m_options.hosts, name) != m_options.hosts.end();
    return {.role = is_ours ? m_options.anonymous_role : model::role::anyone};
}

principal accounts::by_token(std::string const& token) {
    auto const hash = secret::fingerprint(token);
    auto const today = time::local_day(m_options.now());
    std::lock_guard const lock{m_mutex};
    auto const found = m_tokens.find(hash);
    auto const* const owner = found == m_tokens.end() || !found->second.user_id
                                  ? nullptr
                                  : enabled(*found->second.user_id);
    if (found == m_tokens.end() || found->second.expires < today ||
        (found->second.user_id && owner == nullptr)) {
        throw refusal{401, "The token is not valid: it is unknown, revoked or has expired."};
    }
    auto& known = found->second;
    if (known.last_used != today) {
        known.last_used = today;
        m_used[hash] = today;
    }
    auto result = owner ? principal_of(*owner, known_by::token) : principal{};
    result.role = owner ? std::min(known.role, owner->role) : known.role;
    result.by = known_by::token;
    result.name = owner ? owner->name : known.name;
    result.shown_as = owner ? owner->shown_as : known.name;
    return result;
}

principal accounts::by_session(std::string const& id, principal nobody, bool counts_as_use) {
    nobody.has_ended = !id.empty();
    if (!is_secret(id)) {
        return nobody;
    }
    auto const hash = secret::fingerprint(id);
    auto const now = m_options.now();
    std::lock_guard const lock{m_mutex};
    auto const found = m_sessions.find(hash);
    if (found == m_sessions.end() || is_over(found->second, now)) {
        return nobody;
    }
    auto const* const user = enabled(found->second.user_id);
    if (user == nullptr) {
        return nobody;
    }
    if (counts_as_use) {
        found->second.seen = std::max(found->second.seen, now);
    }
    auto result = principal_of(*user, known_by::session);
    result.csrf = secret::keyed(id, "csrf");
    return result;
}

/// The proxy has checked the person; which role the person has is ours to say.
principal accounts::by_proxy(std::string const& name, principal nobody) {
    std::lock_guard const lock{m_mutex};
    auto const* const user = enabled(std::string_view{lower(trim(name))});
    if (user == nullptr) {
        return nobody;
    }
    auto result = principal_of(*user, known_by::proxy);
    result.csrf = secret::keyed(m_key, "csrf " + user->name);
    return result;
}

/// Behind a proxy on this machine, or one that is believed, the last that it says.
std::string accounts::client_of(http::request const& asked) const {
    auto client = parse_address(asked.peer);
    auto const said = header(asked, "x-forwarded-for");
    if (client && !said.empty() && (is_loopback(*client) || is_from_proxy(asked))) {
        auto const comma = said.rfind(',');
        auto const last = comma == std::string::npos ? said : said.substr(comma + 1);
        client = parse_address(trim(last));
    }
    if (!client) {
        return "address";
    }
    auto const near = neighbourhood(*client).start;
    return "address " + std::string{near.begin(), near.end()};
}

sign_in_outcome accounts::sign_in(std::string_view name, std::string_view password,
                                  http::request const& asked, writer& to) {
    auto const now = m_options.now();
    auto const wanted = lower(trim(name.substr(0, longest_name)));
    auto const account = "account " + wanted, client = client_of(asked);
    if (auto const wait = std::max(m_attempts.wait(account, with_account, now),
                                   m_attempts.wait(client, with_address, now));
        wait > 0) {
        return {.seconds = wait};
    }
    store::user user;
    {
        std::lock_guard const lock{m_mutex};
        if (auto const* const found = enabled(std::string_view{wanted})) {
            user = *found;
        }
    }
    if (!secret::is_password(user.password_hash, password)) {
        m_attempts.fail(account, now);
        m_attempts.fail(client, now);
        return {};
    }
    m_attempts.forget(account);
    auto id = secret::random_text();
    store::session const begun{secret::fingerprint(id), user.id, now, now};
    to.note([&](db::connection& database) {
        store::add_session(database, begun);
        store::note_sign_in(database, user.id, time::local_day(now));
    });
    std::lock_guard const lock{m_mutex};
    m_sessions.insert_or_assign(begun.id_hash, known_session{begun, now});
    return {.session = std::move(id)};
}

void accounts::sign_out(http::request const& asked, writer& to) {
    if (auto const id = cookie_of(asked, cookie_name()); id && is_secret(*id)) {
        auto const hash = secret::fingerprint(*id);
        to.note([&](db::connection& database) { store::remove_session(database, hash); });
        std::lock_guard const lock{m_mutex};
        m_sessions.erase(hash);
    }
}

void accounts::tidy(writer& to) {
    auto const now = m_options.now();
    std::vector<known_session> seen;
    std::unordered_map<std::string, std::string> used;
    bool over = false;
    {
        std::lock_guard const lock{m_mutex};
        for (auto& [hash, each] : m_sessions) {
            over = over || is_over(each, now);
            if (each.seen - each.written >= seen_step) {
                each.written = each.seen;
                seen.push_back(each);
            }
        }
        used.swap(m_used);
    }
    if (seen.empty() && used.empty() && !over) {
        return;
    }
    to.note([&](db::connection& database) {
        for (auto const& each : seen) {
            store::note_seen(database, each.id_hash, each.seen);
        }
        for (auto const& [hash, day] : used) {
            store::note_used(database, hash, day);
        }
        store::remove_sessions_before(database, now - longest_session, now - longest_idle);
    });
}

std::string_view accounts::cookie_name() const {
    return m_options.is_https ? secure_cookie : plain_cookie;
}

std::string accounts::cookie(std::string_view session) const {
    return fmt::format("{}={}; Path=/; HttpOnly; SameSite=Strict; Max-Age={}{}", cookie_name(),
                       session, session.empty() ? 0 : longest_session,
                       m_options.is_https ? "; Secure" : "");
}

} // namespace trygg::api
