#pragma once
/// \file One value in a filter in CQL2 JSON, with its place for messages.

#include "base/error.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace trygg::cql2 {

class json_value {
public:
    json_value(nlohmann::json const& value, std::string pointer)
        : m_value(&value), m_pointer(std::move(pointer)) {}

    nlohmann::json const& get() const { return *m_value; }

    /// "at /args/0"
    std::string place() const { return m_pointer.empty() ? "at /" : "at " + m_pointer; }

    bool has(char const* member) const { return m_value->is_object() && m_value->contains(member); }

    /// Throws input_error when this is no object with that member.
    json_value member(char const* name) const {
        if (!has(name)) {
            fail(fmt::format("an object with \"{}\"", name));
        }
        return {m_value->at(name), m_pointer + "/" + name};
    }

    /// The items of an array. Throws input_error when it is none.
    std::vector<json_value> items() const {
        if (!m_value->is_array()) {
            fail("an array");
        }
        std::vector<json_value> result;
        for (std::size_t i = 0; i < m_value->size(); ++i) {
            result.emplace_back((*m_value)[i], fmt::format("{}/{}", m_pointer, i));
        }
        return result;
    }

    std::vector<json_value> items(std::size_t count) const {
        auto result = items();
        if (result.size() != count) {
            fail(fmt::format("an array of {}", count));
        }
        return result;
    }

    std::string const& text() const {
        if (!m_value->is_string()) {
            fail("a string");
        }
        return m_value->get_ref<std::string const&>();
    }

    double number() const {
        if (!m_value->is_number()) {
            fail("a number");
        }
        return m_value->get<double>();
    }

    /// Throws input_error: here `what` was expected.
    [[noreturn]] void fail(std::string_view what) const {
        throw input_error{"'filter' {}: {} is expected, not {}", place(), what, described()};
    }

private:
    std::string described() const {
        constexpr std::size_t enough = 40;
        return m_value->is_structured() ? m_value->is_array() ? "an array" : "this object"
                                        : m_value->dump().substr(0, enough);
    }

    nlohmann::json const* m_value;
    std::string m_pointer;
};

} // namespace trygg::cql2
