/* Starts the program of a disc: from the reader's own copy, made at the first start, or else from the disc. */
#ifndef STARTER_H
#define STARTER_H

/* `disc` holds the folder `edition`; `place` holds the packed program and the same program as a folder. Both are UTF-8,
   arguments too, up to NULL and without the name of the starter. Gives the exit code. */
int starter_run(const char *disc, const char *place, const char *const *arguments);

#endif
