/* Processes, places and languages on Linux. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "starter.h"
#include "system.h"

const char PROGRAM[] = "sme-desktop";

char *system_cache(void)
{
    /* XDG Base Directory Specification 0.8: a relative path is no path. */
    const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    if (cache && *cache == '/')
        return joined(cache, "sme-desktop/program");
    return home && *home == '/' ? joined(home, ".cache/sme-desktop/program") : NULL;
}

char *system_languages(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *locale = "";
    for (int i = 0; i < 3 && !*locale; i++)
        locale = getenv(names[i]) ? getenv(names[i]) : "";
    const char *list = getenv("LANGUAGE");
    /* As gettext does it: the list counts before the locale, but not in the locale C. */
    bool is_plain = strcmp(locale, "C") == 0 || strncmp(locale, "C.", 2) == 0 || strcmp(locale, "POSIX") == 0;
    const char *first = list && !is_plain ? list : "";
    size_t room = strlen(first) + strlen(locale) + 2;
    char *codes = malloc(room);
    if (!codes)
        abort();
    snprintf(codes, room, "%s%s%s", first, *first ? ":" : "", locale);
    return codes;
}

void system_print(const char *text)
{
    fputs(text, stderr);
    fflush(stderr);
}

bool system_has_terminal(void)
{
    return isatty(STDERR_FILENO) == 1;
}

void system_pause(int ms)
{
    struct timespec time = {ms / 1000, ms % 1000 * 1000000L};
    nanosleep(&time, NULL);
}

int64_t system_clock_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void system_set_variable(const char *name, const char *value)
{
    if (value)
        setenv(name, value, 1);
    else
        unsetenv(name);
}

/* Signals: those that tell the starter to end reach the program as well. */

static volatile sig_atomic_t told_signal;
static volatile sig_atomic_t program_number;

static void on_signal(int number, siginfo_t *from, void *unused)
{
    (void)unused;
    told_signal = number;
    /* What a terminal sends, it sends to the program by itself. */
    if (program_number && from->si_code != SI_KERNEL)
        kill((pid_t)program_number, number);
}

static const int HEEDED[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

void system_heed_signals(void)
{
    struct sigaction action = {.sa_sigaction = on_signal, .sa_flags = SA_SIGINFO}, before;
    for (size_t i = 0; i < sizeof HEEDED / sizeof *HEEDED; i++)
        /* Under nohup and the like an ignored signal stays ignored. */
        if (sigaction(HEEDED[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(HEEDED[i], &action, NULL);
}

int system_signal(void)
{
    return told_signal;
}

/* Hold the signals back while a program is born: none may come between its birth and the note of its number. */
static sigset_t hold_signals(void)
{
    sigset_t held, before;
    sigemptyset(&held);
    for (size_t i = 0; i < sizeof HEEDED / sizeof *HEEDED; i++)
        sigaddset(&held, HEEDED[i]);
    sigprocmask(SIG_BLOCK, &held, &before);
    return before;
}

/* In the program that is born: heed signals as any program does, those that were held back too. */
static void leave_signals(const sigset_t *before)
{
    struct sigaction own;
    for (size_t i = 0; i < sizeof HEEDED / sizeof *HEEDED; i++)
        if (sigaction(HEEDED[i], NULL, &own) == 0 && own.sa_handler != SIG_IGN)
            signal(HEEDED[i], SIG_DFL);
    sigprocmask(SIG_SETMASK, before, NULL);
}

struct process {
    pid_t number;
    int status;
    bool has_ended;
};

struct process *process_start(const char *path, const char *const *arguments)
{
    int answer[2], failure = 0;
    pid_t parent = getpid();
    if (told_signal || pipe2(answer, O_CLOEXEC) != 0)
        return NULL;
    sigset_t before = hold_signals();
    pid_t number = fork();
    if (number == 0) {
        leave_signals(&before);
        /* Where the starter is killed, nobody guards the copy any more: the program is asked to end. */
        prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (getppid() == parent)
            execv(path, (char *const *)arguments);
        failure = errno;
        if (write(answer[1], &failure, sizeof failure) < 0)
            _exit(126);
        _exit(127);
    }
    program_number = number > 0 ? number : 0;
    sigprocmask(SIG_SETMASK, &before, NULL);
    close(answer[1]);
    if (number > 0) {
        ptrdiff_t got;
        do
            got = read(answer[0], &failure, sizeof failure);
        while (got < 0 && errno == EINTR);
        if (got > 0) {
            waitpid(number, NULL, 0);
            number = -1;
        }
    }
    close(answer[0]);
    if (number < 0) {
        program_number = 0;
        return NULL;
    }
    struct process *process = calloc(1, sizeof *process);
    if (!process)
        abort();
    process->number = number;
    return process;
}

bool process_wait(struct process *process, int ms)
{
    int64_t end = system_clock_ms() + ms;
    while (!process->has_ended) {
        pid_t found = waitpid(process->number, &process->status, ms < 0 ? 0 : WNOHANG);
        if (found == process->number || (found < 0 && errno != EINTR)) {
            process->has_ended = true;
            program_number = 0;
        } else if (ms >= 0 && system_clock_ms() >= end) {
            break;
        } else if (ms > 0) {
            system_pause(10);
        }
    }
    return process->has_ended;
}

int process_end(struct process *process)
{
    int status = process->status;
    free(process);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* The folder above a path, which is shortened. */
static void go_up(char *path)
{
    char *slash = strrchr(path, '/');
    if (slash)
        slash[slash == path] = 0;
}

int main(int count, char **arguments)
{
    char place[4096];
    ptrdiff_t length = readlink("/proc/self/exe", place, sizeof place - 1);
    if (length <= 0 || !count)
        return 1;
    place[length] = 0;
    go_up(place);
    char *disc = joined(place, "");
    go_up(disc);
    go_up(disc);
    int code = starter_run(disc, place, (const char *const *)arguments + 1);
    free(disc);
    return code;
}
