/* Files on Linux. */
#define _GNU_SOURCE
#include "files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

struct file {
    int descriptor;
};

struct lock {
    int descriptor;
};

static enum outcome reason(void)
{
    return errno == ENOSPC || errno == EDQUOT || errno == EFBIG ? NO_ROOM : NO_LEAVE;
}

static struct file *held(int descriptor)
{
    struct file *file = malloc(sizeof *file);
    if (!file)
        abort();
    file->descriptor = descriptor;
    return file;
}

struct file *file_open(const char *path)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return NULL;
    posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL);
    return held(descriptor);
}

ptrdiff_t file_read(struct file *file, void *data, size_t length)
{
    ptrdiff_t got;
    do
        got = read(file->descriptor, data, length);
    while (got < 0 && errno == EINTR);
    return got;
}

struct file *file_create(const char *path, bool is_program, enum outcome *why)
{
    int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, is_program ? 0755 : 0644);
    if (descriptor >= 0)
        return held(descriptor);
    *why = errno == EEXIST || errno == ENOTDIR ? DAMAGED : reason();
    return NULL;
}

enum outcome file_write(struct file *file, const void *data, size_t length)
{
    for (const char *rest = data; length;) {
        ptrdiff_t written = write(file->descriptor, rest, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return reason();
        rest += written;
        length -= (size_t)written;
    }
    return DONE;
}

enum outcome file_close(struct file *file)
{
    int failed = close(file->descriptor);
    free(file);
    return failed && errno != EINTR ? reason() : DONE;
}

int64_t file_size(const char *path)
{
    struct stat found;
    return lstat(path, &found) == 0 && S_ISREG(found.st_mode) ? (int64_t)found.st_size : -1;
}

enum outcome folder_make(const char *path)
{
    if (mkdir(path, 0755) == 0 || (errno == EEXIST && folder_exists(path)))
        return DONE;
    return errno == EEXIST || errno == ENOTDIR ? DAMAGED : reason();
}

bool folder_exists(const char *path)
{
    struct stat found;
    return stat(path, &found) == 0 && S_ISDIR(found.st_mode);
}

void folder_names(const char *path, void (*visit)(void *context, const char *name), void *context)
{
    DIR *folder = opendir(path);
    if (!folder)
        return;
    for (struct dirent *entry; (entry = readdir(folder));)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            visit(context, entry->d_name);
    closedir(folder);
}

int64_t folder_room(const char *path)
{
    struct statvfs drive;
    return statvfs(path, &drive) == 0 ? (int64_t)drive.f_bavail * (int64_t)drive.f_frsize : INT64_MAX;
}

bool folder_forbids_programs(const char *path)
{
    struct statvfs drive;
    return statvfs(path, &drive) == 0 && drive.f_flag & ST_NOEXEC;
}

void folder_flush(const char *path)
{
    int descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    /* All at once: one flush after another costs a turn of the disk for each of 200 files. */
    syncfs(descriptor);
    close(descriptor);
}

enum outcome entry_rename(const char *from, const char *to)
{
    return rename(from, to) == 0 ? DONE : reason();
}

static void remove_within(void *folder, const char *name)
{
    char *path = joined(folder, name);
    entry_remove(path);
    free(path);
}

enum outcome entry_remove(const char *path)
{
    struct stat found;
    if (lstat(path, &found) != 0)
        return errno == ENOENT ? DONE : reason();
    if (!S_ISDIR(found.st_mode))
        return unlink(path) == 0 ? DONE : reason();
    folder_names(path, remove_within, (void *)path);
    return rmdir(path) == 0 ? DONE : reason();
}

void folder_remove_empty(const char *path)
{
    rmdir(path);
}

enum outcome lock_take(const char *path, bool is_shared, struct lock **lock)
{
    for (;;) {
        int descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        if (descriptor < 0 && is_shared)
            /* A home that is read-only today may hold a whole program from yesterday. */
            descriptor = open(path, O_RDONLY | O_CLOEXEC);
        if (descriptor < 0)
            return reason();
        if (flock(descriptor, (is_shared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0) {
            enum outcome why = errno == EWOULDBLOCK ? BUSY : NO_LEAVE;
            close(descriptor);
            return why;
        }
        struct stat found;
        if (fstat(descriptor, &found) == 0 && found.st_nlink > 0) {
            *lock = malloc(sizeof **lock);
            if (!*lock)
                abort();
            (*lock)->descriptor = descriptor;
            return DONE;
        }
        /* Removed between opening and locking: nobody else would meet this one. */
        close(descriptor);
    }
}

void lock_release(struct lock *lock)
{
    if (!lock)
        return;
    close(lock->descriptor);
    free(lock);
}

void lock_abandon(struct lock *lock, const char *path)
{
    unlink(path);
    lock_release(lock);
}

void lock_note(struct lock *lock, int64_t number)
{
    char text[24];
    int length = snprintf(text, sizeof text, "%-20lld\n", (long long)number);
    if (pwrite(lock->descriptor, text, (size_t)length, 0) < 0)
        return; /* Those who wait then see no figure. */
}

int64_t lock_noted(const char *path)
{
    char text[24] = "";
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    ptrdiff_t got = descriptor < 0 ? -1 : read(descriptor, text, sizeof text - 1);
    if (descriptor >= 0)
        close(descriptor);
    return got > 0 ? strtoll(text, NULL, 10) : -1;
}

long process_number(void)
{
    return (long)getpid();
}
