#include "starter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cache.h"
#include "system.h"
#include "window.h"
#include "words.h"

enum {
    REMOVE_CODE = 77,      /* the program ends with it when the reader wants it removed from this computer */
    EARLY_MS = 15 * 1000,  /* an end with an error within this time makes the copy suspect */
    SHOWN_MS = 12 * 1000,  /* a sentence stays this long while the program already starts */
    LOOK_AGAIN_MS = 100,
};

static const char FROM_CACHE[] = "SME_DESKTOP_STARTED_FROM_CACHE"; /* BASE of the cache, for the program */
static const char ON_DISC[] = "SME_DESKTOP_PROGRAM_ON_DISC";       /* the program's folder on the disc or stick */

struct starter {
    char *edition, *pack_text, *archive, *loose, *base;
    const char **command; /* its first place is for the program */
    bool is_from_disc, is_removing;
    struct pack pack;
};

/* Sentences */

static void tell(enum word title, const char *sentence)
{
    struct window *window = window_open((struct window_texts){words(title), sentence, words(CLOSE), false});
    if (window) {
        while (window_event(window, 1000) == NOTHING && !system_signal())
            ;
        window_close(window);
    } else {
        system_print(sentence);
        system_print("\n");
    }
}

static char *filled(enum word word, const char *part)
{
    size_t length = strlen(words(word)) + strlen(part) + 1;
    char *text = malloc(length);
    if (!text)
        abort();
    snprintf(text, length, words(word), part);
    return text;
}

static char *megabytes(int64_t bytes)
{
    char *text = malloc(24);
    if (!text)
        abort();
    snprintf(text, 24, "%lld", (long long)((bytes + 500000) / 1000000));
    return text;
}

/* From the disc */

/* Start the program that lies on the disc as it is, with a sentence that says why; `why` WORDS: none is needed. */
static int run_from_disc(const struct starter *starter, enum word why)
{
    char *program = joined(starter->loose, PROGRAM);
    starter->command[0] = program;
    system_set_variable(FROM_CACHE, NULL);
    system_set_variable(ON_DISC, NULL);
    struct process *process = process_start(program, starter->command);
    free(program);
    if (!process) {
        tell(NOT_STARTED_TITLE, words(NOT_STARTED));
        return 1;
    }
    if (why != WORDS) {
        char *room = megabytes(starter->pack.unpacked), *sentence = filled(why, room);
        struct window_texts texts = {words(FROM_DISC_TITLE), sentence, words(CLOSE), false};
        struct window *window = window_open(texts);
        int64_t end = system_clock_ms() + SHOWN_MS;
        if (!window) {
            system_print(sentence);
            system_print("\n");
        }
        while (window && system_clock_ms() < end && !process_wait(process, 0))
            if (window_event(window, LOOK_AGAIN_MS) != NOTHING)
                break;
        if (window)
            window_close(window);
        free(room);
        free(sentence);
    }
    process_wait(process, -1);
    return process_end(process);
}

/* The copy in the cache */

struct filling {
    const struct pack *pack;
    struct window *window;
    int64_t drawn_ms;
};

static enum outcome show(struct filling *filling, int64_t done, int wait_ms)
{
    char *part = megabytes(done < 0 ? 0 : done), *whole = megabytes(filling->pack->size), line[64];
    snprintf(line, sizeof line, words(MB_DONE), part, whole);
    free(part);
    free(whole);
    enum event event = NOTHING;
    if (filling->window) {
        window_progress(filling->window, done, filling->pack->size, done < 0 ? "" : line);
        event = window_event(filling->window, wait_ms);
    } else {
        if (system_has_terminal() && done >= 0) {
            system_print("\r");
            system_print(line);
        }
        system_pause(wait_ms);
    }
    return event == PRESSED ? FROM_DISC : event == CLOSED || system_signal() ? STOPPED : DONE;
}

static enum outcome moved(void *context, int64_t done)
{
    struct filling *filling = context;
    int64_t now = system_clock_ms();
    if (now - filling->drawn_ms < 40 && done < filling->pack->size)
        return system_signal() ? STOPPED : DONE;
    filling->drawn_ms = now;
    return show(filling, done, 0);
}

/* Fill the cache while a window shows how far it is; wait where another start is at it. */
static enum outcome fill(const struct starter *starter, bool is_known, bool is_renewal)
{
    struct window_texts texts = {
        words(is_known ? RENEWING_TITLE : PREPARING_TITLE),
        words(is_known ? RENEWING : PREPARING),
        words(RUN_FROM_DISC),
        true,
    };
    struct filling filling = {&starter->pack, window_open(texts), 0};
    bool is_waiting = false;
    enum outcome outcome;
    if (!filling.window && system_has_terminal()) {
        system_print(texts.sentence);
        system_print("\n");
    }
    struct progress progress = {moved, &filling};
    while ((outcome = cache_fill(starter->base, &starter->pack, starter->archive, is_renewal, progress)) == BUSY) {
        if (!is_waiting && filling.window) {
            texts.sentence = words(WAITING);
            window_texts_changed(filling.window, texts);
        }
        is_waiting = true;
        outcome = show(&filling, cache_others_progress(starter->base), LOOK_AGAIN_MS);
        if (outcome != DONE)
            break;
    }
    if (filling.window)
        window_close(filling.window);
    else if (system_has_terminal())
        system_print("\n");
    return outcome;
}

/* Make the folders down to the base. */
static enum outcome make_base(const char *base)
{
    char *above = joined(base, "");
    *strrchr(above, '/') = 0;
    char *slash = strrchr(above, '/');
    enum outcome outcome = folder_exists(base) ? DONE : NO_LEAVE;
    if (outcome != DONE && slash && slash != above) {
        *slash = 0;
        outcome = make_base(above);
        if (outcome == DONE)
            outcome = folder_make(base);
        outcome = outcome == DONE || outcome == NO_ROOM ? outcome : NO_LEAVE;
    }
    free(above);
    return outcome;
}

static enum word reason(enum outcome outcome)
{
    return outcome == NO_ROOM ? NO_ROOM_HERE
        : outcome == DAMAGED  ? PACK_DAMAGED
        : outcome == NO_LEAVE ? NO_LEAVE_HERE
                              : WORDS;
}

static int remove_copy(const struct starter *starter)
{
    if (!starter->base || !folder_exists(starter->base)) {
        tell(REMOVED_TITLE, words(NOTHING_TO_REMOVE));
        return 0;
    }
    enum outcome outcome = cache_remove(starter->base);
    if (outcome == DONE) {
        tell(REMOVED_TITLE, words(REMOVED));
    } else if (outcome == BUSY) {
        tell(NOT_REMOVED_TITLE, words(STILL_OPEN));
    } else {
        char *sentence = filled(NOT_REMOVED, starter->base);
        tell(NOT_REMOVED_TITLE, sentence);
        free(sentence);
    }
    return outcome == DONE ? 0 : 1;
}

/* Run the copy once. True when that is all: `code` is then the exit code. False: its files are damaged. */
static bool run_copy(const struct starter *starter, const char *folder, struct lock **lock, int *code)
{
    char *program = joined(folder, PROGRAM);
    starter->command[0] = program;
    system_set_variable(FROM_CACHE, starter->base);
    system_set_variable(ON_DISC, starter->loose);
    int64_t begin = system_clock_ms();
    struct process *process = process_start(program, starter->command);
    free(program);
    if (!process) {
        lock_release(*lock);
        *lock = NULL;
        if (!cache_is_sound(folder))
            return false;
        *code = run_from_disc(starter, PROGRAMS_FORBIDDEN);
        return true;
    }
    cache_tidy(starter->base, starter->pack.id);
    process_wait(process, -1);
    *code = process_end(process);
    lock_release(*lock);
    *lock = NULL;
    if (*code == REMOVE_CODE)
        *code = remove_copy(starter);
    bool is_suspect = *code != 0 && !system_signal() && system_clock_ms() - begin < EARLY_MS;
    return !is_suspect || !folder_exists(folder) || cache_is_sound(folder);
}

static int run_from_cache(const struct starter *starter)
{
    char *folder = joined(starter->base, starter->pack.id);
    enum outcome outcome = make_base(starter->base);
    int code = 0;
    bool is_renewal = false;
    while (outcome == DONE) {
        struct lock *lock = cache_hold(starter->base, starter->pack.id);
        if (is_renewal || !cache_is_whole(folder)) {
            outcome = folder_forbids_programs(starter->base) ? BUSY : fill(starter, folder_exists(folder), is_renewal);
            if (outcome != DONE) {
                lock_release(lock);
                break;
            }
        }
        if (run_copy(starter, folder, &lock, &code))
            break;
        /* Damaged again as soon as it is renewed: nothing can be kept here. */
        outcome = is_renewal ? NO_LEAVE : DONE;
        is_renewal = true;
    }
    free(folder);
    if (outcome == STOPPED)
        return system_signal() ? 128 + system_signal() : 130;
    if (outcome == BUSY)
        return run_from_disc(starter, PROGRAMS_FORBIDDEN);
    return outcome == DONE ? code : run_from_disc(starter, reason(outcome));
}

/* Sort the starter's own arguments out of the program's. */
static void read_arguments(struct starter *starter, const char *const *arguments)
{
    size_t count = 0, kept = 0;
    while (arguments[count])
        count++;
    starter->command = calloc(count + 4, sizeof *starter->command);
    if (!starter->command)
        abort();
    kept = 1;
    starter->command[kept++] = "--edition";
    starter->command[kept++] = starter->edition;
    bool is_own = true;
    for (; *arguments; arguments++) {
        is_own = is_own && strcmp(*arguments, "--") != 0;
        if (is_own && strcmp(*arguments, "--from-disc") == 0)
            starter->is_from_disc = true;
        else if (is_own && strcmp(*arguments, "--remove-from-this-pc") == 0)
            starter->is_removing = true;
        else
            starter->command[kept++] = *arguments;
    }
}

int starter_run(const char *disc, const char *place, const char *const *arguments)
{
    struct starter starter = {
        .edition = joined(disc, "edition"),
        .pack_text = joined(place, "pack.txt"),
        .archive = joined(place, "sme-desktop.pack"),
        .loose = joined(place, "sme-desktop"),
        .base = system_cache(),
    };
    char *languages = system_languages();
    int code;
    words_choose(languages);
    read_arguments(&starter, arguments);
    system_heed_signals();
    if (starter.is_removing)
        code = remove_copy(&starter);
    else if (starter.is_from_disc || file_size(starter.pack_text) < 0)
        code = run_from_disc(&starter, WORDS);
    else if (!pack_read(&starter.pack, starter.pack_text))
        code = run_from_disc(&starter, PACK_DAMAGED);
    else
        code = starter.base ? run_from_cache(&starter) : run_from_disc(&starter, NO_LEAVE_HERE);
    free(languages);
    free(starter.edition);
    free(starter.pack_text);
    free(starter.archive);
    free(starter.loose);
    free(starter.base);
    free(starter.command);
    return code;
}
