/* A case without hindsight, as a case review asks for it; and the next question of a conversation about a baby's sleep. */
#include <neglect_screen.h>

#include <stdio.h>
#include <string.h>

static neglect_str text(const char *of) {
  neglect_str view;
  view.ptr = of;
  view.len = strlen(of);
  return view;
}

/* Prints a text and frees it. */
static void print(neglect_text *json) {
  neglect_str view = neglect_text_view(json);
  printf("%.*s\n", (int)view.len, view.ptr);
  neglect_text_free(json);
}

/* Seen on 2 October, and known to anybody but the school only from 5 November. */
static const char *const known_late =
    "{\"schema\": 1, \"case\": \"17\", \"as_of\": \"2026-11-21\", \"child\": {\"born\": \"2020-03-01\"},"
    " \"observations\": ["
    "{\"id\": \"o1\", \"code\": \"hygiene.smelly_and_dirty\", \"on\": \"2026-10-02\", \"recorded\": \"2026-11-05\","
    " \"by\": \"education\", \"with\": {\"pattern\": \"persistent\"}}]}";

/* A baby, and the one answer that was given so far. */
static const char *const a_baby =
    "{\"schema\": 1, \"case\": \"19\", \"as_of\": \"2026-11-21\", \"child\": {\"born\": \"2026-09-20\"},"
    " \"assessments\": ["
    "{\"id\": \"a1\", \"tool\": \"safe_sleep\", \"on\": \"2026-11-21\", \"by\": \"health_visiting\","
    " \"answers\": {\"safe_space\": \"yes\"}}]}";

int main(void) {
  neglect_screener *screener = NULL;
  neglect_case *late = NULL, *baby = NULL;
  neglect_text *json = NULL;
  neglect_error *err = NULL;

  if (neglect_check_abi(NEGLECT_ABI_VERSION) != NEGLECT_STATUS_OK) return 2;
  if (neglect_screener_england(&screener, &err) == NEGLECT_STATUS_OK &&
      neglect_case_from_json(screener, text(known_late), &late, &err) == NEGLECT_STATUS_OK &&
      neglect_replay(screener, late, &json, &err) == NEGLECT_STATUS_OK) {
    print(json); /* what was known on each day on which something became known */
    if (neglect_case_from_json(screener, text(a_baby), &baby, &err) == NEGLECT_STATUS_OK &&
        neglect_next_question(screener, text("safe_sleep"), baby, &json, &err) == NEGLECT_STATUS_OK) {
      print(json); /* `null` once nothing is left that could matter */
    }
  }
  if (err != NULL) fprintf(stderr, "%s\n", neglect_error_message(err).ptr);

  neglect_error_free(err);
  neglect_case_free(baby);
  neglect_case_free(late);
  neglect_screener_free(screener);
  return 0;
}
