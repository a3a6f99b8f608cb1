#include "cli/import_report.hpp"

#include "base/error.hpp"
#include "cli/table.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

namespace trygg::cli {
namespace {

constexpr std::size_t most_notices = 20;

std::string counts_text(ingest::file_report const& file, bool dry_run) {
    return aligned({{"rows", std::to_string(file.rows)},
                    {dry_run ? "would be accepted" : "accepted", std::to_string(file.accepted)},
                    {dry_run ? "would be updated" : "updated", std::to_string(file.updated)},
                    {"unchanged", std::to_string(file.unchanged)},
                    {"rejected", std::to_string(file.rejected)}});
}

/// Each reason with its number of rows, the first row that it struck and what to do about it.
std::string reasons_text(ingest::file_report const& file) {
    std::map<std::string, std::pair<std::int64_t, ingest::rejected_row const*>> reasons;
    for (auto const& row : file.rejections) {
        auto& [count, first] = reasons.try_emplace(row.code, 0, &row).first->second;
        ++count;
    }
    std::string text;
    for (auto const& [code, reason] : reasons) {
        text += fmt::format("  rejected because of {}: {}, first in line {}: {}\n", code,
                            reason.first, reason.second->line, reason.second->reason);
    }
    return text;
}

std::string ways_text(ingest::zone_count const& zone) {
    std::vector<std::string> parts;
    for (auto const& [way, count] : zone.ways) {
        parts.push_back(fmt::format("{} {}", way, count));
    }
    return fmt::format("{}", fmt::join(parts, ", "));
}

void add_zones(std::vector<std::vector<std::string>>& rows, std::string const& whose,
               std::vector<ingest::zone_count> const& zones) {
    for (auto const& zone : zones) {
        rows.push_back({fmt::format("{}{}", zone.zone_set, whose), std::to_string(zone.joined),
                        std::to_string(zone.outside), ways_text(zone)});
    }
}

std::string zones_text(ingest::file_report const& file, std::string const& municipality) {
    std::vector<std::vector<std::string>> rows{{"zones", "joined", "outside", "by which way"}};
    add_zones(rows, "", file.zones);
    if (auto const own = file.municipalities.find(municipality); own != file.municipalities.end()) {
        add_zones(rows, fmt::format(", municipality {}", municipality), own->second);
    }
    return rows.size() == 1 ? std::string{} : fmt::format("\n{}", aligned(rows));
}

std::string notices_text(ingest::file_report const& file) {
    std::string text;
    for (std::size_t i = 0; i < std::min(file.notices.size(), most_notices); ++i) {
        text += fmt::format("  note: {}\n", file.notices[i].second);
    }
    if (file.notices.size() > most_notices) {
        text += fmt::format("  and {} more notes; --json gives them all\n",
                            file.notices.size() - most_notices);
    }
    return text;
}

std::string figures_text(ingest::file_report const& file) {
    std::vector<std::vector<std::string>> rows;
    for (auto const& [name, value] : file.figures) {
        rows.push_back({name, std::to_string(value)});
    }
    return rows.empty() ? std::string{} : fmt::format("\n{}", aligned(rows));
}

std::string quoted(std::string const& text) {
    std::string result = "\"";
    for (char const letter : text) {
        if (letter == '"') {
            result += letter;
        }
        result += letter;
    }
    result += '"';
    return result;
}

} // namespace

std::string as_text(ingest::import_report const& report, std::string const& municipality) {
    std::string text;
    for (auto const& file : report.files) {
        text += fmt::format("{} (profile {})\n", file.file, file.profile);
        text += counts_text(file, report.dry_run) + reasons_text(file);
        text += zones_text(file, municipality) + figures_text(file) + notices_text(file);
    }
    if (report.dry_run) {
        text += "Nothing was changed: this was a dry run.\n";
    }
    return text;
}

void write_rejected(std::string const& path, ingest::import_report const& report) {
    auto const unfinished = path + ".part";
    {
        std::ofstream out{unfinished, std::ios::binary};
        out << "file,line,code,reason,raw\r\n";
        for (auto const& file : report.files) {
            for (auto const& row : file.rejections) {
                out << fmt::format("{},{},{},{},{}\r\n", quoted(file.file), row.line,
                                   quoted(row.code), quoted(row.reason), quoted(row.raw));
            }
        }
        out.close();
        if (!out) {
            throw error{"the rejected rows cannot be written to {}; is the folder there, and is "
                        "there room on the disk?",
                        path};
        }
    }
    std::filesystem::rename(unfinished, path);
}

bool has_rejected(ingest::import_report const& report) {
    return std::any_of(report.files.begin(), report.files.end(),
                       [](auto const& file) { return file.rejected > 0; });
}

} // namespace trygg::cli
