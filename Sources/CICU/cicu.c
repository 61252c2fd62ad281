#include "cicu.h"

#include <unicode/ubrk.h>
#include <unicode/unorm2.h>

static UBreakIterator *breaks_of(CICUBreaks *breaks) { return (UBreakIterator *)breaks; }

static const UNormalizer2 *normalizer_of(const CICUNormalizer *normalizer) { return (const UNormalizer2 *)normalizer; }

CICUBreaks *cicu_open_word_breaks(void) {
    UErrorCode error = U_ZERO_ERROR;
    UBreakIterator *breaks = ubrk_open(UBRK_WORD, "ja", NULL, 0, &error);
    return U_SUCCESS(error) ? (CICUBreaks *)breaks : NULL;
}

void cicu_close_breaks(CICUBreaks *breaks) { ubrk_close(breaks_of(breaks)); }

int32_t cicu_set_text(CICUBreaks *breaks, const uint16_t *text, int32_t length) {
    UErrorCode error = U_ZERO_ERROR;
    ubrk_setText(breaks_of(breaks), (const UChar *)text, length, &error);
    ubrk_first(breaks_of(breaks));
    return U_SUCCESS(error);
}

int32_t cicu_next_break(CICUBreaks *breaks) {
    int32_t next = ubrk_next(breaks_of(breaks));
    return next == UBRK_DONE ? -1 : next;
}

const CICUNormalizer *cicu_nfkc_casefold(void) {
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *instance = unorm2_getNFKCCasefoldInstance(&error);
    return U_SUCCESS(error) ? (const CICUNormalizer *)instance : NULL;
}

int32_t cicu_is_inert(const CICUNormalizer *normalizer, uint32_t character) {
    return unorm2_isInert(normalizer_of(normalizer), (UChar32)character);
}

int32_t cicu_starts_afresh(const CICUNormalizer *normalizer, uint32_t character) {
    return unorm2_hasBoundaryBefore(normalizer_of(normalizer), (UChar32)character);
}

int32_t cicu_normalize(
    const CICUNormalizer *normalizer, const uint16_t *text, int32_t length, uint16_t *result, int32_t capacity
) {
    UErrorCode error = U_ZERO_ERROR;
    int32_t count = unorm2_normalize(
        normalizer_of(normalizer), (const UChar *)text, length, (UChar *)result, capacity, &error);
    return U_SUCCESS(error) ? count : -1;
}
