/* A tiny program for tests of the starter on Windows: tells how it was started, waits for a file that GATE names, and ends
   with CODE, or with 3 where one of its files is not sound. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include <windows.h>

static void tell(const wchar_t *word, const wchar_t *value)
{
    static char text[65536];
    WideCharToMultiByte(CP_UTF8, 0, value, -1, text, sizeof text, NULL, NULL);
    printf("%ls %s\n", word, text);
}

static void tell_variable(const wchar_t *word, const wchar_t *name)
{
    static wchar_t value[32768];
    tell(word, GetEnvironmentVariableW(name, value, 32768) ? value : L"none");
}

int wmain(int count, wchar_t **arguments)
{
    static wchar_t path[32768], gate[32768], code[16];
    char end[6] = "";
    GetModuleFileNameW(NULL, path, 32768);
    tell(L"program", path);
    tell_variable(L"cache", L"SME_DESKTOP_STARTED_FROM_CACHE");
    tell_variable(L"disc", L"SME_DESKTOP_PROGRAM_ON_DISC");
    for (int i = 1; i < count; i++)
        tell(L"argument", arguments[i]);
    fflush(stdout);
    if (GetEnvironmentVariableW(L"GATE", gate, 32768))
        while (GetFileAttributesW(gate) == INVALID_FILE_ATTRIBUTES)
            Sleep(20);
    wcscpy(wcsrchr(path, L'\\'), L"\\_internal\\data.bin");
    FILE *data = _wfopen(path, L"rb");
    if (!data || fseek(data, -5, SEEK_END) || fread(end, 1, 5, data) != 5 || strcmp(end, "sound") != 0)
        return 3;
    fclose(data);
    return GetEnvironmentVariableW(L"CODE", code, 16) ? _wtoi(code) : 0;
}
