/* UTF-8 as Windows takes it. */
#ifndef WIDE_H
#define WIDE_H

#include <wchar.h>

/* UTF-16 in memory of its own. */
wchar_t *wide(const char *text);
/* The same for a path, with backslashes; as a long one where it has more characters than old calls take. */
wchar_t *wide_path(const char *path);
/* UTF-8 in memory of its own; of a path, with "/" and without what marks a long one. */
char *narrow(const wchar_t *text);
char *narrow_path(const wchar_t *path);

#endif
