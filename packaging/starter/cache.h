/* The reader's own copy of the program, in one folder per packed program:

   BASE/ID/          whole from the moment it has this name; its list of files came last
   BASE/ID.lock      shared by all who run it
   BASE/unpack.lock  of the one who unpacks, with the bytes done so far
   BASE/ID.part-PID  half written;  BASE/ID.old-PID  to be removed */
#ifndef CACHE_H
#define CACHE_H

#include "pack.h"

/* True where each listed file is there with its size: fast enough for every start. */
bool cache_is_whole(const char *folder);
/* True where each listed file has its checksum: about half a second, and a reading of the drive. */
bool cache_is_sound(const char *folder);

/* Take the lock of those who run BASE/ID; NULL where none can be had. */
struct lock *cache_hold(const char *base, const char *id);

/* Make BASE/ID whole from the archive; as a renewal, replace one whose checksums are wrong. BUSY: another process is at
   it, and cache_others_progress tells how many bytes of the archive it has read (-1: not known). */
enum outcome cache_fill(
    const char *base, const struct pack *pack, const char *archive, bool is_renewal, struct progress progress);
int64_t cache_others_progress(const char *base);

/* Remove what other discs and broken starts have left, as far as nobody runs it. */
void cache_tidy(const char *base, const char *id);
/* Remove all of it, with BASE and the folder above when they are empty. BUSY: somebody runs it. */
enum outcome cache_remove(const char *base);

#endif
