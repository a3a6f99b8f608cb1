#include "cli/import_report.hpp"

#include "model/codes.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace trygg::cli {
namespace {

using json = nlohmann::ordered_json;

constexpr std::size_t most_rejections = 100;

json zones_json(std::vector<ingest::zone_count> const& zones) {
    auto all = json::object();
    for (auto const& zone : zones) {
        all[zone.zone_set] = {
            {"joined", zone.joined}, {"outside", zone.outside}, {"ways", zone.ways}};
    }
    return all;
}

json municipalities_json(ingest::file_report const& file) {
    auto all = json::object();
    for (auto const& [code, zones] : file.municipalities) {
        all[code] = zones_json(zones);
    }
    return all;
}

json rejections_json(ingest::file_report const& file) {
    auto first = json::array();
    for (std::size_t i = 0; i < std::min(file.rejections.size(), most_rejections); ++i) {
        auto const& row = file.rejections[i];
        first.push_back({{"line", row.line}, {"code", row.code}, {"reason", row.reason}});
    }
    return first;
}

/// The kinds of the rows that were taken, with their names.
json kinds_json(ingest::file_report const& file) {
    auto all = json::array();
    for (auto const& [code, count] : file.kinds) {
        json one{{"code", code},
                 {"accepted", count.accepted},
                 {"updated", count.updated},
                 {"unchanged", count.unchanged}};
        for (auto const& known : model::codes(file.kind_list)) {
            if (known.code == code) {
                one["sv"] = known.sv;
                one["en"] = known.en;
            }
        }
        all.push_back(std::move(one));
    }
    return all;
}

json file_json(ingest::file_report const& file) {
    std::map<std::string, std::int64_t> by_reason;
    for (auto const& row : file.rejections) {
        ++by_reason[row.code];
    }
    auto notices = json::array();
    for (auto const& [code, text] : file.notices) {
        notices.push_back({{"code", code}, {"text", text}});
    }
    return {{"file", file.file},
            {"profile", file.profile},
            {"theme", file.theme},
            {"sha256", file.sha256},
            {"rows", file.rows},
            {"accepted", file.accepted},
            {"updated", file.updated},
            {"unchanged", file.unchanged},
            {"rejected", file.rejected},
            {"kinds", kinds_json(file)},
            {"zones", zones_json(file.zones)},
            {"municipalities", municipalities_json(file)},
            {"rejected_by_reason", by_reason},
            {"rejections", rejections_json(file)},
            {"notices", std::move(notices)},
            {"figures", file.figures}};
}

/// The zone counts of all files added up.
std::vector<ingest::zone_count> sum_zones(ingest::import_report const& report) {
    std::map<std::string, ingest::zone_count> sums;
    for (auto const& file : report.files) {
        for (auto const& zone : file.zones) {
            auto& sum = sums[zone.zone_set];
            sum.zone_set = zone.zone_set;
            sum.joined += zone.joined;
            sum.outside += zone.outside;
            for (auto const& [way, count] : zone.ways) {
                sum.ways[way] += count;
            }
        }
    }
    std::vector<ingest::zone_count> result;
    result.reserve(sums.size());
    for (auto& [name, sum] : sums) {
        result.push_back(std::move(sum));
    }
    return result;
}

} // namespace

std::string as_json(ingest::import_report const& report) {
    json result{{"dry_run", report.dry_run},
                {"rows", 0},
                {"accepted", 0},
                {"updated", 0},
                {"unchanged", 0},
                {"rejected", 0}};
    auto files = json::array();
    for (auto const& file : report.files) {
        files.push_back(file_json(file));
        for (auto const* const key : {"rows", "accepted", "updated", "unchanged", "rejected"}) {
            result[key] = result[key].get<std::int64_t>() + files.back()[key].get<std::int64_t>();
        }
    }
    result["zones"] = zones_json(sum_zones(report));
    result["files"] = std::move(files);
    return result.dump(2, ' ', false, json::error_handler_t::replace);
}

} // namespace trygg::cli
