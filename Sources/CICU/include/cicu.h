// Typed doors to ICU. ICU renames its functions by macro (`ubrk_open` is `ubrk_open_72`), and Swift does not see macros:
// a function does, and whatever ICU is installed at build time is the one called. The types are opaque and our own:
// Foundation brings an ICU of another version along, and a Swift module that saw both headers would not build.
#ifndef KAIRAN_CICU_H
#define KAIRAN_CICU_H

#include <stdint.h>

typedef struct CICUBreaks CICUBreaks;
typedef struct CICUNormalizer CICUNormalizer;

/// Word breaks by UAX #29 and ICU's dictionary of Japanese. NULL when ICU's data cannot be read.
CICUBreaks *cicu_open_word_breaks(void);

void cicu_close_breaks(CICUBreaks *breaks);

/// The text is not copied: it must stay in place until the last `cicu_next_break`. Returns 0 on failure.
int32_t cicu_set_text(CICUBreaks *breaks, const uint16_t *text, int32_t length);

/// The next break in UTF-16 units, or -1 after the last one.
int32_t cicu_next_break(CICUBreaks *breaks);

/// NFKC with case folding and without ignorable characters. NULL when ICU's data cannot be read.
const CICUNormalizer *cicu_nfkc_casefold(void);

/// Whether the character is changed by nothing and changes nothing beside it.
int32_t cicu_is_inert(const CICUNormalizer *normalizer, uint32_t character);

/// Whether the character never joins the one before it.
int32_t cicu_starts_afresh(const CICUNormalizer *normalizer, uint32_t character);

/// The number of UTF-16 units written, or -1 when they do not fit.
int32_t cicu_normalize(
    const CICUNormalizer *normalizer, const uint16_t *text, int32_t length, uint16_t *result, int32_t capacity
);

#endif
