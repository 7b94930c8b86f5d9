/* One case by structs: filled in field by field, its report read field by field. No JSON on the way. */
#include <neglect_screen.h>

#include <stdio.h>
#include <string.h>

static neglect_str text(const char *of) {
  neglect_str view;
  view.ptr = of;
  view.len = strlen(of);
  return view;
}

/* A date as the library counts it: days from 1970-01-01. */
static int32_t day(int year, int month, int of_month) {
  int from_march = (month + 9) % 12;
  int years = month < 3 ? year - 1 : year;
  return 365 * years + years / 4 - years / 100 + years / 400 + (153 * from_march + 2) / 5 + of_month - 719469;
}

static void show(const neglect_contents *report) {
  static const char *const concerns[] = {"none recorded", "prompt", "consider", "suspect", "immediate"};
  size_t at, on;
  printf("Concern: %s\n", report->concern < 5 ? concerns[report->concern] : "a later version's");
  for (at = 0; at < report->findings_count; at++) {
    const neglect_finding *finding = report->findings[at];
    printf("\n%s (%s)\n", finding->text.ptr, finding->rule.ptr);
    for (on = 0; on < finding->rests_on_count; on++) {
      printf("  rests on %s: %s\n", finding->rests_on[on]->input.ptr, finding->rests_on[on]->what.ptr);
    }
  }
  for (at = 0; at < report->next_steps_count; at++) printf("\nNext: %s\n", report->next_steps[at]->text.ptr);
  for (at = 0; at < report->questions_count; at++) printf("\nAsk: %s\n", report->questions[at]->missing[0]->ask.ptr);
  /* Every input has one fate: nothing that was recorded is lost. */
  for (at = 0; at < report->account_count; at++) {
    const neglect_account_line *line = report->account[at];
    const char *fate = line->fate == NEGLECT_FATE_USED ? "used" : "not used, and its fate says why";
    printf("\n%s %s: %s\n", line->kind.ptr, line->input.ptr, fate);
  }
}

int main(void) {
  neglect_screener *screener = NULL;
  neglect_case_builder *draft = NULL;
  neglect_case *the_case = NULL;
  neglect_report *report = NULL;
  neglect_error *err = NULL;
  int failed = 0;

  /* Zeros say nothing; struct_size says which fields this program knows. */
  neglect_child child = {sizeof(child)};
  neglect_pair persistent;
  neglect_observation seen = {sizeof(seen)};
  neglect_observation heard = {sizeof(heard)};

  child.born.given = 1;
  child.born.value = day(2020, 3, 1);

  persistent.name = text("pattern");
  persistent.value = text("persistent");
  seen.id = text("o1");
  seen.code = text("clothing.unsuitable");
  seen.on = day(2026, 10, 2);
  seen.by = NEGLECT_AGENCY_EDUCATION;
  seen.with = &persistent;
  seen.with_count = 1;

  heard.id = text("o2");
  heard.code = text("hygiene.smelly_and_dirty"); /* how often, nobody wrote down */
  heard.on = day(2026, 11, 5);
  heard.by = NEGLECT_AGENCY_SOCIAL_CARE;

  if (neglect_check_abi(NEGLECT_ABI_VERSION) != NEGLECT_STATUS_OK) return 2;
  if (neglect_screener_england(&screener, &err) != NEGLECT_STATUS_OK ||
      neglect_case_builder_new(text("case 17"), day(2026, 11, 21), &draft, &err) != NEGLECT_STATUS_OK ||
      neglect_case_builder_set_child(draft, &child, &err) != NEGLECT_STATUS_OK ||
      neglect_case_builder_add_observation(draft, &seen, &err) != NEGLECT_STATUS_OK ||
      neglect_case_builder_add_observation(draft, &heard, &err) != NEGLECT_STATUS_OK ||
      neglect_case_builder_build(draft, screener, &the_case, &err) != NEGLECT_STATUS_OK ||
      neglect_screen(screener, the_case, &report, &err) != NEGLECT_STATUS_OK) {
    /* Places and codes, never anything of the case: this may be logged. */
    fprintf(stderr, "%s\n", neglect_error_message(err).ptr);
    failed = 1;
  } else {
    show(neglect_report_contents(report));
  }

  /* In any order, and NULL is nothing to free. */
  neglect_error_free(err);
  neglect_report_free(report);
  neglect_case_free(the_case);
  neglect_case_builder_free(draft);
  neglect_screener_free(screener);
  return failed;
}
