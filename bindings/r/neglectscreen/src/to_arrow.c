/* The columns of a data frame as an Arrow stream of one batch. Everything is copied: the stream needs nothing of R when the
 * library reads it, on whatever thread. Nothing here calls what could jump. */

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "to_arrow.h"

/* What the release of a schema or an array frees. */
static void release_schema(struct ArrowSchema *schema) {
  for (int64_t nth = 0; nth < schema->n_children; nth++) {
    struct ArrowSchema *child = schema->children[nth];
    if (child && child->release) child->release(child);
    free(child);
  }
  free(schema->children);
  free((void *)schema->name);
  schema->release = NULL;
}

static void release_array(struct ArrowArray *array) {
  for (int64_t nth = 0; nth < array->n_children; nth++) {
    struct ArrowArray *child = array->children[nth];
    if (child && child->release) child->release(child);
    free(child);
  }
  free(array->children);
  for (int64_t nth = 0; array->buffers && nth < array->n_buffers; nth++) free((void *)array->buffers[nth]);
  free(array->buffers);
  array->release = NULL;
}

/* A copy of a text; NULL where there is no memory. */
static char *copied(const char *text) {
  size_t size = strlen(text) + 1;
  char *copy = malloc(size);
  return copy ? memcpy(copy, text, size) : NULL;
}

static int begin_schema(struct ArrowSchema *schema, const char *format, const char *name, int64_t children) {
  memset(schema, 0, sizeof *schema);
  schema->format = format;
  schema->flags = 2; /* may be null */
  schema->release = release_schema;
  schema->name = copied(name);
  schema->children = calloc((size_t)children + 1, sizeof *schema->children);
  if (!schema->name || !schema->children) return ENOMEM;
  for (; schema->n_children < children; schema->n_children++)
    if (!(schema->children[schema->n_children] = calloc(1, sizeof **schema->children))) return ENOMEM;
  return 0;
}

static int begin_array(struct ArrowArray *array, int64_t length, int64_t buffers, int64_t children) {
  memset(array, 0, sizeof *array);
  array->length = length;
  array->null_count = -1;
  array->release = release_array;
  array->buffers = calloc((size_t)buffers, sizeof *array->buffers);
  array->children = calloc((size_t)children + 1, sizeof *array->children);
  if (!array->buffers || !array->children) return ENOMEM;
  array->n_buffers = buffers;
  for (; array->n_children < children; array->n_children++)
    if (!(array->children[array->n_children] = calloc(1, sizeof **array->children))) return ENOMEM;
  return 0;
}

/* A buffer of the array, filled with zeros. */
static void *buffer(struct ArrowArray *array, int nth, size_t size) {
  return (void *)(array->buffers[nth] = calloc(size + 8, 1));
}

static void set_bit(unsigned char *bits, int64_t at) {
  bits[at / 8] |= (unsigned char)(1u << (at % 8));
}

/* Texts from `first` on as large strings. */
static int texts(SEXP column, struct ArrowArray *array) {
  int64_t length = XLENGTH(column), size = 0;
  if (begin_array(array, length, 3, 0)) return ENOMEM;
  unsigned char *valid = buffer(array, 0, (size_t)length / 8 + 1);
  int64_t *ends = buffer(array, 1, ((size_t)length + 1) * sizeof *ends);
  if (!valid || !ends) return ENOMEM;
  for (int64_t row = 0; row < length; row++) {
    SEXP text = STRING_ELT(column, row);
    if (text != NA_STRING) {
      set_bit(valid, row);
      size += LENGTH(text);
    }
    ends[row + 1] = size;
  }
  char *bytes = buffer(array, 2, (size_t)size);
  if (!bytes) return ENOMEM;
  for (int64_t row = 0; row < length; row++)
    memcpy(bytes + ends[row], CHAR(STRING_ELT(column, row)), (size_t)(ends[row + 1] - ends[row]));
  return 0;
}

static int whole_numbers(const int *values, int64_t length, struct ArrowArray *array) {
  if (begin_array(array, length, 2, 0)) return ENOMEM;
  unsigned char *valid = buffer(array, 0, (size_t)length / 8 + 1);
  int32_t *numbers = buffer(array, 1, (size_t)length * sizeof *numbers);
  if (!valid || !numbers) return ENOMEM;
  for (int64_t row = 0; row < length; row++) {
    if (values[row] == NA_INTEGER) continue;
    set_bit(valid, row);
    numbers[row] = values[row];
  }
  return 0;
}

static int flags(const int *values, int64_t length, struct ArrowArray *array) {
  if (begin_array(array, length, 2, 0)) return ENOMEM;
  unsigned char *valid = buffer(array, 0, (size_t)length / 8 + 1);
  unsigned char *bits = buffer(array, 1, (size_t)length / 8 + 1);
  if (!valid || !bits) return ENOMEM;
  for (int64_t row = 0; row < length; row++) {
    if (values[row] == NA_LOGICAL) continue;
    set_bit(valid, row);
    if (values[row]) set_bit(bits, row);
  }
  return 0;
}

static int numbers(const double *values, int64_t length, struct ArrowArray *array) {
  if (begin_array(array, length, 2, 0)) return ENOMEM;
  unsigned char *valid = buffer(array, 0, (size_t)length / 8 + 1);
  double *copy = buffer(array, 1, (size_t)length * sizeof *copy);
  if (!valid || !copy) return ENOMEM;
  for (int64_t row = 0; row < length; row++) {
    if (ISNAN(values[row])) continue;
    set_bit(valid, row);
    copy[row] = values[row];
  }
  return 0;
}

/* Lists of texts: one vector for each row, joined by R, and how many each row has. */
static int lists(SEXP column, struct ArrowArray *array) {
  SEXP counts = VECTOR_ELT(column, 0), joined = VECTOR_ELT(column, 1);
  int64_t length = XLENGTH(counts), end = 0;
  if (begin_array(array, length, 2, 1)) return ENOMEM;
  unsigned char *valid = buffer(array, 0, (size_t)length / 8 + 1);
  int64_t *ends = buffer(array, 1, ((size_t)length + 1) * sizeof *ends);
  if (!valid || !ends) return ENOMEM;
  for (int64_t row = 0; row < length; row++) {
    set_bit(valid, row);
    ends[row + 1] = end += INTEGER(counts)[row];
  }
  return texts(joined, array->children[0]);
}

static int one_column(SEXP column, const char *format, const char *name, struct ArrowSchema *schema, struct ArrowArray *array) {
  int64_t length = XLENGTH(column);
  switch (format[0]) {
  case 'U':
    return begin_schema(schema, "U", name, 0) || texts(column, array);
  case 'i':
    return begin_schema(schema, "i", name, 0) || whole_numbers(INTEGER(column), length, array);
  case 't':
    return begin_schema(schema, "tdD", name, 0) || whole_numbers(INTEGER(column), length, array);
  case 'b':
    return begin_schema(schema, "b", name, 0) || flags(LOGICAL(column), length, array);
  case 'g':
    return begin_schema(schema, "g", name, 0) || numbers(REAL(column), length, array);
  default:
    return begin_schema(schema, "+L", name, 1) || begin_schema(schema->children[0], "U", "item", 0) || lists(column, array);
  }
}

/* The one batch, until it is taken. */
struct whole {
  struct ArrowSchema schema;
  struct ArrowArray array;
};

static int get_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out) {
  struct whole *whole = stream->private_data;
  *out = whole->schema;
  whole->schema.release = NULL;
  return out->release ? 0 : EINVAL;
}

static int get_next(struct ArrowArrayStream *stream, struct ArrowArray *out) {
  struct whole *whole = stream->private_data;
  *out = whole->array;
  whole->array.release = NULL;
  return 0;
}

static const char *get_last_error(struct ArrowArrayStream *stream) {
  (void)stream;
  return NULL;
}

static void release(struct ArrowArrayStream *stream) {
  struct whole *whole = stream->private_data;
  if (whole->schema.release) whole->schema.release(&whole->schema);
  if (whole->array.release) whole->array.release(&whole->array);
  free(whole);
  stream->release = NULL;
}

int ns_to_arrow(SEXP frame, struct ArrowArrayStream *stream) {
  SEXP columns = VECTOR_ELT(frame, 0), names = VECTOR_ELT(frame, 1), formats = VECTOR_ELT(frame, 2);
  int64_t count = XLENGTH(columns);
  struct whole *whole = calloc(1, sizeof *whole);
  if (!whole) return ENOMEM;
  *stream = (struct ArrowArrayStream){get_schema, get_next, get_last_error, release, whole};
  int wrong = begin_schema(&whole->schema, "+s", "", count) ||
              begin_array(&whole->array, Rf_asInteger(VECTOR_ELT(frame, 3)), 1, count);
  for (int64_t nth = 0; !wrong && nth < count; nth++)
    wrong = one_column(VECTOR_ELT(columns, nth), CHAR(STRING_ELT(formats, nth)), CHAR(STRING_ELT(names, nth)),
                       whole->schema.children[nth], whole->array.children[nth]);
  if (wrong) release(stream);
  return wrong ? ENOMEM : 0;
}
