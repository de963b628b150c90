/* What differs between the systems beside files and windows: processes, places, languages. */
#ifndef SYSTEM_H
#define SYSTEM_H

#include <stdbool.h>

#include "files.h"

extern const char PROGRAM[]; /* file name of the program within its folder */

struct process;

/* BASE of the cache, in memory of its own; NULL where the system names none. */
char *system_cache(void);
/* Languages for words_choose, in memory of its own. */
char *system_languages(void);
/* True where sentences go to a terminal or a file, for want of a screen. */
void system_print(const char *text);
bool system_has_terminal(void);
void system_pause(int ms);
/* Milliseconds of a clock that only goes on. */
int64_t system_clock_ms(void);

/* Set a variable for the program; NULL takes it away. */
void system_set_variable(const char *name, const char *value);
/* Start a program with arguments up to NULL; NULL where the system refuses. */
struct process *process_start(const char *path, const char *const *arguments);
/* Wait at most so many milliseconds (-1: as long as it takes); true when it has ended. */
bool process_wait(struct process *process, int ms);
/* How it ended: its exit code, as a shell would give it; then the process is forgotten. */
int process_end(struct process *process);

/* From now on the starter is told to end in its own time: its loops ask. */
void system_heed_signals(void);
/* The signal that has told the starter to end, or 0. The program gets it too. */
int system_signal(void);

#endif
