#include "text_x11.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

/* Libraries */

bool libraries_load(struct libraries *x)
{
    void *xlib = dlopen("libX11.so.6", RTLD_NOW | RTLD_LOCAL), *xft;
    if (!xlib)
        return false;
#define FIND_XLIB(name) \
    if (!(*(void **)&x->name = dlsym(xlib, #name))) \
        return false;
    XLIB(FIND_XLIB)
    xft = dlopen("libXft.so.2", RTLD_NOW | RTLD_LOCAL);
    x->has_xft = xft;
#define FIND_XFT(name) \
    if (xft && !(*(void **)&x->name = dlsym(xft, #name))) \
        x->has_xft = false;
    XFT(FIND_XFT)
    return true;
}

/* Text */

void text_open(struct text *t, double scale)
{
    static const struct {
        const char *weight, *core;
        double size;
    } faces[FACES] = {
        [TITLE_FACE] = {":bold", "-*-helvetica-bold-r-normal--18-*-*-*-*-*-iso8859-1", 17},
        [TEXT_FACE] = {"", "-*-helvetica-medium-r-normal--14-*-*-*-*-*-iso8859-1", 14},
        [SMALL_FACE] = {"", "-*-helvetica-medium-r-normal--12-*-*-*-*-*-iso8859-1", 12.5},
    };
    for (int i = 0; i < FACES; i++) {
        char name[64];
        snprintf(name, sizeof name, "system\\-ui,sans:pixelsize=%d%s", (int)(faces[i].size * scale + 0.5), faces[i].weight);
        t->xft[i] = t->x.has_xft ? t->x.XftFontOpenName(t->display, DefaultScreen(t->display), name) : NULL;
        if (!t->xft[i]) {
            t->core[i] = t->x.XLoadQueryFont(t->display, faces[i].core);
            if (!t->core[i])
                t->core[i] = t->x.XLoadQueryFont(t->display, "fixed");
        }
    }
}

/* Put UTF-8 into the bytes of ISO 8859-1, which is all that core fonts have for us; give their number. */
static int to_latin(const char *text, int length, char *latin, int room)
{
    int filled = 0;
    for (int i = 0; i < length && filled < room;) {
        unsigned char byte = (unsigned char)text[i];
        int size = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
        if (size == 1)
            latin[filled++] = (char)byte;
        else if (size == 2 && byte < 0xc4)
            latin[filled++] = (char)((byte & 3) << 6 | (text[i + 1] & 63));
        else
            /* Narrow space, else apostrophe: nothing else of this kind is in our words. */
            latin[filled++] = (char)(size == 3 && (unsigned char)text[i + 2] == 0xaf ? 0xa0 : '\'');
        i += size;
    }
    return filled;
}

int text_width(const struct text *t, enum face face, const char *text, int length)
{
    if (t->xft[face]) {
        XGlyphInfo size;
        t->x.XftTextExtentsUtf8(t->display, t->xft[face], (const FcChar8 *)text, length, &size);
        return size.xOff;
    }
    char latin[512];
    int count = to_latin(text, length, latin, sizeof latin);
    return t->core[face] ? t->x.XTextWidth(t->core[face], latin, count) : 0;
}

int text_height(const struct text *t, enum face face)
{
    double size = t->xft[face] ? t->xft[face]->ascent + t->xft[face]->descent
        : t->core[face]        ? t->core[face]->ascent + t->core[face]->descent
                               : 0;
    return (int)(size * 1.15 + 0.5);
}

void text_draw(struct text *t, enum face face, int x, int y, const char *text, int length, uint32_t colour)
{
    if (t->xft[face]) {
        XftColor ink = {
            .pixel = colour,
            .color = {(colour >> 16 & 255) * 257, (colour >> 8 & 255) * 257, (colour & 255) * 257, 65535},
        };
        y += (text_height(t, face) - t->xft[face]->ascent - t->xft[face]->descent) / 2 + t->xft[face]->ascent;
        t->x.XftDrawStringUtf8(t->draw, &ink, t->xft[face], x, y, (const FcChar8 *)text, length);
    } else if (t->core[face]) {
        char latin[512];
        int count = to_latin(text, length, latin, sizeof latin);
        t->x.XSetFont(t->display, t->pen, t->core[face]->fid);
        t->x.XSetForeground(t->display, t->pen, colour);
        t->x.XDrawString(t->display, t->pixmap, t->pen, x, y + t->core[face]->ascent, latin, count);
    }
}

int text_break(const struct text *t, enum face face, const char *text, int width, struct line lines[LINES_MOST])
{
    int count = 0;
    while (*text && count < LINES_MOST) {
        int fitting = 0, length = 0;
        while (text[length]) {
            length += text[length] == ' ';
            length += (int)strcspn(text + length, " ");
            if (fitting && text_width(t, face, text, length) > width)
                break;
            fitting = length;
        }
        lines[count++] = (struct line){text, fitting};
        text += fitting;
        text += strspn(text, " ");
    }
    return count;
}

void text_close(struct text *t)
{
    for (int i = 0; i < FACES; i++) {
        if (t->xft[i])
            t->x.XftFontClose(t->display, t->xft[i]);
        if (t->core[i])
            t->x.XFreeFont(t->display, t->core[i]);
    }
}
