/* Files on Windows. */
#include "files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <windows.h>

#include "wide.h"

struct file {
    HANDLE handle;
    bool is_written;
};

struct lock {
    HANDLE handle;
};

enum {
    PATIENCE = 20, /* virus scanners hold new files for a moment: times to try, */
    PAUSE_MS = 100, /* and milliseconds between them */
    QUOTA_EXCEEDED = 1295, /* ERROR_DISK_QUOTA_EXCEEDED, which headers of mingw-w64 lack */
};

static enum outcome reason(void)
{
    DWORD error = GetLastError();
    bool is_full = error == ERROR_DISK_FULL || error == ERROR_HANDLE_DISK_FULL || error == QUOTA_EXCEEDED;
    return is_full ? NO_ROOM : NO_LEAVE;
}

static bool is_scanned(void)
{
    DWORD error = GetLastError();
    return error == ERROR_ACCESS_DENIED || error == ERROR_SHARING_VIOLATION || error == ERROR_DIR_NOT_EMPTY;
}

static HANDLE open_handle(const char *path, DWORD access, DWORD share, DWORD how, DWORD flags)
{
    wchar_t *name = wide_path(path);
    HANDLE handle = CreateFileW(name, access, share, NULL, how, flags, NULL);
    DWORD error = GetLastError();
    free(name);
    SetLastError(error);
    return handle;
}

static struct file *held(HANDLE handle, bool is_written)
{
    struct file *file = malloc(sizeof *file);
    if (!file)
        abort();
    *file = (struct file){handle, is_written};
    return file;
}

struct file *file_open(const char *path)
{
    DWORD share = FILE_SHARE_READ | FILE_SHARE_DELETE;
    HANDLE handle = open_handle(path, GENERIC_READ, share, OPEN_EXISTING, FILE_FLAG_SEQUENTIAL_SCAN);
    return handle == INVALID_HANDLE_VALUE ? NULL : held(handle, false);
}

ptrdiff_t file_read(struct file *file, void *data, size_t length)
{
    DWORD got;
    return ReadFile(file->handle, data, (DWORD)length, &got, NULL) ? (ptrdiff_t)got : -1;
}

struct file *file_create(const char *path, bool is_program, enum outcome *why)
{
    (void)is_program;
    HANDLE handle = open_handle(path, GENERIC_WRITE, 0, CREATE_NEW, FILE_ATTRIBUTE_NORMAL);
    if (handle != INVALID_HANDLE_VALUE)
        return held(handle, true);
    *why = GetLastError() == ERROR_FILE_EXISTS ? DAMAGED : reason();
    return NULL;
}

enum outcome file_write(struct file *file, const void *data, size_t length)
{
    DWORD written;
    if (WriteFile(file->handle, data, (DWORD)length, &written, NULL) && written == length)
        return DONE;
    return reason();
}

enum outcome file_close(struct file *file)
{
    enum outcome outcome = file->is_written && !FlushFileBuffers(file->handle) ? reason() : DONE;
    CloseHandle(file->handle);
    free(file);
    return outcome;
}

static bool look_at(const char *path, WIN32_FILE_ATTRIBUTE_DATA *found)
{
    wchar_t *name = wide_path(path);
    bool is_there = GetFileAttributesExW(name, GetFileExInfoStandard, found);
    free(name);
    return is_there;
}

int64_t file_size(const char *path)
{
    WIN32_FILE_ATTRIBUTE_DATA found;
    if (!look_at(path, &found) || found.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY)
        return -1;
    return (int64_t)found.nFileSizeHigh << 32 | found.nFileSizeLow;
}

enum outcome folder_make(const char *path)
{
    wchar_t *name = wide_path(path);
    enum outcome outcome = CreateDirectoryW(name, NULL) ? DONE : GetLastError() == ERROR_ALREADY_EXISTS ? BUSY : reason();
    free(name);
    return outcome != BUSY ? outcome : folder_exists(path) ? DONE : DAMAGED;
}

bool folder_exists(const char *path)
{
    WIN32_FILE_ATTRIBUTE_DATA found;
    return look_at(path, &found) && found.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY;
}

void folder_names(const char *path, void (*visit)(void *context, const char *name), void *context)
{
    WIN32_FIND_DATAW entry;
    char *all = joined(path, "*");
    wchar_t *pattern = wide_path(all);
    HANDLE search = FindFirstFileW(pattern, &entry);
    free(pattern);
    free(all);
    if (search == INVALID_HANDLE_VALUE)
        return;
    do {
        char *name = narrow(entry.cFileName);
        if (strcmp(name, ".") != 0 && strcmp(name, "..") != 0)
            visit(context, name);
        free(name);
    } while (FindNextFileW(search, &entry));
    FindClose(search);
}

int64_t folder_room(const char *path)
{
    ULARGE_INTEGER room;
    wchar_t *name = wide_path(path);
    bool is_told = GetDiskFreeSpaceExW(name, &room, NULL, NULL);
    free(name);
    return is_told && room.QuadPart < INT64_MAX ? (int64_t)room.QuadPart : INT64_MAX;
}

bool folder_forbids_programs(const char *path)
{
    (void)path; /* Windows tells when a program is started, by rules that nobody can ask for. */
    return false;
}

void folder_flush(const char *path)
{
    (void)path; /* Each file was flushed when it was closed. */
}

enum outcome entry_rename(const char *from, const char *to)
{
    wchar_t *old = wide_path(from), *new = wide_path(to);
    bool is_done = false;
    enum outcome outcome = NO_LEAVE;
    for (int i = 0; i < PATIENCE && !is_done; i++) {
        is_done = MoveFileExW(old, new, MOVEFILE_WRITE_THROUGH);
        outcome = is_done ? DONE : reason();
        if (!is_done && !is_scanned())
            break;
        if (!is_done)
            Sleep(PAUSE_MS);
    }
    free(old);
    free(new);
    return outcome;
}

static void remove_within(void *folder, const char *name)
{
    char *path = joined(folder, name);
    entry_remove(path);
    free(path);
}

enum outcome entry_remove(const char *path)
{
    WIN32_FILE_ATTRIBUTE_DATA found;
    if (!look_at(path, &found))
        return GetLastError() == ERROR_FILE_NOT_FOUND || GetLastError() == ERROR_PATH_NOT_FOUND ? DONE : reason();
    bool is_folder = found.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY;
    if (is_folder && !(found.dwFileAttributes & FILE_ATTRIBUTE_REPARSE_POINT))
        folder_names(path, remove_within, (void *)path);
    wchar_t *name = wide_path(path);
    if (found.dwFileAttributes & FILE_ATTRIBUTE_READONLY)
        SetFileAttributesW(name, FILE_ATTRIBUTE_NORMAL);
    enum outcome outcome = (is_folder ? RemoveDirectoryW(name) : DeleteFileW(name)) ? DONE : reason();
    free(name);
    return outcome;
}

void folder_remove_empty(const char *path)
{
    wchar_t *name = wide_path(path);
    RemoveDirectoryW(name);
    free(name);
}

/* The locked byte lies far behind the number, so that those who wait may read that. */
static OVERLAPPED far_behind(void)
{
    return (OVERLAPPED){.Offset = 0, .OffsetHigh = 1};
}

enum outcome lock_take(const char *path, bool is_shared, struct lock **lock)
{
    DWORD access = GENERIC_READ | GENERIC_WRITE, share = FILE_SHARE_READ | FILE_SHARE_WRITE;
    HANDLE handle = open_handle(path, access, share, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL);
    if (handle == INVALID_HANDLE_VALUE)
        return reason();
    OVERLAPPED place = far_behind();
    if (!LockFileEx(handle, LOCKFILE_FAIL_IMMEDIATELY | (is_shared ? 0 : LOCKFILE_EXCLUSIVE_LOCK), 0, 1, 0, &place)) {
        DWORD error = GetLastError();
        CloseHandle(handle);
        return error == ERROR_LOCK_VIOLATION || error == ERROR_IO_PENDING ? BUSY : NO_LEAVE;
    }
    *lock = malloc(sizeof **lock);
    if (!*lock)
        abort();
    (*lock)->handle = handle;
    return DONE;
}

void lock_release(struct lock *lock)
{
    if (!lock)
        return;
    OVERLAPPED place = far_behind();
    UnlockFileEx(lock->handle, 0, 1, 0, &place);
    CloseHandle(lock->handle);
    free(lock);
}

void lock_abandon(struct lock *lock, const char *path)
{
    /* No file can be removed here while it is open, nor opened while it is removed: nobody loses a lock. */
    lock_release(lock);
    entry_remove(path);
}

void lock_note(struct lock *lock, int64_t number)
{
    char text[24];
    DWORD length = (DWORD)snprintf(text, sizeof text, "%-20lld\n", (long long)number);
    SetFilePointer(lock->handle, 0, NULL, FILE_BEGIN);
    WriteFile(lock->handle, text, length, &length, NULL);
}

int64_t lock_noted(const char *path)
{
    char text[24] = "";
    DWORD got = 0;
    DWORD share = FILE_SHARE_READ | FILE_SHARE_WRITE;
    HANDLE handle = open_handle(path, GENERIC_READ, share, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL);
    if (handle == INVALID_HANDLE_VALUE)
        return -1;
    if (!ReadFile(handle, text, sizeof text - 1, &got, NULL))
        got = 0;
    CloseHandle(handle);
    return got ? strtoll(text, NULL, 10) : -1;
}

long process_number(void)
{
    return (long)GetCurrentProcessId();
}
