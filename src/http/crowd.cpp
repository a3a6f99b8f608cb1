#include "http/crowd.hpp"

#include <algorithm>

namespace trygg::http {

namespace {

/// What is counted as one.
ip_address counted(ip_address address) {
    constexpr auto host = 8; // bytes of an IPv6 address that name its network
    if (!contains(parse_network("::ffff:0:0/96"), address)) {
        std::fill(address.begin() + host, address.end(), static_cast<unsigned char>(0));
    }
    return address;
}

} // namespace

std::shared_ptr<void> crowd::enter(ip_address const& of) {
    auto const address = counted(of);
    std::lock_guard const lock{m_mutex};
    auto& count = m_counts[address];
    if (count >= m_most) {
        return {};
    }
    ++count;
    return {this, [address](crowd* all) {
                std::lock_guard const leaving{all->m_mutex};
                auto const found = all->m_counts.find(address);
                if (--found->second == 0) {
                    all->m_counts.erase(found);
                }
            }};
}

} // namespace trygg::http
