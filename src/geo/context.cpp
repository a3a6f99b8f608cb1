#include "geo/context.hpp"

#include "base/error.hpp"

namespace trygg::geo {
namespace {

class thread_context {
public:
    thread_context() : m_handle(GEOS_init_r()) {
        GEOSContext_setErrorMessageHandler_r(
            m_handle,
            [](char const* message, void* self) {
                static_cast<thread_context*>(self)->m_message = message;
            },
            this);
    }
    thread_context(thread_context const&) = delete;
    thread_context& operator=(thread_context const&) = delete;
    ~thread_context() { GEOS_finish_r(m_handle); }

    GEOSContextHandle_t handle() const noexcept { return m_handle; }
    std::string const& message() const noexcept { return m_message; }

private:
    GEOSContextHandle_t m_handle;
    std::string m_message;
};

thread_context& current() {
    thread_local thread_context instance;
    return instance;
}

} // anonymous namespace

GEOSContextHandle_t context() { return current().handle(); }

std::string const& last_message() { return current().message(); }

void fail(char const* what) { throw error{"GEOS failed at {}: {}", what, last_message()}; }

bool truth(char answer, char const* what) {
    if (answer == 2) {
        fail(what);
    }
    return answer == 1;
}

} // namespace trygg::geo
