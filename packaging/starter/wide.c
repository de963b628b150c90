#include "wide.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <windows.h>

static void *kept(void *memory)
{
    if (!memory)
        abort();
    return memory;
}

wchar_t *wide(const char *text)
{
    int length = MultiByteToWideChar(CP_UTF8, 0, text, -1, NULL, 0);
    wchar_t *result = kept(malloc((size_t)length * sizeof *result));
    MultiByteToWideChar(CP_UTF8, 0, text, -1, result, length);
    return result;
}

wchar_t *wide_path(const char *path)
{
    wchar_t *plain = wide(path);
    size_t length = wcslen(plain);
    for (wchar_t *sign = plain; *sign; sign++)
        if (*sign == L'/')
            *sign = L'\\';
    /* A folder must leave room for a short name in it. */
    if (length < MAX_PATH - 12)
        return plain;
    bool is_share = plain[0] == L'\\' && plain[1] == L'\\';
    wchar_t *result = kept(malloc((length + 9) * sizeof *result));
    wcscpy(result, is_share ? L"\\\\?\\UNC" : L"\\\\?\\");
    wcscat(result, is_share ? plain + 1 : plain);
    free(plain);
    return result;
}

char *narrow(const wchar_t *text)
{
    int length = WideCharToMultiByte(CP_UTF8, 0, text, -1, NULL, 0, NULL, NULL);
    char *result = kept(malloc((size_t)length));
    WideCharToMultiByte(CP_UTF8, 0, text, -1, result, length, NULL, NULL);
    return result;
}

char *narrow_path(const wchar_t *path)
{
    bool is_long = wcsncmp(path, L"\\\\?\\", 4) == 0, is_share = is_long && wcsncmp(path + 4, L"UNC\\", 4) == 0;
    char *result = narrow(is_share ? path + 6 : is_long ? path + 4 : path);
    for (char *sign = result; *sign; sign++)
        if (*sign == '\\')
            *sign = '/';
    if (is_share)
        result[0] = '/';
    return result;
}
