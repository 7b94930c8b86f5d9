/* Faults of a program, one named on the command line, that a sanitizer must see: else it looks at nothing. */
#if !defined(_POSIX_C_SOURCE)
#define _POSIX_C_SOURCE 200112L
#endif
#include "../tests/c/check.h"

#include <pthread.h>

/* A length beyond the memory: it is the library that reads too far. */
static void text_too_long(const neglect_screener *screener) {
  char *short_one = (char *)malloc(8);
  neglect_text *report = NULL;
  neglect_str json;
  memset(short_one, ' ', 8);
  json.ptr = short_one;
  json.len = 9;
  CHECK(neglect_screen_json(screener, json, &report, NULL) == NEGLECT_STATUS_CASE);
  free(short_one);
}

/* What the library lends, read after its owner was freed. */
static void read_after_free(const neglect_screener *screener) {
  neglect_text *report = NULL;
  neglect_str view;
  CHECK(neglect_screen_json(screener, str(CASE), &report, NULL) == NEGLECT_STATUS_OK);
  view = neglect_text_view(report);
  neglect_text_free(report);
  CHECK(view.ptr[0] == '{');
}

/* What the library made, never freed. */
static void never_freed(const neglect_screener *screener) {
  neglect_text *report = NULL;
  CHECK(neglect_screen_json(screener, str(CASE), &report, NULL) == NEGLECT_STATUS_OK);
  report = NULL;
}

static void *changes_it(void *builder) {
  int at;
  for (at = 0; at < 1000; at++) {
    CHECK(neglect_screener_builder_set_limit((neglect_screener_builder *)builder, NEGLECT_LIMIT_BYTES, 1, NULL) == 0);
  }
  return builder;
}

/* Two threads change a builder at once, against what the header says of it: it is the library that races. */
static void changed_at_once(void) {
  neglect_screener_builder *builder = NULL;
  pthread_t other;
  CHECK(neglect_screener_builder_new(&builder, NULL) == NEGLECT_STATUS_OK);
  CHECK(pthread_create(&other, NULL, changes_it, builder) == 0);
  changes_it(builder);
  CHECK(pthread_join(other, NULL) == 0);
  neglect_screener_builder_free(builder);
}

int main(int count, char **words) {
  const char *fault = count > 1 ? words[1] : "";
  neglect_screener *screener = small_screener();
  if (strcmp(fault, "text_too_long") == 0) text_too_long(screener);
  if (strcmp(fault, "read_after_free") == 0) read_after_free(screener);
  if (strcmp(fault, "never_freed") == 0) never_freed(screener);
  if (strcmp(fault, "changed_at_once") == 0) changed_at_once();
  neglect_screener_free(screener);
  return 0;
}
