#ifndef NEGLECTSCREEN_TO_ARROW_H
#define NEGLECTSCREEN_TO_ARROW_H

#include "arrow.h"
#include "neglectscreen.h"

/* Makes a stream of a data frame that R has laid out: its columns, names, formats and number of rows. 0, or ENOMEM. */
int ns_to_arrow(SEXP frame, struct ArrowArrayStream *stream);

#endif
