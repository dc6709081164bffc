/* Stands between a process and the C library, and makes one chosen file operation fail, stop half way or kill.

   Loaded with LD_PRELOAD, so that it meets what Python, pyarrow and SQLite do alike. Only operations that change
   something below one folder count: opening to write, writing, truncating, syncing, renaming, making, removing. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { FAIL = 1, SHORT = 2, KILL = 3 };

static char watched[PATH_MAX];
static int log_fd = -1, mode, with_errno;
static long first = LONG_MAX, last = LONG_MAX, counted, fired;

/* Watch below `folder`: operations from number `from` to number `to`, counted from 1, do as `how` says. */
void failing_arm(const char *folder, long from, long to, int how, int error, int log)
{
    strncpy(watched, folder, sizeof watched - 1);
    first = from, last = to, mode = how, with_errno = error, log_fd = log;
    __atomic_store_n(&counted, 0, __ATOMIC_SEQ_CST);
}

long failing_fired(void) { return fired; }

static int below(int dir, const char *path, char *full)
{
    if (!watched[0])
        return 0;
    if (path && path[0] == '/')
        snprintf(full, PATH_MAX, "%s", path);
    else {
        char link[64], base[PATH_MAX / 2];
        if (dir == AT_FDCWD)
            snprintf(link, sizeof link, "/proc/self/cwd");
        else
            snprintf(link, sizeof link, "/proc/self/fd/%d", dir);
        long length = syscall(SYS_readlinkat, AT_FDCWD, link, base, sizeof base - 1);
        if (length <= 0)
            return 0;
        base[length] = 0;
        snprintf(full, PATH_MAX, "%s%s%.1024s", base, path ? "/" : "", path ? path : "");
    }
    size_t length = strlen(watched);
    return strncmp(full, watched, length) == 0 && (full[length] == '/' || full[length] == 0);
}

/* Count an operation; return what is to become of it: 0 for nothing, else the mode. */
static int met(const char *kind, int dir, const char *path)
{
    char full[PATH_MAX];
    int before = errno;
    if (!below(dir, path, full)) {
        errno = before;
        return 0;
    }
    long number = __atomic_add_fetch(&counted, 1, __ATOMIC_SEQ_CST);
    if (log_fd >= 0) {
        char line[PATH_MAX + 32];
        int length = snprintf(line, sizeof line, "%s %s\n", kind, full);
        syscall(SYS_write, log_fd, line, length);
    }
    errno = before;
    if (number < first || number > last)
        return 0;
    fired++;
    if (mode == KILL) {
        kill(0, SIGKILL);
        for (;;)
            pause();
    }
    if (mode == FAIL)
        errno = with_errno;
    return mode;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define REFUSED(kind, dir, path) \
    if (met(kind, dir, path) == FAIL) \
        return -1;
#define MODE \
    mode_t permissions = 0; \
    if (flags & (O_CREAT | __O_TMPFILE)) { \
        va_list more; \
        va_start(more, flags); \
        permissions = va_arg(more, mode_t); \
        va_end(more); \
    }
#define WRITES(flags) ((flags) & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC))
#define OPEN(name) \
    int name(const char *path, int flags, ...) \
    { \
        MODE if (WRITES(flags)) REFUSED("open", AT_FDCWD, path) \
        return REAL(name)(path, flags, permissions); \
    }
#define OPENAT(name) \
    int name(int dir, const char *path, int flags, ...) \
    { \
        MODE if (WRITES(flags)) REFUSED("open", dir, path) \
        return REAL(name)(dir, path, flags, permissions); \
    }
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)

/* A short write has written half; one of a single byte has no half, and has no room. */
#define WRITE(call, size) \
    switch (met("write", fd, NULL)) { \
    case FAIL: \
        return -1; \
    case SHORT: \
        if (size < 2) \
            return errno = ENOSPC, -1; \
        size /= 2; \
    } \
    return call;
ssize_t write(int fd, const void *bytes, size_t size) { WRITE(REAL(write)(fd, bytes, size), size) }
ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at) { WRITE(REAL(pwrite)(fd, bytes, size, at), size) }
ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at) { WRITE(REAL(pwrite64)(fd, bytes, size, at), size) }
ssize_t writev(int fd, const struct iovec *parts, int count) { WRITE(REAL(writev)(fd, parts, count), count) }

ssize_t sendfile(int fd, int from, off_t *at, size_t size) { WRITE(REAL(sendfile)(fd, from, at, size), size) }
ssize_t copy_file_range(int from, off64_t *at, int fd, off64_t *to, size_t size, unsigned flags)
{
    WRITE(REAL(copy_file_range)(from, at, fd, to, size, flags), size)
}
int ftruncate(int fd, off_t size) { REFUSED("truncate", fd, NULL) return REAL(ftruncate)(fd, size); }
int ftruncate64(int fd, off64_t size) { REFUSED("truncate", fd, NULL) return REAL(ftruncate64)(fd, size); }
int fallocate(int fd, int how, off_t at, off_t size) { REFUSED("truncate", fd, NULL) return REAL(fallocate)(fd, how, at, size); }
int fsync(int fd) { REFUSED("fsync", fd, NULL) return REAL(fsync)(fd); }
int fdatasync(int fd) { REFUSED("fsync", fd, NULL) return REAL(fdatasync)(fd); }

int rename(const char *from, const char *to) { REFUSED("rename", AT_FDCWD, to) return REAL(rename)(from, to); }
int renameat(int dir, const char *from, int there, const char *to)
{
    REFUSED("rename", there, to) return REAL(renameat)(dir, from, there, to);
}
int mkdir(const char *path, mode_t permissions) { REFUSED("mkdir", AT_FDCWD, path) return REAL(mkdir)(path, permissions); }
int mkdirat(int dir, const char *path, mode_t permissions)
{
    REFUSED("mkdir", dir, path) return REAL(mkdirat)(dir, path, permissions);
}
int rmdir(const char *path) { REFUSED("remove", AT_FDCWD, path) return REAL(rmdir)(path); }
int unlink(const char *path) { REFUSED("remove", AT_FDCWD, path) return REAL(unlink)(path); }
int unlinkat(int dir, const char *path, int flags) { REFUSED("remove", dir, path) return REAL(unlinkat)(dir, path, flags); }
