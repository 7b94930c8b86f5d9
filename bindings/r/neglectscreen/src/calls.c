/* The functions of the library as R calls them: texts in, texts out. What fails comes back as a list of class `ns_failure`, and R
 * raises it, so that nothing is left behind by a jump. What the library gives is held by an external pointer while R allocates. */

#include <string.h>

#include <R_ext/Rdynload.h>

#include "neglectscreen.h"

static void free_screener(SEXP held) {
  neglect_screener_free(R_ExternalPtrAddr(held));
  R_ClearExternalPtr(held);
}

static void free_text(SEXP held) {
  neglect_text_free(R_ExternalPtrAddr(held));
  R_ClearExternalPtr(held);
}

static void free_error(SEXP held) {
  neglect_error_free(R_ExternalPtrAddr(held));
  R_ClearExternalPtr(held);
}

static void free_batch(SEXP held) {
  neglect_batch_free(R_ExternalPtrAddr(held));
  R_ClearExternalPtr(held);
}

static void free_builder(SEXP held) {
  neglect_screener_builder_free(R_ExternalPtrAddr(held));
  R_ClearExternalPtr(held);
}

static SEXP held(void *pointer, R_CFinalizer_t finalizer) {
  SEXP holder = PROTECT(R_MakeExternalPtr(pointer, R_NilValue, R_NilValue));
  R_RegisterCFinalizerEx(holder, finalizer, TRUE);
  UNPROTECT(1);
  return holder;
}

const neglect_screener *ns_screener_of(SEXP screener) {
  const neglect_screener *pointer = TYPEOF(screener) == EXTPTRSXP ? R_ExternalPtrAddr(screener) : NULL;
  if (!pointer) Rf_error("the screener is closed, or comes from another session");
  return pointer;
}

neglect_str ns_str(SEXP text) {
  neglect_str str = {NULL, 0};
  if (TYPEOF(text) == RAWSXP) {
    str.ptr = (const char *)RAW(text);
    str.len = (size_t)XLENGTH(text);
  } else if (TYPEOF(text) == STRSXP && XLENGTH(text) == 1 && STRING_ELT(text, 0) != NA_STRING) {
    str.ptr = CHAR(STRING_ELT(text, 0));
    str.len = (size_t)LENGTH(STRING_ELT(text, 0));
  } else {
    Rf_error("one text is needed");
  }
  return str;
}

SEXP ns_string(neglect_str text) {
  return Rf_mkCharLenCE(text.len ? text.ptr : "", (int)text.len, CE_UTF8);
}

SEXP ns_failure(neglect_status status, const neglect_error *err) {
  static const char *names[] = {"status", "message", "path", "code", "what", "help", ""};
  SEXP failure = PROTECT(Rf_mkNamed(VECSXP, names));
  R_xlen_t count = (R_xlen_t)neglect_error_count(err);
  SET_VECTOR_ELT(failure, 0, Rf_ScalarString(ns_string(neglect_status_name(status))));
  neglect_str message = err ? neglect_error_message(err) : neglect_status_message(status);
  SET_VECTOR_ELT(failure, 1, Rf_ScalarString(ns_string(message)));
  for (int column = 2; column < 6; column++) SET_VECTOR_ELT(failure, column, Rf_allocVector(STRSXP, count));
  for (R_xlen_t nth = 0; nth < count; nth++) {
    const neglect_fault *fault = neglect_error_fault(err, (size_t)nth);
    SET_STRING_ELT(VECTOR_ELT(failure, 2), nth, ns_string(fault->path));
    SET_STRING_ELT(VECTOR_ELT(failure, 3), nth, ns_string(fault->code));
    SET_STRING_ELT(VECTOR_ELT(failure, 4), nth, ns_string(fault->message));
    SET_STRING_ELT(VECTOR_ELT(failure, 5), nth, ns_string(fault->help));
  }
  Rf_setAttrib(failure, R_ClassSymbol, Rf_mkString("ns_failure"));
  UNPROTECT(1);
  return failure;
}

/* The failure of a call, whose error is freed. */
static SEXP failed(neglect_status status, neglect_error *err) {
  SEXP holder = PROTECT(held(err, free_error));
  SEXP failure = PROTECT(ns_failure(status, err));
  free_error(holder);
  UNPROTECT(2);
  return failure;
}

/* The text that a call gave, or its failure. */
static SEXP answer(neglect_status status, neglect_text *text, neglect_error *err) {
  if (status != NEGLECT_STATUS_OK) return failed(status, err);
  SEXP holder = PROTECT(held(text, free_text));
  SEXP string = PROTECT(Rf_ScalarString(ns_string(neglect_text_view(text))));
  free_text(holder);
  UNPROTECT(2);
  return string;
}

static SEXP version(void) {
  return Rf_ScalarString(ns_string(neglect_version()));
}

static SEXP check_abi(void) {
  return Rf_ScalarLogical(neglect_check_abi(NEGLECT_ABI_VERSION) == NEGLECT_STATUS_OK);
}

/* `packs` are lists of names and texts; one of several files has the name of its folder in front. */
static neglect_status add_pack(neglect_screener_builder *builder, SEXP folder, SEXP names, SEXP texts, neglect_error **err) {
  size_t count = (size_t)XLENGTH(names);
  neglect_pair *files = (neglect_pair *)R_alloc(count, sizeof *files);
  for (size_t nth = 0; nth < count; nth++) {
    SEXP name = STRING_ELT(names, (R_xlen_t)nth), text = STRING_ELT(texts, (R_xlen_t)nth);
    files[nth].name = (neglect_str){CHAR(name), (size_t)LENGTH(name)};
    files[nth].value = (neglect_str){CHAR(text), (size_t)LENGTH(text)};
  }
  if (folder == R_NilValue) return neglect_screener_builder_add_pack(builder, files[0].name, files[0].value, err);
  return neglect_screener_builder_add_pack_folder(builder, ns_str(folder), files, count, err);
}

static SEXP new_screener(SEXP england, SEXP packs, SEXP readings, SEXP strict, SEXP limits, SEXP values) {
  neglect_screener_builder *builder = NULL;
  neglect_error *err = NULL;
  neglect_status status = neglect_screener_builder_new(&builder, &err);
  if (status != NEGLECT_STATUS_OK) return failed(status, err);
  SEXP building = PROTECT(held(builder, free_builder));
  if (Rf_asLogical(england)) status = neglect_screener_builder_add_england(builder, &err);
  for (R_xlen_t nth = 0; status == NEGLECT_STATUS_OK && nth < XLENGTH(packs); nth++) {
    SEXP pack = VECTOR_ELT(packs, nth);
    status = add_pack(builder, VECTOR_ELT(pack, 0), VECTOR_ELT(pack, 1), VECTOR_ELT(pack, 2), &err);
  }
  for (R_xlen_t nth = 0; status == NEGLECT_STATUS_OK && nth < XLENGTH(readings); nth++) {
    SEXP reading = STRING_ELT(readings, nth);
    neglect_str str = {CHAR(reading), (size_t)LENGTH(reading)};
    status = neglect_screener_builder_choose_reading(builder, str, &err);
  }
  if (status == NEGLECT_STATUS_OK) status = neglect_screener_builder_set_strict(builder, Rf_asLogical(strict), &err);
  for (R_xlen_t nth = 0; status == NEGLECT_STATUS_OK && nth < XLENGTH(limits); nth++)
    status = neglect_screener_builder_set_limit(builder, INTEGER(limits)[nth], (size_t)REAL(values)[nth], &err);
  neglect_screener *screener = NULL;
  if (status == NEGLECT_STATUS_OK) status = neglect_screener_builder_build(builder, &screener, &err);
  free_builder(building);
  SEXP made = status == NEGLECT_STATUS_OK ? held(screener, free_screener) : failed(status, err);
  UNPROTECT(1);
  return made;
}

static SEXP close_screener(SEXP screener) {
  free_screener(screener);
  return R_NilValue;
}

static SEXP screen_json(SEXP screener, SEXP theCase) {
  neglect_text *text = NULL;
  neglect_error *err = NULL;
  neglect_status status = neglect_screen_json(ns_screener_of(screener), ns_str(theCase), &text, &err);
  return answer(status, text, err);
}

/* For each case a text or a failure. */
static SEXP screen_many(SEXP screener, SEXP cases, SEXP threads) {
  size_t count = (size_t)XLENGTH(cases);
  neglect_str *texts = (neglect_str *)R_alloc(count, sizeof *texts);
  for (size_t nth = 0; nth < count; nth++) texts[nth] = ns_str(VECTOR_ELT(cases, (R_xlen_t)nth));
  neglect_batch *batch = NULL;
  neglect_error *err = NULL;
  neglect_status status = neglect_screen_json_many(
      ns_screener_of(screener), texts, count, (uint32_t)Rf_asInteger(threads), &batch, &err);
  if (status != NEGLECT_STATUS_OK) return failed(status, err);
  SEXP holder = PROTECT(held(batch, free_batch));
  SEXP results = PROTECT(Rf_allocVector(VECSXP, (R_xlen_t)count));
  for (size_t nth = 0; nth < count; nth++) {
    const neglect_error *wrong = neglect_batch_error(batch, nth);
    SEXP result = wrong ? ns_failure(neglect_error_status(wrong), wrong)
                        : Rf_ScalarString(ns_string(neglect_batch_report(batch, nth)));
    SET_VECTOR_ELT(results, (R_xlen_t)nth, result);
  }
  free_batch(holder);
  UNPROTECT(2);
  return results;
}

/* A replay, or the next question of `tool` where that is no NULL. */
static SEXP ask_of_case(SEXP screener, SEXP theCase, SEXP tool) {
  const neglect_screener *made = ns_screener_of(screener);
  neglect_str json = ns_str(theCase), asked = {NULL, 0};
  if (tool != R_NilValue) asked = ns_str(tool);
  neglect_case *checked = NULL;
  neglect_text *text = NULL;
  neglect_error *err = NULL;
  neglect_status status = neglect_case_from_json(made, json, &checked, &err);
  if (status == NEGLECT_STATUS_OK)
    status = tool == R_NilValue ? neglect_replay(made, checked, &text, &err)
                                : neglect_next_question(made, asked, checked, &text, &err);
  neglect_case_free(checked);
  return answer(status, text, err);
}

static SEXP list_json(SEXP screener, SEXP list) {
  neglect_text *text = NULL;
  neglect_error *err = NULL;
  neglect_status status = neglect_screener_list_json(ns_screener_of(screener), Rf_asInteger(list), &text, &err);
  return answer(status, text, err);
}

static SEXP search_json(SEXP screener, SEXP words, SEXP limit) {
  neglect_text *text = NULL;
  neglect_error *err = NULL;
  neglect_status status = neglect_screener_search_json(
      ns_screener_of(screener), ns_str(words), (size_t)Rf_asInteger(limit), &text, &err);
  return answer(status, text, err);
}

static SEXP marks_from_sessions(SEXP rows) {
  neglect_text *text = NULL;
  neglect_error *err = NULL;
  neglect_status status = neglect_marks_from_sessions(ns_str(rows), &text, &err);
  return answer(status, text, err);
}

/* A report or a replay for people, as `form` says: text, html, fragment. */
static SEXP rendered(SEXP json, SEXP replay, SEXP form, SEXP isReplay) {
  neglect_str given = ns_str(json), beside = ns_str(replay);
  const char *as = CHAR(STRING_ELT(form, 0));
  int is_text = strcmp(as, "text") == 0, fragment = strcmp(as, "fragment") == 0;
  neglect_text *text = NULL;
  neglect_error *err = NULL;
  neglect_report *report = NULL;
  neglect_status status;
  if (Rf_asLogical(isReplay)) {
    status = is_text ? neglect_replay_text(given, &text, &err) : neglect_replay_html(given, fragment, &text, &err);
  } else {
    status = neglect_report_from_json(given, &report, &err);
    if (status == NEGLECT_STATUS_OK)
      status = is_text ? neglect_report_text(report, &text, &err)
                       : neglect_report_html(report, beside, fragment, &text, &err);
    neglect_report_free(report);
  }
  return answer(status, text, err);
}

static const R_CallMethodDef calls[] = {
    {"check_abi", (DL_FUNC)&check_abi, 0},
    {"version", (DL_FUNC)&version, 0},
    {"new_screener", (DL_FUNC)&new_screener, 6},
    {"close_screener", (DL_FUNC)&close_screener, 1},
    {"screen_json", (DL_FUNC)&screen_json, 2},
    {"screen_many", (DL_FUNC)&screen_many, 3},
    {"screen_tables", (DL_FUNC)&ns_screen_tables, 4},
    {"ask_of_case", (DL_FUNC)&ask_of_case, 3},
    {"list_json", (DL_FUNC)&list_json, 2},
    {"search_json", (DL_FUNC)&search_json, 3},
    {"marks_from_sessions", (DL_FUNC)&marks_from_sessions, 1},
    {"rendered", (DL_FUNC)&rendered, 4},
    {NULL, NULL, 0},
};

void R_init_neglectscreen(DllInfo *dll) {
  R_registerRoutines(dll, NULL, calls, NULL, NULL);
  R_useDynamicSymbols(dll, FALSE);
  R_forceSymbols(dll, TRUE);
}
