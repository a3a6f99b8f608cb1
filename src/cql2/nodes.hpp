#pragma once
/// \file A filter made ready for one table: a tree of small nodes that are asked row by row.

#include "cql2/instant.hpp"
#include "snapshot/table.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace trygg::cql2 {

/// Three-valued logic: what involves a missing value is unknown.
enum class truth : std::uint8_t { no, yes, unknown };

inline truth truth_of(bool yes) { return yes ? truth::yes : truth::no; }
inline truth opposite(truth of) {
    return of == truth::unknown ? of : of == truth::yes ? truth::no : truth::yes;
}

/// A number, whole as long as it can be.
struct number {
    bool is_whole = true;
    std::int64_t whole = 0;
    double real = 0; ///< when not whole

    static number from(std::int64_t value) { return {true, value, 0}; }
    static number from(double value) { return {false, 0, value}; }
    double as_real() const { return is_whole ? static_cast<double>(whole) : real; }
};

/// Two instants; an open end is before or after everything.
struct period {
    instant start{}, end{};
};

/// One node of the tree. Nothing from `at` means missing. Nodes may keep what they found out, so
/// they are for one thread at a time; views live until the node is asked again.
template <typename Value>
class node {
public:
    node() = default;
    node(node const&) = delete;
    node& operator=(node const&) = delete;
    virtual ~node() = default;
    virtual std::optional<Value> at(std::size_t row) const = 0;
};

class predicate {
public:
    predicate() = default;
    predicate(predicate const&) = delete;
    predicate& operator=(predicate const&) = delete;
    virtual ~predicate() = default;
    virtual truth at(std::size_t row) const = 0;
};

using predicate_pointer = std::unique_ptr<predicate>;
template <typename Value>
using node_pointer = std::unique_ptr<node<Value>>;

/// The elements of an array as JSON, sorted, each once.
using elements = std::vector<std::string>;

/// The same value for all rows.
template <typename Value>
class constant final : public node<Value> {
public:
    explicit constant(std::optional<Value> value) : m_value(std::move(value)) {}
    std::optional<Value> at(std::size_t) const override { return m_value; }

private:
    std::optional<Value> m_value;
};

/// A text that is kept here.
class constant_text final : public node<std::string_view> {
public:
    explicit constant_text(std::optional<std::string> text) : m_text(std::move(text)) {}
    std::optional<std::string_view> at(std::size_t) const override {
        return m_text ? std::optional<std::string_view>{*m_text} : std::nullopt;
    }

private:
    std::optional<std::string> m_text;
};

/// A node from a function of the row.
template <typename Value, typename Function>
class computed final : public node<Value> {
public:
    explicit computed(Function function) : m_function(std::move(function)) {}
    std::optional<Value> at(std::size_t row) const override { return m_function(row); }

private:
    Function m_function;
};

template <typename Value, typename Function>
node_pointer<Value> compute(Function function) {
    return std::make_unique<computed<Value, Function>>(std::move(function));
}

template <typename Function>
class tested final : public predicate {
public:
    explicit tested(Function function) : m_function(std::move(function)) {}
    truth at(std::size_t row) const override { return m_function(row); }

private:
    Function m_function;
};

/// A predicate from a function of the row.
template <typename Function>
predicate_pointer test(Function function) {
    return std::make_unique<tested<Function>>(std::move(function));
}

} // namespace trygg::cql2
