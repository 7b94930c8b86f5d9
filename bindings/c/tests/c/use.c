/* The ways through the ABI as a vendor goes them, under valgrind: what is made is freed once. */
#include "check.h"

static void versions_agree(void) {
#ifdef OLD_CLIENT /* a program of an earlier version, with the library of today */
  CHECK(neglect_abi_version() >= NEGLECT_ABI_VERSION);
#else
  CHECK(neglect_abi_version() == NEGLECT_ABI_VERSION);
  CHECK(neglect_check_abi(NEGLECT_ABI_VERSION + 1) == NEGLECT_STATUS_ABI_MISMATCH);
#endif
  CHECK(NEGLECT_ABI_VERSION == (uint32_t)NEGLECT_ABI_MAJOR * 65536u + NEGLECT_ABI_MINOR);
  CHECK(neglect_check_abi(NEGLECT_ABI_VERSION) == NEGLECT_STATUS_OK);
  CHECK(neglect_check_abi(NEGLECT_ABI_VERSION + 0x10000) == NEGLECT_STATUS_ABI_MISMATCH);
  CHECK(has(neglect_version(), "."));
  CHECK(has(neglect_abi_description(), "neglect_screen_json"));
  CHECK(is(neglect_status_name(NEGLECT_STATUS_CASE), "case"));
  CHECK(is(neglect_status_name(-1), "unknown"));
  CHECK(is(neglect_status_message(NEGLECT_STATUS_OK), "done"));
  CHECK(sizeof(neglect_str) == 2 * sizeof(size_t) && offsetof(neglect_str, len) == sizeof(void *));
  CHECK(sizeof(neglect_status) == 4);
}

static void a_case_becomes_a_report(const neglect_screener *screener) {
  neglect_text *report = NULL;
  neglect_case *the_case = NULL;
  neglect_error *err = NULL;
  CHECK(neglect_screen_json(screener, str(CASE), &report, &err) == NEGLECT_STATUS_OK);
  CHECK(err == NULL);
  CHECK(has(neglect_text_view(report), "\"rule\":\"small/cold\""));
  CHECK(has(neglect_text_view(report), "\"concern\":\"consider\""));
  neglect_text_free(report);

  CHECK(neglect_case_from_json(screener, str(CASE), &the_case, NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_replay(screener, the_case, &report, NULL) == NEGLECT_STATUS_OK);
  CHECK(has(neglect_text_view(report), "\"new_findings\":[\"small/cold\"]"));
  neglect_text_free(report);
  CHECK(neglect_case_json(the_case, &report, NULL) == NEGLECT_STATUS_OK);
  CHECK(is(neglect_text_view(report), CASE));
  neglect_text_free(report);
  neglect_case_free(the_case);
}

static void a_wrong_case_says_where(const neglect_screener *screener) {
  neglect_text *report = (neglect_text *)&report; /* to see that it is set to NULL */
  neglect_error *err = NULL;
  const char *json = "{\"schema\":1,\"case\":\"c1\",\"as_of\":\"2026-11-21\",\"child\":{\"born\":\"2020-03-01\"},"
                     "\"observations\":[{\"id\":\"o1\",\"code\":\"home.cold\",\"on\":\"2026-13-02\",\"by\":\"education\"}]}";
  CHECK(neglect_screen_json(screener, str(json), &report, &err) == NEGLECT_STATUS_CASE);
  CHECK(report == NULL);
  CHECK(neglect_error_status(err) == NEGLECT_STATUS_CASE);
  CHECK(neglect_error_count(err) == 1);
  CHECK(is(path_of(err, 0), "observations[0].on"));
  CHECK(is(code_of(err, 0), "not_a_date"));
  CHECK(neglect_error_fault(err, 0)->message.len > 0 && neglect_error_fault(err, 0)->help.len > 0);
  CHECK(neglect_error_fault(err, 1) == NULL);
  CHECK(has(neglect_error_message(err), "observations[0].on"));
  CHECK(!has(neglect_error_message(err), "2026-13-02"));
  CHECK(is(path_of(err, 1), ""));
  neglect_error_free(err);

  CHECK(neglect_screen_json(screener, str("{"), &report, &err) == NEGLECT_STATUS_CASE);
  CHECK(is(code_of(err, 0), "not_json"));
  neglect_error_free(err);
  CHECK(neglect_screen_json(screener, str(NULL), &report, &err) == NEGLECT_STATUS_CASE);
  neglect_error_free(err);
  CHECK(neglect_screen_json(screener, str("{"), &report, NULL) == NEGLECT_STATUS_CASE);
}

static void packs_are_checked_and_their_lines_named(void) {
  neglect_screener_builder *builder = NULL;
  neglect_screener *screener = NULL;
  neglect_error *err = NULL;
  CHECK(neglect_screener_builder_new(&builder, NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_screener_builder_add_pack(builder, str("bad.toml"), str("[pack]\nid = 3\n"), NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_screener_builder_build(builder, &screener, &err) == NEGLECT_STATUS_PACK);
  CHECK(screener == NULL && neglect_error_count(err) > 0);
  CHECK(has(path_of(err, 0), "bad.toml:"));
  neglect_error_free(err);
  CHECK(neglect_screener_builder_add_pack(builder, str("x"), str("\xff"), &err) == NEGLECT_STATUS_INVALID_UTF8);
  CHECK(is(path_of(err, 0), "text"));
  neglect_error_free(err);
  CHECK(neglect_screener_builder_set_strict(builder, 2, &err) == NEGLECT_STATUS_INVALID_ARGUMENT);
  neglect_error_free(err);
  neglect_screener_builder_free(builder);
}

static void strict_refuses_what_no_pack_knows(void) {
  neglect_screener_builder *builder = NULL;
  neglect_screener *screener = NULL;
  neglect_text *report = NULL;
  neglect_error *err = NULL;
  const char *json = "{\"schema\":1,\"case\":\"c1\",\"as_of\":\"2026-11-21\",\"child\":{\"born\":\"2020-03-01\"},"
                     "\"observations\":[{\"id\":\"o1\",\"code\":\"no.such\",\"on\":\"2026-10-02\",\"by\":\"education\"}]}";
  CHECK(neglect_screener_builder_new(&builder, NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_screener_builder_add_pack(builder, str("small.toml"), str(PACK), NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_screener_builder_choose_reading(builder, str("safe-sleep/nice"), NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_screener_builder_set_strict(builder, 1, NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_screener_builder_build(builder, &screener, NULL) == NEGLECT_STATUS_OK);
  neglect_screener_builder_free(builder);
  CHECK(neglect_screen_json(screener, str(json), &report, &err) == NEGLECT_STATUS_CASE);
  CHECK(is(code_of(err, 0), "not_recognised"));
  neglect_error_free(err);
  neglect_screener_free(screener);
}

static void a_clone_outlives_its_original(void) {
  neglect_screener *first = small_screener();
  neglect_screener *second = NULL;
  CHECK(neglect_screener_clone(first, &second, NULL) == NEGLECT_STATUS_OK);
  neglect_screener_free(first);
  a_case_becomes_a_report(second);
  neglect_screener_free(second);
}

static void a_screener_that_is_cancelled_screens_nothing_and_its_clones_go_on(const neglect_screener *screener) {
  neglect_screener *task = NULL;
  neglect_text *report = NULL;
  neglect_error *err = NULL;
  CHECK(neglect_screener_clone(screener, &task, NULL) == NEGLECT_STATUS_OK);
  neglect_screener_cancel(task);
  CHECK(neglect_screen_json(task, str("{}"), &report, &err) == NEGLECT_STATUS_CANCELLED);
  CHECK(report == NULL && is(code_of(err, 0), "cancelled"));
  neglect_error_free(err);
  neglect_screener_free(task);
  a_case_becomes_a_report(screener);
}

static void a_screener_lists_what_it_knows(const neglect_screener *screener) {
  static const char *const parts[] = {"\"small\"", "home.cold", "small/cold", "[]", "[]", "[]"};
  neglect_text *list = NULL;
  neglect_error *err = NULL;
  int32_t at;
  for (at = NEGLECT_LIST_PACKS; at <= NEGLECT_LIST_NEXT_STEPS; at++) {
    CHECK(neglect_screener_list_json(screener, at, &list, NULL) == NEGLECT_STATUS_OK);
    CHECK(has(neglect_text_view(list), parts[at]));
    neglect_text_free(list);
  }
  CHECK(neglect_screener_list_json(screener, 1000, &list, &err) == NEGLECT_STATUS_INVALID_ARGUMENT);
  CHECK(list == NULL && is(path_of(err, 0), "list"));
  neglect_error_free(err);
  CHECK(neglect_screener_search_json(screener, str("cold home"), 1, &list, NULL) == NEGLECT_STATUS_OK);
  CHECK(has(neglect_text_view(list), "home.cold"));
  neglect_text_free(list);
}

static void each_of_many_has_its_own_result(const neglect_screener *screener) {
  neglect_str cases[40];
  neglect_batch *batch = NULL;
  size_t at;
  for (at = 0; at < 40; at++) cases[at] = str(at % 10 == 3 ? "{" : CASE);
  cases[7].ptr = NULL; /* a length without a text */
  cases[7].len = 5;
  CHECK(neglect_screen_json_many(screener, cases, 40, 4, &batch, NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_batch_count(batch) == 40);
  for (at = 0; at < 40; at++) {
    int wrong = at % 10 == 3 || at == 7;
    CHECK((neglect_batch_error(batch, at) != NULL) == wrong);
    CHECK((neglect_batch_report(batch, at).len > 0) == !wrong);
  }
  CHECK(neglect_error_status(neglect_batch_error(batch, 3)) == NEGLECT_STATUS_CASE);
  CHECK(neglect_error_status(neglect_batch_error(batch, 7)) == NEGLECT_STATUS_NULL_ARGUMENT);
  CHECK(neglect_batch_error(batch, 40) == NULL && neglect_batch_report(batch, 40).len == 0);
  neglect_batch_free(batch);
  CHECK(neglect_screen_json_many(screener, NULL, 0, 0, &batch, NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_batch_count(batch) == 0);
  neglect_batch_free(batch);
  CHECK(neglect_screen_json_many(screener, cases, 1, 100000, &batch, NULL) == NEGLECT_STATUS_INVALID_ARGUMENT);
  CHECK(neglect_screen_json_many(screener, cases, (size_t)-1, 1, &batch, NULL) == NEGLECT_STATUS_INVALID_ARGUMENT);
}

static void england_asks_its_next_question(void) {
  neglect_screener_builder *builder = NULL;
  neglect_screener *screener = NULL;
  neglect_case *the_case = NULL;
  neglect_text *next = NULL;
  neglect_error *err = NULL;
  const char *json = "{\"schema\":1,\"case\":\"c1\",\"as_of\":\"2026-11-21\",\"child\":{\"born\":\"2026-09-20\"}}";
  CHECK(neglect_screener_england(&screener, &err) == NEGLECT_STATUS_OK);
  CHECK(neglect_case_from_json(screener, str(json), &the_case, &err) == NEGLECT_STATUS_OK);
  CHECK(neglect_next_question(screener, str("safe_sleep"), the_case, &next, &err) == NEGLECT_STATUS_OK);
  CHECK(has(neglect_text_view(next), "\"id\":\"safe_space\""));
  neglect_text_free(next);
  CHECK(neglect_next_question(screener, str("no"), the_case, &next, &err) == NEGLECT_STATUS_INVALID_ARGUMENT);
  CHECK(is(path_of(err, 0), "tool"));
  neglect_error_free(err);
  neglect_case_free(the_case);
  neglect_screener_free(screener);
  CHECK(neglect_screener_builder_new(&builder, NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_screener_builder_add_england(builder, NULL) == NEGLECT_STATUS_OK);
  neglect_screener_builder_free(builder);
}

int main(void) {
  neglect_screener *screener = small_screener();
  versions_agree();
  a_case_becomes_a_report(screener);
  a_wrong_case_says_where(screener);
  packs_are_checked_and_their_lines_named();
  strict_refuses_what_no_pack_knows();
  a_clone_outlives_its_original();
  a_screener_that_is_cancelled_screens_nothing_and_its_clones_go_on(screener);
  a_screener_lists_what_it_knows(screener);
  each_of_many_has_its_own_result(screener);
  neglect_screener_free(screener);
  england_asks_its_next_question();
  return 0;
}
