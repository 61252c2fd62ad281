#ifndef KAIRAN_CCURL_SHIM_H
#define KAIRAN_CCURL_SHIM_H

#include <curl/curl.h>
#include <malloc.h>
#include <sys/syscall.h>
#include <unistd.h>

// curl_easy_setopt and curl_easy_getinfo are variadic, which Swift cannot call. One door for each C type that libcurl
// reads with va_arg: a wrong width there is undefined behaviour, so `long` stays `long`.

static inline CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_set_offset(CURL *easy, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(easy, option, value);
}

/// libcurl copies the string. NULL takes the option back.
static inline CURLcode ccurl_set_string(CURL *easy, CURLoption option, const char *value) {
    return curl_easy_setopt(easy, option, value);
}

static inline CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, void *value) {
    return curl_easy_setopt(easy, option, value);
}

/// libcurl does not copy the list: it must live as long as the transfer.
static inline CURLcode ccurl_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(easy, option, value);
}

/// libcurl copies the bytes.
static inline CURLcode ccurl_set_bytes(CURL *easy, CURLoption option, const void *bytes, size_t count) {
    struct curl_blob blob = {(void *)bytes, count, CURL_BLOB_COPY};
    return curl_easy_setopt(easy, option, &blob);
}

/// For CURLOPT_READFUNCTION, CURLOPT_WRITEFUNCTION and CURLOPT_HEADERFUNCTION, which share one shape.
static inline CURLcode ccurl_set_transfer_callback(
    CURL *easy, CURLoption option, size_t (*callback)(char *, size_t, size_t, void *)) {
    return curl_easy_setopt(easy, option, callback);
}

/// libcurl asks it before the bytes of a request leave, on each connection on which they are to leave.
static inline CURLcode ccurl_set_request_callback(CURL *easy, int (*callback)(void *, char *, char *, int, int)) {
    return curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, callback);
}

/// libcurl copies as many bytes as CURLOPT_POSTFIELDSIZE_LARGE says, which must be set before.
static inline CURLcode ccurl_set_body(CURL *easy, const void *bytes) {
    return curl_easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, bytes);
}

static inline CURLcode ccurl_set_open_socket_callback(
    CURL *easy, curl_socket_t (*callback)(void *, curlsocktype, struct curl_sockaddr *)) {
    return curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, callback);
}

static inline CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}

/// libcurl takes 16 KiB for each transfer and gives it back with its end. By default the heap then shrinks, and its pages
/// are asked for again a moment later: four system calls and as many page faults for each POST.
static inline void ccurl_keep_heap(void) {
    mallopt(M_TRIM_THRESHOLD, 4 << 20);
    mallopt(M_TOP_PAD, 1 << 20);
}

static inline CURLcode ccurl_get_long(CURL *easy, CURLINFO info, long *value) {
    return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode ccurl_get_string(CURL *easy, CURLINFO info, const char **value) {
    return curl_easy_getinfo(easy, info, value);
}

/// `data` is a union, which Swift imports without its members' meaning.
static inline CURLcode ccurl_message_result(const CURLMsg *message) {
    return message->data.result;
}

/// A file in memory, for options that take a path (`/proc/self/fd/N`). glibc hides memfd_create from plain C; 1 is
/// MFD_CLOEXEC.
static inline int ccurl_memory_file(const char *name) {
    return (int)syscall(SYS_memfd_create, name, 1U);
}

#endif
