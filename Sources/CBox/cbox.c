#define _GNU_SOURCE
#include "cbox.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "landlock.h"
#include "seccomp.h"

// Newer than Debian 12's headers or absent from them.
#ifndef __NR_pidfd_open
#define __NR_pidfd_open 434
#endif
#ifndef __NR_close_range
#define __NR_close_range 436
#endif
#ifndef CLOSE_RANGE_CLOEXEC
#define CLOSE_RANGE_CLOEXEC (1U << 2)
#endif

// MAP_SHARED memory escapes RLIMIT_DATA; the address space is the outer cap. Less than 4 GiB kills Java and Node.
static const rlim_t address_space = 4ULL << 30;

// How many more processes and threads than run on the whole machine now: RLIMIT_NPROC counts all that the user has,
// so a fixed number would refuse the first thread on a busy desktop.
static const rlim_t more_processes = 64;

static const int cap_dac_read_search = 2;

struct pipes {
    int input[2], output[2], error[2], report[2];
};

static void close_all(struct pipes *pipes) {
    int *fds = (int *)pipes;
    for (size_t i = 0; i < sizeof *pipes / sizeof *fds; i++) {
        if (fds[i] >= 0) close(fds[i]);
    }
}

// A pipe whose ends are not standard descriptors, even where the bot itself was started with those closed.
static bool make_pipe(int ends[2]) {
    if (pipe2(ends, O_CLOEXEC) != 0) {
        ends[0] = ends[1] = -1;
        return false;
    }
    for (int i = 0; i < 2; i++) {
        if (ends[i] > STDERR_FILENO) continue;
        int moved = fcntl(ends[i], F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
        int error = errno;
        close(ends[i]);
        ends[i] = moved;
        errno = error;
        if (moved < 0) return false;
    }
    return true;
}

static bool make_pipes(struct pipes *pipes) {
    memset(pipes, 0xFF, sizeof *pipes);
    return make_pipe(pipes->input) && make_pipe(pipes->output) && make_pipe(pipes->error)
        && make_pipe(pipes->report) && fcntl(pipes->input[1], F_SETFL, O_NONBLOCK) == 0
        && fcntl(pipes->output[0], F_SETFL, O_NONBLOCK) == 0 && fcntl(pipes->error[0], F_SETFL, O_NONBLOCK) == 0;
}

// The number of threads on the machine: the figure behind the slash in /proc/loadavg. 0 when it cannot be read.
static rlim_t running_threads(void) {
    char text[128];
    int fd = open("/proc/loadavg", O_RDONLY | O_CLOEXEC);
    if (fd < 0) return 0;
    ssize_t length = read(fd, text, sizeof text - 1);
    close(fd);
    if (length <= 0) return 0;
    text[length] = 0;
    const char *slash = strchr(text, '/');
    return slash ? strtoul(slash + 1, NULL, 10) : 0;
}

// From here on in the child, which shares the bot's memory until exec: system calls only, no allocation.

static bool limit(int resource, uint64_t value) {
    if (value == CBOX_UNLIMITED) return true;
    struct rlimit limit = {value, value};
    if (setrlimit(resource, &limit) == 0) return true;
    // The bot itself may live under a lower hard limit: that one holds, then.
    return errno == EPERM;
}

static bool set_limits(const struct cbox_program *program, rlim_t threads) {
    return limit(RLIMIT_DATA, program->memory) && limit(RLIMIT_AS, address_space)
        && limit(RLIMIT_CPU, program->cpu_seconds) && limit(RLIMIT_NOFILE, program->open_files)
        && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_CORE, 0)
        && (geteuid() == 0 || threads == 0 || limit(RLIMIT_NPROC, threads + more_processes));
}

// Handlers are reset by exec, ignored signals are not. And until then no handler of the bot may run in here.
static void reset_signals(void) {
    struct sigaction plain = {.sa_handler = SIG_DFL};
    for (int number = 1; number < NSIG; number++) sigaction(number, &plain, NULL);
}

static void close_others_on_exec(void) {
    if (syscall(__NR_close_range, STDERR_FILENO + 1, ~0U, CLOSE_RANGE_CLOEXEC) == 0) return;
    // Before Linux 5.11.
    long most = sysconf(_SC_OPEN_MAX);
    for (int fd = STDERR_FILENO + 1; fd < most; fd++) fcntl(fd, F_SETFD, FD_CLOEXEC);
}

// A bot that runs as root does not hand root's powers on. Reading what others own stays, for a plugin folder in
// somebody's home; Landlock decides what is read.
static bool drop_privileges(void) {
    if (geteuid() == 0) {
        for (int capability = 0; prctl(PR_CAPBSET_READ, capability, 0, 0, 0) >= 0; capability++) {
            if (capability != cap_dac_read_search) prctl(PR_CAPBSET_DROP, capability, 0, 0, 0);
        }
    }
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
}

static int become(const struct cbox_program *program, const struct pipes *pipes, pid_t parent, int abi, rlim_t threads) {
    reset_signals();
    if (setpgid(0, 0) != 0) return CBOX_STEP_GROUP;
    if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0 || getppid() != parent) return CBOX_STEP_PARENT_DEATH;
    if (chdir(program->directory) != 0) return CBOX_STEP_DIRECTORY;
    if (dup2(pipes->input[0], STDIN_FILENO) < 0 || dup2(pipes->output[1], STDOUT_FILENO) < 0
        || dup2(pipes->error[1], STDERR_FILENO) < 0) {
        return CBOX_STEP_STANDARD_PIPES;
    }
    close_others_on_exec();
    if (!drop_privileges()) return CBOX_STEP_PRIVILEGES;
    if (abi > 0 && !landlock_restrict(program->readable, abi)) return CBOX_STEP_LANDLOCK;
    if (!set_limits(program, threads)) return CBOX_STEP_LIMITS;
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    if (seccomp_available && !seccomp_restrict(getpid(), program->may_fork)) return CBOX_STEP_SECCOMP;
    execve(program->path, program->argv, program->envp);
    return CBOX_STEP_EXEC;
}

// vfork: as fast with 500 MB of the bot's memory as with 5, and the child's steps are over when it returns. It stands
// in a function of its own whose frame the child never leaves.
__attribute__((noinline)) static pid_t start(
    const struct cbox_program *program, const struct pipes *pipes, int abi, rlim_t threads) {
    pid_t parent = getpid();
    pid_t pid = vfork();
    if (pid != 0) return pid;
    struct cbox_failure failure = {.step = become(program, pipes, parent, abi, threads), .error = errno};
    if (write(pipes->report[1], &failure, sizeof failure) < 0) _exit(126);
    _exit(127);
}

bool cbox_spawn(const struct cbox_program *program, struct cbox_child *child, struct cbox_failure *failure) {
    struct pipes pipes;
    if (!make_pipes(&pipes)) {
        *failure = (struct cbox_failure){CBOX_STEP_PIPE, errno};
        close_all(&pipes);
        return false;
    }
    int abi = landlock_abi();
    rlim_t threads = running_threads();

    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pid_t pid = start(program, &pipes, abi, threads);
    int error = errno;
    pthread_sigmask(SIG_SETMASK, &before, NULL);

    close(pipes.input[0]);
    close(pipes.output[1]);
    close(pipes.error[1]);
    close(pipes.report[1]);
    pipes.input[0] = pipes.output[1] = pipes.error[1] = pipes.report[1] = -1;
    if (pid < 0) {
        *failure = (struct cbox_failure){CBOX_STEP_FORK, error};
        close_all(&pipes);
        return false;
    }
    ssize_t length;
    do length = read(pipes.report[0], failure, sizeof *failure);
    while (length < 0 && errno == EINTR);
    if (length == sizeof *failure) {
        while (waitpid(pid, NULL, 0) < 0 && errno == EINTR) {}
        close_all(&pipes);
        return false;
    }
    close(pipes.report[0]);
    *child = (struct cbox_child){
        .pid = pid,
        .pidfd = (int)syscall(__NR_pidfd_open, pid, 0),
        .input = pipes.input[1],
        .output = pipes.output[0],
        .error = pipes.error[0],
        .landlock = abi,
        .seccomp = seccomp_available,
    };
    return true;
}

bool cbox_library_folder(const void *symbol, char *folder, size_t size) {
    Dl_info info;
    char library[PATH_MAX], program[PATH_MAX];
    if (!dladdr(symbol, &info) || !realpath(info.dli_fname, library) || !realpath("/proc/self/exe", program)
        || strcmp(library, program) == 0) {
        return false;
    }
    char *slash = strrchr(library, '/');
    if (!slash || slash == library) return false;
    *slash = 0;
    return snprintf(folder, size, "%s", library) < (int)size;
}
