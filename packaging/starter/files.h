/* What the starter asks of the system's files. Paths and names are UTF-8 with "/", whatever the system's own. */
#ifndef FILES_H
#define FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum outcome {
    DONE,
    NO_ROOM,  /* the drive or the reader's share of it is full */
    NO_LEAVE, /* not allowed, or the folder cannot be written */
    DAMAGED,  /* what lies on the disc or in the cache is not what it should be */
    BUSY,     /* another process holds it */
    FROM_DISC, /* the reader would rather run from the disc */
    STOPPED,  /* the reader has closed the window, or the process was told to end */
};

struct file;
struct lock;

/* Give folder/name in memory of its own. */
char *joined(const char *folder, const char *name);

struct file *file_open(const char *path);
/* Bytes read, 0 at the end, -1 when the medium cannot be read. */
ptrdiff_t file_read(struct file *file, void *data, size_t length);
/* NULL where a file of this name is already there or none may be made: `why` then says so. */
struct file *file_create(const char *path, bool is_program, enum outcome *why);
enum outcome file_write(struct file *file, const void *data, size_t length);
/* Close and, where it was written, bring it on its way to the drive. */
enum outcome file_close(struct file *file);

/* The content of a small file with a final zero byte, or NULL where it is missing or longer than `most` bytes. */
char *file_text(const char *path, size_t most, size_t *length);
/* Bytes of a plain file, -1 for anything else. */
int64_t file_size(const char *path);

/* Make one folder; one that is there is as good. */
enum outcome folder_make(const char *path);
bool folder_exists(const char *path);
/* Give each name in a folder to `visit`. */
void folder_names(const char *path, void (*visit)(void *context, const char *name), void *context);
/* Bytes that this reader may still write there; INT64_MAX where the system does not tell. */
int64_t folder_room(const char *path);
/* True where the drive is mounted so that no program on it may start. */
bool folder_forbids_programs(const char *path);
/* Wait until all that was written below is on the drive, as far as the system does that at once. */
void folder_flush(const char *path);

enum outcome entry_rename(const char *from, const char *to);
/* Remove a file, or a folder with all in it; links are removed, never followed. */
enum outcome entry_remove(const char *path);

/* Remove a folder if nothing is in it. */
void folder_remove_empty(const char *path);

/* Take a lock without waiting, for oneself or shared with others, on a file that is made when missing. It ends with the
   process at the latest. BUSY: another holds it. */
enum outcome lock_take(const char *path, bool is_shared, struct lock **lock);
void lock_release(struct lock *lock); /* NULL: nothing to do */
/* Release a lock that is held for oneself, and remove its file. */
void lock_abandon(struct lock *lock, const char *path);
/* A number that the holder leaves for those who wait, and its reading without the lock (-1: none). */
void lock_note(struct lock *lock, int64_t number);
int64_t lock_noted(const char *path);

/* The number of this process. */
long process_number(void);

#endif
