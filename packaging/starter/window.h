/* One small window: a title, a sentence, a bar, a button. All texts are UTF-8. */
#ifndef WINDOW_H
#define WINDOW_H

#include <stdbool.h>
#include <stdint.h>

enum event { NOTHING, PRESSED, CLOSED };

struct window;

struct window_texts {
    const char *title, *sentence, *button;
    bool has_bar;
};

/* NULL where there is no screen to show it on. */
struct window *window_open(struct window_texts texts);
void window_texts_changed(struct window *window, struct window_texts texts);
/* The part done of the whole, with words below the bar; a negative part: not known. */
void window_progress(struct window *window, int64_t done, int64_t whole, const char *words);
/* Draw what is due and give what the reader did since; wait for that at most so many milliseconds. */
enum event window_event(struct window *window, int wait_ms);
void window_close(struct window *window);

#endif
