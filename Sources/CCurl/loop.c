#include "ccurl.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

struct ccurl_loop {
    CURLM *multi;
    int set;
    /// What libcurl waits for, by descriptor. A socket that it does not wait for at the moment stays in the set until it
    /// has news: the next request on a kept connection will wait for it again.
    unsigned char *wanted;
    size_t size;
    /// When libcurl's next timer is due, on the monotonic clock in milliseconds; negative without one.
    long long due;
    /// What went wrong in a callback.
    int error;
};

static long long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000LL + time.tv_nsec / 1000000;
}

static int make_room(ccurl_loop *loop, int descriptor) {
    if ((size_t)descriptor < loop->size) return 0;
    size_t size = (size_t)descriptor * 2 + 64;
    unsigned char *wanted = realloc(loop->wanted, size);
    if (!wanted) return -ENOMEM;
    memset(wanted + loop->size, 0, size - loop->size);
    loop->wanted = wanted;
    loop->size = size;
    return 0;
}

static int watch(ccurl_loop *loop, int descriptor, int what) {
    struct epoll_event event = {.data.fd = descriptor};
    if (what & CURL_POLL_IN) event.events |= EPOLLIN;
    if (what & CURL_POLL_OUT) event.events |= EPOLLOUT;
    // It may have been closed since, and its number be another socket's: then it is not in the set any more.
    if (epoll_ctl(loop->set, EPOLL_CTL_MOD, descriptor, &event) == 0) return 0;
    return errno == ENOENT && epoll_ctl(loop->set, EPOLL_CTL_ADD, descriptor, &event) == 0 ? 0 : -errno;
}

static int socket_changed(CURL *easy, curl_socket_t descriptor, int what, void *context, void *unused) {
    ccurl_loop *loop = context;
    int error = make_room(loop, descriptor);
    if (!error) {
        loop->wanted[descriptor] = what == CURL_POLL_REMOVE ? 0 : (unsigned char)what;
        if (what != CURL_POLL_REMOVE) error = watch(loop, descriptor, what);
    }
    if (error) loop->error = error;
    return 0;
}

static int timer_changed(CURLM *multi, long milliseconds, void *context) {
    ccurl_loop *loop = context;
    loop->due = milliseconds < 0 ? -1 : now() + milliseconds;
    return 0;
}

ccurl_loop *ccurl_loop_open(CURLM *multi) {
    ccurl_loop *loop = calloc(1, sizeof *loop);
    if (!loop) return NULL;
    loop->multi = multi;
    loop->due = -1;
    loop->set = epoll_create1(EPOLL_CLOEXEC);
    if (loop->set < 0 || ccurl_multi_set_callbacks(multi, socket_changed, timer_changed, loop) != CURLM_OK) {
        ccurl_loop_close(loop);
        return NULL;
    }
    return loop;
}

void ccurl_loop_close(ccurl_loop *loop) {
    if (loop->set >= 0) close(loop->set);
    free(loop->wanted);
    free(loop);
}

/// Tells libcurl what is ready.
static CURLMcode advance(ccurl_loop *loop, const struct epoll_event *event) {
    int descriptor = event->data.fd;
    // One event of this round may have made libcurl lose interest in another's socket.
    if (!loop->wanted[descriptor]) {
        epoll_ctl(loop->set, EPOLL_CTL_DEL, descriptor, NULL);
        return CURLM_OK;
    }
    int ready = 0;
    if (event->events & (EPOLLIN | EPOLLHUP)) ready |= CURL_CSELECT_IN;
    if (event->events & EPOLLOUT) ready |= CURL_CSELECT_OUT;
    if (event->events & EPOLLERR) ready |= CURL_CSELECT_ERR;
    return ccurl_multi_advance(loop->multi, descriptor, ready);
}

static int shorter(long long a, long long b) {
    long long least = a < b ? a : b;
    return least < 0 ? 0 : least > INT_MAX ? INT_MAX : (int)least;
}

/// Waits for the set or one of the others. Returns how many events of the set there are.
static int await(ccurl_loop *loop, struct epoll_event *events, int size, struct pollfd *others, unsigned int count,
    int milliseconds) {
    int ready;
    if (count == 0) {
        ready = epoll_wait(loop->set, events, size, milliseconds);
    } else {
        others[count] = (struct pollfd){.fd = loop->set, .events = POLLIN};
        ready = poll(others, count + 1, milliseconds);
        if (ready > 0) ready = others[count].revents ? epoll_wait(loop->set, events, size, 0) : 0;
    }
    if (ready >= 0) return ready;
    for (unsigned int index = 0; index < count; index++) others[index].revents = 0;
    // A signal: the caller looks what it was.
    return errno == EINTR ? 0 : -errno;
}

int ccurl_loop_wait(ccurl_loop *loop, struct pollfd *others, unsigned int count, int milliseconds, CURLMcode *code) {
    struct epoll_event events[64];
    *code = CURLM_OK;
    if (loop->due >= 0 && loop->due <= now()) {
        loop->due = -1;
        *code = ccurl_multi_advance(loop->multi, CURL_SOCKET_TIMEOUT, 0);
        // A transfer may have ended by it.
        milliseconds = 0;
    }
    if (loop->due >= 0) milliseconds = shorter(milliseconds, loop->due - now());
    int ready = await(loop, events, sizeof events / sizeof *events, others, count, milliseconds);
    for (int index = 0; index < ready && *code == CURLM_OK; index++) *code = advance(loop, &events[index]);
    int error = ready < 0 ? ready : loop->error;
    loop->error = 0;
    return error;
}
