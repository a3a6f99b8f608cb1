#pragma once
/// \file Binds what a fuzz target has parsed to a table of all types, and asks it of all rows.

#include "base/error.hpp"
#include "cql2/tiny_table.hpp"

/// `parse` takes a text and gives an expression. A refusal is fine, anything else thrown is not.
template <typename Parse>
void ask_filter(std::string_view text, Parse const& parse) {
    static trygg::snapshot::table const table = tiny::table();
    try {
        tiny::rows(parse(text), table);
    } catch (trygg::input_error const&) { // what wrong filters get
    }
}
