#include "encode/geojson_seq.hpp"

namespace trygg::encode {

void geojson_seq_writer::append(std::string& out, std::size_t row) {
    constexpr char record_separator = '\x1E';
    out += record_separator;
    m_feature.append(out, row);
    out += '\n';
}

} // namespace trygg::encode
