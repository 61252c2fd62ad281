// What the program may read (https://docs.kernel.org/userspace-api/landlock.html). Our own declarations: the headers of
// Debian 12 stop at ABI 2.
#ifndef CBOX_LANDLOCK_H
#define CBOX_LANDLOCK_H

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef __NR_landlock_create_ruleset
#define __NR_landlock_create_ruleset 444
#define __NR_landlock_add_rule 445
#define __NR_landlock_restrict_self 446
#endif

enum {
    EXECUTE = 1 << 0,
    WRITE_FILE = 1 << 1,
    READ_FILE = 1 << 2,
    READ_DIR = 1 << 3,
    ALL_OF_ABI_1 = (1 << 13) - 1,
    REFER = 1 << 13,
    TRUNCATE = 1 << 14,
    IOCTL_DEVICE = 1 << 15,
    BIND_TCP = 1 << 0,
    CONNECT_TCP = 1 << 1,
    ABSTRACT_SOCKETS = 1 << 0,
    SIGNALS = 1 << 1,
};

struct ruleset {
    uint64_t files, network, scoped;
};

struct path_rule {
    uint64_t allowed;
    int32_t parent;
} __attribute__((packed));

/// 0 where the kernel has no Landlock or it is switched off.
static inline int landlock_abi(void) {
    long abi = syscall(__NR_landlock_create_ruleset, NULL, 0, 1U /* LANDLOCK_CREATE_RULESET_VERSION */);
    return abi < 0 ? 0 : (int)abi;
}

static inline bool landlock_allow(int ruleset, const char *path) {
    int fd = open(path, O_PATH | O_CLOEXEC);
    if (fd < 0) return errno == ENOENT || errno == EACCES || errno == ENOTDIR;
    struct stat status;
    struct path_rule rule = {.allowed = READ_FILE | EXECUTE, .parent = fd};
    bool known = fstat(fd, &status) == 0;
    if (known && S_ISDIR(status.st_mode)) rule.allowed |= READ_DIR;
    if (known && S_ISCHR(status.st_mode)) rule.allowed = READ_FILE | WRITE_FILE;
    bool added = known && syscall(__NR_landlock_add_rule, ruleset, 1 /* LANDLOCK_RULE_PATH_BENEATH */, &rule, 0) == 0;
    int error = errno;
    close(fd);
    errno = error;
    return added;
}

/// From here on this process can read and execute what is `readable`, and write nothing. Needs no_new_privs.
static inline bool landlock_restrict(const char *const *readable, int abi) {
    struct ruleset rules = {.files = ALL_OF_ABI_1};
    if (abi >= 2) rules.files |= REFER;
    if (abi >= 3) rules.files |= TRUNCATE;
    if (abi >= 4) rules.network = BIND_TCP | CONNECT_TCP;
    if (abi >= 5) rules.files |= IOCTL_DEVICE;
    if (abi >= 6) rules.scoped = ABSTRACT_SOCKETS | SIGNALS;
    int fd = (int)syscall(__NR_landlock_create_ruleset, &rules, sizeof rules, 0);
    if (fd < 0) return false;
    bool done = true;
    for (; done && *readable; readable++) done = landlock_allow(fd, *readable);
    done = done && syscall(__NR_landlock_restrict_self, fd, 0) == 0;
    int error = errno;
    close(fd);
    errno = error;
    return done;
}

#endif
