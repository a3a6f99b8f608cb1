#pragma once
/// \file What a part of a filter is once its names are looked up: its type, and a node that gives
/// its value.

#include "cql2/nodes.hpp"
#include "cql2/shapes.hpp"

#include <string>
#include <variant>

namespace trygg::cql2 {

/// Which columns a part looks at: none, one of words (then one answer a word is enough), or more.
struct dependence {
    snapshot::column const* words = nullptr;
    bool rows = false; ///< more than that

    bool is_constant() const { return words == nullptr && !rows; }
    dependence with(dependence const& other) const {
        bool const two = words != nullptr && other.words != nullptr && words != other.words;
        return {words != nullptr ? words : other.words, rows || other.rows || two};
    }
};

/// The rows' own geometry, or one that was written.
struct geometry_operand {
    std::shared_ptr<literal_shape> written; ///< nothing: the rows'
};

/// An instant and whether it is only that: some functions want intervals.
struct time_operand {
    node_pointer<period> value;
    bool is_interval = false;
};

struct operand {
    using source =
        std::variant<predicate_pointer, node_pointer<number>, node_pointer<std::string_view>,
                     time_operand, geometry_operand, node_pointer<elements>>;
    source value;
    dependence needs{};
    std::string said;                         ///< "the property 'name' (text)", "a number"
    std::string place;                        ///< "at character 5"
    snapshot::column const* column = nullptr; ///< the property itself, when it is one
    std::optional<snapshot::box> within{};    ///< of a condition: no row outside of it passes

    template <typename Source>
    Source* get() {
        return std::get_if<Source>(&value);
    }
    template <typename Source>
    bool is() const {
        return std::holds_alternative<Source>(value);
    }
};

using truth_source = predicate_pointer;
using number_source = node_pointer<number>;
using text_source = node_pointer<std::string_view>;
using array_source = node_pointer<elements>;

/// Throws input_error: `who` takes `what`, not this.
[[noreturn]] void refuse(operand const& given, std::string_view who, std::string_view what);

/// The source when it has that type; else refuses.
template <typename Source>
Source take(operand& from, std::string_view who, std::string_view what) {
    if (auto* const found = from.get<Source>()) {
        return std::move(*found);
    }
    refuse(from, who, what);
}

/// A predicate over `needs`, asked once a word or once for all where that is enough.
operand condition(predicate_pointer made, dependence needs, std::string place);

} // namespace trygg::cql2
