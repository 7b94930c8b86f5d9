/* What people read, as a vendor asks for it, under valgrind: a report, a replay, a plan, a pack of several files, and a Word
 * form that goes out and comes back. */
#include "check.h"

static void a_report_is_shown(const neglect_screener *screener) {
  neglect_case *the_case = NULL;
  neglect_report *report = NULL;
  neglect_report *kept = NULL;
  neglect_text *json = NULL;
  neglect_text *replay = NULL;
  neglect_text *text = NULL;
  neglect_error *err = NULL;
  CHECK(neglect_case_from_json(screener, str(CASE), &the_case, NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_screen(screener, the_case, &report, NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_replay(screener, the_case, &replay, NULL) == NEGLECT_STATUS_OK);
  neglect_case_free(the_case);

  CHECK(neglect_report_text(report, &text, &err) == NEGLECT_STATUS_OK);
  CHECK(has(neglect_text_view(text), "CONSIDER neglect: it is one possible explanation."));
  neglect_text_free(text);
  CHECK(neglect_report_html(report, neglect_text_view(replay), 0, &text, &err) == NEGLECT_STATUS_OK);
  CHECK(strncmp(neglect_text_view(text).ptr, "<!DOCTYPE html>", 15) == 0);
  neglect_text_free(text);
  CHECK(neglect_report_html(report, str(NULL), 1, &text, &err) == NEGLECT_STATUS_OK);
  CHECK(strncmp(neglect_text_view(text).ptr, "<div class=\"neglect-screen\"", 26) == 0);
  neglect_text_free(text);
  CHECK(neglect_report_html(report, str(NULL), 2, &text, &err) == NEGLECT_STATUS_INVALID_ARGUMENT);
  CHECK(text == NULL && is(path_of(err, 0), "fragment"));
  neglect_error_free(err);
  CHECK(neglect_replay_text(neglect_text_view(replay), &text, NULL) == NEGLECT_STATUS_OK);
  CHECK(has(neglect_text_view(text), "fired for the first time: small/cold"));
  neglect_text_free(text);
  CHECK(neglect_replay_html(neglect_text_view(replay), 1, &text, NULL) == NEGLECT_STATUS_OK);
  CHECK(has(neglect_text_view(text), "<time datetime=\"2026-10-02\""));
  neglect_text_free(text);
  neglect_text_free(replay);

  CHECK(neglect_plan_text(report, str("small"), &text, NULL) == NEGLECT_STATUS_OK);
  neglect_text_free(text);
  CHECK(neglect_plan_html(report, str("safe-sleep"), &text, &err) == NEGLECT_STATUS_INVALID_ARGUMENT);
  CHECK(is(path_of(err, 0), "pack"));
  neglect_error_free(err);

  CHECK(neglect_report_json(report, &json, NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_report_from_json(neglect_text_view(json), &kept, NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_report_concern(kept) == NEGLECT_CONCERN_CONSIDER);
  CHECK(is(neglect_report_contents(kept)->findings[0]->rule, "small/cold"));
  neglect_report_free(kept);
  neglect_text_free(json);
  CHECK(neglect_report_from_json(str("{\"schema\":1,\"case\":\"secret\"}"), &kept, &err) == NEGLECT_STATUS_INVALID_ARGUMENT);
  CHECK(kept == NULL && is(path_of(err, 0), "json") && !has(neglect_error_message(err), "secret"));
  neglect_error_free(err);
  neglect_report_free(report);
}

/* The digest of the first pack of a screener, in its list of packs. */
static void digest_of(const neglect_screener *screener, char *digest) {
  neglect_text *list = NULL;
  const char *found;
  CHECK(neglect_screener_list_json(screener, NEGLECT_LIST_PACKS, &list, NULL) == NEGLECT_STATUS_OK);
  found = strstr(neglect_text_view(list).ptr, "\"digest\":\"");
  CHECK(found != NULL);
  memcpy(digest, found + 10, 64);
  digest[64] = '\0';
  neglect_text_free(list);
}

static void a_pack_of_several_files_is_the_pack_of_one(const neglect_screener *of_one_file) {
  const char *rule = strstr(PACK, "[[rule]]");
  neglect_screener_builder *builder = NULL;
  neglect_screener *of_a_folder = NULL;
  neglect_pair files[2];
  neglect_error *err = NULL;
  char one[65];
  char other[65];
  CHECK(rule != NULL);
  files[0].name = str("rules/cold.toml");
  files[0].value = str(rule);
  files[1].name = str("pack.toml");
  files[1].value.ptr = PACK;
  files[1].value.len = (size_t)(rule - PACK);
  CHECK(neglect_screener_builder_new(&builder, NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_screener_builder_add_pack_folder(builder, str("small"), files, 2, NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_screener_builder_build(builder, &of_a_folder, NULL) == NEGLECT_STATUS_OK);
  digest_of(of_one_file, one);
  digest_of(of_a_folder, other);
  CHECK(strcmp(one, other) == 0);
  neglect_screener_free(of_a_folder);

  /* A mistake is told in the file in which it stands. */
  files[0].value = str("[[rule]]\nid = 3\n");
  CHECK(neglect_screener_builder_add_pack_folder(builder, str("wrong"), files, 2, NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_screener_builder_build(builder, &of_a_folder, &err) == NEGLECT_STATUS_PACK);
  CHECK(of_a_folder == NULL && has(path_of(err, 0), "wrong/rules/cold.toml:"));
  neglect_error_free(err);
  neglect_screener_builder_free(builder);
}

static void a_word_form_goes_out_and_comes_back(void) {
  static const char RESPONSE[] = "{\"response\":{\"organisation\":\"Police\",\"date\":\"2026-10-01\",\"answers\":"
                                 "[{\"priority\":\"R1\",\"action\":\"posters\",\"status\":\"Complete\"}]}}";
  neglect_text *docx = NULL;
  neglect_text *text = NULL;
  neglect_error *err = NULL;
  CHECK(neglect_response_docx(str(RESPONSE), &docx, &err) == NEGLECT_STATUS_OK);
  CHECK(memcmp(neglect_text_view(docx).ptr, "PK\3\4", 4) == 0);
  CHECK(neglect_response_from_docx(neglect_text_view(docx), str("{}"), &text, &err) == NEGLECT_STATUS_OK);
  CHECK(has(neglect_text_view(text), "\"priority\":\"R1\",\"action\":\"posters\",\"status\":\"Complete\""));
  neglect_text_free(text);
  neglect_text_free(docx);
  CHECK(neglect_response_docx(str("{}"), &docx, &err) == NEGLECT_STATUS_OK);
  CHECK(neglect_response_from_docx(neglect_text_view(docx), str("{}"), &text, &err) == NEGLECT_STATUS_PARTNERSHIP);
  CHECK(neglect_error_count(err) == 2 && is(path_of(err, 0), "date") && is(path_of(err, 1), "organisation"));
  neglect_error_free(err);
  neglect_text_free(docx);
  CHECK(neglect_response_from_docx(str("secret"), str("{}"), &text, &err) == NEGLECT_STATUS_PARTNERSHIP);
  CHECK(is(code_of(err, 0), "response.unreadable") && !has(neglect_error_message(err), "secret"));
  neglect_error_free(err);
}

int main(void) {
  neglect_screener *screener = small_screener();
  a_report_is_shown(screener);
  a_pack_of_several_files_is_the_pack_of_one(screener);
  neglect_screener_free(screener);
  a_word_form_goes_out_and_comes_back();
  return 0;
}
