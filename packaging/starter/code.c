#include "code.h"

#include <string.h>

enum { CALL = 0xe8, JUMP = 0xe9, INSTRUCTION = 5 };

static int64_t read_signed(const uint8_t *bytes)
{
    return (int32_t)((uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24);
}

static void write_signed(uint8_t *bytes, int64_t number)
{
    for (int i = 0; i < 4; i++)
        bytes[i] = (uint8_t)(number >> 8 * i);
}

size_t code_restore(struct code *code, uint8_t *data, size_t length)
{
    if (code->position == 0)
        code->is_code = length >= 4 && (memcmp(data, "\177ELF", 4) == 0 || memcmp(data, "MZ", 2) == 0);
    size_t i = code->is_code ? 0 : length;
    while (i < length) {
        int64_t place = code->position + (int64_t)i;
        if ((data[i] != CALL && data[i] != JUMP) || place + INSTRUCTION > code->size) {
            i++;
            continue;
        }
        if (i + INSTRUCTION > length)
            break;
        int64_t target = read_signed(data + i + 1);
        if (target >= -place && target < code->size)
            write_signed(data + i + 1, target >= 0 ? target - place : target + code->size);
        i += INSTRUCTION;
    }
    code->position += (int64_t)i;
    return i;
}
