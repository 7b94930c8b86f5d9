/* The host's floating-point state decides nothing: whatever the direction of rounding, the bytes are the same. */
#include "check.h"

#include <fenv.h>

static const char SCORES[] =
    "{\"schema\":1,\"case\":\"c1\",\"as_of\":\"2026-11-21\",\"child\":{\"born\":\"2026-01-01\","
    "\"birth_weight_sds\":0.1,\"mid_parental_height_sds\":-0.7},\"growth\":["
    "{\"on\":\"2026-10-01\",\"weight_sds\":-2.3,\"height_sds\":1.1102230246251565e-16},"
    "{\"on\":\"2026-11-20\",\"weight_sds\":-2.3000000000000003,\"height_sds\":1e-400,\"bmi_sds\":0.3}]}";

static void screened(const neglect_screener *screener, neglect_text **report) {
  CHECK(neglect_screen_json(screener, str(SCORES), report, NULL) == NEGLECT_STATUS_OK);
}

int main(void) {
  static const int directions[] = {FE_TONEAREST, FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO};
  neglect_screener *screener = small_screener();
  neglect_text *first = NULL;
  size_t at;
  screened(screener, &first);
  CHECK(has(neglect_text_view(first), "-2.30 SDS"));
  for (at = 0; at < sizeof directions / sizeof *directions; at++) {
    neglect_text *report = NULL;
    CHECK(fesetround(directions[at]) == 0);
    screened(screener, &report);
    CHECK(fesetround(FE_TONEAREST) == 0);
    CHECK(is(neglect_text_view(report), neglect_text_view(first).ptr));
    neglect_text_free(report);
  }
  neglect_text_free(first);
  neglect_screener_free(screener);
  puts("the direction of rounding decides nothing");
  return 0;
}
