/* A picture in memory, 0x00RRGGBB a pixel, that shapes with smooth edges are drawn on. */
#ifndef CANVAS_H
#define CANVAS_H

#include <stdint.h>

struct canvas {
    int width, height;
    uint32_t *pixels;
};

void canvas_fill(struct canvas *canvas, uint32_t colour);
/* A rectangle with round corners. */
void canvas_box(struct canvas *canvas, int x, int y, int width, int height, int radius, uint32_t colour);
/* A square picture of `side` pixels (0xAARRGGBB, colours not multiplied), drawn `size` pixels wide. */
void canvas_picture(struct canvas *canvas, const uint32_t *picture, int side, int x, int y, int size);

#endif
