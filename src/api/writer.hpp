#pragma once
/// \file The one door by which requests change the database.

#include "db/sqlite.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <string>

namespace trygg::api {

/// One connection that writes, opened when it is first needed. For several threads at once: they
/// take turns.
class writer {
public:
    using work = std::function<void(db::connection&)>;

    /// `changed` is called after each change of what the map shows, before `change` returns.
    writer(std::string database_path, std::function<void()> changed)
        : m_path(std::move(database_path)), m_changed(std::move(changed)) {}

    /// Change what the map shows: all of `what` or, when it throws, nothing of it. Moves the
    /// revision, and whoever asks afterwards sees the change. Throws busy when another program
    /// holds the database, no_room when the disk is full, and what `what` throws.
    void change(work const& what);

    /// The same for what no snapshot holds, such as sessions and votes: the revision stays, so that
    /// nothing is loaded again, unless `what` moves it.
    void note(work const& what);

private:
    db::connection& open();
    void run(work const& what, bool moves_revision);

    std::string m_path;
    std::function<void()> m_changed;
    std::mutex m_mutex;
    std::unique_ptr<db::connection> m_database;
};

} // namespace trygg::api
