/* What the C files of the package share. */
#ifndef NEGLECTSCREEN_R_H
#define NEGLECTSCREEN_R_H

#define R_NO_REMAP
#include <R.h>
#include <Rinternals.h>
#include <neglect_screen.h>

/* The screener of an external pointer; an error where it was closed. */
const neglect_screener *ns_screener_of(SEXP screener);

/* One text or raw vector as the library takes it: borrowed, for the length of the call. */
neglect_str ns_str(SEXP text);

/* A text of the library as a string. */
SEXP ns_string(neglect_str text);

/* What an error says, as a list that R raises as a condition; frees nothing. */
SEXP ns_failure(neglect_status status, const neglect_error *err);

SEXP ns_screen_tables(SEXP screener, SEXP tables, SEXP want, SEXP threads);

#endif
