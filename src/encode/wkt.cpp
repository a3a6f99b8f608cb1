#include "encode/wkt.hpp"

#include "base/error.hpp"
#include "base/json_text.hpp"

#include <array>
#include <cstdint>
#include <cstring>

namespace trygg::encode {

namespace {

enum type : std::uint32_t { point = 1, line = 2, polygon = 3, collection = 7 };

constexpr std::array<std::string_view, 8> names{
    "",           "POINT",           "LINESTRING",   "POLYGON",
    "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION"};

class wkt_writer {
public:
    wkt_writer(std::string& out, std::string_view wkb, int decimals)
        : m_out(out), m_rest(wkb), m_decimals(decimals) {}

    void tagged() {
        auto const of_type = header();
        m_out += names[of_type];
        text(of_type);
    }

private:
    template <typename T>
    T take() {
        if (m_rest.size() < sizeof(T)) {
            throw error{"a stored geometry ends too early"};
        }
        T value;
        std::memcpy(&value, m_rest.data(), sizeof value);
        m_rest.remove_prefix(sizeof value);
        return value;
    }

    std::uint32_t header() {
        bool const little = take<std::uint8_t>() == 1;
        auto const of_type = take<std::uint32_t>();
        if (!little || of_type < point || of_type > collection) {
            throw error{"a stored geometry has type {}, which is not supported", of_type};
        }
        return of_type;
    }

    template <typename Append>
    void list(Append const& append) {
        auto const count = take<std::uint32_t>();
        m_out += count == 0 ? " EMPTY" : "(";
        for (std::uint32_t i = 0; i < count; ++i) {
            if (i > 0) {
                m_out += ',';
            }
            append();
        }
        if (count > 0) {
            m_out += ')';
        }
    }

    void position() {
        json::append_rounded(m_out, take<double>(), m_decimals);
        m_out += ' ';
        json::append_rounded(m_out, take<double>(), m_decimals);
    }

    void text(std::uint32_t of_type) {
        switch (of_type) {
        case point:
            m_out += '(';
            position();
            m_out += ')';
            break;
        case line:
            list([this] { position(); });
            break;
        case polygon:
            list([this] { text(line); });
            break;
        case collection:
            list([this] { tagged(); });
            break;
        default: // several of one type, which is named once
            list([this] { text(header()); });
        }
    }

    std::string& m_out;
    std::string_view m_rest;
    int m_decimals;
};

} // namespace

void append_wkt(std::string& out, std::string_view wkb, int decimals) {
    wkt_writer{out, wkb, decimals}.tagged();
}

} // namespace trygg::encode
