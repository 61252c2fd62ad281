// Debian's libxml2 is built with ICU, and its headers then pull in ICU's, which clash with those of Foundation's own ICU in
// any module that sees both. They are needed only for a converter at the end of a struct that nobody here makes.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlreader.h>
