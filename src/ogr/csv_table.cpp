#include "ogr/csv_table.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "ogr/text.hpp"
#include "ogr/upload.hpp"

#include <cpl_csv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <array>
#include <memory>

namespace trygg::ogr {
namespace {

constexpr std::size_t head_size = std::size_t{1} << 16;
constexpr std::size_t max_line = std::size_t{64} << 20;

struct file_closer {
    void operator()(VSILFILE* file) const noexcept { VSIFCloseL(file); }
};

/// The separator that the header has most of, outside of quotes.
char separator_of(std::string_view head) {
    constexpr std::string_view candidates = ";,\t|";
    std::array<std::size_t, candidates.size()> counts{};
    bool quoted = false;
    for (char const c : head) {
        if (c == '"') {
            quoted = !quoted;
        } else if (c == '\n' && !quoted) {
            break;
        } else if (auto const which = candidates.find(c);
                   which != std::string_view::npos && !quoted) {
            ++counts[which];
        }
    }
    auto const most = std::max_element(counts.begin(), counts.end());
    return *most == 0 ? ',' : candidates[static_cast<std::size_t>(most - counts.begin())];
}

vsi_l_offset size_of(std::string const& file) {
    VSIStatBufL facts{};
    return VSIStatL(file.c_str(), &facts) == 0 ? static_cast<vsi_l_offset>(facts.st_size) : 0;
}

bool odd_quotes(std::string const& file) {
    std::unique_ptr<VSILFILE, file_closer> const bytes{VSIFOpenL(file.c_str(), "rb")};
    std::string piece(head_size, '\0');
    std::int64_t quotes = 0;
    for (std::size_t got = 1; bytes && got > 0;) {
        got = VSIFReadL(piece.data(), 1, piece.size(), bytes.get());
        quotes += std::count(piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(got), '"');
    }
    return quotes % 2 != 0;
}

/// Records of a CSV file, blank lines left out, each with the line that it starts on.
class csv_records {
public:
    explicit csv_records(std::string const& file)
        : m_name(file),
          m_size(size_of(file)), m_separator{separator_of(head_of(file, head_size)), '\0'},
          m_file(VSIFOpenL(file.c_str(), "rb")) {
        if (!m_file) {
            throw input_error{"cannot be opened to read its rows."};
        }
    }

    bool next() {
        CPLErrorReset();
        do {
            m_line += 1 + m_breaks;
            m_cells.Assign(CSVReadParseLine3L(m_file.get(), max_line, m_separator, true, false,
                                              false, m_line == 1),
                           TRUE);
            if (m_cells.List() == nullptr) {
                refuse_failure();
                return false;
            }
            count_breaks();
            refuse_open_quote();
        } while (m_cells.empty());
        return true;
    }

    std::int64_t line() const noexcept { return m_line; }
    CPLStringList const& cells() const noexcept { return m_cells; }

private:
    void count_breaks() {
        m_breaks = 0;
        for (int i = 0; i < m_cells.size(); ++i) {
            std::string_view const cell{m_cells[i]};
            m_breaks += std::count(cell.begin(), cell.end(), '\n');
        }
    }

    void refuse_failure() const {
        if (CPLGetLastErrorType() >= CE_Failure) {
            throw input_error{"cannot be read at line {}: {}. Look for a quote that is not closed.",
                              m_line, gdal_message()};
        }
    }

    /// A quote that is never closed swallows all lines to the file's end.
    void refuse_open_quote() {
        if (m_breaks > 0 && VSIFTellL(m_file.get()) >= m_size && odd_quotes(m_name)) {
            throw input_error{"has a quote in line {} that is never closed, so the lines after it "
                              "cannot be told apart. Close or remove it.",
                              m_line};
        }
    }

    std::string m_name;
    vsi_l_offset m_size;
    char m_separator[2];
    std::unique_ptr<VSILFILE, file_closer> m_file;
    CPLStringList m_cells;
    std::int64_t m_line = 0;
    std::int64_t m_breaks = 0;
};

/// The cells as UTF-8. True when they had to be recoded.
bool assign_cells(CPLStringList const& cells, std::string const& encoding, row& out) {
    auto const width = static_cast<int>(out.values.size());
    bool recoded = false;
    for (int i = 0; i < cells.size() && !recoded; ++i) {
        recoded = !is_utf8(cells[i]);
    }
    for (int i = 0; i < width; ++i) {
        auto& value = out.values[static_cast<std::size_t>(i)];
        if (i >= cells.size() || cells[i][0] == '\0') {
            value.reset();
        } else if (recoded) {
            value = recode(cells[i], encoding);
        } else if (value) {
            value->assign(cells[i]);
        } else {
            value.emplace(cells[i]);
        }
    }
    return recoded;
}

std::vector<field> header(csv_records& records) {
    if (!records.next()) {
        throw input_error{"holds no header line. Export it again."};
    }
    row names;
    names.values.resize(static_cast<std::size_t>(records.cells().size()));
    assign_cells(records.cells(), {}, names);
    std::vector<field> fields;
    for (auto const& name : names.values) {
        fields.push_back({name.value_or(""), "text"});
    }
    name_fields(fields);
    return fields;
}

/// Why a row with another number of cells than the header is not whole; empty cells at its end are.
std::string defect_of(csv_records const& records, std::size_t width) {
    auto const& cells = records.cells();
    auto count = static_cast<std::size_t>(cells.size());
    while (count > width && cells[static_cast<int>(count) - 1][0] == '\0') {
        --count;
    }
    if (count == width) {
        return {};
    }
    return fmt::format(
        "has {} cells, but the header has {}: put quotes around a text that holds the "
        "separator or a line break",
        cells.size(), width);
}

void read_rows(std::string const& file, read_options const& options, row_sink const& use) {
    csv_records records{file};
    row current;
    current.values.resize(header(records).size());
    while (records.next()) {
        current.defect = defect_of(records, current.values.size());
        current.line = records.line();
        current.recoded = assign_cells(records.cells(), options.encoding, current);
        use(current);
    }
}

layer_info describe(std::string const& file, std::string const& name) {
    csv_records records{file};
    layer_info info;
    info.name = name;
    info.fields = header(records);
    info.geometry_type = "None";
    return info;
}

} // namespace

table csv_table(std::string const& file, std::string const& name) {
    return {name, [=] { return describe(file, name); },
            [=](read_options const& options, row_sink const& use) {
                read_rows(file, options, use);
            }};
}

} // namespace trygg::ogr
