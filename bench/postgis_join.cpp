#include "contest.hpp"

#include "base/error.hpp"
#include "stopwatch.hpp"

#include <stdlib.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

namespace trygg::bench {
namespace {

/// Gone with everything in it.
class scratch_folder {
public:
    scratch_folder() {
        auto pattern = (std::filesystem::temp_directory_path() / "bench-XXXXXX").string();
        if (mkdtemp(pattern.data()) == nullptr) {
            throw error{"No folder can be made in {}.", pattern};
        }
        m_path = pattern;
    }
    scratch_folder(scratch_folder const&) = delete;
    scratch_folder& operator=(scratch_folder const&) = delete;
    ~scratch_folder() { std::filesystem::remove_all(m_path); }
    std::string file(char const* name) const { return (m_path / name).string(); }

private:
    std::filesystem::path m_path;
};

struct answer {
    int status = 0;
    std::string text;
};

answer run(std::string const& command) {
    std::unique_ptr<FILE, int (*)(FILE*)> pipe{popen((command + " 2>&1").c_str(), "r"), nullptr};
    answer result;
    std::array<char, 4096> part{};
    while (pipe && fgets(part.data(), part.size(), pipe.get()) != nullptr) {
        result.text += part.data();
    }
    result.status = pclose(pipe.release());
    return result;
}

std::string hex(std::string const& bytes) {
    static constexpr char const* digits = "0123456789ABCDEF";
    std::string result;
    for (auto const c : bytes) {
        auto const byte = static_cast<unsigned char>(c);
        result += digits[byte >> 4];
        result += digits[byte & 15];
    }
    return result;
}

void write_data(country const& made, std::size_t every, scratch_folder const& folder) {
    std::ofstream zones{folder.file("zones")};
    for (std::size_t i = 0; i < made.zones.size(); ++i) {
        zones << i << '\t' << hex(made.zones[i]) << '\n';
    }
    std::ofstream points{folder.file("points")};
    for (std::size_t i = 0; i * every < made.xs.size(); ++i) {
        points << fmt::format("{}\t{}\t{}\n", i, made.xs[i * every], made.ys[i * every]);
    }
}

/// Psql prints the time of each statement after "\timing on". Temporary tables go with the session.
void write_script(scratch_folder const& folder, int runs) {
    std::ofstream script{folder.file("script")};
    script << "SET max_parallel_workers_per_gather = 0;\nSET jit = off;\n"
           << "CREATE TEMP TABLE zone (id int, geom geometry);\n"
           << "CREATE TEMP TABLE place (id int, x float8, y float8);\n"
           << "\\copy zone FROM '" << folder.file("zones") << "'\n"
           << "\\copy place FROM '" << folder.file("points") << "'\n"
           << "ALTER TABLE place ADD geom geometry;\n"
           << "UPDATE place SET geom = ST_MakePoint(x, y);\n"
           << "\\timing on\nCREATE INDEX ON zone USING gist (geom);\n"
           << "CREATE INDEX ON place USING gist (geom);\n\\timing off\n"
           << "VACUUM ANALYZE zone;\nVACUUM ANALYZE place;\n"
           // Zone by zone (OFFSET 0 keeps it so), so that PostGIS keeps the zone prepared.
           << "CREATE TEMP VIEW joined AS SELECT p.id, min(z.id) AS zone FROM zone z"
           << " CROSS JOIN LATERAL (SELECT id FROM place WHERE ST_Covers(z.geom, geom) OFFSET 0) p"
           << " GROUP BY p.id;\n\\timing on\n";
    for (int i = 0; i < runs; ++i) {
        script << "SELECT count(*), sum(zone) FROM joined;\n";
    }
    script << "\\timing off\n\\copy (SELECT * FROM joined) TO '" << folder.file("found") << "'\n";
}

std::vector<double> times(std::string const& printed) {
    std::vector<double> result;
    std::istringstream lines{printed};
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("Time: ")) {
            result.push_back(std::stod(line.substr(6)) / 1000);
        }
    }
    return result;
}

} // anonymous namespace

outcome join_by_postgis(country const& made, int runs, std::size_t every) {
    outcome result;
    result.every = every;
    result.name = "PostGIS GiST + ST_Covers, one worker";
    result.wall_clock = true;
    if (run("psql -X -A -t -c 'SELECT postgis_version()'").status != 0) {
        result.skipped = "no PostGIS server is reachable (psql with PGHOST, PGUSER, PGDATABASE)";
        return result;
    }
    scratch_folder const folder;
    write_data(made, every, folder);
    write_script(folder, runs);
    auto const printed = run("psql -X -v ON_ERROR_STOP=1 -f " + folder.file("script"));
    auto const measured = times(printed.text);
    if (printed.status != 0 || measured.size() != static_cast<std::size_t>(runs) + 2) {
        throw error{"PostGIS could not join: {}", printed.text};
    }
    result.build_seconds = measured[0] + measured[1];
    result.find_seconds = median({measured.begin() + 2, measured.end()});
    result.zones.assign((made.xs.size() + every - 1) / every, -1);
    std::ifstream found{folder.file("found")};
    for (std::size_t point = 0; found >> point;) {
        found >> result.zones.at(point);
    }
    return result;
}

} // namespace trygg::bench
