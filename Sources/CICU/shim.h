// Typed doors to ICU. ICU renames its functions by macro (`ubrk_open` is `ubrk_open_72`), and Swift does not see macros:
// a `static inline` function does, and whatever ICU is installed at build time is the one called.
#ifndef CICU_SHIM_H
#define CICU_SHIM_H

#include <stdint.h>
#include <unicode/ubrk.h>
#include <unicode/unorm2.h>

/// Word breaks by UAX #29 and ICU's dictionary of Japanese. NULL when ICU's data cannot be read.
static inline UBreakIterator *cicu_open_word_breaks(void) {
    UErrorCode error = U_ZERO_ERROR;
    UBreakIterator *breaks = ubrk_open(UBRK_WORD, "ja", NULL, 0, &error);
    return U_SUCCESS(error) ? breaks : NULL;
}

static inline void cicu_close_breaks(UBreakIterator *breaks) { ubrk_close(breaks); }

/// The text is not copied: it must stay in place until the last `cicu_next_break`. Returns 0 on failure.
static inline int32_t cicu_set_text(UBreakIterator *breaks, const uint16_t *text, int32_t length) {
    UErrorCode error = U_ZERO_ERROR;
    ubrk_setText(breaks, (const UChar *)text, length, &error);
    ubrk_first(breaks);
    return U_SUCCESS(error);
}

/// The next break in UTF-16 units, or -1 after the last one.
static inline int32_t cicu_next_break(UBreakIterator *breaks) {
    int32_t next = ubrk_next(breaks);
    return next == UBRK_DONE ? -1 : next;
}

/// NFKC with case folding and without ignorable characters. NULL when ICU's data cannot be read.
static inline const UNormalizer2 *cicu_nfkc_casefold(void) {
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *instance = unorm2_getNFKCCasefoldInstance(&error);
    return U_SUCCESS(error) ? instance : NULL;
}

/// Whether the character is changed by nothing and changes nothing beside it.
static inline int32_t cicu_is_inert(const UNormalizer2 *normalizer, uint32_t character) {
    return unorm2_isInert(normalizer, (UChar32)character);
}

/// Whether the character never joins the one before it.
static inline int32_t cicu_starts_afresh(const UNormalizer2 *normalizer, uint32_t character) {
    return unorm2_hasBoundaryBefore(normalizer, (UChar32)character);
}

/// The number of UTF-16 units written, or -1 when they do not fit.
static inline int32_t cicu_normalize(
    const UNormalizer2 *normalizer, const uint16_t *text, int32_t length, uint16_t *result, int32_t capacity
) {
    UErrorCode error = U_ZERO_ERROR;
    int32_t count = unorm2_normalize(normalizer, (const UChar *)text, length, (UChar *)result, capacity, &error);
    return U_SUCCESS(error) ? count : -1;
}

#endif
