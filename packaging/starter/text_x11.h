/* Text on the screen of Linux, and the libraries for it, which are looked for when a window is wanted. */
#ifndef TEXT_X11_H
#define TEXT_X11_H

#include <stdbool.h>
#include <stdint.h>

#include <X11/Xft/Xft.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>

#define XLIB(each) \
    each(XOpenDisplay) each(XCreateWindow) each(XDestroyWindow) each(XMapRaised) each(XPending) \
    each(XNextEvent) each(XFlush) each(XSync) each(XInternAtom) each(XChangeProperty) each(XSetWMProtocols) \
    each(XSetWMNormalHints) each(XStoreName) each(XSetClassHint) each(XCreatePixmap) each(XFreePixmap) each(XCreateGC) \
    each(XFreeGC) each(XCreateImage) each(XPutImage) each(XCopyArea) each(XResizeWindow) each(XGetDefault) \
    each(XLookupKeysym) each(XLoadQueryFont) each(XFreeFont) each(XSetFont) each(XSetForeground) each(XDrawString) \
    each(XTextWidth) each(XSetErrorHandler)
#define XFT(each) \
    each(XftFontOpenName) each(XftFontClose) each(XftDrawCreate) each(XftDrawDestroy) each(XftDrawStringUtf8) \
    each(XftTextExtentsUtf8)

#define POINTER(name) __typeof__(&name) name;
struct libraries {
    XLIB(POINTER)
    XFT(POINTER)
    bool has_xft;
};

enum face { TITLE_FACE, TEXT_FACE, SMALL_FACE, FACES };
enum { LINES_MOST = 8 };

struct text {
    struct libraries x;
    Display *display;
    GC pen;
    Pixmap pixmap; /* what is drawn on, and by Xft */
    XftDraw *draw;
    XftFont *xft[FACES];
    XFontStruct *core[FACES];
};

struct line {
    const char *text;
    int length;
};

/* False where there is no Xlib. */
bool libraries_load(struct libraries *x);

/* Open the faces, at `scale` times their size at 96 dots an inch. */
void text_open(struct text *t, double scale);
void text_close(struct text *t);
int text_width(const struct text *t, enum face face, const char *text, int length);
int text_height(const struct text *t, enum face face);
/* Draw a line whose upper edge is at `y`. */
void text_draw(struct text *t, enum face face, int x, int y, const char *text, int length, uint32_t colour);
/* Break a text into lines between words; give their number. */
int text_break(const struct text *t, enum face face, const char *text, int width, struct line lines[LINES_MOST]);

#endif
