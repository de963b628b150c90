#include "pack.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "code.h"
#include "list.h"

#define ZSTD_STATIC_LINKING_ONLY
#include "zstd.h"

enum {
    CHUNK = 128 << 10,    /* bytes read at once: 35 ms of a 24x drive, so that the window answers */
    WINDOW_LOG_MOST = 26, /* 64 MB: what an old PC can hold */
    TAR_BLOCK = 512,
    TAR_END_MOST = 64 << 10,
};

/* pack.txt */

static bool read_value(const char *text, const char *key, char *value, size_t room)
{
    size_t length = strlen(key);
    for (const char *line = text; line; line = strchr(line, '\n'), line = line ? line + 1 : NULL) {
        if (strncmp(line, key, length) != 0 || line[length] != ' ')
            continue;
        line += length + 1;
        size_t size = strcspn(line, "\r\n");
        if (size >= room)
            return false;
        memcpy(value, line, size);
        value[size] = 0;
        return true;
    }
    return false;
}

static bool read_bytes(const char *text, const char *key, int64_t *bytes)
{
    char value[24], *end;
    if (!read_value(text, key, value, sizeof value))
        return false;
    *bytes = strtoll(value, &end, 10);
    return end != value && !*end && *bytes > 0;
}

bool pack_read(struct pack *pack, const char *path)
{
    char format[8], digest[2 * SHA256_BYTES + 1], *text = file_text(path, 4096, NULL);
    bool is_whole = text && read_value(text, "format", format, sizeof format) && strcmp(format, "1") == 0
        && read_value(text, "sha256", digest, sizeof digest) && digest_read(pack->sha256, digest)
        && read_bytes(text, "size", &pack->size) && read_bytes(text, "unpacked", &pack->unpacked);
    free(text);
    if (is_whole) {
        memcpy(pack->id, digest, ID_LENGTH);
        pack->id[ID_LENGTH] = 0;
    }
    return is_whole;
}

/* The stream: read, summed and decoded in one go. */

struct stream {
    struct file *file;
    ZSTD_DStream *decoder;
    ZSTD_inBuffer input;
    struct sha256 sum;
    int64_t read;
    bool has_ended; /* the frame is complete */
    struct progress progress;
    uint8_t chunk[CHUNK];
};

static enum outcome fill(struct stream *stream)
{
    ptrdiff_t got = file_read(stream->file, stream->chunk, CHUNK);
    if (got <= 0)
        return DAMAGED;
    sha256_add(&stream->sum, stream->chunk, (size_t)got);
    stream->read += got;
    stream->input.size = (size_t)got;
    stream->input.pos = 0;
    return stream->progress.moved(stream->progress.context, stream->read);
}

/* Give the next `length` bytes; DAMAGED where there are fewer. */
static enum outcome take(struct stream *stream, void *data, size_t length)
{
    ZSTD_outBuffer output = {data, length, 0};
    while (output.pos < length) {
        if (stream->has_ended)
            return DAMAGED;
        if (stream->input.pos == stream->input.size) {
            enum outcome outcome = fill(stream);
            if (outcome != DONE)
                return outcome;
        }
        size_t left = ZSTD_decompressStream(stream->decoder, &output, &stream->input);
        if (ZSTD_isError(left))
            return DAMAGED;
        stream->has_ended = left == 0;
    }
    return DONE;
}

/* The archive */

static bool read_octal(const uint8_t *field, size_t length, int64_t *number)
{
    *number = 0;
    for (size_t i = 0; i < length && field[i] && field[i] != ' '; i++) {
        if (field[i] < '0' || field[i] > '7')
            return false;
        *number = *number * 8 + (field[i] - '0');
    }
    return true;
}

/* Read a header of a plain file (POSIX.1-1988 ustar); false for anything else. Its own checksum adds nothing to that of the
   archive. */
static bool read_header(const uint8_t *block, char path[PATH_MOST + 2], int64_t *size)
{
    if (memcmp(block + 257, "ustar\00000", 8) != 0 || block[156] != '0' || !read_octal(block + 124, 12, size))
        return false;
    int prefix = (int)strnlen((const char *)block + 345, 155);
    snprintf(path, PATH_MOST + 2, "%.*s%s%.100s", prefix, (const char *)block + 345, prefix ? "/" : "", (const char *)block);
    return true;
}

/* Read the header of the next member, which must be `path` with `size` bytes. */
static enum outcome expect(struct stream *stream, const char *path, int64_t *size)
{
    uint8_t block[TAR_BLOCK];
    char found[PATH_MOST + 2];
    enum outcome outcome = take(stream, block, sizeof block);
    if (outcome == DONE && (!read_header(block, found, size) || strcmp(found, path) != 0))
        return DAMAGED;
    return outcome;
}

/* Pass over what fills a member's last block. */
static enum outcome skip_padding(struct stream *stream, int64_t size)
{
    uint8_t block[TAR_BLOCK];
    return take(stream, block, (size_t)(-size & (TAR_BLOCK - 1)));
}

static enum outcome take_list(struct stream *stream, char **text, int64_t *length)
{
    enum outcome outcome = expect(stream, LIST_NAME, length);
    if (outcome == DONE && *length > LIST_MOST)
        return DAMAGED;
    if (outcome != DONE)
        return outcome;
    *text = calloc((size_t)*length + 1, 1);
    if (!*text)
        abort();
    outcome = take(stream, *text, (size_t)*length);
    return outcome == DONE ? skip_padding(stream, *length) : outcome;
}

/* Make the folders on the way to a listed file. */
static enum outcome make_way(const char *folder, const char *path)
{
    enum outcome outcome = DONE;
    char *way = joined(folder, path);
    for (char *slash = way + strlen(folder) + 1; outcome == DONE && (slash = strchr(slash, '/')); slash++) {
        *slash = 0;
        outcome = folder_make(way);
        *slash = '/';
    }
    free(way);
    return outcome;
}

static enum outcome write_data(struct stream *stream, struct file *file, int64_t size)
{
    uint8_t data[CHUNK];
    size_t kept = 0; /* bytes at the beginning that wait for the next ones */
    struct code code = {size, 0, false};
    enum outcome outcome = DONE;
    for (int64_t rest = size; rest && outcome == DONE;) {
        size_t part = rest < (int64_t)(CHUNK - kept) ? (size_t)rest : CHUNK - kept;
        outcome = take(stream, data + kept, part);
        if (outcome != DONE)
            break;
        size_t ready = code_restore(&code, data, kept + part);
        outcome = file_write(file, data, ready);
        kept += part - ready;
        memmove(data, data + ready, kept);
        rest -= (int64_t)part;
    }
    return outcome;
}

static enum outcome write_listed(struct stream *stream, const char *folder, const struct listed *listed)
{
    int64_t size;
    enum outcome outcome = expect(stream, listed->path, &size);
    if (outcome == DONE && size != listed->size)
        return DAMAGED;
    if (outcome == DONE)
        outcome = make_way(folder, listed->path);
    if (outcome != DONE)
        return outcome;
    char *path = joined(folder, listed->path);
    struct file *file = file_create(path, listed->is_program, &outcome);
    free(path);
    if (!file)
        return outcome;
    outcome = write_data(stream, file, size);
    enum outcome closed = file_close(file);
    if (outcome == DONE)
        outcome = closed;
    return outcome == DONE ? skip_padding(stream, size) : outcome;
}

/* Read on to the end of the file: two or more empty blocks, then nothing. */
static enum outcome expect_end(struct stream *stream, const struct pack *pack)
{
    static const uint8_t empty[TAR_BLOCK];
    uint8_t block[TAR_BLOCK], digest[SHA256_BYTES];
    int blocks = 0;
    while (!stream->has_ended) {
        enum outcome outcome = take(stream, block, sizeof block);
        if (outcome != DONE)
            return outcome;
        if (memcmp(block, empty, sizeof block) != 0 || ++blocks > TAR_END_MOST / TAR_BLOCK)
            return DAMAGED;
    }
    uint8_t beyond;
    if (blocks < 2 || stream->input.pos != stream->input.size || file_read(stream->file, &beyond, 1) != 0)
        return DAMAGED;
    sha256_end(&stream->sum, digest);
    return stream->read == pack->size && memcmp(digest, pack->sha256, sizeof digest) == 0 ? DONE : DAMAGED;
}

static enum outcome write_list(const char *folder, const char *text, int64_t length)
{
    enum outcome outcome = DONE;
    char *path = joined(folder, LIST_NAME);
    struct file *file = file_create(path, false, &outcome);
    free(path);
    if (!file)
        return outcome;
    outcome = file_write(file, text, (size_t)length);
    enum outcome closed = file_close(file);
    return outcome == DONE ? closed : outcome;
}

static enum outcome unpack_all(struct stream *stream, const struct pack *pack, const char *folder)
{
    struct list list = {0};
    char *text = NULL, *lines = NULL;
    int64_t length = 0;
    enum outcome outcome = take_list(stream, &text, &length);
    if (outcome == DONE) {
        /* The list is cut into its lines; the cache gets it as it was. */
        lines = malloc((size_t)length + 1);
        if (!lines)
            abort();
        memcpy(lines, text, (size_t)length + 1);
        if (!list_read(&list, lines, (size_t)length) || list.bytes != pack->unpacked)
            outcome = DAMAGED;
    }
    for (long i = 0; outcome == DONE && i < list.count; i++)
        outcome = write_listed(stream, folder, &list.files[i]);
    if (outcome == DONE)
        outcome = expect_end(stream, pack);
    if (outcome == DONE) {
        folder_flush(folder);
        outcome = write_list(folder, text, length);
    }
    if (outcome == DONE)
        folder_flush(folder);
    list_free(&list);
    free(lines);
    free(text);
    return outcome;
}

enum outcome pack_unpack(const struct pack *pack, const char *archive, const char *folder, struct progress progress)
{
    struct stream *stream = calloc(1, sizeof *stream);
    ZSTD_DStream *decoder = ZSTD_createDStream();
    if (!stream || !decoder)
        abort();
    stream->decoder = decoder;
    stream->input.src = stream->chunk;
    stream->progress = progress;
    sha256_begin(&stream->sum);
    ZSTD_DCtx_setParameter(decoder, ZSTD_d_windowLogMax, WINDOW_LOG_MOST);
    enum outcome outcome = DAMAGED;
    stream->file = file_open(archive);
    if (stream->file) {
        outcome = unpack_all(stream, pack, folder);
        file_close(stream->file);
    }
    ZSTD_freeDStream(decoder);
    free(stream);
    return outcome;
}
