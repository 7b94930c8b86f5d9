/* Without JSON: a case filled in field by field, a report read field by field. */
#include "check.h"

static const int32_t AS_OF = 20778; /* 2026-11-21 */

static neglect_case_builder *draft_of(const char *reference) {
  neglect_case_builder *draft = NULL;
  neglect_child child = {sizeof(child)};
  CHECK(neglect_case_builder_new(str(reference), AS_OF, &draft, NULL) == NEGLECT_STATUS_OK);
  child.born.given = 1;
  child.born.value = 18322; /* 2020-03-01 */
  CHECK(neglect_case_builder_set_child(draft, &child, NULL) == NEGLECT_STATUS_OK);
  return draft;
}

static neglect_observation cold_home(void) {
  neglect_observation observation = {sizeof(observation)};
  observation.by = NEGLECT_AGENCY_EDUCATION;
  observation.id = str("o1");
  observation.code = str("home.cold");
  observation.on = AS_OF - 50;
  return observation;
}

static void a_case_is_built_and_its_report_read(const neglect_screener *screener) {
  neglect_case_builder *draft = draft_of("c1");
  neglect_observation observation = cold_home();
  neglect_case *the_case = NULL;
  neglect_report *report = NULL;
  neglect_text *json = NULL;
  const neglect_contents *contents;
  const neglect_finding *finding;

  CHECK(neglect_case_builder_add_observation(draft, &observation, NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_case_builder_build(draft, screener, &the_case, NULL) == NEGLECT_STATUS_OK);
  neglect_case_builder_free(draft);
  CHECK(neglect_case_json(the_case, &json, NULL) == NEGLECT_STATUS_OK);
  CHECK(is(neglect_text_view(json), CASE));
  neglect_text_free(json);
  CHECK(neglect_screen(screener, the_case, &report, NULL) == NEGLECT_STATUS_OK);
  neglect_case_free(the_case); /* the report keeps what it needs */

  CHECK(neglect_report_concern(report) == NEGLECT_CONCERN_CONSIDER);
  CHECK(neglect_report_hazard(report) == NEGLECT_HAZARD_NONE);
  contents = neglect_report_contents(report);
  CHECK(contents == neglect_report_contents(report));
  CHECK(contents->concern == NEGLECT_CONCERN_CONSIDER && contents->as_of == AS_OF);
  CHECK(is(contents->reference, "c1"));
  CHECK(contents->age_years.given == 1 && contents->age_years.value == 6);
  CHECK(contents->packs_count == 1 && is(contents->packs[0]->id, "small"));
  CHECK(contents->findings_count == 1 && contents->patterns_count == 0);
  finding = contents->findings[0];
  CHECK(is(finding->rule, "small/cold") && is(finding->note, ""));
  CHECK(finding->forms == NEGLECT_FORM_PHYSICAL);
  CHECK(finding->agencies == (uint64_t)1 << NEGLECT_AGENCY_EDUCATION);
  CHECK(finding->from == AS_OF - 50 && finding->to == AS_OF - 50);
  CHECK(finding->basis == NEGLECT_BASIS_DESIGN && finding->checked == NEGLECT_CHECKED_RECALLED);
  CHECK(finding->cites.count == 1 && is(finding->cites.items[0], "s 1"));
  CHECK(finding->rests_on_count == 1 && is(finding->rests_on[0]->input, "o1"));
  CHECK(finding->rests_on[0]->by == NEGLECT_AGENCY_EDUCATION);
  CHECK(contents->account_count == 1 && contents->account[0]->fate == NEGLECT_FATE_USED);
  CHECK(is(contents->account[0]->of.items[0], "small/cold"));
  CHECK(contents->caveats_count > 0);
  CHECK(contents->caveats[0]->code == NEGLECT_CAVEAT_CODE_SUPPORTS_JUDGEMENT);
  neglect_report_free(report);
}

static void what_is_wrong_with_a_record_is_said_at_once_and_the_record_left_out(const neglect_screener *screener) {
  neglect_case_builder *draft = draft_of("c1");
  neglect_observation observation = cold_home();
  neglect_pair with[2];
  neglect_case *the_case = NULL;
  neglect_text *json = NULL;
  neglect_error *err = NULL;

  observation.by = 0;
  observation.on = INT32_MAX;
  observation.recorded.given = 2;
  observation.code = str("\xff");
  with[0].name = with[1].name = str("pattern");
  with[0].value = with[1].value = str("once");
  observation.with = with;
  observation.with_count = 2;
  CHECK(neglect_case_builder_add_observation(draft, &observation, &err) != NEGLECT_STATUS_OK);
  CHECK(neglect_error_count(err) == 5);
  CHECK(has(neglect_error_message(err), "observations[0].by"));
  CHECK(has(neglect_error_message(err), "observations[0].on"));
  CHECK(has(neglect_error_message(err), "observations[0].recorded"));
  CHECK(has(neglect_error_message(err), "observations[0].code"));
  CHECK(has(neglect_error_message(err), "observations[0].with[1].name"));
  neglect_error_free(err);

  CHECK(neglect_case_builder_build(draft, screener, &the_case, NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_case_json(the_case, &json, NULL) == NEGLECT_STATUS_OK);
  CHECK(!has(neglect_text_view(json), "observations"));
  neglect_text_free(json);
  neglect_case_free(the_case);

  observation = cold_home();
  observation.recorded.given = 1;
  observation.recorded.value = observation.on - 1;
  CHECK(neglect_case_builder_add_observation(draft, &observation, NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_case_builder_build(draft, screener, &the_case, &err) == NEGLECT_STATUS_CASE);
  CHECK(is(path_of(err, 0), "observations[0].recorded") && is(code_of(err, 0), "recorded_before_on"));
  neglect_error_free(err);
  neglect_case_builder_free(draft);
}

static void a_struct_of_another_size_is_refused(void) {
  neglect_case_builder *draft = draft_of("c1");
  neglect_observation observation = cold_home();
  neglect_error *err = NULL;
  uint32_t size;
  uint32_t largest = sizeof(observation) + 8;
#ifdef OLD_CLIENT /* what is larger may be known by now */
  largest = sizeof(observation);
#endif
  for (size = 0; size <= largest; size++) {
    if (size != sizeof(observation)) {
      observation.struct_size = size;
      CHECK(neglect_case_builder_add_observation(draft, &observation, &err) == NEGLECT_STATUS_INVALID_ARGUMENT);
      CHECK(is(path_of(err, 0), "observation.struct_size"));
      neglect_error_free(err);
    }
  }
  neglect_case_builder_free(draft);
}

static void lost_lists_and_texts_are_refused_with_their_place(void) {
  neglect_case_builder *draft = draft_of("c1");
  neglect_observation observation = cold_home();
  neglect_assessment assessment = {sizeof(assessment)};
  neglect_response response = {sizeof(response)};
  neglect_answer answer = {0};
  neglect_error *err = NULL;

  observation.with_count = 1;
  observation.id.ptr = NULL;
  CHECK(neglect_case_builder_add_observation(draft, &observation, &err) == NEGLECT_STATUS_NULL_ARGUMENT);
  CHECK(is(path_of(err, 0), "observations[0].id") && is(path_of(err, 1), "observations[0].with"));
  neglect_error_free(err);

  assessment.by = NEGLECT_AGENCY_HEALTH_VISITING;
  assessment.id = str("a1");
  assessment.tool = str("safe_sleep");
  assessment.on = AS_OF;
  assessment.answers = &answer;
  assessment.answers_count = 1;
  answer.question = str("place");
  answer.kind = NEGLECT_ANSWER_KIND_NUMBER;
  answer.value = str("many");
  CHECK(neglect_case_builder_add_assessment(draft, &assessment, &err) == NEGLECT_STATUS_CASE);
  CHECK(is(path_of(err, 0), "assessments[0].answers[0].value") && is(code_of(err, 0), "not_a_number"));
  CHECK(!has(neglect_error_message(err), "many"));
  neglect_error_free(err);
  answer.kind = 9;
  CHECK(neglect_case_builder_add_assessment(draft, &assessment, &err) == NEGLECT_STATUS_INVALID_ARGUMENT);
  CHECK(is(path_of(err, 0), "assessments[0].answers[0].kind"));
  neglect_error_free(err);

  response.by = NEGLECT_AGENCY_EDUCATION;
  response.kind = NEGLECT_RESPONSE_KIND_DISCUSSED;
  response.on = AS_OF;
  response.to_count = 1;
  CHECK(neglect_case_builder_add_response(draft, &response, &err) == NEGLECT_STATUS_NULL_ARGUMENT);
  CHECK(is(path_of(err, 0), "responses[0].to"));
  neglect_error_free(err);
  neglect_case_builder_free(draft);
}

int main(void) {
  neglect_screener *screener = small_screener();
  a_case_is_built_and_its_report_read(screener);
  what_is_wrong_with_a_record_is_said_at_once_and_the_record_left_out(screener);
  a_struct_of_another_size_is_refused();
  lost_lists_and_texts_are_refused_with_their_place();
  neglect_screener_free(screener);
  return 0;
}
