#pragma once
/// \file Ids of public features: always the same, and telling no order.

#include <cstdint>
#include <string>
#include <string_view>

namespace trygg::publish {

/// Makes ids from names with a secret that only the database knows: 1 … 2⁵³−1, so that JSON keeps
/// them whole. SipHash-2-4; an empty secret is an empty key.
class public_ids {
public:
    explicit public_ids(std::string secret) : m_secret(std::move(secret)) {}

    std::int64_t of(std::string_view name) const;

private:
    std::string m_secret;
};

} // namespace trygg::publish
