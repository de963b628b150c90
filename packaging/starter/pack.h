/* A packed program: what pack.txt says of it, and its unpacking. */
#ifndef PACK_H
#define PACK_H

#include "files.h"
#include "sha256.h"

enum { ID_LENGTH = 16 };

struct pack {
    char id[ID_LENGTH + 1]; /* the first digits of the archive's checksum: the name of its folder in the cache */
    uint8_t sha256[SHA256_BYTES];
    int64_t size;     /* bytes of the archive */
    int64_t unpacked; /* bytes of its files */
};

/* Told how many bytes of the archive were read; DONE goes on, anything else ends the unpacking with it. */
struct progress {
    enum outcome (*moved)(void *context, int64_t done);
    void *context;
};

/* Read pack.txt; false where it is missing or not as it should be. */
bool pack_read(struct pack *pack, const char *path);

/* Read the archive (ustar within one frame of Zstandard) once, in order, and write its files into `folder`, which must be
   new; the list of files comes last, once the checksum of the whole archive is right. */
enum outcome pack_unpack(const struct pack *pack, const char *archive, const char *folder, struct progress progress);

#endif
