/* What of the work with files is the same on every system. */
#include "files.h"

#include <stdlib.h>
#include <string.h>

char *joined(const char *folder, const char *name)
{
    size_t length = strlen(folder);
    char *path = malloc(length + strlen(name) + 2);
    if (!path)
        abort();
    memcpy(path, folder, length);
    if (length && path[length - 1] != '/')
        path[length++] = '/';
    strcpy(path + length, name);
    return path;
}

char *file_text(const char *path, size_t most, size_t *length)
{
    struct file *file = file_open(path);
    if (!file)
        return NULL;
    char *text = malloc(most + 2);
    if (!text)
        abort();
    size_t filled = 0;
    ptrdiff_t got = 0;
    while (filled <= most && (got = file_read(file, text + filled, most + 1 - filled)) > 0)
        filled += (size_t)got;
    file_close(file);
    if (filled > most || got < 0) {
        free(text);
        return NULL;
    }
    text[filled] = 0;
    if (length)
        *length = filled;
    return text;
}
