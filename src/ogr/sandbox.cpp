#include "ogr/sandbox.hpp"

#include "base/error.hpp"

#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <initializer_list>
#include <memory>

namespace trygg::ogr {
namespace {

struct filter_release {
    void operator()(void* filter) const noexcept { seccomp_release(filter); }
};

void set_limit(__rlimit_resource what, rlim_t soft, rlim_t hard) {
    rlimit const value{soft, hard};
    if (::setrlimit(what, &value) != 0) {
        throw error{"cannot limit the reading process: {}", std::strerror(errno)};
    }
}

constexpr std::initializer_list<int> allowed_calls {
#if defined(__SANITIZE_ADDRESS__)
    SCMP_SYS(pipe), SCMP_SYS(pipe2), // how the sanitizer finds out whether memory can be read
#endif
                                     // what is open already
        SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(write), SCMP_SYS(writev),
        SCMP_SYS(lseek), SCMP_SYS(close), SCMP_SYS(fstat), SCMP_SYS(fcntl), SCMP_SYS(poll),
        // names, without opening them
        SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(newfstatat), SCMP_SYS(statx), SCMP_SYS(access),
        SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(getcwd),
        // memory and threads of its own
        SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(mprotect), SCMP_SYS(brk),
        SCMP_SYS(madvise), SCMP_SYS(futex), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity),
        SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn),
        SCMP_SYS(sigaltstack), SCMP_SYS(restart_syscall), SCMP_SYS(exit), SCMP_SYS(exit_group),
        // time, chance and who it is
        SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(clock_nanosleep),
        SCMP_SYS(nanosleep), SCMP_SYS(gettimeofday), SCMP_SYS(time), SCMP_SYS(getrandom),
        SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getppid), SCMP_SYS(getuid), SCMP_SYS(geteuid),
        SCMP_SYS(getgid), SCMP_SYS(getegid), SCMP_SYS(getrusage), SCMP_SYS(uname), SCMP_SYS(sysinfo)
};

void check(int code) {
    if (code != 0) {
        throw error{"cannot shut in the reading process: {}", std::strerror(-code)};
    }
}

} // namespace

void limit_resources(limits const& bounds) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
        throw error{"cannot give up privileges: {}", std::strerror(errno)};
    }
    auto const seconds = static_cast<rlim_t>(bounds.max_cpu.count());
    set_limit(RLIMIT_CPU, seconds, seconds + 1);
    set_limit(RLIMIT_NOFILE, 64, 64);
    set_limit(RLIMIT_FSIZE, 0, 0);
    set_limit(RLIMIT_CORE, 0, 0);
    set_limit(RLIMIT_NPROC, 0, 0);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    set_limit(RLIMIT_AS, bounds.max_memory, bounds.max_memory);
#endif
}

void close_all_doors() {
    std::unique_ptr<void, filter_release> const filter{seccomp_init(SCMP_ACT_ERRNO(EPERM))};
    if (!filter) {
        throw error{"cannot shut in the reading process: no memory"};
    }
    for (int const call : allowed_calls) {
        check(seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0));
    }
    check(seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                           SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(::getpid()))));
    check(seccomp_load(filter.get()));
}

} // namespace trygg::ogr
