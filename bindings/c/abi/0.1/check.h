/* What the C tests share: a check that says where it failed, and texts as views. */
#ifndef CHECK_H
#define CHECK_H

#include "neglect_screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(holds) \
  do { \
    if (!(holds)) { \
      fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #holds); \
      exit(1); \
    } \
  } while (0)

static neglect_str str(const char *text) {
  neglect_str view;
  view.ptr = text;
  view.len = text == NULL ? 0 : strlen(text);
  return view;
}

static int is(neglect_str view, const char *text) {
  return view.len == strlen(text) && memcmp(view.ptr, text, view.len) == 0 && view.ptr[view.len] == '\0';
}

static int has(neglect_str view, const char *part) {
  return strlen(view.ptr) == view.len && strstr(view.ptr, part) != NULL;
}

/* Where a fault is, and its code; empty where there is none. */
static neglect_str path_of(const neglect_error *err, size_t index) {
  const neglect_fault *fault = neglect_error_fault(err, index);
  return fault == NULL ? str("") : fault->path;
}

static neglect_str code_of(const neglect_error *err, size_t index) {
  const neglect_fault *fault = neglect_error_fault(err, index);
  return fault == NULL ? str("") : fault->code;
}

/* A pack of one rule, so that the tests under valgrind take a moment and not a minute. */
static const char PACK[] =
    "[pack]\n"
    "id = \"small\"\nversion = \"1\"\ntitle = \"A small pack\"\njurisdiction = \"England\"\n\n"
    "[[source]]\nid = \"s\"\ntitle = \"A source\"\n\n"
    "[[indicator]]\ncode = \"home.cold\"\nlabel = \"The home is cold\"\nforms = [\"physical\"]\n"
    "channel = \"alerting\"\ncites = [\"s 1\"]\nchecked = \"recalled\"\n\n"
    "[[rule]]\nid = \"cold\"\nwhen = { seen = \"home.cold\" }\n"
    "then = { concern = \"consider\" }\n"
    "text = \"Consider neglect where the home is cold.\"\n"
    "basis = \"design\"\ncites = [\"s 1\"]\nchecked = \"recalled\"\n";

static const char CASE[] =
    "{\"schema\":1,\"case\":\"c1\",\"as_of\":\"2026-11-21\",\"child\":{\"born\":\"2020-03-01\"},"
    "\"observations\":[{\"id\":\"o1\",\"code\":\"home.cold\",\"on\":\"2026-10-02\",\"by\":\"education\"}]}";

static neglect_screener *small_screener(void) {
  neglect_screener_builder *builder = NULL;
  neglect_screener *screener = NULL;
  neglect_error *err = NULL;
  CHECK(neglect_screener_builder_new(&builder, &err) == NEGLECT_STATUS_OK);
  CHECK(neglect_screener_builder_add_pack(builder, str("small.toml"), str(PACK), &err) == NEGLECT_STATUS_OK);
  if (neglect_screener_builder_build(builder, &screener, &err) != NEGLECT_STATUS_OK) {
    fprintf(stderr, "%s\n", neglect_error_message(err).ptr);
    exit(1);
  }
  neglect_screener_builder_free(builder);
  return screener;
}

#endif
