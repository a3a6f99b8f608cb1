#include "api/writer.hpp"

#include "base/busy.hpp"
#include "store/database.hpp"

namespace trygg::api {

db::connection& writer::open() {
    if (!m_database) {
        m_database = std::make_unique<db::connection>(store::open_to_write(m_path));
        m_database->run("PRAGMA busy_timeout = 3000"); // milliseconds: a worker waits meanwhile
        m_database->run("PRAGMA synchronous = FULL");  // what was answered outlives a power cut
    }
    return *m_database;
}

/// The paths in the database's own messages are not the client's business.
void writer::run(work const& what, bool moves_revision) {
    std::lock_guard const lock{m_mutex};
    try {
        auto& database = open();
        if (moves_revision) {
            store::change change{database};
            what(database);
            change.commit();
        } else {
            db::transaction all{database};
            what(database);
            all.commit();
        }
    } catch (busy const&) {
        throw busy{"The database is being written to, by an import perhaps. Nothing was changed; "
                   "try again in a moment."};
    } catch (no_room const&) {
        throw no_room{"The server's disk is full. Nothing was changed."};
    }
}

void writer::change(work const& what) {
    run(what, true);
    m_changed();
}

void writer::note(work const& what) {
    bool has_moved = false;
    run(
        [&](db::connection& database) {
            auto const before = store::revision(database);
            what(database);
            has_moved = store::revision(database) != before;
        },
        false);
    if (has_moved) {
        m_changed();
    }
}

} // namespace trygg::api
