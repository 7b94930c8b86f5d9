/* Sixteen threads share one screener, one case, one report, one error and one batch, as the header allows. A report is
 * laid out by whoever reads it first, so in each round all of them read a new one at once. */
#if !defined(_POSIX_C_SOURCE)
#define _POSIX_C_SOURCE 200112L
#endif
#include "check.h"

#include <pthread.h>

enum { THREADS = 16, ROUNDS = 8 };

static const neglect_screener *screener;
static const neglect_case *the_case;
static const neglect_report *report;
static const neglect_error *error;
static const neglect_batch *batch;
static neglect_str expected;
static pthread_barrier_t all_here;

static int same(neglect_str one, neglect_str other) {
  return one.len == other.len && memcmp(one.ptr, other.ptr, one.len) == 0;
}

static void everything_is_read_at_once(void) {
  const neglect_contents *contents = neglect_report_contents(report);
  neglect_text *text = NULL;
  CHECK(contents == neglect_report_contents(report));
  CHECK(contents->findings_count == 1 && is(contents->findings[0]->rule, "small/cold"));
  CHECK(neglect_report_concern(report) == NEGLECT_CONCERN_CONSIDER);
  CHECK(neglect_report_json(report, &text, NULL) == NEGLECT_STATUS_OK);
  CHECK(same(neglect_text_view(text), expected));
  neglect_text_free(text);
  CHECK(is(code_of(error, 0), "not_json") && neglect_error_message(error).len > 0);
  CHECK(same(neglect_batch_report(batch, 0), expected));
  CHECK(is(code_of(neglect_batch_error(batch, 1), 0), "not_json"));
}

static void everything_is_used_at_once(void) {
  neglect_screener *clone = NULL;
  neglect_report *own = NULL;
  neglect_text *text = NULL;
  neglect_case *read = NULL;
  neglect_batch *many = NULL;
  neglect_error *err = NULL;
  neglect_str cases[2];
  cases[0] = str(CASE);
  cases[1] = str("{");
  CHECK(neglect_screener_clone(screener, &clone, NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_screen(clone, the_case, &own, NULL) == NEGLECT_STATUS_OK);
  neglect_screener_free(clone);
  CHECK(is(neglect_report_contents(own)->reference, "c1"));
  neglect_report_free(own);
  CHECK(neglect_screen_json(screener, str(CASE), &text, NULL) == NEGLECT_STATUS_OK);
  CHECK(same(neglect_text_view(text), expected));
  neglect_text_free(text);
  CHECK(neglect_replay(screener, the_case, &text, NULL) == NEGLECT_STATUS_OK);
  neglect_text_free(text);
  CHECK(neglect_case_from_json(screener, str("{"), &read, &err) == NEGLECT_STATUS_CASE);
  neglect_error_free(err);
  CHECK(neglect_screen_json_many(screener, cases, 2, 2, &many, NULL) == NEGLECT_STATUS_OK);
  CHECK(same(neglect_batch_report(many, 0), expected));
  neglect_batch_free(many);
}

static void *one_thread(void *unused) {
  pthread_barrier_wait(&all_here);
  everything_is_read_at_once();
  everything_is_used_at_once();
  return unused;
}

static void one_round(void) {
  pthread_t threads[THREADS];
  neglect_report *fresh = NULL;
  int at;
  CHECK(neglect_screen(screener, the_case, &fresh, NULL) == NEGLECT_STATUS_OK);
  report = fresh;
  for (at = 0; at < THREADS; at++) CHECK(pthread_create(&threads[at], NULL, one_thread, NULL) == 0);
  for (at = 0; at < THREADS; at++) CHECK(pthread_join(threads[at], NULL) == 0);
  neglect_report_free(fresh);
}

int main(void) {
  neglect_screener *small = small_screener();
  neglect_case *one = NULL;
  neglect_text *text = NULL, *never = NULL;
  neglect_error *err = NULL;
  neglect_batch *many = NULL;
  neglect_str cases[2];
  int at;
  cases[0] = str(CASE);
  cases[1] = str("{");
  CHECK(neglect_case_from_json(small, str(CASE), &one, NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_screen_json(small, str(CASE), &text, NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_screen_json(small, str("{"), &never, &err) == NEGLECT_STATUS_CASE);
  CHECK(neglect_screen_json_many(small, cases, 2, 1, &many, NULL) == NEGLECT_STATUS_OK);
  CHECK(pthread_barrier_init(&all_here, NULL, THREADS) == 0);
  screener = small, the_case = one, error = err, batch = many, expected = neglect_text_view(text);
  for (at = 0; at < ROUNDS; at++) one_round();
  pthread_barrier_destroy(&all_here);
  neglect_batch_free(many);
  neglect_error_free(err);
  neglect_text_free(text);
  neglect_case_free(one);
  neglect_screener_free(small);
  return 0;
}
