/* The library in the process of a host: on a thread with a small stack, while signals arrive, in the child of a fork. */
#if !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif
#include "check.h"

#include <pthread.h>
#include <signal.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

/* What docs/conventions.md promises to be enough, for a library that was not optimised as well. */
enum { STACK = 256 * 1024, NESTING = 120, THREADS = 3, FORKS = 30 };

/* Everything that is deep: a screener, a text nested as deeply as may be allowed, a page. */
static void *everything(void *unused) {
  neglect_screener_builder *builder = NULL;
  neglect_screener *screener = NULL, *deep = NULL;
  neglect_case *the_case = NULL;
  neglect_report *report = NULL;
  neglect_text *text = NULL;
  neglect_error *err = NULL;
  char nested[2 * NESTING + 1];
  memset(nested, '[', 2 * NESTING);
  nested[2 * NESTING] = '\0';
  CHECK(neglect_screener_england(&screener, NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_case_from_json(screener, str(CASE), &the_case, NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_screen(screener, the_case, &report, NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_report_html(report, str(""), 0, &text, NULL) == NEGLECT_STATUS_OK);
  neglect_text_free(text);
  CHECK(neglect_replay(screener, the_case, &text, NULL) == NEGLECT_STATUS_OK);
  neglect_text_free(text);
  CHECK(neglect_response_docx(str("{}"), &text, NULL) == NEGLECT_STATUS_OK);
  neglect_text_free(text);
  CHECK(neglect_screener_builder_new(&builder, NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_screener_builder_add_pack(builder, str("small.toml"), str(PACK), NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_screener_builder_set_limit(builder, NEGLECT_LIMIT_NESTING, NESTING, NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_screener_builder_build(builder, &deep, NULL) == NEGLECT_STATUS_OK);
  CHECK(neglect_screen_json(deep, str(nested), &text, &err) == NEGLECT_STATUS_CASE);
  neglect_error_free(err);
  neglect_screener_builder_free(builder);
  neglect_report_free(report);
  neglect_case_free(the_case);
  neglect_screener_free(deep);
  neglect_screener_free(screener);
  return unused;
}

static void a_small_stack_is_enough(void) {
  pthread_attr_t small;
  pthread_t thread;
  CHECK(pthread_attr_init(&small) == 0 && pthread_attr_setstacksize(&small, STACK) == 0);
  CHECK(pthread_create(&thread, &small, everything, NULL) == 0 && pthread_join(thread, NULL) == 0);
  pthread_attr_destroy(&small);
}

static volatile sig_atomic_t alarms;

static void count_alarm(int signal) {
  (void)signal;
  alarms++;
}

/* A signal that arrives within a call changes nothing, and the library changes nothing about signals. */
static void signals_are_the_hosts(const neglect_screener *screener, neglect_str expected) {
  struct sigaction action, before[32], after;
  struct itimerval every, never;
  neglect_text *text = NULL;
  int number, at;
  memset(&action, 0, sizeof action);
  action.sa_handler = count_alarm;
  CHECK(sigaction(SIGALRM, &action, NULL) == 0);
  for (number = 1; number < 32; number++) CHECK(sigaction(number, NULL, &before[number]) == 0);
  memset(&every, 0, sizeof every);
  memset(&never, 0, sizeof never);
  every.it_interval.tv_usec = every.it_value.tv_usec = 500;
  CHECK(setitimer(ITIMER_REAL, &every, NULL) == 0);
  for (at = 0; at < 20 || alarms < 20; at++) {
    CHECK(neglect_screen_json(screener, str(CASE), &text, NULL) == NEGLECT_STATUS_OK);
    CHECK(is(neglect_text_view(text), expected.ptr));
    neglect_text_free(text);
  }
  CHECK(setitimer(ITIMER_REAL, &never, NULL) == 0);
  for (number = 1; number < 32; number++) {
    CHECK(sigaction(number, NULL, &after) == 0 && after.sa_handler == before[number].sa_handler);
  }
}

struct busy {
  const neglect_screener *screener;
  volatile int *ended;
};

static void *screen_until_the_end(void *given) {
  struct busy *busy = (struct busy *)given;
  while (!*busy->ended) {
    neglect_text *text = NULL;
    CHECK(neglect_screen_json(busy->screener, str(CASE), &text, NULL) == NEGLECT_STATUS_OK);
    neglect_text_free(text);
  }
  return NULL;
}

/* The child of a fork goes on with what its parent made, though other threads were within calls; it starts its own. */
static void a_child_goes_on(const neglect_screener *screener, neglect_str expected) {
  pthread_t threads[THREADS];
  volatile int ended = 0;
  struct busy busy;
  int at;
  busy.screener = screener, busy.ended = &ended;
  for (at = 0; at < THREADS; at++) CHECK(pthread_create(&threads[at], NULL, screen_until_the_end, &busy) == 0);
  for (at = 0; at < FORKS; at++) {
    int status = 0;
    pid_t child = fork();
    CHECK(child >= 0);
    if (child == 0) {
      neglect_batch *batch = NULL;
      neglect_str cases[2];
      cases[0] = cases[1] = str(CASE);
      /* One that waits for ever is ended by its alarm. */
      signal(SIGALRM, SIG_DFL);
      alarm(60);
      CHECK(neglect_screen_json_many(screener, cases, 2, 2, &batch, NULL) == NEGLECT_STATUS_OK);
      CHECK(is(neglect_batch_report(batch, 1), expected.ptr));
      neglect_batch_free(batch);
      _exit(0);
    }
    CHECK(waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0);
  }
  ended = 1;
  for (at = 0; at < THREADS; at++) CHECK(pthread_join(threads[at], NULL) == 0);
}

int main(void) {
  neglect_screener *screener = small_screener();
  neglect_text *text = NULL;
  CHECK(neglect_screen_json(screener, str(CASE), &text, NULL) == NEGLECT_STATUS_OK);
  a_small_stack_is_enough();
  signals_are_the_hosts(screener, neglect_text_view(text));
  a_child_goes_on(screener, neglect_text_view(text));
  neglect_text_free(text);
  neglect_screener_free(screener);
  return 0;
}
