/* The sentences of the starter, in the language of the reader's system. */
#ifndef WORDS_H
#define WORDS_H

enum word {
    PREPARING_TITLE,
    PREPARING,
    RENEWING_TITLE,
    RENEWING,
    WAITING,
    MB_DONE, /* two numbers, as text */
    RUN_FROM_DISC,
    CLOSE,
    FROM_DISC_TITLE,
    NO_ROOM_HERE, /* one number, as text */
    NO_LEAVE_HERE,
    PACK_DAMAGED,
    PROGRAMS_FORBIDDEN,
    NOT_STARTED_TITLE,
    NOT_STARTED,
    REMOVED_TITLE,
    REMOVED,
    NOTHING_TO_REMOVE,
    NOT_REMOVED_TITLE,
    STILL_OPEN,
    NOT_REMOVED, /* a folder */
    WORDS,
};

/* Choose by codes such as "fr_FR.UTF-8:en", the first known wins; English where none is known. */
void words_choose(const char *codes);
/* UTF-8. */
const char *words(enum word word);

#endif
