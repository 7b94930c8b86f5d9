/* The partnership's side as a vendor goes it, under valgrind: counted in two places, added up, published; responses and
 * confidence in one call each. */
#include "check.h"

/* What a call gives, held to contain a part, and freed. */
#define GIVES(call, part) \
  do { \
    err = NULL; \
    CHECK((call) == NEGLECT_STATUS_OK && err == NULL); \
    CHECK(has(neglect_text_view(text), part)); \
    neglect_text_free(text); \
  } while (0)

/* A call that refuses what it is given, and names place and code. */
#define REFUSES(call, place, code_) \
  do { \
    CHECK((call) == NEGLECT_STATUS_PARTNERSHIP); \
    CHECK(neglect_error_status(err) == NEGLECT_STATUS_PARTNERSHIP); \
    CHECK(is(path_of(err, 0), place) && is(code_of(err, 0), code_)); \
    CHECK(!has(neglect_error_message(err), "secret")); \
    neglect_error_free(err); \
  } while (0)

static const char OPTIONS[] = "{\"by\":[\"age_band\"],\"period\":\"year\"}";

static const char LINES[] =
    "{\"schema\":1,\"case\":\"a\",\"as_of\":\"2026-11-21\",\"age\":{\"unborn\":false,\"years\":3},\"concern\":\"consider\"}\n"
    "\r\n"
    "{\"schema\":1,\"case\":\"secret\"}\n"
    "{\"schema\":1,\"case\":\"b\",\"as_of\":\"2026-11-21\",\"age\":{\"unborn\":false,\"years\":8},\"concern\":\"prompt\"}";

static void reports_are_counted_in_two_places_and_published_once(void) {
  neglect_tally *here = NULL;
  neglect_tally *there = NULL;
  neglect_text *text = NULL;
  neglect_error *err = NULL;
  int turn;
  CHECK(neglect_tally_new(str(OPTIONS), &here, &err) == NEGLECT_STATUS_OK);
  CHECK(neglect_tally_new(str(OPTIONS), &there, &err) == NEGLECT_STATUS_OK);
  GIVES(neglect_tally_count(here, str(LINES), &text, &err), "[{\"line\":3,\"path\":\"as_of\",\"code\":\"measures.field_missing\"");
  for (turn = 0; turn < 9; turn++) CHECK(neglect_tally_count(there, str(LINES), NULL, NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_tally_json(there, &text, &err) == NEGLECT_STATUS_OK);
  CHECK(neglect_tally_merge_json(here, neglect_text_view(text), &err) == NEGLECT_STATUS_OK);
  neglect_text_free(text);
  GIVES(neglect_tally_json(here, &text, &err), "\"counted\":20,\"refused\":{\"measures.field_missing\":10}");
  GIVES(neglect_tally_publish(here, str("{}"), &text, &err),
        "\"row\":\"1 to 4\",\"column\":\"children\",\"count\":10,\"rounded\":false,\"mark\":null");
  GIVES(neglect_tally_publish(there, str("{\"format\":\"csv\",\"area\":\"region\"}"), &text, &err), "{\"text\":\"measure,title,");
  REFUSES(neglect_tally_publish(here, str("{\"area\":\"secret\"}"), &text, &err), "area", "request.value");
  CHECK(text == NULL);
  REFUSES(neglect_tally_merge_json(here, str("{\"secret\":1}"), &err), "line 1, column 9", "measures.tally_unreadable");
  neglect_tally_free(there);
  REFUSES(neglect_tally_new(str("{\"measures\":\"secret = 1\"}"), &there, &err), "measures: line 1", "measures.definition_unreadable");
  CHECK(there == NULL);
  /* What was refused changed nothing. */
  GIVES(neglect_tally_json(here, &text, &err), "\"counted\":20,");
  neglect_tally_free(here);
}

static void responses_are_checked_and_compared(void) {
  neglect_text *text = NULL;
  neglect_error *err = NULL;
  GIVES(neglect_response_json(
            str("{\"command\":\"matrix\",\"csv\":[\"organisation,date,priority,action,status\\nPolice,2026-10-01,R1,posters,Complete\\n\"]}"),
            &text, &err),
        "\"organisation\":\"Police\",\"date\":\"2026-10-01\",\"action\":\"posters\",\"status\":\"Complete\"");
  GIVES(neglect_response_json(
            str("{\"command\":\"check\",\"responses\":[{\"organisation\":\"\",\"date\":\"2026-10-01\"}]}"), &text, &err),
        "\"path\":\"responses[0].organisation\",\"code\":\"response.organisation_missing\"");
  REFUSES(neglect_response_json(
              str("{\"command\":\"overview\",\"responses\":[{\"organisation\":\"secret\",\"date\":\"2026-10-01\",\"answers\":"
                  "[{\"priority\":\"secret\"}]}]}"),
              &text, &err),
          "responses[0].answers[0].priority", "response.unknown_priority");
  REFUSES(neglect_response_json(str("{\"command\":\"secret\"}"), &text, &err), "command", "request.value");
  REFUSES(neglect_response_json(str(""), &text, &err), "line 1, column 0", "request.unreadable");
}

static void confidence_is_published(void) {
  neglect_text *text = NULL;
  neglect_error *err = NULL;
  GIVES(neglect_confidence_json(
            str("{\"answers\":[{\"role\":\"gp\",\"period\":\"2026\",\"item\":\"C3\",\"value\":\"very\"}]}"), &text, &err),
        "\"withheld\":\"disclosure.too_few\"");
  REFUSES(neglect_confidence_json(str("{\"csv\":[\"secret\\n\"]}"), &text, &err), "csv[0]: line 1", "confidence.column_missing");
}

int main(void) {
  CHECK(is(neglect_status_name(NEGLECT_STATUS_PARTNERSHIP), "partnership"));
  reports_are_counted_in_two_places_and_published_once();
  responses_are_checked_and_compared();
  confidence_is_published();
  return 0;
}
