/* For tests: the SHA-256 of standard input, which is added in pieces of as many bytes as the first argument says. */
#include <stdio.h>
#include <stdlib.h>

#include "sha256.h"

int main(int count, char **arguments)
{
    size_t length = count > 1 ? strtoul(arguments[1], NULL, 10) : 0, got;
    uint8_t data[4096], digest[SHA256_BYTES];
    struct sha256 sum;
    if (!length || length > sizeof data)
        return 2;
    sha256_begin(&sum);
    while ((got = fread(data, 1, length, stdin)) > 0)
        sha256_add(&sum, data, got);
    sha256_end(&sum, digest);
    for (int i = 0; i < SHA256_BYTES; i++)
        printf("%02x", digest[i]);
    putchar('\n');
    return 0;
}
