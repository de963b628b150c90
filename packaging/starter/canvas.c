#include "canvas.h"

void canvas_fill(struct canvas *canvas, uint32_t colour)
{
    for (int i = 0; i < canvas->width * canvas->height; i++)
        canvas->pixels[i] = colour;
}

/* Lay a colour over a pixel; `cover` of 0 to 255 is how much of the pixel it takes. */
static void lay(struct canvas *canvas, int x, int y, uint32_t colour, int cover)
{
    if (x < 0 || y < 0 || x >= canvas->width || y >= canvas->height)
        return;
    uint32_t *pixel = &canvas->pixels[y * canvas->width + x], mixed = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        int old = *pixel >> shift & 255, new = colour >> shift & 255;
        mixed |= (uint32_t)(old + (new - old) * cover / 255) << shift;
    }
    *pixel = mixed;
}

/* How much of a pixel lies within the corner's circle, from 16 points in it. */
static int corner_cover(int dx, int dy, int radius)
{
    int inside = 0;
    for (int i = 0; i < 16; i++) {
        int x = dx * 8 + 1 + i % 4 * 2, y = dy * 8 + 1 + i / 4 * 2;
        inside += x * x + y * y <= radius * radius * 64;
    }
    return inside * 255 / 16;
}

void canvas_box(struct canvas *canvas, int x, int y, int width, int height, int radius, uint32_t colour)
{
    for (int j = 0; j < height; j++)
        for (int i = 0; i < width; i++) {
            /* Pixels beyond the straight part, counted from the centre of the nearest corner's circle. */
            int dx = i < radius ? radius - 1 - i : i >= width - radius ? i - (width - radius) : -1;
            int dy = j < radius ? radius - 1 - j : j >= height - radius ? j - (height - radius) : -1;
            lay(canvas, x + i, y + j, colour, dx >= 0 && dy >= 0 ? corner_cover(dx, dy, radius) : 255);
        }
}

/* A channel of the picture between its pixels; `x` and `y` in 1/256 pixels. */
static int between(const uint32_t *picture, int side, int x, int y, int shift)
{
    int left = x >> 8, top = y >> 8, fx = x & 255, fy = y & 255;
    int right = left + 1 < side ? left + 1 : left, below = top + 1 < side ? top + 1 : top;
    const uint32_t *upper = picture + top * side, *lower = picture + below * side;
    int above = (int)(upper[left] >> shift & 255) * (256 - fx) + (int)(upper[right] >> shift & 255) * fx;
    int under = (int)(lower[left] >> shift & 255) * (256 - fx) + (int)(lower[right] >> shift & 255) * fx;
    return (above * (256 - fy) + under * fy) >> 16;
}

void canvas_picture(struct canvas *canvas, const uint32_t *picture, int side, int x, int y, int size)
{
    int steps = size > 1 ? size - 1 : 1;
    for (int j = 0; j < size; j++)
        for (int i = 0; i < size; i++) {
            int at_x = i * (side - 1) * 256 / steps, at_y = j * (side - 1) * 256 / steps;
            uint32_t colour = 0;
            for (int shift = 0; shift < 24; shift += 8)
                colour |= (uint32_t)between(picture, side, at_x, at_y, shift) << shift;
            lay(canvas, x + i, y + j, colour, between(picture, side, at_x, at_y, 24));
        }
}
