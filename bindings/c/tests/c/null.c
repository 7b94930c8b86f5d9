/* Every function with NULL in each pointer place, one line each; tests/header.rs holds that none is missing. */
#include "check.h"

/* A call that refuses NULL, and names the parameter. */
#define REFUSED(call, parameter) \
  do { \
    err = NULL; \
    CHECK((call) == NEGLECT_STATUS_NULL_ARGUMENT); \
    CHECK(neglect_error_status(err) == NEGLECT_STATUS_NULL_ARGUMENT); \
    CHECK(is(neglect_error_path(err, 0), parameter)); \
    neglect_error_free(err); \
  } while (0)

/* A call that does its work all the same. */
#define ALLOWED(call) CHECK((call) == NEGLECT_STATUS_OK)

int main(void) {
  neglect_screener *screener = small_screener();
  neglect_screener *other = NULL;
  neglect_screener_builder *builder = NULL;
  neglect_text *text = NULL;
  neglect_batch *batch = NULL;
  neglect_error *err = NULL;
  neglect_str json = str(CASE);
  neglect_str lost; /* a length without a text */
  lost.ptr = NULL;
  lost.len = 3;

  CHECK(neglect_error_status(NULL) == NEGLECT_STATUS_OK); /* neglect_error_status: error */
  CHECK(is(neglect_error_message(NULL), ""));             /* neglect_error_message: error */
  CHECK(neglect_error_count(NULL) == 0);                  /* neglect_error_count: error */
  CHECK(is(neglect_error_path(NULL, 0), ""));             /* neglect_error_path: error */
  CHECK(is(neglect_error_code(NULL, 0), ""));             /* neglect_error_code: error */
  CHECK(is(neglect_error_fault(NULL, 0), ""));            /* neglect_error_fault: error */
  CHECK(is(neglect_error_mend(NULL, 0), ""));             /* neglect_error_mend: error */
  neglect_error_free(NULL);                               /* neglect_error_free: error */
  CHECK(is(neglect_text_view(NULL), ""));                 /* neglect_text_view: text */
  neglect_text_free(NULL);                                /* neglect_text_free: text */
  CHECK(neglect_batch_count(NULL) == 0);                  /* neglect_batch_count: batch */
  CHECK(is(neglect_batch_report(NULL, 0), ""));           /* neglect_batch_report: batch */
  CHECK(neglect_batch_error(NULL, 0) == NULL);            /* neglect_batch_error: batch */
  neglect_batch_free(NULL);                               /* neglect_batch_free: batch */
  neglect_screener_free(NULL);                            /* neglect_screener_free: screener */
  neglect_screener_builder_free(NULL);                    /* neglect_screener_builder_free: builder */

  REFUSED(neglect_screener_england(NULL, &err), "out"); /* neglect_screener_england: out */
  ALLOWED(neglect_screener_england(&other, NULL));      /* neglect_screener_england: err */
  neglect_screener_free(other);
  REFUSED(neglect_screener_clone(NULL, &other, &err), "screener"); /* neglect_screener_clone: screener */
  REFUSED(neglect_screener_clone(screener, NULL, &err), "out");    /* neglect_screener_clone: out */
  ALLOWED(neglect_screener_clone(screener, &other, NULL));         /* neglect_screener_clone: err */
  neglect_screener_free(other);

  REFUSED(neglect_screener_builder_new(NULL, &err), "out"); /* neglect_screener_builder_new: out */
  ALLOWED(neglect_screener_builder_new(&builder, NULL));    /* neglect_screener_builder_new: err */
  REFUSED(neglect_screener_builder_add_england(NULL, &err), "builder"); /* neglect_screener_builder_add_england: builder */
  REFUSED(neglect_screener_builder_add_pack(NULL, str("n"), str(PACK), &err), "builder"); /* neglect_screener_builder_add_pack: builder */
  REFUSED(neglect_screener_builder_add_pack(builder, lost, str(PACK), &err), "name"); /* neglect_screener_builder_add_pack: name */
  REFUSED(neglect_screener_builder_add_pack(builder, str("n"), lost, &err), "text"); /* neglect_screener_builder_add_pack: text */
  ALLOWED(neglect_screener_builder_add_pack(builder, str(NULL), str(PACK), NULL)); /* neglect_screener_builder_add_pack: err */
  REFUSED(neglect_screener_builder_choose_reading(NULL, str("r"), &err), "builder"); /* neglect_screener_builder_choose_reading: builder */
  REFUSED(neglect_screener_builder_choose_reading(builder, lost, &err), "reading"); /* neglect_screener_builder_choose_reading: reading */
  ALLOWED(neglect_screener_builder_choose_reading(builder, str("r"), NULL)); /* neglect_screener_builder_choose_reading: err */
  REFUSED(neglect_screener_builder_set_strict(NULL, 1, &err), "builder"); /* neglect_screener_builder_set_strict: builder */
  ALLOWED(neglect_screener_builder_set_strict(builder, 0, NULL)); /* neglect_screener_builder_set_strict: err */
  REFUSED(neglect_screener_builder_build(NULL, &other, &err), "builder"); /* neglect_screener_builder_build: builder */
  REFUSED(neglect_screener_builder_build(builder, NULL, &err), "out"); /* neglect_screener_builder_build: out */
  ALLOWED(neglect_screener_builder_build(builder, &other, NULL)); /* neglect_screener_builder_build: err */
  neglect_screener_free(other);
  ALLOWED(neglect_screener_builder_add_england(builder, NULL)); /* neglect_screener_builder_add_england: err */
  neglect_screener_builder_free(builder);

  REFUSED(neglect_screener_list_json(NULL, 0, &text, &err), "screener"); /* neglect_screener_list_json: screener */
  REFUSED(neglect_screener_list_json(screener, 0, NULL, &err), "out"); /* neglect_screener_list_json: out */
  ALLOWED(neglect_screener_list_json(screener, 0, &text, NULL)); /* neglect_screener_list_json: err */
  neglect_text_free(text);
  REFUSED(neglect_screen_json(NULL, json, &text, &err), "screener"); /* neglect_screen_json: screener */
  REFUSED(neglect_screen_json(screener, lost, &text, &err), "case_json"); /* neglect_screen_json: case_json */
  REFUSED(neglect_screen_json(screener, json, NULL, &err), "out"); /* neglect_screen_json: out */
  ALLOWED(neglect_screen_json(screener, json, &text, NULL)); /* neglect_screen_json: err */
  neglect_text_free(text);
  REFUSED(neglect_replay_json(NULL, json, &text, &err), "screener"); /* neglect_replay_json: screener */
  REFUSED(neglect_replay_json(screener, lost, &text, &err), "case_json"); /* neglect_replay_json: case_json */
  REFUSED(neglect_replay_json(screener, json, NULL, &err), "out"); /* neglect_replay_json: out */
  ALLOWED(neglect_replay_json(screener, json, &text, NULL)); /* neglect_replay_json: err */
  neglect_text_free(text);
  CHECK(neglect_screener_england(&other, NULL) == NEGLECT_STATUS_OK);
  REFUSED(neglect_next_question_json(NULL, str("safe_sleep"), json, &text, &err), "screener"); /* neglect_next_question_json: screener */
  REFUSED(neglect_next_question_json(other, lost, json, &text, &err), "tool"); /* neglect_next_question_json: tool */
  REFUSED(neglect_next_question_json(other, str("safe_sleep"), lost, &text, &err), "case_json"); /* neglect_next_question_json: case_json */
  REFUSED(neglect_next_question_json(other, str("safe_sleep"), json, NULL, &err), "out"); /* neglect_next_question_json: out */
  ALLOWED(neglect_next_question_json(other, str("safe_sleep"), json, &text, NULL)); /* neglect_next_question_json: err */
  neglect_text_free(text);
  neglect_screener_free(other);

  REFUSED(neglect_screen_json_many(NULL, &json, 1, 1, &batch, &err), "screener"); /* neglect_screen_json_many: screener */
  REFUSED(neglect_screen_json_many(screener, NULL, 1, 1, &batch, &err), "cases"); /* neglect_screen_json_many: cases */
  REFUSED(neglect_screen_json_many(screener, &json, 1, 1, NULL, &err), "out"); /* neglect_screen_json_many: out */
  ALLOWED(neglect_screen_json_many(screener, &json, 1, 1, &batch, NULL)); /* neglect_screen_json_many: err */
  neglect_batch_free(batch);
  neglect_screener_free(screener);
  return 0;
}
