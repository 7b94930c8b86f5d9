/* Tables of many cases: data frames in, data frames out, over the Arrow C data interface. What is held is let go of however
 * the call ends, also where R jumps. */

#include <string.h>

#include "arrow.h"
#include "neglectscreen.h"
#include "to_arrow.h"

static int is_set(const void *bits, int64_t at) {
  return !bits || (((const unsigned char *)bits)[at / 8] >> (at % 8) & 1);
}

static int64_t offset_at(const struct ArrowArray *array, int wide, int64_t at) {
  const void *ends = array->buffers[1];
  return wide ? ((const int64_t *)ends)[at] : ((const int32_t *)ends)[at];
}

static SEXP text_at(const struct ArrowArray *array, int wide, int64_t at) {
  if (!is_set(array->buffers[0], at)) return NA_STRING;
  int64_t start = offset_at(array, wide, at), end = offset_at(array, wide, at + 1);
  return Rf_mkCharLenCE((const char *)array->buffers[2] + start, (int)(end - start), CE_UTF8);
}

/* The whole number of a row of these types, as a double; a day too. */
static double number_at(const struct ArrowArray *array, char format, int64_t at) {
  const void *values = array->buffers[1];
  switch (format) {
  case 'c': return ((const int8_t *)values)[at];
  case 'C': return ((const uint8_t *)values)[at];
  case 's': return ((const int16_t *)values)[at];
  case 'S': return ((const uint16_t *)values)[at];
  case 'i':
  case 't': return ((const int32_t *)values)[at];
  case 'I': return ((const uint32_t *)values)[at];
  case 'l': return (double)((const int64_t *)values)[at];
  case 'L': return (double)((const uint64_t *)values)[at];
  case 'g': return ((const double *)values)[at];
  default: Rf_error("a column of a type that this package does not know");
  }
}

static SEXP column(const struct ArrowSchema *schema, const struct ArrowArray *array, int64_t first, int64_t length);

/* The words of a dictionary, by row; a factor, whose levels are in the library's order. */
static SEXP words(const struct ArrowSchema *schema, const struct ArrowArray *array, int64_t first, int64_t length) {
  SEXP levels = PROTECT(column(schema->dictionary, array->dictionary, 0, array->dictionary->length));
  SEXP codes = PROTECT(Rf_allocVector(INTSXP, length));
  for (int64_t row = 0; row < length; row++) {
    int64_t at = array->offset + first + row;
    int there = is_set(array->buffers[0], at);
    INTEGER(codes)[row] = there ? (int)number_at(array, schema->format[0], at) + 1 : NA_INTEGER;
  }
  Rf_setAttrib(codes, R_LevelsSymbol, levels);
  Rf_setAttrib(codes, R_ClassSymbol, Rf_mkString("factor"));
  UNPROTECT(2);
  return codes;
}

static SEXP lists(const struct ArrowSchema *schema, const struct ArrowArray *array, int64_t first, int64_t length) {
  int wide = schema->format[1] == 'L';
  SEXP rows = PROTECT(Rf_allocVector(VECSXP, length));
  for (int64_t row = 0; row < length; row++) {
    int64_t at = array->offset + first + row;
    if (!is_set(array->buffers[0], at)) continue;
    int64_t start = offset_at(array, wide, at), end = offset_at(array, wide, at + 1);
    SET_VECTOR_ELT(rows, row, column(schema->children[0], array->children[0], start, end - start));
  }
  UNPROTECT(1);
  return rows;
}

static SEXP column(const struct ArrowSchema *schema, const struct ArrowArray *array, int64_t first, int64_t length) {
  if (schema->dictionary) return words(schema, array, first, length);
  char format = schema->format[0];
  if (format == '+') return lists(schema, array, first, length);
  SEXP values = PROTECT(Rf_allocVector(
      format == 'u' || format == 'U' ? STRSXP : format == 'b' ? LGLSXP : REALSXP, length));
  for (int64_t row = 0; row < length; row++) {
    int64_t at = array->offset + first + row;
    int there = is_set(array->buffers[0], at);
    if (TYPEOF(values) == STRSXP) {
      SET_STRING_ELT(values, row, text_at(array, format == 'U', at));
    } else if (format == 'b') {
      LOGICAL(values)[row] = there ? is_set(array->buffers[1], at) : NA_LOGICAL;
    } else {
      REAL(values)[row] = there ? number_at(array, format, at) : NA_REAL;
    }
  }
  if (format == 't') Rf_setAttrib(values, R_ClassSymbol, Rf_mkString("Date"));
  UNPROTECT(1);
  return values;
}

/* A batch as a list of columns with their names. */
static SEXP batch(const struct ArrowSchema *schema, const struct ArrowArray *array) {
  SEXP columns = PROTECT(Rf_allocVector(VECSXP, schema->n_children));
  SEXP names = PROTECT(Rf_allocVector(STRSXP, schema->n_children));
  for (int64_t nth = 0; nth < schema->n_children; nth++) {
    SET_STRING_ELT(names, nth, Rf_mkCharCE(schema->children[nth]->name, CE_UTF8));
    SET_VECTOR_ELT(columns, nth, column(schema->children[nth], array->children[nth], array->offset, array->length));
  }
  Rf_setAttrib(columns, R_NamesSymbol, names);
  UNPROTECT(2);
  return columns;
}

/* All that one call holds. */
struct held {
  SEXP screener, tables, want, threads;
  neglect_tables *rows;
  neglect_error *err;
  struct ArrowArrayStream stream;
  struct ArrowSchema schema;
  struct ArrowArray array;
};

static void let_go(void *data) {
  struct held *held = data;
  if (held->array.release) held->array.release(&held->array);
  if (held->schema.release) held->schema.release(&held->schema);
  if (held->stream.release) held->stream.release(&held->stream);
  neglect_tables_free(held->rows);
  neglect_error_free(held->err);
}

/* One result, as a list of batches. */
static SEXP result(struct held *held, int32_t of) {
  neglect_status status = neglect_tables_result(held->rows, of, &held->stream, &held->err);
  if (status != NEGLECT_STATUS_OK) return ns_failure(status, held->err);
  if (held->stream.get_schema(&held->stream, &held->schema)) Rf_error("a result without its columns");
  SEXP batches = PROTECT(R_NilValue);
  for (;;) {
    if (held->stream.get_next(&held->stream, &held->array)) Rf_error("a result that ends early");
    if (!held->array.release) break;
    SEXP one = PROTECT(batch(&held->schema, &held->array));
    batches = Rf_cons(one, batches);
    UNPROTECT(2);
    PROTECT(batches);
    held->array.release(&held->array);
  }
  held->schema.release(&held->schema);
  held->stream.release(&held->stream);
  UNPROTECT(1);
  return batches;
}

static SEXP screened(void *data) {
  struct held *held = data;
  neglect_status status = neglect_tables_new(&held->rows, &held->err);
  for (R_xlen_t nth = 0; status == NEGLECT_STATUS_OK && nth < XLENGTH(held->tables); nth++) {
    SEXP frame = VECTOR_ELT(held->tables, nth);
    if (frame == R_NilValue) continue;
    if (ns_to_arrow(frame, &held->stream)) Rf_error("there is not enough memory for the tables");
    /* The number of a table is its place in the list. The stream is moved, however the call ends. */
    status = neglect_tables_add(held->rows, (int32_t)nth, &held->stream, &held->err);
    memset(&held->stream, 0, sizeof held->stream);
  }
  int want = Rf_asInteger(held->want);
  if (status == NEGLECT_STATUS_OK)
    status = neglect_tables_screen(held->rows, ns_screener_of(held->screener), (uint32_t)want,
                                   (uint32_t)Rf_asInteger(held->threads), &held->err);
  if (status != NEGLECT_STATUS_OK) return ns_failure(status, held->err);
  static const char *names[] = {"reports", "findings", "account", "problems", ""};
  SEXP results = PROTECT(Rf_mkNamed(VECSXP, names));
  for (int32_t of = NEGLECT_RESULT_REPORTS; of <= NEGLECT_RESULT_PROBLEMS; of++) {
    int asked = (of != NEGLECT_RESULT_FINDINGS || (want & 1)) && (of != NEGLECT_RESULT_ACCOUNT || (want & 2));
    if (asked) SET_VECTOR_ELT(results, of, result(held, of));
  }
  UNPROTECT(1);
  return results;
}

SEXP ns_screen_tables(SEXP screener, SEXP tables, SEXP want, SEXP threads) {
  struct held held;
  memset(&held, 0, sizeof held);
  held.screener = screener;
  held.tables = tables;
  held.want = want;
  held.threads = threads;
  return R_ExecWithCleanup(screened, &held, let_go, &held);
}
