#pragma once
/// \file A value that is made at the first question and kept.

#include <mutex>
#include <optional>

namespace trygg {

/// Any number of threads may ask. A copy makes its own.
template <typename Value>
class once {
public:
    once() = default;
    once(once const&) {}
    once& operator=(once const&) = delete;
    ~once() = default;

    /// The value, which `make` makes when there is none yet. When it throws, the next one tries.
    template <typename Make>
    Value const& get(Make const& make) const {
        std::call_once(m_once, [&] { m_value.emplace(make()); });
        return *m_value;
    }

private:
    mutable std::once_flag m_once;
    mutable std::optional<Value> m_value;
};

} // namespace trygg
