/* Our hidden static library and another Rust library in one program. */
#include "neglect_screen.h"

extern int32_t other_catches_a_panic(void);

int main(void) {
  neglect_screener *screener = NULL;
  neglect_text *text = NULL;
  neglect_str nothing = {NULL, 0};
  int wrong = other_catches_a_panic() != 1 || neglect_screener_england(&screener, NULL) != NEGLECT_STATUS_OK ||
              neglect_screen_json(screener, nothing, &text, NULL) != NEGLECT_STATUS_CASE || other_catches_a_panic() != 1;
  neglect_screener_free(screener);
  return wrong;
}
