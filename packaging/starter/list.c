#include "list.h"

#include <stdlib.h>
#include <string.h>

static int nibble(char digit)
{
    return digit >= '0' && digit <= '9' ? digit - '0' : digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

bool digest_read(uint8_t digest[SHA256_BYTES], const char *text)
{
    for (int i = 0; i < SHA256_BYTES; i++, text += 2) {
        int high = nibble(text[0]), low = high < 0 ? -1 : nibble(text[1]);
        if (low < 0)
            return false;
        digest[i] = (uint8_t)(high << 4 | low);
    }
    return true;
}

/* True for a path below its folder that both systems take as it stands: no way up, no drive, no second meaning. */
static bool is_safe(const char *path)
{
    size_t length = strlen(path);
    if (!length || length > PATH_MOST || strcmp(path, LIST_NAME) == 0)
        return false;
    for (const char *part = path; part;) {
        const char *end = strchr(part, '/');
        size_t size = end ? (size_t)(end - part) : strlen(part);
        /* A last dot or space is dropped by Windows, so this also keeps out "." and "..". */
        if (!size || part[size - 1] == '.' || part[size - 1] == ' ')
            return false;
        for (size_t i = 0; i < size; i++)
            if ((unsigned char)part[i] < ' ' || strchr("\\:*?\"<>|\177", part[i]))
                return false;
        part = end ? end + 1 : NULL;
    }
    return true;
}

/* Cut the next line off, ended by a zero byte; NULL at the end. */
static char *next_line(char **text)
{
    char *line = *text, *end = line ? strchr(line, '\n') : NULL;
    if (!end)
        return NULL;
    *end = 0;
    *text = end + 1;
    return line;
}

static bool read_number(char **text, int64_t *number)
{
    char *end;
    if (**text < '0' || **text > '9')
        return false;
    *number = strtoll(*text, &end, 10);
    if (*end != ' ' || *number > INT64_C(1) << 40)
        return false;
    *text = end + 1;
    return true;
}

static bool read_line(struct listed *file, char *line)
{
    int64_t mode;
    if (!digest_read(file->sha256, line) || line[64] != ' ')
        return false;
    line += 65;
    if (!read_number(&line, &file->size) || !read_number(&line, &mode) || (mode != 644 && mode != 755))
        return false;
    file->is_program = mode == 755;
    file->path = line;
    return is_safe(line);
}

bool list_read(struct list *list, char *text, size_t length)
{
    static const char first[] = "sme-desktop-files 1 ";
    char *rest = text, *end, *line = strlen(text) == length ? next_line(&rest) : NULL;
    list->files = NULL;
    list->bytes = 0;
    if (!line || strncmp(line, first, sizeof first - 1) != 0)
        return false;
    list->count = strtol(line + sizeof first - 1, &end, 10);
    if (*end || list->count < 1 || list->count > LIST_MOST / 70)
        return false;
    list->files = calloc((size_t)list->count, sizeof *list->files);
    if (!list->files)
        abort();
    for (long i = 0; i < list->count; i++) {
        line = next_line(&rest);
        if (!line || !read_line(&list->files[i], line)) {
            list_free(list);
            return false;
        }
        list->bytes += list->files[i].size;
    }
    if (*rest) {
        list_free(list);
        return false;
    }
    return true;
}

void list_free(struct list *list)
{
    free(list->files);
    list->files = NULL;
}
