/* Where memory is lacking, a call says so, and the process goes on. Each attempt is made in a child, with more and more
 * memory to be had: with little the call fails with its status, with enough it succeeds, and in between nothing aborts. */
#if !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif
#include "check.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { OBSERVATIONS = 1500, CASES = 40, LINES = 2000 };

static neglect_screener *screener;
static neglect_str large, many[CASES], lines, request;

/* A text of a beginning, so many times the same piece with its number, and an end. */
static neglect_str repeated(const char *begin, const char *piece, int count, const char *end) {
  size_t room = strlen(begin) + (strlen(piece) + 12) * (size_t)count + strlen(end) + 1;
  char *text = (char *)malloc(room), *at = text;
  int nth;
  CHECK(text != NULL);
  at += sprintf(at, "%s", begin);
  for (nth = 0; nth < count; nth++) at += sprintf(at, piece, nth, nth == count - 1 ? "" : ",");
  sprintf(at, "%s", end);
  return str(text);
}

static neglect_status building(void) {
  neglect_screener *england = NULL;
  neglect_status status = neglect_screener_england(&england, NULL);
  neglect_screener_free(england);
  return status;
}

static neglect_status reading(void) {
  neglect_case *the_case = NULL;
  neglect_status status = neglect_case_from_json(screener, large, &the_case, NULL);
  neglect_case_free(the_case);
  return status;
}

static neglect_status screening(void) {
  neglect_text *text = NULL;
  neglect_status status = neglect_screen_json(screener, large, &text, NULL);
  neglect_text_free(text);
  return status;
}

/* From a case that has been read: its report, and each form of that. */
static neglect_status writing(void) {
  neglect_case *the_case = NULL;
  neglect_report *report = NULL;
  neglect_text *text = NULL;
  neglect_status status = neglect_case_from_json(screener, large, &the_case, NULL);
  if (status == NEGLECT_STATUS_OK) status = neglect_screen(screener, the_case, &report, NULL);
  if (status == NEGLECT_STATUS_OK) {
    status = neglect_report_json(report, &text, NULL);
    neglect_text_free(text);
  }
  if (status == NEGLECT_STATUS_OK) {
    status = neglect_report_text(report, &text, NULL);
    neglect_text_free(text);
  }
  if (status == NEGLECT_STATUS_OK) {
    status = neglect_report_html(report, str(""), 0, &text, NULL);
    neglect_text_free(text);
  }
  neglect_report_free(report);
  neglect_case_free(the_case);
  return status;
}

static neglect_status screening_many(void) {
  neglect_batch *batch = NULL;
  neglect_status status = neglect_screen_json_many(screener, many, CASES, 2, &batch, NULL);
  size_t at;
  /* A case for which there is no memory has that as its own error. */
  for (at = 0; at < neglect_batch_count(batch); at++) {
    const neglect_error *err = neglect_batch_error(batch, at);
    if (err != NULL) status = (neglect_status)neglect_error_status(err);
  }
  neglect_batch_free(batch);
  return status;
}

static neglect_status counting(void) {
  neglect_tally *tally = NULL;
  neglect_text *text = NULL;
  neglect_status status = neglect_tally_new(str("{}"), &tally, NULL);
  if (status == NEGLECT_STATUS_OK) status = neglect_tally_count(tally, lines, NULL, NULL);
  if (status == NEGLECT_STATUS_OK) status = neglect_tally_publish(tally, str("{}"), &text, NULL);
  neglect_text_free(text);
  neglect_tally_free(tally);
  return status;
}

static neglect_status answering(void) {
  neglect_text *text = NULL;
  neglect_status status = neglect_response_json(request, &text, NULL);
  neglect_text_free(text);
  return status;
}

/* How many bytes of addresses this process has. */
static size_t addresses(void) {
  unsigned long pages = 0;
  FILE *told = fopen("/proc/self/statm", "r");
  CHECK(told != NULL && fscanf(told, "%lu", &pages) == 1);
  fclose(told);
  return pages * (size_t)sysconf(_SC_PAGESIZE);
}

/* How a call ends where it can have only so much more: 0 for done, 1 for lack of memory. */
static int outcome(neglect_status (*call)(void), size_t more) {
  int ended = 0;
  pid_t child = fork();
  CHECK(child >= 0);
  if (child == 0) {
    struct rlimit limit;
    neglect_status status;
    limit.rlim_cur = limit.rlim_max = addresses() + more;
    if (setrlimit(RLIMIT_AS, &limit) != 0) _exit(3);
    status = call();
    _exit(status == NEGLECT_STATUS_OK ? 0 : status == NEGLECT_STATUS_NO_MEMORY ? 1 : 2);
  }
  CHECK(waitpid(child, &ended, 0) == child);
  if (!WIFEXITED(ended)) fprintf(stderr, "with %lu bytes more: signal %d\n", (unsigned long)more, WTERMSIG(ended));
  CHECK(WIFEXITED(ended) && WEXITSTATUS(ended) <= 1);
  return WEXITSTATUS(ended);
}

static void lacks_memory_and_says_so(neglect_status (*call)(void)) {
  static const size_t megabytes[] = {0, 1, 2, 3, 4, 6, 8, 10, 12, 16, 20, 24, 32, 48, 64};
  size_t at, failed = 0;
  for (at = 0; at < sizeof megabytes / sizeof *megabytes; at++) failed += (size_t)outcome(call, megabytes[at] << 20);
  CHECK(failed >= 2);
  CHECK(outcome(call, (size_t)1 << 30) == 0);
}

int main(void) {
  int at;
  const char *begin = "{\"schema\":1,\"case\":\"c1\",\"as_of\":\"2026-11-21\",\"child\":{\"born\":\"2020-03-01\"},\"observations\":[";
  const char *observation = "{\"id\":\"o%d\",\"code\":\"home.cold\",\"on\":\"2026-10-02\",\"by\":\"education\"}%s";
  large = repeated(begin, observation, OBSERVATIONS, "]}");
  for (at = 0; at < CASES; at++) many[at] = repeated(begin, observation, OBSERVATIONS / 20, "]}");
  lines = repeated(
      "", "{\"schema\":1,\"case\":\"%d\",\"as_of\":\"2026-11-21\",\"age\":{\"unborn\":false,\"years\":3},\"concern\":\"prompt\"}\n%.0s",
      LINES, "");
  request = repeated("{\"command\":\"check\",\"responses\":[",
                     "{\"organisation\":\"Police %d\",\"date\":\"2026-10-01\",\"answers\":[]}%s", LINES, "]}");
  screener = small_screener();
  lacks_memory_and_says_so(building);
  lacks_memory_and_says_so(reading);
  lacks_memory_and_says_so(screening);
  lacks_memory_and_says_so(writing);
  lacks_memory_and_says_so(screening_many);
  lacks_memory_and_says_so(counting);
  lacks_memory_and_says_so(answering);
  neglect_screener_free(screener);
  for (at = 0; at < CASES; at++) free((void *)many[at].ptr);
  free((void *)large.ptr);
  free((void *)lines.ptr);
  free((void *)request.ptr);
  return 0;
}
