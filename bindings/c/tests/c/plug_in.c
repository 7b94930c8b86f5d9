/* A host that loads the library as a plug-in: to close it is harmless, even while a thread that used it goes on, and it
 * can be opened again. The library may stay in memory all the same. Usage: plug_in LIBRARY */
#if !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif
#include "check.h"

#include <dlfcn.h>
#include <pthread.h>

enum { TIMES = 5 };

typedef neglect_status (*make_screener)(neglect_screener **, neglect_error **);
typedef neglect_status (*screen_json)(const neglect_screener *, neglect_str, neglect_text **, neglect_error **);
typedef void (*free_screener)(neglect_screener *);
typedef void (*free_text)(neglect_text *);

static const char *path;
static pthread_barrier_t used, closed;

static void find(void *library, const char *name, void *function) {
  void *found = dlsym(library, name);
  CHECK(found != NULL);
  memcpy(function, &found, sizeof found);
}

static void use(void *library) {
  make_screener make;
  screen_json screen;
  free_screener free_made;
  free_text free_said;
  neglect_screener *screener = NULL;
  neglect_text *text = NULL;
  find(library, "neglect_screener_england", &make);
  find(library, "neglect_screen_json", &screen);
  find(library, "neglect_screener_free", &free_made);
  find(library, "neglect_text_free", &free_said);
  CHECK(make(&screener, NULL) == NEGLECT_STATUS_OK);
  CHECK(screen(screener, str(CASE), &text, NULL) == NEGLECT_STATUS_OK);
  free_said(text);
  free_made(screener);
}

/* Ends after the library was closed: what the library keeps for a thread goes then. */
static void *use_and_outlive(void *library) {
  use(library);
  pthread_barrier_wait(&used);
  pthread_barrier_wait(&closed);
  return NULL;
}

int main(int count, char **words) {
  int at;
  CHECK(count == 2);
  path = words[1];
  for (at = 0; at < TIMES; at++) {
    pthread_t thread;
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) fprintf(stderr, "%s\n", dlerror());
    CHECK(library != NULL);
    CHECK(pthread_barrier_init(&used, NULL, 2) == 0 && pthread_barrier_init(&closed, NULL, 2) == 0);
    CHECK(pthread_create(&thread, NULL, use_and_outlive, library) == 0);
    pthread_barrier_wait(&used);
    CHECK(dlclose(library) == 0);
    pthread_barrier_wait(&closed);
    CHECK(pthread_join(thread, NULL) == 0);
    pthread_barrier_destroy(&used);
    pthread_barrier_destroy(&closed);
  }
  return 0;
}
