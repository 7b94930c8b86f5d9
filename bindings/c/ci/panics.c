/* A panic inside the library is a status, says nothing of its own, and leaves every handle valid. Needs a library that was
 * built with `--cfg neglect_panics`. */
#include "../tests/c/check.h"

#ifdef __cplusplus
extern "C"
#endif
NEGLECT_API neglect_status neglect_panics(neglect_error **err);

/* A panic while one case of many is screened is that case's own error; the others have their reports. */
static void one_of_many(const neglect_screener *screener) {
  neglect_str cases[3];
  neglect_batch *batch = NULL;
  cases[0] = cases[2] = str(CASE);
  cases[1] = str("panic while this is screened");
  CHECK(neglect_screen_json_many(screener, cases, 3, 2, &batch, NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_batch_count(batch) == 3);
  CHECK(neglect_batch_report(batch, 0).len > 0 && neglect_batch_report(batch, 2).len > 0);
  CHECK(neglect_batch_report(batch, 1).len == 0);
  CHECK(neglect_error_status(neglect_batch_error(batch, 1)) == NEGLECT_STATUS_INTERNAL);
  CHECK(!has(neglect_error_message(neglect_batch_error(batch, 1)), "secret"));
  neglect_batch_free(batch);
}

int main(void) {
  neglect_screener *screener = small_screener();
  neglect_text *report = NULL;
  neglect_error *err = NULL;
  int at;
  for (at = 0; at < 3; at++) {
    CHECK(neglect_panics(NULL) == NEGLECT_STATUS_INTERNAL);
    CHECK(neglect_panics(&err) == NEGLECT_STATUS_INTERNAL);
    CHECK(neglect_error_status(err) == NEGLECT_STATUS_INTERNAL && neglect_error_count(err) == 1);
    CHECK(is(code_of(err, 0), "internal") && !has(neglect_error_message(err), "secret"));
    neglect_error_free(err);
    CHECK(neglect_screen_json(screener, str(CASE), &report, NULL) == NEGLECT_STATUS_OK);
    neglect_text_free(report);
    one_of_many(screener);
  }
  neglect_screener_free(screener);
  return 0;
}
