#pragma once
/// \file How many connections each remote address has, so that none takes them all.

#include "base/address.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <string_view>

namespace trygg::http {

/// Counts connections by address: an IPv6 network of 64 bits is one, as a machine has all of it.
/// From any thread.
class crowd {
public:
    explicit crowd(std::size_t most) : m_most(most) {}

    /// One more of an address, until the place is let go. Nothing when there are too many.
    std::shared_ptr<void> enter(ip_address const& of);

private:
    std::size_t m_most;
    std::mutex m_mutex{};
    std::map<ip_address, std::size_t> m_counts{};
};

} // namespace trygg::http
