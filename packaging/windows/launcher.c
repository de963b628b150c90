/* Starts the handbook: loads Python from runtime\ beside this file and hands it site\start.pyc with all arguments; says
   in the reader's language what is in the way. With PLAIN_PYTHON it is a Python with a console, for tests. */
#include <windows.h>
#include <shellapi.h>
#include <stdlib.h>
#include <wchar.h>

#define LONGEST 32768
#define OLDEST_BUILD 17763 /* Windows 10 1809, the first that Qt 6.8 supports */

typedef int (*python_main)(int, wchar_t **);
typedef LONG(WINAPI *version_teller)(OSVERSIONINFOW *);

enum trouble { WINDOWS_IS_OLD, PART_IS_MISSING };

/* English, French, Spanish */
static const wchar_t *const WORDS[2][3] = {
    {L"This program needs Windows 10 (version 1809) or later.\n\n"
     L"The same guides open in a browser: open the file START.html of the disc.",
     L"Ce programme demande Windows 10 (version 1809) ou plus récent.\n\n"
     L"Les mêmes guides s’ouvrent dans un navigateur\u00A0: ouvrez le fichier START.html du disque.",
     L"Este programa necesita Windows 10 (versión 1809) o posterior.\n\n"
     L"Las mismas guías se abren en un navegador: abra el archivo START.html del disco."},
    {L"A part of the program is missing or damaged, or this PC forbids starting it.\n\n"
     L"Copy the whole folder again. The same guides open in a browser: open the file START.html of the disc.",
     L"Une partie du programme manque ou est endommagée, ou bien ce PC interdit de la lancer.\n\n"
     L"Copiez de nouveau tout le dossier. Les mêmes guides s’ouvrent dans un navigateur\u00A0: ouvrez le fichier "
     L"START.html du disque.",
     L"Falta una parte del programa o está dañada, o este PC no permite iniciarla.\n\n"
     L"Copie de nuevo toda la carpeta. Las mismas guías se abren en un navegador: abra el archivo START.html del disco."},
};

static int refuse(enum trouble trouble, const wchar_t *part)
{
    static wchar_t text[LONGEST + 1024];
    DWORD error = GetLastError();
    WORD language = PRIMARYLANGID(GetUserDefaultUILanguage());
    int column = language == LANG_FRENCH ? 1 : language == LANG_SPANISH ? 2 : 0;
    if (part)
        _snwprintf(text, LONGEST + 1023, L"%ls\n\n%ls (%lu)", WORDS[trouble][column], part, error);
    else
        wcscpy(text, WORDS[trouble][column]);
    MessageBoxW(NULL, text, L"SME Desktop", MB_OK | MB_ICONWARNING | MB_SETFOREGROUND);
    return 1;
}

static DWORD windows_build(void)
{
    OSVERSIONINFOW version = {.dwOSVersionInfoSize = sizeof version};
    /* GetVersionEx tells programs what they like to hear. */
    version_teller tell = (version_teller)(void *)GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "RtlGetVersion");
    return tell && tell(&version) == 0 ? version.dwBuildNumber : 0;
}

static int run(int count, wchar_t **given)
{
    static wchar_t folder[LONGEST + 64], runtime[LONGEST + 64], library[LONGEST + 64];
    if (windows_build() < OLDEST_BUILD)
        return refuse(WINDOWS_IS_OLD, NULL);
    /* A disc that is taken out is told by the handbook itself, not by a box of the system for each file. */
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOOPENFILEERRORBOX);
    DWORD length = GetModuleFileNameW(NULL, folder, LONGEST);
    if (length == 0 || length >= LONGEST)
        return refuse(PART_IS_MISSING, L"sme-desktop.exe");
    *wcsrchr(folder, L'\\') = 0;
    _snwprintf(runtime, LONGEST + 63, L"%ls\\runtime", folder);
    _snwprintf(library, LONGEST + 63, L"%ls\\" LIBRARY, runtime);
    /* Libraries come from the program's own folders and the system's, never from the current folder or PATH. */
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    AddDllDirectory(runtime);
    HMODULE python = LoadLibraryExW(library, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    if (!python)
        return refuse(PART_IS_MISSING, library);
    python_main start = (python_main)(void *)GetProcAddress(python, "Py_Main");
    wchar_t **arguments = calloc(count + 8, sizeof *arguments);
    if (!start || !arguments)
        return refuse(PART_IS_MISSING, library);
    int n = 0;
    arguments[n++] = given[0];
    arguments[n++] = L"-I"; /* nothing of another Python on this PC */
    arguments[n++] = L"-B";
    arguments[n++] = L"-X";
    arguments[n++] = L"utf8";
#ifndef PLAIN_PYTHON
    static wchar_t script[LONGEST + 64];
    _snwprintf(script, LONGEST + 63, L"%ls\\site\\start.pyc", folder);
    if (GetFileAttributesW(script) == INVALID_FILE_ATTRIBUTES)
        return refuse(PART_IS_MISSING, script);
    arguments[n++] = script;
#endif
    for (int i = 1; i < count; i++)
        arguments[n++] = given[i];
    return start(n, arguments);
}

int WINAPI wWinMain(HINSTANCE self, HINSTANCE none, PWSTR line, int show)
{
    int count;
    wchar_t **given = CommandLineToArgvW(GetCommandLineW(), &count);
    (void)self, (void)none, (void)line, (void)show;
    return given ? run(count, given) : refuse(PART_IS_MISSING, L"sme-desktop.exe");
}
