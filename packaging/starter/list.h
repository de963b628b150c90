/* The list of a packed program's files: the first member of the archive, and the last file written into the cache.

   sme-desktop-files 1 COUNT
   SHA256 SIZE MODE PATH        COUNT such lines, in the archive's order; MODE is 644 or 755 */
#ifndef LIST_H
#define LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sha256.h"

#define LIST_NAME "files.txt"
enum { LIST_MOST = 4 << 20, PATH_MOST = 255 };

struct listed {
    const char *path;
    int64_t size;
    bool is_program;
    uint8_t sha256[SHA256_BYTES];
};

struct list {
    struct listed *files;
    long count;
    int64_t bytes; /* of all files */
};

/* Read `text`, which is changed and must outlive the list; false where it is no whole list of safe paths. */
bool list_read(struct list *list, char *text, size_t length);
void list_free(struct list *list);
bool digest_read(uint8_t digest[SHA256_BYTES], const char *text);

#endif
