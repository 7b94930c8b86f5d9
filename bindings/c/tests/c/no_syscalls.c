/* The library asks nobody but its caller: this program stands in for the system's functions, as far as the library imports
 * any, and sees that none is called while the library works. It is linked with -rdynamic, so that they come first. */
#if !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif
#include "check.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static int inside;
static const char *asked;

#define REFUSE(name, result) \
  do { \
    if (inside) asked = name; \
    return result; \
  } while (0)

/* The environment. */
char *getenv(const char *name) { (void)name; REFUSE("getenv", NULL); }
char *secure_getenv(const char *name) { (void)name; REFUSE("secure_getenv", NULL); }
char *getcwd(char *into, size_t size) { (void)into; (void)size; REFUSE("getcwd", NULL); }
/* Files, and whatever else is opened by name. */
int open64(const char *path, int flags, ...) { (void)path; (void)flags; REFUSE("open64", -1); }
int open(const char *path, int flags, ...) { (void)path; (void)flags; REFUSE("open", -1); }
int stat64(const char *path, struct stat64 *into) { (void)path; (void)into; REFUSE("stat64", -1); }
char *realpath(const char *path, char *into) { (void)path; (void)into; REFUSE("realpath", NULL); }
ssize_t readlink(const char *path, char *into, size_t size) { (void)path; (void)into; (void)size; REFUSE("readlink", -1); }
ssize_t read(int file, void *into, size_t size) { (void)file; (void)into; (void)size; REFUSE("read", -1); }
/* A log. */
ssize_t write(int file, const void *from, size_t size) { (void)file; (void)from; (void)size; REFUSE("write", -1); }
ssize_t writev(int file, const struct iovec *from, int count) { (void)file; (void)from; (void)count; REFUSE("writev", -1); }
/* A clock. */
int clock_gettime(clockid_t clock, struct timespec *into) { (void)clock; (void)into; REFUSE("clock_gettime", -1); }
time_t time(time_t *into) { (void)into; REFUSE("time", -1); }

/* Runs a call with everybody listening. */
#define QUIET(call) \
  do { \
    inside = 1; \
    call; \
    inside = 0; \
    if (asked != NULL) { \
      fprintf(stderr, "%s:%d: the library calls %s in %s\n", __FILE__, __LINE__, asked, #call); \
      exit(1); \
    } \
  } while (0)

int main(void) {
  neglect_screener_builder *builder = NULL;
  neglect_screener *screener = NULL, *england = NULL;
  neglect_case *the_case = NULL;
  neglect_report *report = NULL;
  neglect_text *text = NULL, *form = NULL;
  neglect_batch *batch = NULL;
  neglect_error *err = NULL;
  neglect_str cases[2];
  cases[0] = str(CASE);
  cases[1] = str("{");

  /* That somebody listens. */
  inside = 1;
  CHECK(getenv("HOME") == NULL && asked != NULL);
  inside = 0;
  asked = NULL;

  QUIET(CHECK(neglect_screener_builder_new(&builder, NULL) == NEGLECT_STATUS_OK));
  QUIET(CHECK(neglect_screener_builder_add_pack(builder, str("small"), str(PACK), NULL) == NEGLECT_STATUS_OK));
  QUIET(CHECK(neglect_screener_builder_build(builder, &screener, NULL) == NEGLECT_STATUS_OK));
  QUIET(neglect_screener_builder_free(builder));
  QUIET(CHECK(neglect_screener_england(&england, NULL) == NEGLECT_STATUS_OK));
  QUIET(CHECK(neglect_case_from_json(screener, cases[0], &the_case, NULL) == NEGLECT_STATUS_OK));
  QUIET(CHECK(neglect_screen(england, the_case, &report, NULL) == NEGLECT_STATUS_OK));
  QUIET(CHECK(neglect_report_contents(report) != NULL));
  QUIET(CHECK(neglect_report_text(report, &text, NULL) == NEGLECT_STATUS_OK));
  QUIET(neglect_text_free(text));
  QUIET(CHECK(neglect_report_html(report, str(NULL), 0, &text, NULL) == NEGLECT_STATUS_OK));
  QUIET(neglect_text_free(text));
  QUIET(neglect_report_free(report));
  QUIET(CHECK(neglect_response_docx(str("{}"), &text, NULL) == NEGLECT_STATUS_OK));
  QUIET(CHECK(neglect_response_from_docx(neglect_text_view(text), str("{}"), &form, &err) == NEGLECT_STATUS_PARTNERSHIP));
  QUIET(neglect_error_free(err));
  QUIET(neglect_text_free(text));
  QUIET(CHECK(neglect_screen_json(england, cases[0], &text, NULL) == NEGLECT_STATUS_OK));
  QUIET(neglect_text_free(text));
  QUIET(CHECK(neglect_replay(england, the_case, &text, NULL) == NEGLECT_STATUS_OK));
  QUIET(neglect_text_free(text));
  QUIET(CHECK(neglect_next_question(england, str("safe_sleep"), the_case, &text, NULL) == NEGLECT_STATUS_OK));
  QUIET(neglect_text_free(text));
  QUIET(CHECK(neglect_screen_json(screener, cases[1], &text, &err) == NEGLECT_STATUS_CASE));
  QUIET(neglect_error_free(err));
  /* As many threads as are asked for; how many cores there are, only the system knows. */
  QUIET(CHECK(neglect_screen_json_many(screener, cases, 2, 2, &batch, NULL) == NEGLECT_STATUS_OK));
  QUIET(neglect_batch_free(batch));
  QUIET(neglect_case_free(the_case));
  QUIET(neglect_screener_free(england));
  QUIET(neglect_screener_free(screener));
  return 0;
}
