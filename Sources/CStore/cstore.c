#define _GNU_SOURCE
#include "cstore.h"

#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/// A file and no other, even one that takes over its number.
struct identity {
    unsigned int major, minor;
    unsigned long long number;
    long long seconds;
    unsigned int nanoseconds;
};

static sqlite3_vfs *files;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
/// Journals whose entries are on disk. More than a program has stores open: one that is forgotten costs a sync.
static struct identity durable[16];
static unsigned int next;

static bool identify(const char *path, struct identity *identity) {
    struct statx found;
    unsigned int wanted = STATX_INO | STATX_BTIME;
    if (statx(AT_FDCWD, path, AT_SYMLINK_NOFOLLOW, wanted, &found) != 0) return false;
    // A file system that does not know when a file was made.
    if ((found.stx_mask & wanted) != wanted) return false;
    memset(identity, 0, sizeof *identity);
    identity->major = found.stx_dev_major;
    identity->minor = found.stx_dev_minor;
    identity->number = found.stx_ino;
    identity->seconds = found.stx_btime.tv_sec;
    identity->nanoseconds = found.stx_btime.tv_nsec;
    return true;
}

static bool is_durable(const struct identity *identity) {
    bool known = false;
    pthread_mutex_lock(&lock);
    for (unsigned int index = 0; index < sizeof durable / sizeof *durable; index++)
        known = known || memcmp(&durable[index], identity, sizeof *identity) == 0;
    pthread_mutex_unlock(&lock);
    return known;
}

static void note_durable(const struct identity *identity) {
    pthread_mutex_lock(&lock);
    durable[next++ % (sizeof durable / sizeof *durable)] = *identity;
    pthread_mutex_unlock(&lock);
}

static bool sync_folder(const char *path) {
    char copy[PATH_MAX];
    if (strlen(path) >= sizeof copy) return false;
    int folder = open(dirname(strcpy(copy, path)), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return false;
    bool synced = fsync(folder) == 0;
    close(folder);
    return synced;
}

static int open_file(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *given) {
    struct identity before, after;
    bool creates = (flags & SQLITE_OPEN_MAIN_JOURNAL) && (flags & SQLITE_OPEN_CREATE);
    if (!creates || !identify(path, &before)) return files->xOpen(files, path, file, flags, given);
    if (!is_durable(&before)) {
        if (!sync_folder(path)) return files->xOpen(files, path, file, flags, given);
        // The file that was there all the while.
        if (!identify(path, &after) || memcmp(&before, &after, sizeof before) != 0)
            return files->xOpen(files, path, file, flags, given);
        note_durable(&before);
    }
    int code = files->xOpen(files, path, file, flags & ~SQLITE_OPEN_CREATE, given);
    // Somebody has just taken it away.
    return code == SQLITE_OK ? code : files->xOpen(files, path, file, flags, given);
}

static int failure;

static void add(void) {
    static sqlite3_vfs ours;
    // Too late when somebody has used SQLite before, and harmless.
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    failure = sqlite3_initialize();
    if (failure != SQLITE_OK) return;
    files = sqlite3_vfs_find(NULL);
    if (!files) {
        failure = SQLITE_NOTFOUND;
        return;
    }
    // What is not replaced is called with `ours`, of which it reads what stands in `files` as well.
    ours = *files;
    ours.pNext = NULL;
    ours.zName = "kairan";
    ours.xOpen = open_file;
    failure = sqlite3_vfs_register(&ours, 1);
}

int cstore_set_up(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, add);
    return failure;
}
