#pragma once
/// \file GeoJSON text sequence (RFC 8142): one feature a record, which a reader can take one by
/// one.

#include "encode/geojson.hpp"

namespace trygg::encode {

/// application/geo+json-seq
class geojson_seq_writer : public page_writer {
public:
    explicit geojson_seq_writer(view shown) : m_feature(std::move(shown)) {}

    void begin(std::string&) override {}
    void expect(std::span<std::uint32_t const> rows) override { m_feature.expect(rows); }
    void append(std::string& out, std::size_t row) override;
    void end(std::string&) override {}

private:
    feature_writer m_feature;
};

} // namespace trygg::encode
