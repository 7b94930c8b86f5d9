/* Every function with NULL in each pointer place, one line each; tests/header.rs holds that none is missing. */
#include "check.h"

/* A call that refuses NULL, and names the parameter. */
#define REFUSED(call, parameter) \
  do { \
    err = NULL; \
    CHECK((call) == NEGLECT_STATUS_NULL_ARGUMENT); \
    CHECK(neglect_error_status(err) == NEGLECT_STATUS_NULL_ARGUMENT); \
    CHECK(is(path_of(err, 0), parameter)); \
    neglect_error_free(err); \
  } while (0)

/* A call that does its work all the same. */
#define ALLOWED(call) CHECK((call) == NEGLECT_STATUS_OK)

static const char MATRIX[] = "{\"command\":\"matrix\"}";
static const char RESPONSE[] = "{\"response\":{\"organisation\":\"Police\",\"date\":\"2026-10-01\",\"answers\":[]}}";
static const char OTHER[] = "[pack]\nid = 'other'\nversion = '1'\ntitle = 'Another'\njurisdiction = 'England'\n";

int main(void) {
  neglect_screener *screener = small_screener();
  neglect_screener *other = NULL;
  neglect_screener *england = NULL;
  neglect_screener_builder *builder = NULL;
  neglect_text *text = NULL;
  neglect_text *other_text = NULL;
  neglect_batch *batch = NULL;
  neglect_error *err = NULL;
  neglect_str json = str(CASE);
  neglect_case *the_case = NULL;
  neglect_case_builder *draft = NULL;
  neglect_report *report = NULL;
  neglect_report *kept = NULL;
  neglect_child child = {sizeof(child)};
  neglect_observation observation = {sizeof(observation)};
  neglect_assessment assessment = {sizeof(assessment)};
  neglect_attendance attendance = {sizeof(attendance)};
  neglect_appointment appointment = {sizeof(appointment)};
  neglect_growth growth = {sizeof(growth)};
  neglect_response response = {sizeof(response)};
  neglect_tables *tables = NULL;
  void *stream[5] = {NULL}; /* as large as a stream: four functions, of which the fourth releases, and what is theirs */
  neglect_tally *tally = NULL;
  neglect_pair file; /* of a folder that is a pack */
  neglect_str lost; /* a length without a text */
  lost.ptr = NULL;
  lost.len = 3;
  file.name = str("pack.toml");
  child.born.given = 1;
  child.born.value = 18322;

  CHECK(neglect_error_status(NULL) == NEGLECT_STATUS_OK); /* neglect_error_status: error */
  CHECK(is(neglect_error_message(NULL), ""));             /* neglect_error_message: error */
  CHECK(neglect_error_count(NULL) == 0);                  /* neglect_error_count: error */
  CHECK(neglect_error_fault(NULL, 0) == NULL);            /* neglect_error_fault: error */
  neglect_error_free(NULL);                               /* neglect_error_free: error */
  CHECK(is(neglect_text_view(NULL), ""));                 /* neglect_text_view: text */
  neglect_text_free(NULL);                                /* neglect_text_free: text */
  CHECK(neglect_batch_count(NULL) == 0);                  /* neglect_batch_count: batch */
  CHECK(is(neglect_batch_report(NULL, 0), ""));           /* neglect_batch_report: batch */
  CHECK(neglect_batch_error(NULL, 0) == NULL);            /* neglect_batch_error: batch */
  neglect_batch_free(NULL);                               /* neglect_batch_free: batch */
  neglect_screener_cancel(NULL);                          /* neglect_screener_cancel: screener */
  neglect_screener_free(NULL);                            /* neglect_screener_free: screener */
  neglect_screener_builder_free(NULL);                    /* neglect_screener_builder_free: builder */
  neglect_tally_free(NULL);                               /* neglect_tally_free: tally */

  REFUSED(neglect_screener_england(NULL, &err), "out"); /* neglect_screener_england: out */
  ALLOWED(neglect_screener_england(&england, NULL));    /* neglect_screener_england: err */
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
  REFUSED(neglect_screener_builder_add_pack_folder(NULL, str("f"), &file, 1, &err), "builder"); /* neglect_screener_builder_add_pack_folder: builder */
  REFUSED(neglect_screener_builder_add_pack_folder(builder, lost, &file, 1, &err), "folder"); /* neglect_screener_builder_add_pack_folder: folder */
  REFUSED(neglect_screener_builder_add_pack_folder(builder, str("f"), NULL, 1, &err), "files"); /* neglect_screener_builder_add_pack_folder: files */
  file.value = lost;
  REFUSED(neglect_screener_builder_add_pack_folder(builder, str("f"), &file, 1, &err), "files");
  file.value = str(OTHER);
  ALLOWED(neglect_screener_builder_add_pack_folder(builder, str("f"), &file, 1, NULL)); /* neglect_screener_builder_add_pack_folder: err */
  REFUSED(neglect_screener_builder_choose_reading(NULL, str("r"), &err), "builder"); /* neglect_screener_builder_choose_reading: builder */
  REFUSED(neglect_screener_builder_choose_reading(builder, lost, &err), "reading"); /* neglect_screener_builder_choose_reading: reading */
  ALLOWED(neglect_screener_builder_choose_reading(builder, str("r"), NULL)); /* neglect_screener_builder_choose_reading: err */
  REFUSED(neglect_screener_builder_set_strict(NULL, 1, &err), "builder"); /* neglect_screener_builder_set_strict: builder */
  ALLOWED(neglect_screener_builder_set_strict(builder, 0, NULL)); /* neglect_screener_builder_set_strict: err */
  REFUSED(neglect_screener_builder_set_limit(NULL, NEGLECT_LIMIT_BYTES, 1, &err), "builder"); /* neglect_screener_builder_set_limit: builder */
  ALLOWED(neglect_screener_builder_set_limit(builder, NEGLECT_LIMIT_BYTES, 8388608, NULL)); /* neglect_screener_builder_set_limit: err */
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
  REFUSED(neglect_screener_search_json(NULL, json, 0, &text, &err), "screener"); /* neglect_screener_search_json: screener */
  REFUSED(neglect_screener_search_json(screener, lost, 0, &text, &err), "words"); /* neglect_screener_search_json: words */
  REFUSED(neglect_screener_search_json(screener, json, 0, NULL, &err), "out"); /* neglect_screener_search_json: out */
  ALLOWED(neglect_screener_search_json(screener, json, 0, &text, NULL)); /* neglect_screener_search_json: err */
  neglect_text_free(text);
  REFUSED(neglect_screen_json(NULL, json, &text, &err), "screener"); /* neglect_screen_json: screener */
  REFUSED(neglect_screen_json(screener, lost, &text, &err), "case_json"); /* neglect_screen_json: case_json */
  REFUSED(neglect_screen_json(screener, json, NULL, &err), "out"); /* neglect_screen_json: out */
  ALLOWED(neglect_screen_json(screener, json, &text, NULL)); /* neglect_screen_json: err */
  neglect_text_free(text);

  CHECK(neglect_report_concern(NULL) == 0);       /* neglect_report_concern: report */
  CHECK(neglect_report_hazard(NULL) == 0);        /* neglect_report_hazard: report */
  CHECK(neglect_report_contents(NULL) == NULL);   /* neglect_report_contents: report */
  neglect_report_free(NULL);                      /* neglect_report_free: report */
  neglect_case_free(NULL);                        /* neglect_case_free: the_case */
  neglect_case_builder_free(NULL);                /* neglect_case_builder_free: builder */

  REFUSED(neglect_case_from_json(NULL, json, &the_case, &err), "screener"); /* neglect_case_from_json: screener */
  REFUSED(neglect_case_from_json(screener, lost, &the_case, &err), "json"); /* neglect_case_from_json: json */
  REFUSED(neglect_case_from_json(screener, json, NULL, &err), "out"); /* neglect_case_from_json: out */
  ALLOWED(neglect_case_from_json(screener, json, &the_case, NULL)); /* neglect_case_from_json: err */
  REFUSED(neglect_case_json(NULL, &text, &err), "the_case"); /* neglect_case_json: the_case */
  REFUSED(neglect_case_json(the_case, NULL, &err), "out"); /* neglect_case_json: out */
  ALLOWED(neglect_case_json(the_case, &text, NULL)); /* neglect_case_json: err */
  neglect_text_free(text);

  REFUSED(neglect_screen(NULL, the_case, &report, &err), "screener"); /* neglect_screen: screener */
  REFUSED(neglect_screen(screener, NULL, &report, &err), "the_case"); /* neglect_screen: the_case */
  REFUSED(neglect_screen(screener, the_case, NULL, &err), "out"); /* neglect_screen: out */
  ALLOWED(neglect_screen(screener, the_case, &report, NULL)); /* neglect_screen: err */
  REFUSED(neglect_report_json(NULL, &text, &err), "report"); /* neglect_report_json: report */
  REFUSED(neglect_report_json(report, NULL, &err), "out"); /* neglect_report_json: out */
  ALLOWED(neglect_report_json(report, &text, NULL)); /* neglect_report_json: err */
  REFUSED(neglect_report_from_json(lost, &kept, &err), "json"); /* neglect_report_from_json: json */
  REFUSED(neglect_report_from_json(neglect_text_view(text), NULL, &err), "out"); /* neglect_report_from_json: out */
  ALLOWED(neglect_report_from_json(neglect_text_view(text), &kept, NULL)); /* neglect_report_from_json: err */
  neglect_report_free(kept);
  neglect_text_free(text);
  REFUSED(neglect_report_text(NULL, &text, &err), "report"); /* neglect_report_text: report */
  REFUSED(neglect_report_text(report, NULL, &err), "out"); /* neglect_report_text: out */
  ALLOWED(neglect_report_text(report, &text, NULL)); /* neglect_report_text: err */
  neglect_text_free(text);
  REFUSED(neglect_report_html(NULL, str(NULL), 0, &text, &err), "report"); /* neglect_report_html: report */
  REFUSED(neglect_report_html(report, lost, 0, &text, &err), "replay_json"); /* neglect_report_html: replay_json */
  REFUSED(neglect_report_html(report, str(NULL), 0, NULL, &err), "out"); /* neglect_report_html: out */
  ALLOWED(neglect_report_html(report, str(NULL), 0, &text, NULL)); /* neglect_report_html: err */
  neglect_text_free(text);
  REFUSED(neglect_plan_text(NULL, str("small"), &text, &err), "report"); /* neglect_plan_text: report */
  REFUSED(neglect_plan_text(report, lost, &text, &err), "pack"); /* neglect_plan_text: pack */
  REFUSED(neglect_plan_text(report, str("small"), NULL, &err), "out"); /* neglect_plan_text: out */
  ALLOWED(neglect_plan_text(report, str("small"), &text, NULL)); /* neglect_plan_text: err */
  neglect_text_free(text);
  REFUSED(neglect_plan_html(NULL, str("small"), &text, &err), "report"); /* neglect_plan_html: report */
  REFUSED(neglect_plan_html(report, lost, &text, &err), "pack"); /* neglect_plan_html: pack */
  REFUSED(neglect_plan_html(report, str("small"), NULL, &err), "out"); /* neglect_plan_html: out */
  ALLOWED(neglect_plan_html(report, str("small"), &text, NULL)); /* neglect_plan_html: err */
  neglect_text_free(text);
  neglect_report_free(report);
#define IMPORT "{\"source\":\"sessions\",\"as_of\":\"2026-11-20\"}"
  file.value = str("child,born\n");
  REFUSED(neglect_import(NULL, str(IMPORT), &file, 1, &text, &err), "screener"); /* neglect_import: screener */
  REFUSED(neglect_import(screener, lost, &file, 1, &text, &err), "request_json"); /* neglect_import: request_json */
  REFUSED(neglect_import(screener, str(IMPORT), NULL, 1, &text, &err), "files"); /* neglect_import: files */
  REFUSED(neglect_import(screener, str(IMPORT), &file, 1, NULL, &err), "out"); /* neglect_import: out */
  ALLOWED(neglect_import(screener, str(IMPORT), &file, 1, &text, NULL)); /* neglect_import: err */
  neglect_text_free(text);
  REFUSED(neglect_marks_from_sessions(lost, &text, &err), "rows_json"); /* neglect_marks_from_sessions: rows_json */
  REFUSED(neglect_marks_from_sessions(str("[]"), NULL, &err), "out"); /* neglect_marks_from_sessions: out */
  ALLOWED(neglect_marks_from_sessions(str("[]"), &text, NULL)); /* neglect_marks_from_sessions: err */
  neglect_text_free(text);
  REFUSED(neglect_replay(NULL, the_case, &text, &err), "screener"); /* neglect_replay: screener */
  REFUSED(neglect_replay(screener, NULL, &text, &err), "the_case"); /* neglect_replay: the_case */
  REFUSED(neglect_replay(screener, the_case, NULL, &err), "out"); /* neglect_replay: out */
  ALLOWED(neglect_replay(screener, the_case, &text, NULL)); /* neglect_replay: err */
  REFUSED(neglect_replay_text(lost, &other_text, &err), "replay_json"); /* neglect_replay_text: replay_json */
  REFUSED(neglect_replay_text(neglect_text_view(text), NULL, &err), "out"); /* neglect_replay_text: out */
  ALLOWED(neglect_replay_text(neglect_text_view(text), &other_text, NULL)); /* neglect_replay_text: err */
  neglect_text_free(other_text);
  REFUSED(neglect_household_html(lost, &other_text, &err), "home_json"); /* neglect_household_html: home_json */
  REFUSED(neglect_household_html(str("{\"children\":[]}"), NULL, &err), "out"); /* neglect_household_html: out */
  ALLOWED(neglect_household_html(str("{\"children\":[]}"), &other_text, NULL)); /* neglect_household_html: err */
  neglect_text_free(other_text);
  REFUSED(neglect_replay_html(lost, 0, &other_text, &err), "replay_json"); /* neglect_replay_html: replay_json */
  REFUSED(neglect_replay_html(neglect_text_view(text), 0, NULL, &err), "out"); /* neglect_replay_html: out */
  ALLOWED(neglect_replay_html(neglect_text_view(text), 0, &other_text, NULL)); /* neglect_replay_html: err */
  neglect_text_free(other_text);
  neglect_text_free(text);
  REFUSED(neglect_next_question(NULL, str("safe_sleep"), the_case, &text, &err), "screener"); /* neglect_next_question: screener */
  REFUSED(neglect_next_question(england, lost, the_case, &text, &err), "tool"); /* neglect_next_question: tool */
  REFUSED(neglect_next_question(england, str("safe_sleep"), NULL, &text, &err), "the_case"); /* neglect_next_question: the_case */
  REFUSED(neglect_next_question(england, str("safe_sleep"), the_case, NULL, &err), "out"); /* neglect_next_question: out */
  ALLOWED(neglect_next_question(england, str("safe_sleep"), the_case, &text, NULL)); /* neglect_next_question: err */
  neglect_text_free(text);
  neglect_screener_free(england);
  neglect_case_free(the_case);

  REFUSED(neglect_case_builder_new(lost, 20778, &draft, &err), "reference"); /* neglect_case_builder_new: reference */
  REFUSED(neglect_case_builder_new(str("c"), 20778, NULL, &err), "out"); /* neglect_case_builder_new: out */
  ALLOWED(neglect_case_builder_new(str("c"), 20778, &draft, NULL)); /* neglect_case_builder_new: err */
  REFUSED(neglect_case_builder_set_child(NULL, &child, &err), "builder"); /* neglect_case_builder_set_child: builder */
  REFUSED(neglect_case_builder_set_child(draft, NULL, &err), "child"); /* neglect_case_builder_set_child: child */
  CHECK(neglect_case_builder_set_child(draft, &child, NULL) != NEGLECT_STATUS_INTERNAL); /* neglect_case_builder_set_child: err */
  REFUSED(neglect_case_builder_add_observation(NULL, &observation, &err), "builder"); /* neglect_case_builder_add_observation: builder */
  REFUSED(neglect_case_builder_add_observation(draft, NULL, &err), "observation"); /* neglect_case_builder_add_observation: observation */
  CHECK(neglect_case_builder_add_observation(draft, &observation, NULL) != NEGLECT_STATUS_INTERNAL); /* neglect_case_builder_add_observation: err */
  REFUSED(neglect_case_builder_add_assessment(NULL, &assessment, &err), "builder"); /* neglect_case_builder_add_assessment: builder */
  REFUSED(neglect_case_builder_add_assessment(draft, NULL, &err), "assessment"); /* neglect_case_builder_add_assessment: assessment */
  CHECK(neglect_case_builder_add_assessment(draft, &assessment, NULL) != NEGLECT_STATUS_INTERNAL); /* neglect_case_builder_add_assessment: err */
  REFUSED(neglect_case_builder_add_attendance(NULL, &attendance, &err), "builder"); /* neglect_case_builder_add_attendance: builder */
  REFUSED(neglect_case_builder_add_attendance(draft, NULL, &err), "attendance"); /* neglect_case_builder_add_attendance: attendance */
  CHECK(neglect_case_builder_add_attendance(draft, &attendance, NULL) != NEGLECT_STATUS_INTERNAL); /* neglect_case_builder_add_attendance: err */
  REFUSED(neglect_case_builder_add_appointment(NULL, &appointment, &err), "builder"); /* neglect_case_builder_add_appointment: builder */
  REFUSED(neglect_case_builder_add_appointment(draft, NULL, &err), "appointment"); /* neglect_case_builder_add_appointment: appointment */
  CHECK(neglect_case_builder_add_appointment(draft, &appointment, NULL) != NEGLECT_STATUS_INTERNAL); /* neglect_case_builder_add_appointment: err */
  REFUSED(neglect_case_builder_add_growth(NULL, &growth, &err), "builder"); /* neglect_case_builder_add_growth: builder */
  REFUSED(neglect_case_builder_add_growth(draft, NULL, &err), "growth"); /* neglect_case_builder_add_growth: growth */
  CHECK(neglect_case_builder_add_growth(draft, &growth, NULL) != NEGLECT_STATUS_INTERNAL); /* neglect_case_builder_add_growth: err */
  REFUSED(neglect_case_builder_add_response(NULL, &response, &err), "builder"); /* neglect_case_builder_add_response: builder */
  REFUSED(neglect_case_builder_add_response(draft, NULL, &err), "response"); /* neglect_case_builder_add_response: response */
  CHECK(neglect_case_builder_add_response(draft, &response, NULL) != NEGLECT_STATUS_INTERNAL); /* neglect_case_builder_add_response: err */
  neglect_case_builder_free(draft);
  CHECK(neglect_case_builder_new(str("c"), 20778, &draft, NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_case_builder_set_child(draft, &child, NULL) == NEGLECT_STATUS_OK);
  REFUSED(neglect_case_builder_build(NULL, screener, &the_case, &err), "builder"); /* neglect_case_builder_build: builder */
  REFUSED(neglect_case_builder_build(draft, NULL, &the_case, &err), "screener"); /* neglect_case_builder_build: screener */
  REFUSED(neglect_case_builder_build(draft, screener, NULL, &err), "out"); /* neglect_case_builder_build: out */
  ALLOWED(neglect_case_builder_build(draft, screener, &the_case, NULL)); /* neglect_case_builder_build: err */
  neglect_case_free(the_case);
  neglect_case_builder_free(draft);

  REFUSED(neglect_screen_json_many(NULL, &json, 1, 1, &batch, &err), "screener"); /* neglect_screen_json_many: screener */
  REFUSED(neglect_screen_json_many(screener, NULL, 1, 1, &batch, &err), "cases"); /* neglect_screen_json_many: cases */
  REFUSED(neglect_screen_json_many(screener, &json, 1, 1, NULL, &err), "out"); /* neglect_screen_json_many: out */
  ALLOWED(neglect_screen_json_many(screener, &json, 1, 1, &batch, NULL)); /* neglect_screen_json_many: err */
  neglect_batch_free(batch);

  neglect_tables_free(NULL); /* neglect_tables_free: tables */
  REFUSED(neglect_tables_new(NULL, &err), "out"); /* neglect_tables_new: out */
  ALLOWED(neglect_tables_new(&tables, NULL)); /* neglect_tables_new: err */
  REFUSED(neglect_tables_add(tables, NEGLECT_TABLE_CASES, NULL, &err), "stream"); /* neglect_tables_add: stream */
  CHECK(neglect_tables_add(tables, NEGLECT_TABLE_CASES, NULL, NULL) == NEGLECT_STATUS_NULL_ARGUMENT); /* neglect_tables_add: err */
  REFUSED(neglect_tables_screen(NULL, screener, 0, 1, &err), "tables"); /* neglect_tables_screen: tables */
  REFUSED(neglect_tables_screen(tables, NULL, 0, 1, &err), "screener"); /* neglect_tables_screen: screener */
  ALLOWED(neglect_tables_screen(tables, screener, 0, 1, NULL)); /* neglect_tables_screen: err */
  ALLOWED(neglect_tables_result(tables, NEGLECT_RESULT_REPORTS, (struct ArrowArrayStream *)stream, NULL)); /* neglect_tables_result: err */
  REFUSED(neglect_tables_add(NULL, NEGLECT_TABLE_CASES, (struct ArrowArrayStream *)stream, &err), "tables"); /* neglect_tables_add: tables */
  CHECK(stream[3] == NULL); /* released all the same */
  REFUSED(neglect_tables_result(NULL, NEGLECT_RESULT_REPORTS, (struct ArrowArrayStream *)stream, &err), "tables"); /* neglect_tables_result: tables */
  REFUSED(neglect_tables_result(tables, NEGLECT_RESULT_REPORTS, NULL, &err), "stream"); /* neglect_tables_result: stream */
  neglect_tables_free(tables);

  void *rows[5] = {NULL};
  void *columns[5] = {NULL};
  REFUSED(neglect_rows_screen(screener, NULL, 0, 1, (struct ArrowArrayStream *)columns, &err), "rows"); /* neglect_rows_screen: rows */
  ALLOWED(neglect_tables_new(&tables, NULL));
  ALLOWED(neglect_tables_screen(tables, screener, 0, 1, NULL));
  ALLOWED(neglect_tables_result(tables, NEGLECT_RESULT_REPORTS, (struct ArrowArrayStream *)rows, NULL));
  REFUSED(neglect_rows_screen(screener, (struct ArrowArrayStream *)rows, 0, 1, NULL, &err), "out"); /* neglect_rows_screen: out */
  CHECK(rows[3] == NULL); /* released all the same */
  ALLOWED(neglect_tables_result(tables, NEGLECT_RESULT_REPORTS, (struct ArrowArrayStream *)rows, NULL));
  REFUSED(neglect_rows_screen(NULL, (struct ArrowArrayStream *)rows, 0, 1, (struct ArrowArrayStream *)columns, &err), "screener"); /* neglect_rows_screen: screener */
  CHECK(rows[3] == NULL && columns[3] == NULL);
  CHECK(neglect_rows_screen(screener, NULL, 0, 1, NULL, NULL) == NEGLECT_STATUS_NULL_ARGUMENT); /* neglect_rows_screen: err */
  neglect_tables_free(tables);
  neglect_screener_free(screener);

  REFUSED(neglect_tally_new(lost, &tally, &err), "options_json"); /* neglect_tally_new: options_json */
  REFUSED(neglect_tally_new(str("{}"), NULL, &err), "out"); /* neglect_tally_new: out */
  ALLOWED(neglect_tally_new(str("{}"), &tally, NULL)); /* neglect_tally_new: err */
  REFUSED(neglect_tally_count(NULL, str("{"), &text, &err), "tally"); /* neglect_tally_count: tally */
  REFUSED(neglect_tally_count(tally, lost, &text, &err), "lines"); /* neglect_tally_count: lines */
  ALLOWED(neglect_tally_count(tally, str("{"), NULL, &err)); /* neglect_tally_count: out_refused_json */
  ALLOWED(neglect_tally_count(tally, str(NULL), &text, NULL)); /* neglect_tally_count: err */
  CHECK(is(neglect_text_view(text), "[]"));
  neglect_text_free(text);
  REFUSED(neglect_tally_json(NULL, &text, &err), "tally"); /* neglect_tally_json: tally */
  REFUSED(neglect_tally_json(tally, NULL, &err), "out"); /* neglect_tally_json: out */
  ALLOWED(neglect_tally_json(tally, &text, NULL)); /* neglect_tally_json: err */
  REFUSED(neglect_tally_merge_json(NULL, neglect_text_view(text), &err), "tally"); /* neglect_tally_merge_json: tally */
  REFUSED(neglect_tally_merge_json(tally, lost, &err), "tally_json"); /* neglect_tally_merge_json: tally_json */
  ALLOWED(neglect_tally_merge_json(tally, neglect_text_view(text), NULL)); /* neglect_tally_merge_json: err */
  neglect_text_free(text);
  REFUSED(neglect_tally_publish(NULL, str("{}"), &text, &err), "tally"); /* neglect_tally_publish: tally */
  REFUSED(neglect_tally_publish(tally, lost, &text, &err), "options_json"); /* neglect_tally_publish: options_json */
  REFUSED(neglect_tally_publish(tally, str("{}"), NULL, &err), "out"); /* neglect_tally_publish: out */
  ALLOWED(neglect_tally_publish(tally, str("{}"), &text, NULL)); /* neglect_tally_publish: err */
  neglect_text_free(text);
  REFUSED(neglect_tally_html(NULL, str("{}"), &text, &err), "tally"); /* neglect_tally_html: tally */
  REFUSED(neglect_tally_html(tally, lost, &text, &err), "options_json"); /* neglect_tally_html: options_json */
  REFUSED(neglect_tally_html(tally, str("{}"), NULL, &err), "out"); /* neglect_tally_html: out */
  ALLOWED(neglect_tally_html(tally, str("{}"), &text, NULL)); /* neglect_tally_html: err */
  neglect_text_free(text);
  neglect_tally_free(tally);
  REFUSED(neglect_response_json(lost, &text, &err), "request_json"); /* neglect_response_json: request_json */
  REFUSED(neglect_response_json(str(MATRIX), NULL, &err), "out"); /* neglect_response_json: out */
  ALLOWED(neglect_response_json(str(MATRIX), &text, NULL)); /* neglect_response_json: err */
  neglect_text_free(text);
  REFUSED(neglect_confidence_json(lost, &text, &err), "request_json"); /* neglect_confidence_json: request_json */
  REFUSED(neglect_confidence_json(str("{}"), NULL, &err), "out"); /* neglect_confidence_json: out */
  ALLOWED(neglect_confidence_json(str("{}"), &text, NULL)); /* neglect_confidence_json: err */
  neglect_text_free(text);
  REFUSED(neglect_confidence_html(lost, &other_text, &text, &err), "request_json"); /* neglect_confidence_html: request_json */
  CHECK(other_text == NULL);
  REFUSED(neglect_confidence_html(str("{}"), &other_text, NULL, &err), "out"); /* neglect_confidence_html: out */
  ALLOWED(neglect_confidence_html(str("{}"), NULL, &text, NULL)); /* neglect_confidence_html: out_refused_json */
  neglect_text_free(text);
  ALLOWED(neglect_confidence_html(str("{}"), &other_text, &text, NULL)); /* neglect_confidence_html: err */
  CHECK(is(neglect_text_view(other_text), "[]"));
  neglect_text_free(other_text);
  neglect_text_free(text);
  REFUSED(neglect_response_docx(lost, &text, &err), "request_json"); /* neglect_response_docx: request_json */
  REFUSED(neglect_response_docx(str("{}"), NULL, &err), "out"); /* neglect_response_docx: out */
  ALLOWED(neglect_response_docx(str(RESPONSE), &text, NULL)); /* neglect_response_docx: err */
  json = neglect_text_view(text);
  REFUSED(neglect_response_from_docx(lost, str("{}"), &other_text, &err), "docx"); /* neglect_response_from_docx: docx */
  REFUSED(neglect_response_from_docx(json, lost, &other_text, &err), "options_json"); /* neglect_response_from_docx: options_json */
  REFUSED(neglect_response_from_docx(json, str("{}"), NULL, &err), "out"); /* neglect_response_from_docx: out */
  ALLOWED(neglect_response_from_docx(json, str("{}"), &other_text, NULL)); /* neglect_response_from_docx: err */
  neglect_text_free(other_text);
  neglect_text_free(text);
  return 0;
}
