/* One case by JSON: a text in, a text out, and a wrong case told by its places. */
#include <neglect_screen.h>

#include <stdio.h>
#include <string.h>

static neglect_str text(const char *of) {
  neglect_str view;
  view.ptr = of;
  view.len = strlen(of);
  return view;
}

static void screen(const neglect_screener *screener, const char *case_json) {
  neglect_text *report = NULL;
  neglect_error *err = NULL;
  size_t at;

  if (neglect_screen_json(screener, text(case_json), &report, &err) == NEGLECT_STATUS_OK) {
    neglect_str json = neglect_text_view(report); /* the same bytes on every platform */
    printf("%.*s\n", (int)json.len, json.ptr);
  } else {
    for (at = 0; at < neglect_error_count(err); at++) {
      const neglect_fault *fault = neglect_error_fault(err, at);
      printf("%s [%s] %s; %s\n", fault->path.ptr, fault->code.ptr, fault->message.ptr, fault->help.ptr);
    }
  }
  neglect_text_free(report);
  neglect_error_free(err);
}

int main(void) {
  neglect_screener *screener = NULL;
  if (neglect_check_abi(NEGLECT_ABI_VERSION) != NEGLECT_STATUS_OK) return 2;
  if (neglect_screener_england(&screener, NULL) != NEGLECT_STATUS_OK) return 1;

  screen(screener,
         "{\"schema\": 1, \"case\": \"17\", \"as_of\": \"2026-11-21\", \"child\": {\"born\": \"2020-03-01\"},"
         " \"observations\": ["
         "{\"id\": \"o1\", \"code\": \"hygiene.smelly_and_dirty\", \"on\": \"2026-10-02\", \"by\": \"education\","
         " \"with\": {\"pattern\": \"persistent\"}}]}");

  /* A date that is none, and an agency that nobody knows: both are said at once. */
  screen(screener,
         "{\"schema\": 1, \"case\": \"18\", \"as_of\": \"2026-11-21\", \"child\": {\"born\": \"2020-03-01\"},"
         " \"observations\": ["
         "{\"id\": \"o1\", \"code\": \"hygiene.smelly_and_dirty\", \"on\": \"2026-13-02\", \"by\": \"neighbours\"}]}");

  neglect_screener_free(screener);
  return 0;
}
