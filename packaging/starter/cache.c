#include "cache.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "list.h"

enum { SPARE_BYTES = 50 * 1000 * 1000 }; /* left free for the rest of the reader's work */

static const char UNPACK_LOCK[] = "unpack.lock";

/* What is there */

static bool size_fits(const char *path, const struct listed *file)
{
    return file_size(path) == file->size;
}

static bool sum_fits(const char *path, const struct listed *file)
{
    static uint8_t data[64 << 10];
    uint8_t digest[SHA256_BYTES];
    struct sha256 sum;
    struct file *opened = file_size(path) == file->size ? file_open(path) : NULL;
    if (!opened)
        return false;
    sha256_begin(&sum);
    ptrdiff_t got;
    while ((got = file_read(opened, data, sizeof data)) > 0)
        sha256_add(&sum, data, (size_t)got);
    file_close(opened);
    sha256_end(&sum, digest);
    return got == 0 && memcmp(digest, file->sha256, sizeof digest) == 0;
}

/* Read the list of a folder; false where it has none. `text` holds it. */
static bool read_list(const char *folder, struct list *list, char **text)
{
    size_t length;
    char *path = joined(folder, LIST_NAME);
    *text = file_text(path, LIST_MOST, &length);
    free(path);
    return *text && list_read(list, *text, length);
}

static bool all_fit(const char *folder, bool (*fits)(const char *path, const struct listed *file))
{
    struct list list = {0};
    char *text;
    bool is_fitting = read_list(folder, &list, &text);
    for (long i = 0; is_fitting && i < list.count; i++) {
        char *path = joined(folder, list.files[i].path);
        is_fitting = fits(path, &list.files[i]);
        free(path);
    }
    list_free(&list);
    free(text);
    return is_fitting;
}

bool cache_is_whole(const char *folder)
{
    return all_fit(folder, size_fits);
}

bool cache_is_sound(const char *folder)
{
    return all_fit(folder, sum_fits);
}

/* Names within the base */

static bool is_id(const char *name, size_t length)
{
    return length == ID_LENGTH && strspn(name, "0123456789abcdef") >= ID_LENGTH;
}

/* True for what was never finished or was given up: ID.part-PID, ID.old-PID. */
static bool is_rest(const char *name)
{
    const char *dot = strchr(name, '.');
    return dot && is_id(name, (size_t)(dot - name)) && (!strncmp(dot, ".part-", 6) || !strncmp(dot, ".old-", 5));
}

static char *named(const char *base, const char *id, const char *ending)
{
    char name[ID_LENGTH + 40];
    snprintf(name, sizeof name, "%.*s.%s", ID_LENGTH, id, ending);
    return joined(base, name);
}

static char *own(const char *base, const char *id, const char *kind)
{
    char ending[32];
    snprintf(ending, sizeof ending, "%s-%ld", kind, process_number());
    return named(base, id, ending);
}

struct lock *cache_hold(const char *base, const char *id)
{
    struct lock *lock = NULL;
    char *path = named(base, id, "lock");
    lock_take(path, true, &lock);
    free(path);
    return lock;
}

int64_t cache_others_progress(const char *base)
{
    char *path = joined(base, UNPACK_LOCK);
    int64_t done = lock_noted(path);
    free(path);
    return done;
}

/* Removal */

/* Take a folder out of the way in one step, then remove it: a half removed program never bears its name. */
static enum outcome remove_folder(const char *base, const char *id)
{
    char *folder = joined(base, id), *old = own(base, id, "old");
    enum outcome outcome = DONE;
    if (folder_exists(folder)) {
        outcome = entry_remove(old);
        if (outcome == DONE)
            outcome = entry_rename(folder, old);
        if (outcome == DONE)
            outcome = entry_remove(old);
    }
    free(folder);
    free(old);
    return outcome;
}

/* Remove a program that nobody runs, with its lock. */
static enum outcome remove_program(const char *base, const char *id)
{
    struct lock *lock;
    char *path = named(base, id, "lock");
    enum outcome outcome = lock_take(path, false, &lock);
    if (outcome == DONE) {
        outcome = remove_folder(base, id);
        if (outcome == DONE)
            lock_abandon(lock, path);
        else
            lock_release(lock);
    }
    free(path);
    return outcome;
}

struct visit {
    const char *base, *kept; /* the program that stays; NULL: none */
    enum outcome worst;
};

static void remove_rest(void *context, const char *name)
{
    struct visit *visit = context;
    if (is_rest(name)) {
        char *path = joined(visit->base, name);
        entry_remove(path);
        free(path);
    }
}

static void remove_other(void *context, const char *name)
{
    struct visit *visit = context;
    if (!is_id(name, strlen(name)) || (visit->kept && strcmp(name, visit->kept) == 0))
        return;
    enum outcome outcome = remove_program(visit->base, name);
    if (outcome != DONE && visit->worst != BUSY)
        visit->worst = outcome;
}

/* Only with the lock of the one who unpacks: then every half written folder is a dead one. */
static enum outcome tidy(const char *base, const char *kept)
{
    struct visit visit = {base, kept, DONE};
    folder_names(base, remove_rest, &visit);
    folder_names(base, remove_other, &visit);
    return visit.worst;
}

static void count_entry(void *context, const char *name)
{
    struct visit *visit = context;
    if (is_rest(name) || (is_id(name, strlen(name)) && strcmp(name, visit->kept) != 0))
        visit->worst = BUSY;
}

void cache_tidy(const char *base, const char *id)
{
    struct visit visit = {base, id, DONE};
    struct lock *lock;
    folder_names(base, count_entry, &visit);
    if (visit.worst == DONE)
        return;
    char *path = joined(base, UNPACK_LOCK);
    if (lock_take(path, false, &lock) == DONE) {
        tidy(base, id);
        lock_release(lock);
    }
    free(path);
}

/* Remove the lock of a program that is gone. */
static void remove_lock(void *context, const char *name)
{
    const char *base = context, *dot = strchr(name, '.');
    if (dot && is_id(name, (size_t)(dot - name)) && strcmp(dot, ".lock") == 0) {
        char *path = joined(base, name);
        struct lock *lock;
        if (lock_take(path, false, &lock) == DONE)
            lock_abandon(lock, path);
        free(path);
    }
}

static void remove_empty(const char *base)
{
    char *above = joined(base, "");
    folder_remove_empty(base);
    *strrchr(above, '/') = 0;
    char *slash = strrchr(above, '/');
    if (slash) {
        *slash = 0;
        folder_remove_empty(above);
    }
    free(above);
}

enum outcome cache_remove(const char *base)
{
    if (!folder_exists(base))
        return DONE;
    struct lock *lock = NULL;
    char *path = joined(base, UNPACK_LOCK);
    enum outcome outcome = lock_take(path, false, &lock);
    if (outcome == DONE)
        outcome = tidy(base, NULL);
    if (outcome == DONE) {
        folder_names(base, remove_lock, (void *)base);
        lock_abandon(lock, path);
        remove_empty(base);
    } else {
        lock_release(lock);
    }
    free(path);
    return outcome;
}

/* Filling */

struct noted {
    struct lock *lock;
    struct progress progress;
};

static enum outcome note_and_tell(void *context, int64_t done)
{
    struct noted *noted = context;
    lock_note(noted->lock, done);
    return noted->progress.moved(noted->progress.context, done);
}

static bool has_room(const char *base, const struct pack *pack)
{
    return folder_room(base) - SPARE_BYTES >= pack->unpacked;
}

static enum outcome fill_with_lock(
    const char *base, const struct pack *pack, const char *archive, struct lock *lock, struct progress progress)
{
    char *part = own(base, pack->id, "part"), *folder = joined(base, pack->id);
    struct visit visit = {base, NULL, DONE};
    struct noted noted = {lock, progress};
    lock_note(lock, 0);
    folder_names(base, remove_rest, &visit);
    if (!has_room(base, pack))
        tidy(base, pack->id);
    enum outcome outcome = has_room(base, pack) ? folder_make(part) : NO_ROOM;
    if (outcome == DONE)
        outcome = pack_unpack(pack, archive, part, (struct progress){note_and_tell, &noted});
    if (outcome == DONE)
        outcome = remove_folder(base, pack->id);
    if (outcome == DONE)
        outcome = entry_rename(part, folder);
    if (outcome == DONE)
        folder_flush(base);
    else
        entry_remove(part);
    free(part);
    free(folder);
    return outcome;
}

enum outcome cache_fill(
    const char *base, const struct pack *pack, const char *archive, bool is_renewal, struct progress progress)
{
    struct lock *lock;
    char *path = joined(base, UNPACK_LOCK), *folder = joined(base, pack->id);
    enum outcome outcome = lock_take(path, false, &lock);
    if (outcome == DONE) {
        /* Another start may have done it while this one waited. */
        if (is_renewal ? !cache_is_sound(folder) : !cache_is_whole(folder))
            outcome = fill_with_lock(base, pack, archive, lock, progress);
        lock_release(lock);
    }
    free(path);
    free(folder);
    return outcome;
}
