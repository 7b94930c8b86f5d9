/* Many cases at once, on all cores. Each has its own result, in the order in which they were given: a wrong one stops no
 * other. */
#include <neglect_screen.h>

#include <stdio.h>
#include <string.h>

#define CASE(name, child) \
  "{\"schema\": 1, \"case\": \"" name "\", \"as_of\": \"2026-11-21\", \"child\": " child "}"

static const char *const names[] = {"a", "b", "c", "d"};
static const char *const texts[] = {
    CASE("a", "{\"born\": \"2020-03-01\"}"),
    CASE("b", "{\"born\": \"2031-03-01\"}"), /* after the case's own day */
    CASE("c", "{\"due\": \"2027-02-01\"}"),
    "{\"schema\": 1, \"case\": \"d\"", /* cut short */
};
enum { COUNT = sizeof(texts) / sizeof(texts[0]) };

int main(void) {
  neglect_screener *screener = NULL;
  neglect_batch *batch = NULL;
  neglect_error *err = NULL;
  neglect_str cases[COUNT];
  size_t at, nth;

  for (at = 0; at < COUNT; at++) {
    cases[at].ptr = texts[at];
    cases[at].len = strlen(texts[at]);
  }
  if (neglect_check_abi(NEGLECT_ABI_VERSION) != NEGLECT_STATUS_OK) return 2;
  if (neglect_screener_england(&screener, &err) != NEGLECT_STATUS_OK ||
      /* 0 threads: one for each core. */
      neglect_screen_json_many(screener, cases, COUNT, 0, &batch, &err) != NEGLECT_STATUS_OK) {
    fprintf(stderr, "%s\n", neglect_error_message(err).ptr); /* no case is at fault: this program is */
  }

  /* What the batch lends is freed with it. */
  for (at = 0; at < neglect_batch_count(batch); at++) {
    const neglect_error *wrong = neglect_batch_error(batch, at);
    if (wrong == NULL) {
      printf("%s: a report of %lu bytes\n", names[at], (unsigned long)neglect_batch_report(batch, at).len);
    }
    for (nth = 0; nth < neglect_error_count(wrong); nth++) {
      const neglect_fault *fault = neglect_error_fault(wrong, nth);
      printf("%s: %s [%s]\n", names[at], fault->path.len > 0 ? fault->path.ptr : "the text", fault->code.ptr);
    }
  }
  neglect_batch_free(batch);
  neglect_error_free(err);
  neglect_screener_free(screener);
  return 0;
}
