// The checks that curl.h does by macro would name functions that are not linked.
#define CURL_DISABLE_TYPECHECK
#include "ccurl.h"

#include <dlfcn.h>
#include <malloc.h>
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

// The names of libcurl 7.16 and later, on every Linux.
static const char *const library_name = "libcurl.so.4";

#define FUNCTIONS(each) \
    each(global_init) each(easy_init) each(easy_cleanup) each(easy_reset) each(easy_setopt) each(easy_getinfo) \
    each(slist_append) each(slist_free_all) each(multi_init) each(multi_cleanup) each(multi_setopt) \
    each(multi_add_handle) each(multi_remove_handle) each(multi_socket_action) each(multi_info_read)

#define MEMBER(name) __typeof__(&(curl_##name)) name;
static struct { FUNCTIONS(MEMBER) } curl;

/// libcurl takes 16 KiB for each transfer and gives it back with its end. By default the heap then shrinks, and its pages
/// are asked for again a moment later: four system calls and as many page faults for each POST.
static void keep_heap(void) {
    mallopt(M_TRIM_THRESHOLD, 4 << 20);
    mallopt(M_TOP_PAD, 1 << 20);
}

static const char *find_functions(void) {
    // Now, not one by one: what is missing shows here.
    void *library = dlopen(library_name, RTLD_NOW | RTLD_LOCAL);
    if (!library) return dlerror();
#define FIND(name) \
    if (!(curl.name = (__typeof__(curl.name))dlsym(library, "curl_" #name))) return dlerror();
    FUNCTIONS(FIND)
    return curl.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK ? NULL : "it cannot be set up";
}

static char fault[512];

static void open_library(void) {
    keep_heap();
    const char *reason = find_functions();
    // Copied: dlerror's text lasts until its next call.
    if (reason) snprintf(fault, sizeof fault, "%s", reason);
}

const char *ccurl_open(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, open_library);
    return fault[0] ? fault : NULL;
}

CURL *ccurl_easy_init(void) { return ccurl_open() ? NULL : curl.easy_init(); }

CURLM *ccurl_multi_init(void) { return ccurl_open() ? NULL : curl.multi_init(); }

struct curl_slist *ccurl_list_append(struct curl_slist *list, const char *line) {
    return ccurl_open() ? NULL : curl.slist_append(list, line);
}

void ccurl_easy_cleanup(CURL *easy) { curl.easy_cleanup(easy); }

void ccurl_easy_reset(CURL *easy) { curl.easy_reset(easy); }

void ccurl_list_free(struct curl_slist *list) {
    if (list) curl.slist_free_all(list);
}

CURLMcode ccurl_multi_cleanup(CURLM *multi) { return curl.multi_cleanup(multi); }

CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl.multi_setopt(multi, option, value);
}

CURLMcode ccurl_multi_add(CURLM *multi, CURL *easy) { return curl.multi_add_handle(multi, easy); }

CURLMcode ccurl_multi_remove(CURLM *multi, CURL *easy) { return curl.multi_remove_handle(multi, easy); }

CURLMcode ccurl_multi_advance(CURLM *multi, curl_socket_t socket, int ready) {
    int running;
    return curl.multi_socket_action(multi, socket, ready, &running);
}

CURLMcode ccurl_multi_set_callbacks(
    CURLM *multi, curl_socket_callback socket_changed, curl_multi_timer_callback timer_changed, void *context) {
    CURLMcode code = curl.multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, socket_changed);
    if (code == CURLM_OK) code = curl.multi_setopt(multi, CURLMOPT_SOCKETDATA, context);
    if (code == CURLM_OK) code = curl.multi_setopt(multi, CURLMOPT_TIMERFUNCTION, timer_changed);
    if (code == CURLM_OK) code = curl.multi_setopt(multi, CURLMOPT_TIMERDATA, context);
    return code;
}

CURLMsg *ccurl_multi_next(CURLM *multi, int *left) { return curl.multi_info_read(multi, left); }

CURLcode ccurl_message_result(const CURLMsg *message) { return message->data.result; }

CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value) { return curl.easy_setopt(easy, option, value); }

CURLcode ccurl_set_offset(CURL *easy, CURLoption option, curl_off_t value) {
    return curl.easy_setopt(easy, option, value);
}

CURLcode ccurl_set_string(CURL *easy, CURLoption option, const char *value) {
    return curl.easy_setopt(easy, option, value);
}

CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, void *value) {
    return curl.easy_setopt(easy, option, value);
}

CURLcode ccurl_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
    return curl.easy_setopt(easy, option, value);
}

CURLcode ccurl_set_bytes(CURL *easy, CURLoption option, const void *bytes, size_t count) {
    struct curl_blob blob = {(void *)bytes, count, CURL_BLOB_COPY};
    return curl.easy_setopt(easy, option, &blob);
}

CURLcode ccurl_set_transfer_callback(
    CURL *easy, CURLoption option, size_t (*callback)(char *, size_t, size_t, void *)) {
    return curl.easy_setopt(easy, option, callback);
}

CURLcode ccurl_set_request_callback(CURL *easy, int (*callback)(void *, char *, char *, int, int)) {
    return curl.easy_setopt(easy, CURLOPT_PREREQFUNCTION, callback);
}

CURLcode ccurl_set_body(CURL *easy, const void *bytes) {
    return curl.easy_setopt(easy, CURLOPT_POSTFIELDS, bytes);
}

CURLcode ccurl_set_open_socket_callback(
    CURL *easy, curl_socket_t (*callback)(void *, curlsocktype, struct curl_sockaddr *)) {
    return curl.easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, callback);
}

CURLcode ccurl_get_long(CURL *easy, CURLINFO info, long *value) { return curl.easy_getinfo(easy, info, value); }

CURLcode ccurl_get_string(CURL *easy, CURLINFO info, const char **value) {
    return curl.easy_getinfo(easy, info, value);
}

// glibc hides memfd_create from plain C; 1 is MFD_CLOEXEC.
int ccurl_memory_file(const char *name) { return (int)syscall(SYS_memfd_create, name, 1U); }
