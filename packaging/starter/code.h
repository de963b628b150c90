/* Calls and jumps in x86 machine code, which are packed with absolute targets: many lead to the same place, and so pack
   better (by 7 in 100) than their distances do. The way of it is that of LZX (Microsoft Cabinet format, section 2.4.3). */
#ifndef CODE_H
#define CODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct code {
    int64_t size, position; /* of the file, and of the next byte in it */
    bool is_code;           /* a program or library of Linux or Windows */
};

/* Put distances back into `data`, which follows what was restored before; give how many bytes of it are final. The others,
   at most four, come again at the beginning of the next data. */
size_t code_restore(struct code *code, uint8_t *data, size_t length);

#endif
