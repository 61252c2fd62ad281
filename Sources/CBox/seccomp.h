// What the program may ask of the kernel: all but a list. The list is the network, other processes, its own leash, and
// (for a bot that runs as root) what Landlock does not cover: modes, owners, times, attributes of files it can name.
#ifndef CBOX_SECCOMP_H
#define CBOX_SECCOMP_H

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define CBOX_AUDIT_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define CBOX_AUDIT_ARCH AUDIT_ARCH_AARCH64
#endif

#ifndef CBOX_AUDIT_ARCH

static const bool seccomp_available = false;
static inline bool seccomp_restrict(pid_t pid, bool may_fork) { return false; }

#else

static const bool seccomp_available = true;

// Calls newer than some headers; such calls have one number on every machine.
enum {
    CALL_PIDFD_SEND_SIGNAL = 424,
    CALL_IO_URING_SETUP = 425,
    CALL_CLONE3 = 435,
    CALL_OPENAT2 = 437,
    CALL_PIDFD_GETFD = 438,
    CALL_PROCESS_MADVISE = 440,
    CALL_FCHMODAT2 = 452,
    CALL_SETXATTRAT = 463,
    CALL_REMOVEXATTRAT = 466,
};

static const uint32_t refused_calls[] = {
    // The network. socketpair stays: Python's asyncio needs it, and it leads nowhere.
    __NR_socket,
    // Its leash: the process group that is killed as one.
    __NR_setsid, __NR_setpgid,
    // Other processes of the same user.
    __NR_tkill, __NR_rt_sigqueueinfo, __NR_rt_tgsigqueueinfo, CALL_PIDFD_SEND_SIGNAL, __NR_ptrace,
    __NR_process_vm_readv, __NR_process_vm_writev, CALL_PIDFD_GETFD, CALL_PROCESS_MADVISE, __NR_kcmp,
    __NR_unshare, __NR_setns,
    // What outlives a process.
    __NR_shmget, __NR_msgget, __NR_semget, __NR_mq_open, __NR_add_key, __NR_request_key, __NR_keyctl,
    // Files: Landlock decides on opening, not on these.
    __NR_fchmod, __NR_fchmodat, CALL_FCHMODAT2, __NR_fchown, __NR_fchownat, __NR_utimensat, __NR_truncate,
    __NR_setxattr, __NR_lsetxattr, __NR_fsetxattr, __NR_removexattr, __NR_lremovexattr, __NR_fremovexattr,
    CALL_SETXATTRAT, CALL_REMOVEXATTRAT, __NR_open_by_handle_at,
#ifdef __x86_64__
    __NR_chmod, __NR_chown, __NR_lchown, __NR_utime, __NR_utimes, __NR_futimesat,
#endif
    // Wide doors into the kernel.
    __NR_bpf, __NR_perf_event_open, __NR_userfaultfd,
};

// Answered as by an older kernel, so that libraries fall back on calls whose arguments a filter can see. (io_uring can
// open sockets, clone3 and openat2 keep their flags in memory.)
static const uint32_t hidden_calls[] = {CALL_IO_URING_SETUP, CALL_CLONE3, CALL_OPENAT2};

struct filter {
    struct sock_filter code[320];
    unsigned short length;
};

static inline void put(struct filter *filter, struct sock_filter instruction) {
    filter->code[filter->length++] = instruction;
}

static inline void load(struct filter *filter, size_t offset) {
    put(filter, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offset));
}

static inline void answer(struct filter *filter, uint32_t verdict) {
    put(filter, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, verdict));
}

static inline void when_call(struct filter *filter, uint32_t call, uint32_t verdict) {
    put(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1));
    answer(filter, verdict);
}

// When the low half of an argument (both machines are little-endian, and so it stands first), masked, is `value`.
// Other values go on to the rules below.
static inline void when_argument(
    struct filter *filter, uint32_t call, int argument, uint32_t mask, uint32_t value, uint32_t verdict) {
    put(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 5));
    load(filter, offsetof(struct seccomp_data, args) + sizeof(uint64_t) * argument);
    put(filter, (struct sock_filter)BPF_STMT(BPF_ALU | BPF_AND | BPF_K, mask));
    put(filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1));
    answer(filter, verdict);
    load(filter, offsetof(struct seccomp_data, nr));
}

/// From here on this process asks only for what the rules let through. Needs no_new_privs.
static inline bool seccomp_restrict(pid_t pid, bool may_fork) {
    const uint32_t allow = SECCOMP_RET_ALLOW, refuse = SECCOMP_RET_ERRNO | EACCES, hide = SECCOMP_RET_ERRNO | ENOSYS;
    const uint32_t whole = UINT32_MAX;
    struct filter filter = {.length = 0};

    // A 32-bit program has other numbers: none of the rules below would hold. Neither would they for x32.
    load(&filter, offsetof(struct seccomp_data, arch));
    put(&filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, CBOX_AUDIT_ARCH, 1, 0));
    answer(&filter, SECCOMP_RET_KILL_PROCESS);
    load(&filter, offsetof(struct seccomp_data, nr));
#ifdef __x86_64__
    put(&filter, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1));
    answer(&filter, hide);
#endif
    for (size_t i = 0; i < sizeof refused_calls / sizeof *refused_calls; i++) when_call(&filter, refused_calls[i], refuse);
    for (size_t i = 0; i < sizeof hidden_calls / sizeof *hidden_calls; i++) when_call(&filter, hidden_calls[i], hide);

    // It would outlive the bot.
    when_argument(&filter, __NR_prctl, 0, whole, PR_SET_PDEATHSIG, refuse);
    // Signals to itself (abort) and to its own group, and limits of its own.
    const uint32_t to_itself[] = {__NR_kill, __NR_tgkill, __NR_prlimit64};
    for (size_t i = 0; i < sizeof to_itself / sizeof *to_itself; i++) {
        when_argument(&filter, to_itself[i], 0, whole, (uint32_t)pid, allow);
        when_argument(&filter, to_itself[i], 0, whole, 0, allow);
        when_call(&filter, to_itself[i], refuse);
    }
    // libdispatch sets the priority of its own threads, each its own.
    when_argument(&filter, __NR_setpriority, 1, whole, 0, allow);
    when_call(&filter, __NR_setpriority, refuse);
    // Before ABI 3 Landlock takes "open for reading and empty it" for reading.
    when_argument(&filter, __NR_openat, 2, O_ACCMODE | O_TRUNC, O_RDONLY | O_TRUNC, refuse);
#ifdef __x86_64__
    when_argument(&filter, __NR_open, 1, O_ACCMODE | O_TRUNC, O_RDONLY | O_TRUNC, refuse);
#endif
    // Namespaces lend powers that the rules above do not know of.
    const uint32_t namespaces[] = {CLONE_NEWNS, CLONE_NEWCGROUP, CLONE_NEWUTS, CLONE_NEWIPC, CLONE_NEWUSER, CLONE_NEWPID, CLONE_NEWNET};
    for (size_t i = 0; i < sizeof namespaces / sizeof *namespaces; i++) {
        when_argument(&filter, __NR_clone, 0, namespaces[i], namespaces[i], refuse);
    }
    if (!may_fork) {
        when_argument(&filter, __NR_clone, 0, CLONE_THREAD, 0, refuse);
#ifdef __x86_64__
        when_call(&filter, __NR_fork, refuse);
        when_call(&filter, __NR_vfork, refuse);
#endif
    }
    answer(&filter, allow);

    struct sock_fprog program = {.len = filter.length, .filter = filter.code};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

#endif
#endif
