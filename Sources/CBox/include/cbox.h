// Spawns a program in a box: what it may read, use and start is decided between fork and exec, in one place.
#ifndef CBOX_H
#define CBOX_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/// No limit, where a limit is a number.
#define CBOX_UNLIMITED UINT64_MAX

struct cbox_program {
    const char *path;
    char *const *argv;
    /// The whole environment.
    char *const *envp;
    /// The working directory.
    const char *directory;
    /// What may be read and executed: folders with all that is in them, and files. Ends with NULL. Paths that do not
    /// exist are skipped; a character device (`/dev/null`) may be written, too.
    const char *const *readable;
    /// RLIMIT_DATA: heap and private anonymous memory, in bytes.
    uint64_t memory;
    /// RLIMIT_CPU over the program's whole life, in seconds.
    uint64_t cpu_seconds;
    /// RLIMIT_NOFILE.
    uint64_t open_files;
    /// May it start other programs? It may always start threads.
    bool may_fork;
};

struct cbox_child {
    pid_t pid;
    /// Readable when the program has ended; -1 on kernels before 5.3.
    int pidfd;
    /// Our ends of the program's standard pipes: close-on-exec and non-blocking.
    int input, output, error;
    /// Landlock's ABI version, 0 where the kernel has none: then the program can read all that its user can.
    int landlock;
    /// Whether the system calls are filtered.
    bool seccomp;
};

enum cbox_step {
    CBOX_STEP_PIPE = 1,
    CBOX_STEP_FORK,
    CBOX_STEP_GROUP,
    CBOX_STEP_PARENT_DEATH,
    CBOX_STEP_DIRECTORY,
    CBOX_STEP_STANDARD_PIPES,
    CBOX_STEP_PRIVILEGES,
    CBOX_STEP_LANDLOCK,
    CBOX_STEP_LIMITS,
    CBOX_STEP_SECCOMP,
    CBOX_STEP_EXEC,
};

struct cbox_failure {
    int step;
    int error;
};

/// Spawns it. False with `failure` filled in when any step failed: then nothing is left behind.
///
/// The program dies with the *thread* that calls this (PR_SET_PDEATHSIG): call it from one that lives on.
bool cbox_spawn(const struct cbox_program *program, struct cbox_child *child, struct cbox_failure *failure);

/// The folder of the shared library that holds `symbol`, without a trailing slash, into `folder`; false when it is
/// part of the executable itself.
bool cbox_library_folder(const void *symbol, char *folder, size_t size);

#endif
