/* A panic inside the library is a status, says nothing of its own, and leaves every handle valid. Needs a library that was
 * built with `--cfg neglect_panics`. */
#include "../tests/c/check.h"

#ifdef __cplusplus
extern "C"
#endif
NEGLECT_API neglect_status neglect_panics(neglect_error **err);

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
  }
  neglect_screener_free(screener);
  return 0;
}
