// Typed doors to libcurl, which is opened when the first one is used: its thirty libraries take longer to load than a
// run with nothing to send takes altogether.
#ifndef KAIRAN_CCURL_H
#define KAIRAN_CCURL_H

#include <curl/curl.h>
#include <poll.h>

/// Opens libcurl and sets it up, once. NULL when it stands, or why it does not.
const char *ccurl_open(void);

// NULL when libcurl cannot be opened, or when libcurl gives NULL. Everything below needs what one of these gave.

CURL *ccurl_easy_init(void);
CURLM *ccurl_multi_init(void);
struct curl_slist *ccurl_list_append(struct curl_slist *list, const char *line);

void ccurl_easy_cleanup(CURL *easy);
void ccurl_easy_reset(CURL *easy);
void ccurl_list_free(struct curl_slist *list);

CURLMcode ccurl_multi_cleanup(CURLM *multi);
CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value);
CURLMcode ccurl_multi_add(CURLM *multi, CURL *easy);
CURLMcode ccurl_multi_remove(CURLM *multi, CURL *easy);
/// What is ready on a socket (CURL_CSELECT_…), or CURL_SOCKET_TIMEOUT.
CURLMcode ccurl_multi_advance(CURLM *multi, curl_socket_t socket, int ready);
CURLMcode ccurl_multi_set_callbacks(
    CURLM *multi, curl_socket_callback socket_changed, curl_multi_timer_callback timer_changed, void *context);
CURLMsg *ccurl_multi_next(CURLM *multi, int *left);

/// The wait for all transfers of a multi handle. libcurl's own (`curl_multi_poll`, then `curl_multi_perform`) asks the
/// system about each of them as soon as one of them is ready: fifteen calls for each POST with 64 under way.
typedef struct ccurl_loop ccurl_loop;

/// NULL when the system has no room for it.
ccurl_loop *ccurl_loop_open(CURLM *multi);

/// After the multi handle has been cleaned up.
void ccurl_loop_close(ccurl_loop *loop);

/// Moves on the transfers whose time has come; waits at most so long for another's time, for a socket, or for one of
/// `others`, behind which there is room for one more; moves on those whose socket is ready. 0, or what `errno` says, below
/// zero; what libcurl says is in `code`.
int ccurl_loop_wait(ccurl_loop *loop, struct pollfd *others, unsigned int count, int milliseconds, CURLMcode *code);

/// `data` is a union, which Swift imports without its members' meaning.
CURLcode ccurl_message_result(const CURLMsg *message);

// curl_easy_setopt and curl_easy_getinfo are variadic, which Swift cannot call. One door for each C type that libcurl
// reads with va_arg: a wrong width there is undefined behaviour, so `long` stays `long`.

CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value);
CURLcode ccurl_set_offset(CURL *easy, CURLoption option, curl_off_t value);

/// libcurl copies the string. NULL takes the option back.
CURLcode ccurl_set_string(CURL *easy, CURLoption option, const char *value);
CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, void *value);

/// libcurl does not copy the list: it must live as long as the transfer.
CURLcode ccurl_set_list(CURL *easy, CURLoption option, struct curl_slist *value);

/// libcurl copies the bytes.
CURLcode ccurl_set_bytes(CURL *easy, CURLoption option, const void *bytes, size_t count);

/// For CURLOPT_READFUNCTION, CURLOPT_WRITEFUNCTION and CURLOPT_HEADERFUNCTION, which share one shape.
CURLcode ccurl_set_transfer_callback(
    CURL *easy, CURLoption option, size_t (*callback)(char *, size_t, size_t, void *));

/// libcurl asks it before the bytes of a request leave, on each connection on which they are to leave.
CURLcode ccurl_set_request_callback(CURL *easy, int (*callback)(void *, char *, char *, int, int));

/// libcurl does not copy them: they must live as long as the transfer. NULL, and libcurl reads standard input.
CURLcode ccurl_set_body(CURL *easy, const void *bytes);
CURLcode ccurl_set_open_socket_callback(
    CURL *easy, curl_socket_t (*callback)(void *, curlsocktype, struct curl_sockaddr *));

CURLcode ccurl_get_long(CURL *easy, CURLINFO info, long *value);
CURLcode ccurl_get_string(CURL *easy, CURLINFO info, const char **value);

/// A file in memory, for options that take a path (`/proc/self/fd/N`). Needs no libcurl.
int ccurl_memory_file(const char *name);

#endif
