#include "api/service.hpp"
#include "cli/commands.hpp"
#include "cli/import_report.hpp"
#include "http/server.hpp"
#include "ingest/recorded_import.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <exception>

namespace trygg::cli {
namespace {

void print_address(std::string const& host, unsigned short port) {
    bool const ipv6 = host.find(':') != std::string::npos;
    fmt::print("http://{}{}{}:{}/\n", ipv6 ? "[" : "", host, ipv6 ? "]" : "", port);
    std::fflush(stdout);
}

/// A database that cannot be read now is tried again at the next tick; until then the old figures
/// are served, so the failure is said and not passed on. Each new one is said once.
class reloader {
public:
    explicit reloader(api::service& service) : m_service(&service) {}

    void operator()() {
        try {
            m_service->reload();
            m_service->tidy();
            m_said.clear();
        } catch (std::exception const& e) {
            if (m_said != e.what()) {
                m_said = e.what();
                fmt::print(stderr, "trygghetskarta: still serving the old figures: {}\n", m_said);
            }
        }
    }

private:
    api::service* m_service;
    std::string m_said;
};

/// Of what a person may not have meant.
void warn_of_open_doors(configuration const& settled) {
    bool const reaches_others =
        settled.host != "localhost" && settled.host != "::1" && !settled.host.starts_with("127.");
    if (settled.anonymous_role == model::role::staff && reaches_others) {
        fmt::print(stderr,
                   "trygghetskarta: --anonymous-role staff: whoever reaches {} sees the exact "
                   "places and answers, without signing in. For a closed network only. Names "
                   "that are not in --hosts or --public-url get the public's view.\n",
                   settled.host);
    }
}

/// Uploaded files are imported as `trygghetskarta import` does it.
api::importer importing_into(std::string const& database) {
    auto const run = [database](api::import_order const& order, api::import_steps const& steps) {
        ingest::import_request const request{.database = database,
                                             .profile = order.profile,
                                             .paths = {order.path},
                                             .layer = order.layer,
                                             .crs = order.crs,
                                             .set = order.set,
                                             .fields = order.fields,
                                             .dry_run = order.is_trial};
        ingest::import_record record{.by = order.by, .shown_as = order.name};
        record.before_commit = [&steps](db::connection& to, ingest::import_report const& report) {
            steps.before_commit(to, as_json(report));
        };
        auto const tell = [&steps](ingest::progress const& now) {
            steps.on_progress(now.rows, now.total);
        };
        return as_json(ingest::run_recorded_import(request, record, tell));
    };
    return {.run = run, .profiles = ingest::shipped_profiles()};
}

} // namespace

void add_serve(CLI::App& command, arguments& given) {
    add_keys(command, given,
             {"db", "host", "port", "workers", "connections-per-address", "hosts", "public-url",
              "anonymous-role", "user-header", "user-header-from"});
    command.footer(
        "Prints the address as its first line. Files that are imported meanwhile appear without a\n"
        "restart. Ctrl-C or SIGTERM lets running requests finish. For a public name and https, "
        "put\n"
        "a proxy such as nginx before it and state the address with --public-url.\n\n"
        "Examples:\n  trygghetskarta serve --db mark.db\n"
        "  trygghetskarta serve --db mark.db --host 0.0.0.0 --port 80 --hosts karta.mark.se\n"
        "  trygghetskarta serve --db mark.db --public-url https://karta.mark.se");
}

int run_serve(arguments const& given) {
    auto const settled = settle(given);
    api::service service{{.database_path = database_of(settled),
                          .public_url = settled.public_url,
                          .anonymous_role = settled.anonymous_role,
                          .hosts = settled.hosts,
                          .user_header = settled.user_header,
                          .user_header_from = settled.user_header_from,
                          .importing = importing_into(database_of(settled))}};
    warn_of_open_doors(settled);
    http::server_options options{.address = settled.host,
                                 .port = settled.port,
                                 .workers = settled.workers,
                                 .hosts = settled.hosts};
    options.bounds.max_of_address = settled.connections_per_address;
    options.proxies = settled.user_header_from;
    for (auto const* here : {"127.0.0.0/8", "::1"}) { // a proxy on this machine
        options.proxies.push_back(parse_network(here));
    }
    options.first_look = [&service](http::request const& asked) {
        return service.first_look(asked);
    };
    options.on_ready = [&settled](unsigned short port) {
        print_address(settled.host, port);
    };
    options.on_tick = reloader{service};
    http::serve(options, [&service](http::request const& asked) { return service.answer(asked); });
    return 0;
}

} // namespace trygg::cli
