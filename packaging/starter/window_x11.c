/* The window on Linux. */
#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include <X11/Xatom.h>
#include <X11/keysym.h>

#include "canvas.h"
#include "icon.h"
#include "system.h"
#include "text_x11.h"
#include "window.h"

/* Colours of the program's light theme. */
enum {
    PAPER = 0xffffff,
    HEAD = 0x0f1b2d,
    INK = 0x1f2a37,
    MUTED = 0x556373,
    TRACK = 0xe1e6ec,
    ACCENT = 0x0b5fa5,
    EDGE = 0xc9d1da,
    FACE = 0xf4f6f8,
    FACE_BELOW = 0xe8edf3,
    FACE_PRESSED = 0xd3e4f4,
};

/* Sizes at 96 dots an inch. */
enum { WIDTH = 496, PAD = 24, ICON = 48, GAP = 16, BAR = 6, BUTTON_HEIGHT = 34, DEAF_MS = 800 };

struct window {
    struct text text;
    Visual *visual;
    Window window;
    Atom close_atom;
    struct canvas canvas;
    double scale;
    char *title, *sentence, *button, *words;
    bool has_bar, is_stale, is_below, is_pressed, was_pressed, was_closed;
    double part; /* done of the whole; negative: not known */
    int64_t opened_ms;
    int button_x, button_y, button_width;
};

static int scaled(const struct window *w, double size)
{
    return (int)(size * w->scale + 0.5);
}

/* Layout and drawing */

struct layout {
    struct line title[LINES_MOST], sentence[LINES_MOST];
    int titles, sentences, bar_y, words_y, height;
};

static struct layout lay_out(const struct window *w)
{
    struct layout l;
    int left = scaled(w, PAD) + scaled(w, ICON) + scaled(w, GAP), room = scaled(w, WIDTH) - scaled(w, PAD) - left;
    l.titles = text_break(&w->text, TITLE_FACE, w->title, room, l.title);
    l.sentences = text_break(&w->text, TEXT_FACE, w->sentence, room, l.sentence);
    int y = scaled(w, PAD) + l.titles * text_height(&w->text, TITLE_FACE) + scaled(w, 8);
    y += l.sentences * text_height(&w->text, TEXT_FACE);
    l.bar_y = y + scaled(w, 18);
    l.words_y = l.bar_y + scaled(w, BAR) + scaled(w, 6);
    y = w->has_bar ? l.words_y + text_height(&w->text, SMALL_FACE) : y + scaled(w, 8);
    l.height = y + scaled(w, 14) + scaled(w, BUTTON_HEIGHT) + scaled(w, PAD - 4);
    return l;
}

static void draw_shapes(struct window *w, const struct layout *l)
{
    int right = scaled(w, WIDTH) - scaled(w, PAD), left = scaled(w, PAD) + scaled(w, ICON) + scaled(w, GAP);
    int bar = scaled(w, BAR), edge = scaled(w, 1) > 1 ? scaled(w, 1) : 1, round = scaled(w, 6);
    canvas_fill(&w->canvas, PAPER);
    canvas_picture(&w->canvas, ICON_PIXELS, ICON_SIDE, scaled(w, PAD), scaled(w, PAD), scaled(w, ICON));
    if (w->has_bar) {
        int width = right - left, done = (int)(w->part * width);
        canvas_box(&w->canvas, left, l->bar_y, width, bar, bar / 2, TRACK);
        if (w->part > 0)
            canvas_box(&w->canvas, left, l->bar_y, done > bar ? done : bar, bar, bar / 2, ACCENT);
    }
    w->button_width = text_width(&w->text, TEXT_FACE, w->button, (int)strlen(w->button)) + 2 * scaled(w, 18);
    w->button_x = right - w->button_width;
    w->button_y = l->height - scaled(w, PAD - 4) - scaled(w, BUTTON_HEIGHT);
    uint32_t face = w->is_pressed ? FACE_PRESSED : w->is_below ? FACE_BELOW : FACE;
    canvas_box(&w->canvas, w->button_x, w->button_y, w->button_width, scaled(w, BUTTON_HEIGHT), round, EDGE);
    canvas_box(&w->canvas, w->button_x + edge, w->button_y + edge, w->button_width - 2 * edge,
        scaled(w, BUTTON_HEIGHT) - 2 * edge, round - edge, face);
}

static void draw_words(struct window *w, const struct layout *l)
{
    int left = scaled(w, PAD) + scaled(w, ICON) + scaled(w, GAP), y = scaled(w, PAD) - scaled(w, 2);
    for (int i = 0; i < l->titles; i++, y += text_height(&w->text, TITLE_FACE))
        text_draw(&w->text, TITLE_FACE, left, y, l->title[i].text, l->title[i].length, HEAD);
    y += scaled(w, 8);
    for (int i = 0; i < l->sentences; i++, y += text_height(&w->text, TEXT_FACE))
        text_draw(&w->text, TEXT_FACE, left, y, l->sentence[i].text, l->sentence[i].length, INK);
    y = w->button_y + (scaled(w, BUTTON_HEIGHT) - text_height(&w->text, TEXT_FACE)) / 2;
    text_draw(&w->text, TEXT_FACE, w->button_x + scaled(w, 18), y, w->button, (int)strlen(w->button), INK);
    text_draw(&w->text, SMALL_FACE, left, l->words_y, w->words, (int)strlen(w->words), MUTED);
}

static void copy_to_screen(struct window *w)
{
    unsigned width = (unsigned)w->canvas.width, height = (unsigned)w->canvas.height;
    w->text.x.XCopyArea(w->text.display, w->text.pixmap, w->window, w->text.pen, 0, 0, width, height, 0, 0);
    w->text.x.XFlush(w->text.display);
}

static void draw_all(struct window *w)
{
    struct layout l = lay_out(w);
    unsigned depth = (unsigned)DefaultDepth(w->text.display, DefaultScreen(w->text.display));
    unsigned width = (unsigned)w->canvas.width, height = (unsigned)w->canvas.height;
    draw_shapes(w, &l);
    char *pixels = (char *)w->canvas.pixels;
    XImage *image
        = w->text.x.XCreateImage(w->text.display, w->visual, depth, ZPixmap, 0, pixels, width, height, 32, 0);
    if (image) {
        image->byte_order = LSBFirst;
        w->text.x.XPutImage(w->text.display, w->text.pixmap, w->text.pen, image, 0, 0, 0, 0, width, height);
        image->data = NULL; /* the canvas keeps its pixels */
        XDestroyImage(image);
    }
    draw_words(w, &l);
    copy_to_screen(w);
    w->is_stale = false;
}

/* Make what is drawn on as high as the texts need, and the window with it. */
static void fit(struct window *w)
{
    struct layout l = lay_out(w);
    int screen = DefaultScreen(w->text.display);
    if (w->canvas.height == l.height)
        return;
    w->canvas.width = scaled(w, WIDTH);
    w->canvas.height = l.height;
    w->canvas.pixels = realloc(w->canvas.pixels, sizeof(uint32_t) * (size_t)w->canvas.width * (size_t)l.height);
    if (!w->canvas.pixels)
        abort();
    XSizeHints hints = {
        .flags = PMinSize | PMaxSize | PPosition,
        .x = (DisplayWidth(w->text.display, screen) - w->canvas.width) / 2,
        .y = (DisplayHeight(w->text.display, screen) - w->canvas.height) / 2,
        .min_width = w->canvas.width,
        .max_width = w->canvas.width,
        .min_height = w->canvas.height,
        .max_height = w->canvas.height,
    };
    unsigned width = (unsigned)w->canvas.width, height = (unsigned)w->canvas.height;
    unsigned depth = (unsigned)DefaultDepth(w->text.display, screen);
    const struct libraries *x = &w->text.x;
    if (!w->window) {
        XSetWindowAttributes attributes = {
            .background_pixel = PAPER,
            .event_mask = ExposureMask | ButtonPressMask | ButtonReleaseMask | PointerMotionMask | LeaveWindowMask
                | KeyPressMask,
        };
        w->window = x->XCreateWindow(w->text.display, RootWindow(w->text.display, screen), hints.x, hints.y, width,
            height, 0, CopyFromParent, InputOutput, w->visual, CWBackPixel | CWEventMask, &attributes);
        w->text.pen = x->XCreateGC(w->text.display, w->window, 0, NULL);
    }
    x->XSetWMNormalHints(w->text.display, w->window, &hints);
    x->XResizeWindow(w->text.display, w->window, width, height);
    if (w->text.draw)
        x->XftDrawDestroy(w->text.draw);
    if (w->text.pixmap)
        x->XFreePixmap(w->text.display, w->text.pixmap);
    w->text.pixmap = x->XCreatePixmap(w->text.display, w->window, width, height, depth);
    Colormap colours = DefaultColormap(w->text.display, screen);
    if (x->has_xft)
        w->text.draw = x->XftDrawCreate(w->text.display, w->text.pixmap, w->visual, colours);
}

/* Opening */

static char *copied(const char *text)
{
    char *copy = malloc(strlen(text) + 1);
    if (!copy)
        abort();
    return strcpy(copy, text);
}

static void replace(char **text, const char *with)
{
    free(*text);
    *text = copied(with);
}

static void set_property(struct window *w, const char *name, Atom type, int bits, const void *value, int count)
{
    Atom property = w->text.x.XInternAtom(w->text.display, name, False);
    w->text.x.XChangeProperty(w->text.display, w->window, property, type, bits, PropModeReplace, value, count);
}

static void announce(struct window *w)
{
    static const char name[] = "SME Desktop";
    XClassHint kind = {(char *)"sme-desktop", (char *)"sme-desktop"};
    Atom utf8 = w->text.x.XInternAtom(w->text.display, "UTF8_STRING", False);
    Atom dialog = w->text.x.XInternAtom(w->text.display, "_NET_WM_WINDOW_TYPE_DIALOG", False);
    unsigned long icon[2 + ICON_SIDE * ICON_SIDE] = {ICON_SIDE, ICON_SIDE};
    for (int i = 0; i < ICON_SIDE * ICON_SIDE; i++)
        icon[2 + i] = ICON_PIXELS[i];
    w->text.x.XStoreName(w->text.display, w->window, name);
    set_property(w, "_NET_WM_NAME", utf8, 8, name, sizeof name - 1);
    set_property(w, "_NET_WM_WINDOW_TYPE", XA_ATOM, 32, &dialog, 1);
    set_property(w, "_NET_WM_ICON", XA_CARDINAL, 32, icon, 2 + ICON_SIDE * ICON_SIDE);
    w->text.x.XSetClassHint(w->text.display, w->window, &kind);
    w->close_atom = w->text.x.XInternAtom(w->text.display, "WM_DELETE_WINDOW", False);
    w->text.x.XSetWMProtocols(w->text.display, w->window, &w->close_atom, 1);
}

/* What a screen cannot draw must not end the starter. */
static int ignore_error(Display *display, XErrorEvent *error)
{
    (void)display;
    (void)error;
    return 0;
}

/* Give the screen; NULL where there is none, or one of another kind than all have since 2000, for which pictures are put
   together here.
   WORKAROUND(Xft 2.3.6): closing the connection frees Xft's glyphs when XRender has already forgotten it, and a second one
   at the same address would meet what was left; so there is one, until the process ends. */
static Display *connect_screen(struct libraries *x)
{
    static Display *display;
    if (!display && getenv("DISPLAY") && *getenv("DISPLAY"))
        display = x->XOpenDisplay(NULL);
    if (!display)
        return NULL;
    x->XSetErrorHandler(ignore_error);
    Visual *visual = DefaultVisual(display, DefaultScreen(display));
    bool is_usual = visual->class == TrueColor && visual->red_mask == 0xff0000 && visual->blue_mask == 0xff;
    return is_usual ? display : NULL;
}

struct window *window_open(struct window_texts texts)
{
    struct window *w = calloc(1, sizeof *w);
    if (!w)
        abort();
    w->text.display = libraries_load(&w->text.x) ? connect_screen(&w->text.x) : NULL;
    if (!w->text.display) {
        free(w);
        return NULL;
    }
    w->visual = DefaultVisual(w->text.display, DefaultScreen(w->text.display));
    const char *dots = w->text.x.XGetDefault(w->text.display, "Xft", "dpi");
    w->scale = dots && atof(dots) > 96 ? atof(dots) / 96 : 1;
    w->scale = w->scale > 4 ? 4 : w->scale;
    w->part = -1;
    w->words = copied("");
    w->opened_ms = system_clock_ms();
    text_open(&w->text, w->scale);
    window_texts_changed(w, texts);
    announce(w);
    w->text.x.XMapRaised(w->text.display, w->window);
    w->text.x.XFlush(w->text.display);
    return w;
}

void window_texts_changed(struct window *w, struct window_texts texts)
{
    replace(&w->title, texts.title);
    replace(&w->sentence, texts.sentence);
    replace(&w->button, texts.button);
    w->has_bar = texts.has_bar;
    fit(w);
    w->is_stale = true;
}

void window_progress(struct window *w, int64_t done, int64_t whole, const char *words)
{
    w->part = done < 0 || whole <= 0 ? -1 : (double)done / (double)whole;
    replace(&w->words, words);
    w->is_stale = true;
}

/* Events */

static bool is_on_button(const struct window *w, int x, int y)
{
    int right = w->button_x + w->button_width, below = w->button_y + scaled(w, BUTTON_HEIGHT);
    return x >= w->button_x && x < right && y >= w->button_y && y < below;
}

static void on_key(struct window *w, XKeyEvent *event)
{
    KeySym key = w->text.x.XLookupKeysym(event, 0);
    /* The Enter that started the program may still be held down. */
    if (system_clock_ms() - w->opened_ms < DEAF_MS)
        return;
    w->was_closed |= key == XK_Escape;
    w->was_pressed |= key == XK_Return || key == XK_KP_Enter || key == XK_space;
}

static void on_event(struct window *w, XEvent *event)
{
    bool was_below = w->is_below, was_pressed = w->is_pressed;
    switch (event->type) {
    case Expose:
        copy_to_screen(w);
        break;
    case MotionNotify:
        w->is_below = is_on_button(w, event->xmotion.x, event->xmotion.y);
        break;
    case LeaveNotify:
        w->is_below = false;
        break;
    case ButtonPress:
        w->is_pressed = event->xbutton.button == Button1 && is_on_button(w, event->xbutton.x, event->xbutton.y);
        break;
    case ButtonRelease:
        w->was_pressed |= w->is_pressed && is_on_button(w, event->xbutton.x, event->xbutton.y);
        w->is_pressed = false;
        break;
    case KeyPress:
        on_key(w, &event->xkey);
        break;
    case ClientMessage:
        w->was_closed |= (Atom)event->xclient.data.l[0] == w->close_atom;
        break;
    default:
        break;
    }
    w->is_stale |= was_below != w->is_below || was_pressed != w->is_pressed;
}

enum event window_event(struct window *w, int wait_ms)
{
    int64_t end = system_clock_ms() + wait_ms;
    for (;;) {
        if (w->is_stale)
            draw_all(w);
        while (w->text.x.XPending(w->text.display)) {
            XEvent event;
            w->text.x.XNextEvent(w->text.display, &event);
            on_event(w, &event);
        }
        if (w->was_closed || w->was_pressed)
            return w->was_closed ? CLOSED : PRESSED;
        int64_t left = end - system_clock_ms();
        if (w->is_stale)
            continue;
        if (left <= 0)
            return NOTHING;
        struct pollfd wire = {ConnectionNumber(w->text.display), POLLIN, 0};
        if (poll(&wire, 1, (int)left) < 0)
            return NOTHING; /* a signal: the caller looks at it */
    }
}

void window_close(struct window *w)
{
    text_close(&w->text);
    if (w->text.draw)
        w->text.x.XftDrawDestroy(w->text.draw);
    w->text.x.XFreePixmap(w->text.display, w->text.pixmap);
    w->text.x.XFreeGC(w->text.display, w->text.pen);
    w->text.x.XDestroyWindow(w->text.display, w->window);
    w->text.x.XFlush(w->text.display);
    free(w->canvas.pixels);
    free(w->title);
    free(w->sentence);
    free(w->button);
    free(w->words);
    free(w);
}
