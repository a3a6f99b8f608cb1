#include "api/import_desk.hpp"

#include "api/refusal.hpp"
#include "base/busy.hpp"
#include "store/database.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>

namespace trygg::api {

namespace {

using json = nlohmann::ordered_json;

/// Thrown through the importer to end it.
struct cancelled {
    bool by_end; ///< of the program, not by a person
};

/// Sentences name the file as its owner does; `name` is that, as the text writes it.
std::string named(std::string text, upload const& file, std::string const& name) {
    auto const stored = std::filesystem::path{file.path}.filename().string();
    for (auto const& known : {file.path, stored}) {
        for (auto at = text.find(known); at != std::string::npos;
             at = text.find(known, at + name.size())) {
            text.replace(at, known.size(), name);
        }
    }
    return text;
}

std::string named_report(std::string report, upload const& file) {
    auto const quoted = json(file.name).dump();
    return named(std::move(report), file, quoted.substr(1, quoted.size() - 2));
}

} // namespace

std::string options_json(import_order const& of) {
    return json{{"profile", of.profile},
                {"layer", of.layer},
                {"crs", of.crs},
                {"set", of.set},
                {"fields", of.fields}}
        .dump();
}

import_order order_of(std::string const& options) {
    auto const given = json::parse(options);
    return {.path = {},
            .name = {},
            .profile = given.at("profile"),
            .layer = given.at("layer"),
            .crs = given.at("crs"),
            .set = given.at("set"),
            .fields = given.at("fields"),
            .by = {}};
}

import_desk::import_desk(std::string database_path, writer& to, importer with,
                         std::function<void()> after_import)
    : m_database_path(std::move(database_path)), m_to(&to), m_with(std::move(with)),
      m_after_import(std::move(after_import)), m_uploads(m_database_path) {
    end_jobs_of_before();
    m_thread = std::jthread{[this](std::stop_token const& stop) {
        work(stop);
    }};
}

import_desk::~import_desk() {
    m_thread.request_stop();
    m_thread.join();
}

std::int64_t import_desk::add(store::job const& job) {
    std::lock_guard const lock{m_mutex};
    if (m_waiting.size() >= most_waiting) {
        throw busy{"Too many imports wait; try again when one is done."};
    }
    std::int64_t id = 0;
    m_to->note([&](db::connection& database) {
        if (job.trial_id && store::import_of_trial(database, *job.trial_id)) {
            throw refusal{409, "This has been imported already, or is being imported."};
        }
        id = store::add_job(database, job);
    });
    m_waiting.push_back(id);
    m_came.notify_one();
    return id;
}

std::int64_t import_desk::try_out(upload const& file, std::string const& options,
                                  std::string const& by) {
    if (!file.is_whole()) {
        throw refusal{409, "{} of {} bytes of the file are here; send the rest first.",
                      file.received, file.size};
    }
    return add(
        {.kind = "trial", .actor = by, .upload = file.id, .file = file.name, .options = options});
}

std::int64_t import_desk::carry_out(std::int64_t trial_id, std::string const& by) {
    auto database = store::open_to_read(m_database_path);
    auto const trial = store::find_job(database, trial_id);
    if (!trial || trial->kind != "trial") {
        throw not_found{"there is no trial {}", trial_id};
    }
    if (trial->state != "done") {
        throw refusal{409, "The trial is not done; only what was tried can be imported."};
    }
    if (store::import_of_trial(database, trial_id)) {
        throw refusal{409, "This has been imported already, or is being imported."};
    }
    if (!m_uploads.find(trial->upload)) {
        throw refusal{409, "The file is not here any more; upload and try it again."};
    }
    return add({.kind = "import",
                .actor = by,
                .upload = trial->upload,
                .file = trial->file,
                .options = trial->options,
                .trial_id = trial_id});
}

void import_desk::cancel(std::int64_t id) {
    {
        std::lock_guard const lock{m_mutex};
        if (m_running == id) {
            m_cancelled = true;
            return;
        }
        std::erase(m_waiting, id);
    }
    m_to->note(
        [&](db::connection& database) { store::end_job(database, id, {.state = "cancelled"}); });
}

std::optional<job_progress> import_desk::progress_of(std::int64_t id) const {
    std::lock_guard const lock{m_mutex};
    return m_running == id ? std::optional{m_progress} : std::nullopt;
}

bool import_desk::is_cancelled() const {
    std::lock_guard const lock{m_mutex};
    return m_cancelled;
}

/// Before any can be added: these are of a program that was ended.
void import_desk::end_jobs_of_before() {
    try {
        auto database = store::open_to_read(m_database_path);
        if (store::has_open_jobs(database)) {
            m_to->note(store::interrupt_jobs);
        }
    } catch (std::exception const& e) {
        fmt::print(stderr, "trygghetskarta: jobs of before: {}\n", e.what());
    }
}

void import_desk::work(std::stop_token const& stop) {
    std::unique_lock lock{m_mutex};
    while (m_came.wait(lock, stop, [this] { return !m_waiting.empty(); })) {
        auto const id = m_waiting.front();
        m_waiting.pop_front();
        m_running = id;
        m_cancelled = false;
        m_progress = {};
        lock.unlock();
        std::optional<store::job> job;
        try {
            m_to->note([&](db::connection& database) {
                store::start_job(database, id);
                job = store::find_job(database, id);
            });
        } catch (std::exception const& e) {
            write_end(id, {.state = "failed", .problem = e.what()}, stop);
        }
        if (job && !job->ended_at) {
            run(*job, stop);
        }
        lock.lock();
        m_running = 0;
    }
}

/// All that can go wrong becomes the job's end.
store::job_end import_desk::carry_through(store::job const& job, std::stop_token const& stop) {
    auto const file = m_uploads.find(job.upload);
    if (!file) {
        return {.state = "failed", .problem = "The file is not here any more; upload it again."};
    }
    auto order = order_of(job.options);
    order.path = file->path;
    order.name = file->name;
    order.by = job.actor;
    order.is_trial = job.kind == "trial";
    auto const end_if_asked = [&] {
        if (stop.stop_requested() || is_cancelled()) {
            throw cancelled{stop.stop_requested()};
        }
    };
    auto const on_progress = [&](std::int64_t rows, std::int64_t total) {
        end_if_asked();
        std::lock_guard const lock{m_mutex};
        m_progress = {rows, total};
    };
    // What is imported and that it is are known together, or not at all.
    auto const before_commit = [&](db::connection& database, std::string const& report) {
        end_if_asked();
        store::end_job(database, job.id, {.state = "done", .result = named_report(report, *file)});
    };
    import_steps const steps{.on_progress = on_progress, .before_commit = before_commit};
    try {
        return {.state = "done", .result = named_report(m_with.run(order, steps), *file)};
    } catch (cancelled const& why) {
        return {.state = why.by_end ? "interrupted" : "cancelled"};
    } catch (input_error const& e) {
        return {.state = "failed", .problem = named(e.what(), *file, file->name)};
    } catch (busy const&) {
        return {.state = "failed",
                .problem = "The database is being written to by another import. Try again."};
    } catch (std::exception const& e) {
        fmt::print(stderr, "trygghetskarta: import {}: {}\n", job.id, e.what());
        return {.state = "failed",
                .problem = "The server could not do it; its log says why. Nothing was changed."};
    }
}

void import_desk::run(store::job const& job, std::stop_token const& stop) {
    auto const how = carry_through(job, stop);
    write_end(job.id, how, stop);
    if (job.kind == "import" && how.state == "done") {
        m_uploads.remove(job.upload);
        m_after_import();
    }
}

/// Others may write for a while; that a job has ended must be known all the same.
void import_desk::write_end(std::int64_t id, store::job_end const& how,
                            std::stop_token const& stop) {
    constexpr int most_tries = 20;
    for (int i = 0; i < most_tries && (i == 0 || !stop.stop_requested()); ++i) {
        try {
            m_to->note([&](db::connection& database) { store::end_job(database, id, how); });
            return;
        } catch (busy const&) { // waits some seconds itself
        } catch (std::exception const& e) {
            fmt::print(stderr, "trygghetskarta: import {}: {}\n", id, e.what());
            return;
        }
    }
}

} // namespace trygg::api
