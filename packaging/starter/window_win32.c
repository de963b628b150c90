/* The window on Windows, of the system's own parts, so that its look, its fonts and its screen readers fit. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <windows.h>

#include <commctrl.h>

#include "system.h"
#include "wide.h"
#include "window.h"

/* Sizes at 96 dots an inch. */
enum { WIDTH = 480, PAD = 20, ICON = 48, GAP = 16, BAR = 12, BUTTON_HEIGHT = 28, FOOT_PAD = 12, DEAF_MS = 800 };
enum { BAR_STEPS = 1000 };

enum face { TITLE_FACE, TEXT_FACE, FACES };
enum part { ICON_PART, TITLE_PART, SENTENCE_PART, BAR_PART, WORDS_PART, BUTTON_PART, PARTS };

struct window {
    HWND handle, parts[PARTS];
    HFONT faces[FACES];
    HICON icon;
    int dots, foot_y;
    bool has_bar, was_pressed, was_closed;
    int64_t opened_ms;
};

static const wchar_t CLASS[] = L"sme-desktop-starter";

static int scaled(const struct window *w, int size)
{
    return MulDiv(size, w->dots, 96);
}

/* Messages */

static void paint(struct window *w, HDC context)
{
    RECT all, foot;
    GetClientRect(w->handle, &all);
    foot = all;
    all.bottom = foot.top = w->foot_y;
    FillRect(context, &all, GetSysColorBrush(COLOR_WINDOW));
    FillRect(context, &foot, GetSysColorBrush(COLOR_3DFACE));
}

static LRESULT CALLBACK on_message(HWND handle, UINT message, WPARAM first, LPARAM second)
{
    struct window *w = (struct window *)GetWindowLongPtrW(handle, GWLP_USERDATA);
    if (!w)
        return DefWindowProcW(handle, message, first, second);
    switch (message) {
    case WM_CLOSE:
        w->was_closed = true;
        return 0;
    case WM_COMMAND:
        if (LOWORD(first) == IDCANCEL)
            w->was_closed = true;
        /* The Enter that started the program may still be held down. */
        else if (LOWORD(first) == IDOK && system_clock_ms() - w->opened_ms >= DEAF_MS)
            w->was_pressed = true;
        return 0;
    case WM_ERASEBKGND:
        paint(w, (HDC)first);
        return 1;
    case WM_CTLCOLORSTATIC:
        SetBkMode((HDC)first, TRANSPARENT);
        if ((HWND)second == w->parts[WORDS_PART])
            SetTextColor((HDC)first, GetSysColor(COLOR_GRAYTEXT));
        return (LRESULT)GetSysColorBrush(COLOR_WINDOW);
    default:
        return DefWindowProcW(handle, message, first, second);
    }
}

/* Layout */

static void open_faces(struct window *w)
{
    NONCLIENTMETRICSW metrics = {.cbSize = sizeof metrics};
    SystemParametersInfoW(SPI_GETNONCLIENTMETRICS, sizeof metrics, &metrics, 0);
    w->faces[TEXT_FACE] = CreateFontIndirectW(&metrics.lfMessageFont);
    metrics.lfMessageFont.lfHeight = MulDiv(metrics.lfMessageFont.lfHeight, 4, 3);
    w->faces[TITLE_FACE] = CreateFontIndirectW(&metrics.lfMessageFont);
}

static SIZE text_size(const struct window *w, enum part part, enum face face, int width)
{
    wchar_t text[1024];
    RECT box = {0, 0, width, 0};
    HDC context = GetDC(w->handle);
    HGDIOBJ before = SelectObject(context, w->faces[face]);
    GetWindowTextW(w->parts[part], text, 1024);
    DrawTextW(context, text, -1, &box, DT_CALCRECT | DT_WORDBREAK | DT_NOPREFIX);
    SelectObject(context, before);
    ReleaseDC(w->handle, context);
    return (SIZE){box.right, box.bottom};
}

static void place(struct window *w, enum part part, int x, int y, int width, int height)
{
    SetWindowPos(w->parts[part], NULL, x, y, width, height, SWP_NOZORDER | SWP_NOACTIVATE);
}

/* Lay the parts out from above; give the height of it all. */
static int lay_out(struct window *w)
{
    int pad = scaled(w, PAD), left = pad + scaled(w, ICON) + scaled(w, GAP), width = scaled(w, WIDTH) - pad - left;
    int title = text_size(w, TITLE_PART, TITLE_FACE, width).cy, sentence = text_size(w, SENTENCE_PART, TEXT_FACE, width).cy;
    int y = pad;
    place(w, ICON_PART, pad, y, scaled(w, ICON), scaled(w, ICON));
    place(w, TITLE_PART, left, y, width, title);
    y += title + scaled(w, 8);
    place(w, SENTENCE_PART, left, y, width, sentence);
    y += sentence;
    if (w->has_bar) {
        int words = text_size(w, TITLE_PART, TEXT_FACE, 10000).cy;
        y += scaled(w, 16);
        place(w, BAR_PART, left, y, width, scaled(w, BAR));
        y += scaled(w, BAR + 6);
        place(w, WORDS_PART, left, y, width, words);
        y += words;
    }
    if (y < pad + scaled(w, ICON))
        y = pad + scaled(w, ICON);
    w->foot_y = y + pad;
    int button = text_size(w, BUTTON_PART, TEXT_FACE, 10000).cx + 2 * scaled(w, 16);
    button = button < scaled(w, 88) ? scaled(w, 88) : button;
    y = w->foot_y + scaled(w, FOOT_PAD);
    place(w, BUTTON_PART, scaled(w, WIDTH) - pad - button, y, button, scaled(w, BUTTON_HEIGHT));
    return y + scaled(w, BUTTON_HEIGHT) + scaled(w, FOOT_PAD);
}

static void fit(struct window *w)
{
    RECT box = {0, 0, scaled(w, WIDTH), lay_out(w)}, work;
    AdjustWindowRect(&box, (DWORD)GetWindowLongPtrW(w->handle, GWL_STYLE), FALSE);
    SystemParametersInfoW(SPI_GETWORKAREA, 0, &work, 0);
    int width = box.right - box.left, height = box.bottom - box.top;
    int x = (work.left + work.right - width) / 2, y = (work.top + work.bottom - height) / 2;
    SetWindowPos(w->handle, NULL, x, y, width, height, SWP_NOZORDER | SWP_NOACTIVATE);
    InvalidateRect(w->handle, NULL, TRUE);
}

static void set_text(struct window *w, enum part part, const char *text)
{
    wchar_t before[1024], *now = wide(text);
    GetWindowTextW(w->parts[part], before, 1024);
    if (wcscmp(before, now) != 0)
        SetWindowTextW(w->parts[part], now);
    free(now);
}

/* Opening */

static void add_part(struct window *w, enum part part, const wchar_t *kind, DWORD style, int number)
{
    HINSTANCE program = GetModuleHandleW(NULL);
    w->parts[part] = CreateWindowExW(0, kind, L"", WS_CHILD | WS_VISIBLE | style, 0, 0, 0, 0, w->handle,
        (HMENU)(intptr_t)number, program, NULL);
    SendMessageW(w->parts[part], WM_SETFONT, (WPARAM)w->faces[part == TITLE_PART ? TITLE_FACE : TEXT_FACE], FALSE);
}

struct window *window_open(struct window_texts texts)
{
    HINSTANCE program = GetModuleHandleW(NULL);
    INITCOMMONCONTROLSEX wanted = {sizeof wanted, ICC_PROGRESS_CLASS | ICC_STANDARD_CLASSES};
    WNDCLASSEXW class = {
        .cbSize = sizeof class,
        .lpfnWndProc = on_message,
        .hInstance = program,
        .hIcon = LoadIconW(program, MAKEINTRESOURCEW(1)),
        .hCursor = LoadCursorW(NULL, IDC_ARROW),
        .lpszClassName = CLASS,
    };
    struct window *w = calloc(1, sizeof *w);
    if (!w)
        abort();
    InitCommonControlsEx(&wanted);
    RegisterClassExW(&class);
    w->handle = CreateWindowExW(WS_EX_DLGMODALFRAME | WS_EX_APPWINDOW, CLASS, L"SME Desktop",
        WS_POPUP | WS_CAPTION | WS_SYSMENU | WS_CLIPCHILDREN, 0, 0, 0, 0, NULL, NULL, program, NULL);
    if (!w->handle) {
        free(w);
        return NULL;
    }
    HDC context = GetDC(w->handle);
    w->dots = GetDeviceCaps(context, LOGPIXELSX);
    ReleaseDC(w->handle, context);
    w->opened_ms = system_clock_ms();
    open_faces(w);
    int side = scaled(w, ICON);
    w->icon = LoadImageW(program, MAKEINTRESOURCEW(1), IMAGE_ICON, side, side, 0);
    add_part(w, ICON_PART, WC_STATICW, SS_ICON | SS_REALSIZECONTROL, -1);
    SendMessageW(w->parts[ICON_PART], STM_SETICON, (WPARAM)w->icon, 0);
    add_part(w, TITLE_PART, WC_STATICW, SS_NOPREFIX, -1);
    add_part(w, SENTENCE_PART, WC_STATICW, SS_NOPREFIX, -1);
    add_part(w, BAR_PART, PROGRESS_CLASSW, 0, -1);
    add_part(w, WORDS_PART, WC_STATICW, SS_NOPREFIX, -1);
    add_part(w, BUTTON_PART, WC_BUTTONW, WS_TABSTOP | BS_DEFPUSHBUTTON, IDOK);
    SendMessageW(w->parts[BAR_PART], PBM_SETRANGE32, 0, BAR_STEPS);
    SetWindowLongPtrW(w->handle, GWLP_USERDATA, (LONG_PTR)w);
    window_texts_changed(w, texts);
    ShowWindow(w->handle, SW_SHOWNORMAL);
    SetForegroundWindow(w->handle);
    SetFocus(w->parts[BUTTON_PART]);
    UpdateWindow(w->handle);
    return w;
}

void window_texts_changed(struct window *w, struct window_texts texts)
{
    set_text(w, TITLE_PART, texts.title);
    set_text(w, SENTENCE_PART, texts.sentence);
    set_text(w, BUTTON_PART, texts.button);
    w->has_bar = texts.has_bar;
    ShowWindow(w->parts[BAR_PART], texts.has_bar ? SW_SHOW : SW_HIDE);
    ShowWindow(w->parts[WORDS_PART], texts.has_bar ? SW_SHOW : SW_HIDE);
    fit(w);
}

void window_progress(struct window *w, int64_t done, int64_t whole, const char *words)
{
    int64_t steps = done > 0 && whole > 0 ? done * BAR_STEPS / whole : 0;
    SendMessageW(w->parts[BAR_PART], PBM_SETPOS, (WPARAM)steps, 0);
    set_text(w, WORDS_PART, words);
}

enum event window_event(struct window *w, int wait_ms)
{
    int64_t end = system_clock_ms() + wait_ms;
    for (;;) {
        MSG message;
        while (PeekMessageW(&message, NULL, 0, 0, PM_REMOVE))
            if (!IsDialogMessageW(w->handle, &message)) {
                TranslateMessage(&message);
                DispatchMessageW(&message);
            }
        if (w->was_closed || w->was_pressed)
            return w->was_closed ? CLOSED : PRESSED;
        int64_t left = end - system_clock_ms();
        if (left <= 0)
            return NOTHING;
        MsgWaitForMultipleObjects(0, NULL, FALSE, (DWORD)left, QS_ALLINPUT);
    }
}

void window_close(struct window *w)
{
    DestroyWindow(w->handle);
    for (int i = 0; i < FACES; i++)
        DeleteObject(w->faces[i]);
    DestroyIcon(w->icon);
    free(w);
}
