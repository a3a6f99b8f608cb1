#pragma once
/// \file What a client can list: named columns, geometries, ids and times. Immutable once built.

#include "model/when.hpp"
#include "snapshot/dictionary.hpp"
#include "snapshot/geometry.hpp"
#include "snapshot/ranking.hpp"

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace trygg::snapshot {

/// Null of an integer or boolean column. Null of a real column is NaN.
inline constexpr std::int64_t no_integer = std::numeric_limits<std::int64_t>::min();

enum class column_type {
    integer,
    real,
    boolean,
    text,
    json,     ///< an array or object, written as it is
    temporal, ///< dates and times as text, comparable by `spans`
};

/// One property of all rows. Only the vector of its type is filled.
struct column {
    std::string name;
    column_type type = column_type::text;
    std::vector<std::int64_t> integers{}; ///< integer, and boolean as 0 or 1
    std::vector<double> reals{};
    std::vector<std::uint32_t> words{}; ///< text, json, temporal: numbers of the dictionary
    dictionary texts{};
    /// Temporal: by word; `never` for null and for text that is no time.
    std::vector<model::time_span> spans{};
    /// Temporal: by word, what is to be added to a second; empty when no text has fractions.
    std::vector<std::int32_t> nanoseconds{};
    lazy_ranking ranking{}; ///< of text and temporal
};

/// The span of what is no time.
inline constexpr model::time_span never{no_integer, no_integer};

/// Reads the spans of a temporal column off its texts.
void fill_spans(column& temporal);

/// What the texts of a temporal column are. Years and months make it mixed, and so does having no
/// text at all.
enum class time_kind { dates, timestamps, mixed };
time_kind kind_of_times(column const& temporal);

using columns = std::vector<std::shared_ptr<column const>>;

/// The ids of features, in rising order: database ids, or codes.
class feature_ids {
public:
    feature_ids() = default;
    explicit feature_ids(std::vector<std::int64_t> numbers) : m_ids(std::move(numbers)) {}
    explicit feature_ids(std::vector<std::string> codes) : m_ids(std::move(codes)) {}

    std::size_t size() const;

    /// Row of the id as it stands in a URL.
    std::optional<std::size_t> find(std::string_view id) const;

    /// First row whose id is `id` or greater; `id` need not be there any more. Throws input_error
    /// when it cannot be one.
    std::size_t from(std::string_view id) const;

    /// First row whose id is greater.
    std::size_t after(std::string_view id) const;

    /// As in a URL.
    std::string text(std::size_t row) const;

    bool are_numbers() const { return m_ids.index() == 0; }
    std::vector<std::int64_t> const& numbers() const { return std::get<0>(m_ids); }
    std::vector<std::string> const& codes() const { return std::get<1>(m_ids); }

private:
    std::variant<std::vector<std::int64_t>, std::vector<std::string>> m_ids;
};

/// When each row is: seconds since 1970, both included; `no_integer` for a row without a time.
struct times {
    std::vector<std::int64_t> first, last;
};

struct table {
    std::string id;          ///< the collection's: "incidents"
    std::string title;       ///< Swedish
    std::string description; ///< Swedish
    columns properties;
    std::shared_ptr<geometry_column const> shapes;
    std::shared_ptr<feature_ids const> ids;
    std::shared_ptr<times const> when{}; ///< null when the rows have no time

    std::size_t size() const { return ids->size(); }
    column const* find(std::string_view name) const;
};

} // namespace trygg::snapshot
