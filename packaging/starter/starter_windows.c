/* Processes, places and languages on Windows. */
#include <stdlib.h>
#include <string.h>

#include <windows.h>

#include <shellapi.h>
#include <shlobj.h>

#include "starter.h"
#include "system.h"
#include "wide.h"

const char PROGRAM[] = "sme-desktop.exe";

char *system_cache(void)
{
    wchar_t *folder;
    if (SHGetKnownFolderPath(&FOLDERID_LocalAppData, 0, NULL, &folder) != S_OK)
        return NULL;
    char *path = narrow_path(folder), *base = joined(path, "sme-desktop/program");
    CoTaskMemFree(folder);
    free(path);
    return base;
}

char *system_languages(void)
{
    wchar_t name[LOCALE_NAME_MAX_LENGTH];
    LCID language = MAKELCID(GetUserDefaultUILanguage(), SORT_DEFAULT);
    return narrow(LCIDToLocaleName(language, name, LOCALE_NAME_MAX_LENGTH, 0) ? name : L"en");
}

void system_print(const char *text)
{
    DWORD written;
    HANDLE where = GetStdHandle(STD_ERROR_HANDLE);
    if (where && where != INVALID_HANDLE_VALUE)
        WriteFile(where, text, (DWORD)strlen(text), &written, NULL);
}

bool system_has_terminal(void)
{
    return false;
}

void system_pause(int ms)
{
    Sleep((DWORD)ms);
}

int64_t system_clock_ms(void)
{
    return (int64_t)GetTickCount64();
}

void system_set_variable(const char *name, const char *value)
{
    wchar_t *wide_name = wide(name), *wide_value = value ? wide_path(value) : NULL;
    SetEnvironmentVariableW(wide_name, wide_value);
    free(wide_name);
    free(wide_value);
}

void system_heed_signals(void)
{
    /* No "insert a disc" boxes when the medium is pulled out: the starter has sentences of its own. */
    SetErrorMode(SEM_FAILCRITICALERRORS);
}

int system_signal(void)
{
    return 0;
}

struct process {
    HANDLE handle;
};

/* Add an argument to a command line as the C library of the program takes lines apart: there, backslashes count only
   before a quotation mark. */
static wchar_t *add_argument(wchar_t *end, const wchar_t *argument)
{
    size_t slashes = 0;
    *end++ = L'"';
    for (; *argument; argument++) {
        for (size_t i = 0; *argument == L'"' && i <= slashes; i++)
            *end++ = L'\\';
        slashes = *argument == L'\\' ? slashes + 1 : 0;
        *end++ = *argument;
    }
    while (slashes--)
        *end++ = L'\\';
    *end++ = L'"';
    return end;
}

static wchar_t *command_line(const char *const *arguments)
{
    size_t room = 1;
    for (int i = 0; arguments[i]; i++)
        room += 2 * strlen(arguments[i]) + 4;
    wchar_t *line = malloc(room * sizeof *line), *end = line;
    if (!line)
        abort();
    for (int i = 0; arguments[i]; i++) {
        wchar_t *argument = i ? wide(arguments[i]) : wide_path(arguments[i]);
        if (i)
            *end++ = L' ';
        end = add_argument(end, argument);
        free(argument);
    }
    *end = 0;
    return line;
}

struct process *process_start(const char *path, const char *const *arguments)
{
    /* Where the starter's output goes somewhere, as in tests, the program's goes there too. */
    STARTUPINFOW start = {
        .cb = sizeof start,
        .hStdInput = GetStdHandle(STD_INPUT_HANDLE),
        .hStdOutput = GetStdHandle(STD_OUTPUT_HANDLE),
        .hStdError = GetStdHandle(STD_ERROR_HANDLE),
    };
    PROCESS_INFORMATION started;
    bool has_output = start.hStdOutput && start.hStdOutput != INVALID_HANDLE_VALUE;
    start.dwFlags = has_output ? STARTF_USESTDHANDLES : 0;
    wchar_t *program = wide_path(path), *line = command_line(arguments);
    DWORD flags = CREATE_DEFAULT_ERROR_MODE;
    bool is_started = CreateProcessW(program, line, NULL, NULL, has_output, flags, NULL, NULL, &start, &started);
    free(program);
    free(line);
    if (!is_started)
        return NULL;
    /* The reader has started this, so the program's window may come to the front. */
    AllowSetForegroundWindow(started.dwProcessId);
    CloseHandle(started.hThread);
    struct process *process = malloc(sizeof *process);
    if (!process)
        abort();
    process->handle = started.hProcess;
    return process;
}

bool process_wait(struct process *process, int ms)
{
    return WaitForSingleObject(process->handle, ms < 0 ? INFINITE : (DWORD)ms) == WAIT_OBJECT_0;
}

int process_end(struct process *process)
{
    DWORD code = 1;
    GetExitCodeProcess(process->handle, &code);
    CloseHandle(process->handle);
    free(process);
    return (int)code;
}

static char **own_arguments(void)
{
    int count;
    wchar_t **texts = CommandLineToArgvW(GetCommandLineW(), &count);
    if (!texts)
        count = 1;
    char **arguments = calloc((size_t)count + 1, sizeof *arguments);
    if (!arguments)
        abort();
    for (int i = 1; i < count; i++)
        arguments[i - 1] = narrow(texts[i]);
    LocalFree(texts);
    return arguments;
}

int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, wchar_t *line, int how)
{
    (void)instance, (void)before, (void)line, (void)how;
    static wchar_t path[32768];
    DWORD length = GetModuleFileNameW(NULL, path, 32768);
    if (!length || length >= 32768)
        return 1;
    char *disc = narrow_path(path);
    if (strrchr(disc, '/'))
        *strrchr(disc, '/') = 0;
    char *place = joined(disc, "windows"), **arguments = own_arguments();
    int code = starter_run(disc, place, (const char *const *)arguments);
    for (char **argument = arguments; *argument; argument++)
        free(*argument);
    free(arguments);
    free(place);
    free(disc);
    return code;
}
