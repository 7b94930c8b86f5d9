/* neglect_screen.h: the C ABI of neglect-screen. Generated from bindings/c; do not edit.
 *
 * Screens what agencies have recorded about a child for signs of neglect. "Nothing recorded" is not "nothing wrong".
 *
 * How to call it (docs/conventions.md has all of it):
 *
 * - A function that can fail returns a neglect_status. Outputs come last and are written only on
 *   NEGLECT_STATUS_OK; a handle output is set to NULL first. `err` is optional: pass NULL, or a pointer to a
 *   neglect_error * that does not hold an error still to be freed.
 * - Each pointer parameter says whose it is: `in` is only read, and not after the call; `in-out` is changed;
 *   `out-owned` is yours, to be freed with the function named; `consumed` is freed by the call.
 * - Texts go in as pointer and length, in UTF-8. Texts that come out are also NUL-terminated.
 * - The library has no state of its own beside the handles, no callbacks and no log; it opens no files and reads
 *   no environment and no clock. A fault inside is NEGLECT_STATUS_INTERNAL, and every handle stays valid.
 */

#ifndef NEGLECT_SCREEN_H
#define NEGLECT_SCREEN_H

#include <stddef.h>
#include <stdint.h>

#ifndef NEGLECT_API
#if defined(_WIN32) && !defined(NEGLECT_STATIC)
#define NEGLECT_API __declspec(dllimport)
#else
#define NEGLECT_API
#endif
#endif

#ifndef NEGLECT_MUST_USE
#if defined(__GNUC__)
#define NEGLECT_MUST_USE __attribute__((warn_unused_result))
#else
#define NEGLECT_MUST_USE
#endif
#endif


/**
 * The ABI's major version: another one is another library. It is 0 until the ABI has been reviewed in use.
 */
#define NEGLECT_ABI_MAJOR 0

/**
 * The ABI's minor version: it rises when something is added.
 */
#define NEGLECT_ABI_MINOR 1

/**
 * The ABI version of this header, for neglect_check_abi.
 */
#define NEGLECT_ABI_VERSION ((NEGLECT_ABI_MAJOR << 16) | NEGLECT_ABI_MINOR)

/**
 * How a call ended. Later minor versions may add values: have a `default:`.
 */
enum neglect_status
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * Done; the outputs are written.
   */
  NEGLECT_STATUS_OK = 0,
  /**
   * A pointer that must not be NULL is NULL; the error's path is the parameter's name.
   */
  NEGLECT_STATUS_NULL_ARGUMENT = 1,
  /**
   * A number lies outside its range, or a length is impossible.
   */
  NEGLECT_STATUS_INVALID_ARGUMENT = 2,
  /**
   * A text is not UTF-8.
   */
  NEGLECT_STATUS_INVALID_UTF8 = 3,
  /**
   * The library cannot serve a program that was compiled with this header.
   */
  NEGLECT_STATUS_ABI_MISMATCH = 4,
  /**
   * The packs cannot be used; the error lists everything that is wrong with them.
   */
  NEGLECT_STATUS_PACK = 100,
  /**
   * The case cannot be read or screened; the error lists everything that is wrong with it.
   */
  NEGLECT_STATUS_CASE = 200,
  /**
   * A fault of this library. Every handle stays valid.
   */
  NEGLECT_STATUS_INTERNAL = 900,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum neglect_status neglect_status;
#else
typedef int32_t neglect_status;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * What neglect_screener_list_json lists. Pass it as a number.
 */
enum neglect_list
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /**
   * The packs in force, with version, digest and sources.
   */
  NEGLECT_LIST_PACKS = 0,
  /**
   * The codes of observations, with labels, forms, qualifiers and the codes of other systems.
   */
  NEGLECT_LIST_CODES = 1,
  /**
   * The rules in force, with what they raise, what they stand on and where.
   */
  NEGLECT_LIST_RULES = 2,
  /**
   * The tools, with their questions and what may answer them.
   */
  NEGLECT_LIST_TOOLS = 3,
  /**
   * The levels of need, with their legal basis.
   */
  NEGLECT_LIST_LEVELS = 4,
  /**
   * The next steps.
   */
  NEGLECT_LIST_NEXT_STEPS = 5,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum neglect_list neglect_list;
#else
typedef int32_t neglect_list;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/**
 * The results of many cases.
 *
 * What: for each case, in the order given, its status and its report in JSON or its error.
 * Threads: any number at once; it never changes.
 * Lifetime: independent of every other handle.
 * Freed by: the caller, with neglect_batch_free, and with it every text and error that it lends.
 */
typedef struct neglect_batch neglect_batch;

/**
 * Why a call failed.
 *
 * What: a status and at least one fault, each with a place, a stable code, what is wrong and what to do about it.
 * Never a value of a case, so it may be logged.
 * Threads: any number at once; it never changes.
 * Lifetime: independent of every other handle. One that a batch lends lives as long as the batch.
 * Freed by: the caller, with neglect_error_free; one that a batch lends, by the batch.
 */
typedef struct neglect_error neglect_error;

/**
 * Packs, checked and compiled.
 *
 * What: everything that a screening needs besides the case. Make it once: it is what costs time.
 * Threads: any number at once; it never changes.
 * Lifetime: independent of every other handle. Clones share what they know, and each is freed by itself.
 * Freed by: the caller, with neglect_screener_free, in any order.
 */
typedef struct neglect_screener neglect_screener;

/**
 * Collects packs and choices for a screener.
 *
 * What: the texts of packs, copied, in the order in which they were added.
 * Threads: one at a time.
 * Lifetime: independent of every other handle; screeners that it built stay when it is freed.
 * Freed by: the caller, with neglect_screener_builder_free.
 */
typedef struct neglect_screener_builder neglect_screener_builder;

/**
 * A text that a call returns.
 *
 * What: JSON in UTF-8, the same bytes for the same input on every platform.
 * Threads: any number at once; it never changes.
 * Lifetime: independent of every other handle.
 * Freed by: the caller, with neglect_text_free.
 */
typedef struct neglect_text neglect_text;

/**
 * A text as pointer and length.
 *
 * What: bytes, UTF-8 wherever a text is meant. `{NULL, 0}` is the empty text. Texts that this library returns are
 * also NUL-terminated; `len` does not count the NUL and is what holds where a text has a NUL inside.
 * Threads: as the memory it points to.
 * Lifetime: as an argument, until the call returns; as a result, until its owner is freed, and that of a constant
 * for ever.
 * Freed by: nobody; it owns nothing.
 */
typedef struct {
  /**
   * The first byte; may be NULL where `len` is 0.
   */
  const char *ptr;
  /**
   * The number of bytes.
   */
  size_t len;
} neglect_str;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The ABI version of the library that is loaded: the major version in the upper 16 bits, the minor in the lower.
 */
NEGLECT_API
uint32_t neglect_abi_version(void);

/**
 * Whether the library that is loaded serves a program that was compiled with this header: pass
 * NEGLECT_ABI_VERSION. NEGLECT_STATUS_OK where the major versions are the same and the library's minor version is not
 * below the header's; else NEGLECT_STATUS_ABI_MISMATCH.
 */
NEGLECT_API
neglect_status neglect_check_abi(uint32_t header_abi);

/**
 * The version of the library, such as `0.1.0`. A constant.
 */
NEGLECT_API neglect_str neglect_version(void);

/**
 * The ABI as JSON: its version, and every function with its prototype, every enumerator with its number and every
 * struct with its fields. For the tests of bindings, which compare it with their own declarations. A constant.
 */
NEGLECT_API
neglect_str neglect_abi_description(void);

/**
 * The name of a status, such as `null_argument`; `unknown` for a number that is none.
 */
NEGLECT_API neglect_str neglect_status_name(int32_t status);

/**
 * What a status means, in words; `not a status` for a number that is none.
 */
NEGLECT_API neglect_str neglect_status_message(int32_t status);

/**
 * The status of the call that failed; NEGLECT_STATUS_OK for NULL.
 *
 * - `error`: in; may be NULL.
 */
NEGLECT_API neglect_status neglect_error_status(const neglect_error *error);

/**
 * Everything that is wrong, one line for each fault, borrowed from the error; empty for NULL.
 *
 * - `error`: in; may be NULL.
 */
NEGLECT_API neglect_str neglect_error_message(const neglect_error *error);

/**
 * The number of faults; 0 for NULL.
 *
 * - `error`: in; may be NULL.
 */
NEGLECT_API size_t neglect_error_count(const neglect_error *error);

/**
 * Where fault `index` is: `observations[3].on` in a case, `local.toml:12:1` in a pack, a parameter's name, or empty
 * for the document as a whole. Borrowed from the error; empty where there is no such fault.
 *
 * - `error`: in; may be NULL.
 */
NEGLECT_API
neglect_str neglect_error_path(const neglect_error *error,
                               size_t index);

/**
 * The stable code of fault `index`, such as `not_a_date`. Borrowed from the error; empty where there is no such fault.
 *
 * - `error`: in; may be NULL.
 */
NEGLECT_API
neglect_str neglect_error_code(const neglect_error *error,
                               size_t index);

/**
 * What is wrong in fault `index`, in words. Borrowed from the error; empty where there is no such fault.
 *
 * - `error`: in; may be NULL.
 */
NEGLECT_API neglect_str neglect_error_fault(const neglect_error *error, size_t index);

/**
 * What to do about fault `index`, in words. Borrowed from the error; empty where there is no such fault.
 *
 * - `error`: in; may be NULL.
 */
NEGLECT_API neglect_str neglect_error_mend(const neglect_error *error, size_t index);

/**
 * Frees an error.
 *
 * - `error`: consumed; may be NULL.
 */
NEGLECT_API void neglect_error_free(neglect_error *error);

/**
 * Makes a screener of the built-in packs for England.
 *
 * - `out`: out-owned, freed with neglect_screener_free.
 * - `err`: out-owned, freed with neglect_error_free; may be NULL.
 */
NEGLECT_API
NEGLECT_MUST_USE
neglect_status neglect_screener_england(neglect_screener **out,
                                        neglect_error **err);

/**
 * Another handle to the same screener, at next to no cost.
 *
 * - `screener`: in.
 * - `out`: out-owned, freed with neglect_screener_free.
 * - `err`: out-owned, freed with neglect_error_free; may be NULL.
 */
NEGLECT_API
NEGLECT_MUST_USE
neglect_status neglect_screener_clone(const neglect_screener *screener,
                                      neglect_screener **out,
                                      neglect_error **err);

/**
 * Frees a screener. Others that were cloned from it, or it from them, stay.
 *
 * - `screener`: consumed; may be NULL.
 */
NEGLECT_API void neglect_screener_free(neglect_screener *screener);

/**
 * Makes a builder without packs.
 *
 * - `out`: out-owned, freed with neglect_screener_builder_free.
 * - `err`: out-owned, freed with neglect_error_free; may be NULL.
 */
NEGLECT_API
NEGLECT_MUST_USE
neglect_status neglect_screener_builder_new(neglect_screener_builder **out,
                                            neglect_error **err);

/**
 * Adds the built-in packs for England.
 *
 * - `builder`: in-out.
 * - `err`: out-owned, freed with neglect_error_free; may be NULL.
 */
NEGLECT_API
NEGLECT_MUST_USE
neglect_status neglect_screener_builder_add_england(neglect_screener_builder *builder,
                                                    neglect_error **err);

/**
 * Adds a pack. It is checked when the screener is built.
 *
 * - `builder`: in-out.
 * - `name`: in; what errors call it, such as its file's name.
 * - `text`: in; its TOML.
 * - `err`: out-owned, freed with neglect_error_free; may be NULL.
 */
NEGLECT_API
NEGLECT_MUST_USE
neglect_status neglect_screener_builder_add_pack(neglect_screener_builder *builder,
                                                 neglect_str name,
                                                 neglect_str text,
                                                 neglect_error **err);

/**
 * Chooses the reading (`pack/id`, such as `safe-sleep/nice`) that counts among those of its group. The others stay in
 * the report beside it.
 *
 * - `builder`: in-out.
 * - `reading`: in.
 * - `err`: out-owned, freed with neglect_error_free; may be NULL.
 */
NEGLECT_API
NEGLECT_MUST_USE
neglect_status neglect_screener_builder_choose_reading(neglect_screener_builder *builder,
                                                       neglect_str reading,
                                                       neglect_error **err);

/**
 * Makes an unknown code, qualifier, tool or question an error (1) and not a caveat (0, as it is at first).
 *
 * - `builder`: in-out.
 * - `err`: out-owned, freed with neglect_error_free; may be NULL.
 */
NEGLECT_API
NEGLECT_MUST_USE
neglect_status neglect_screener_builder_set_strict(neglect_screener_builder *builder,
                                                   int32_t strict,
                                                   neglect_error **err);

/**
 * Checks and compiles the packs. The builder stays as it is and can build again.
 *
 * NEGLECT_STATUS_PACK where something is wrong with them: the error lists everything, each at `name:line:column`.
 *
 * - `builder`: in.
 * - `out`: out-owned, freed with neglect_screener_free.
 * - `err`: out-owned, freed with neglect_error_free; may be NULL.
 */
NEGLECT_API
NEGLECT_MUST_USE
neglect_status neglect_screener_builder_build(const neglect_screener_builder *builder,
                                              neglect_screener **out,
                                              neglect_error **err);

/**
 * Frees a builder.
 *
 * - `builder`: consumed; may be NULL.
 */
NEGLECT_API void neglect_screener_builder_free(neglect_screener_builder *builder);

/**
 * Lists what a screener knows, as a JSON array in the order of its packs. Later minor versions may add fields.
 *
 * NEGLECT_STATUS_INVALID_ARGUMENT where `list` is no value of neglect_list.
 *
 * - `screener`: in.
 * - `out`: out-owned, freed with neglect_text_free.
 * - `err`: out-owned, freed with neglect_error_free; may be NULL.
 */
NEGLECT_API
NEGLECT_MUST_USE
neglect_status neglect_screener_list_json(const neglect_screener *screener,
                                          int32_t list,
                                          neglect_text **out,
                                          neglect_error **err);

/**
 * The text, borrowed from its handle; empty for NULL.
 *
 * - `text`: in; may be NULL.
 */
NEGLECT_API neglect_str neglect_text_view(const neglect_text *text);

/**
 * Frees a text.
 *
 * - `text`: consumed; may be NULL.
 */
NEGLECT_API void neglect_text_free(neglect_text *text);

/**
 * Screens a case in JSON and returns the report in JSON.
 *
 * NEGLECT_STATUS_CASE where the JSON or the case is wrong: the error lists everything, each with its code and path.
 *
 * - `screener`: in.
 * - `case_json`: in.
 * - `out`: out-owned, freed with neglect_text_free.
 * - `err`: out-owned, freed with neglect_error_free; may be NULL.
 */
NEGLECT_API
NEGLECT_MUST_USE
neglect_status neglect_screen_json(const neglect_screener *screener,
                                   neglect_str case_json,
                                   neglect_text **out,
                                   neglect_error **err);

/**
 * Shows a case in JSON from each date on which something became known, with only what was known then, in JSON.
 *
 * NEGLECT_STATUS_CASE where the JSON or the case is wrong: the error lists everything, each with its code and path.
 *
 * - `screener`: in.
 * - `case_json`: in.
 * - `out`: out-owned, freed with neglect_text_free.
 * - `err`: out-owned, freed with neglect_error_free; may be NULL.
 */
NEGLECT_API
NEGLECT_MUST_USE
neglect_status neglect_replay_json(const neglect_screener *screener,
                                   neglect_str case_json,
                                   neglect_text **out,
                                   neglect_error **err);

/**
 * The question of a tool to ask now, given the answers that a case in JSON holds, in JSON; `null` where nothing is
 * left that could matter.
 *
 * NEGLECT_STATUS_CASE where the JSON or the case is wrong; NEGLECT_STATUS_INVALID_ARGUMENT where no pack has the tool.
 *
 * - `screener`: in.
 * - `tool`: in; the tool's id, such as `safe_sleep`.
 * - `case_json`: in.
 * - `out`: out-owned, freed with neglect_text_free.
 * - `err`: out-owned, freed with neglect_error_free; may be NULL.
 */
NEGLECT_API
NEGLECT_MUST_USE
neglect_status neglect_next_question_json(const neglect_screener *screener,
                                          neglect_str tool,
                                          neglect_str case_json,
                                          neglect_text **out,
                                          neglect_error **err);

/**
 * Screens many cases in JSON, each for itself: a case that is wrong has its own error and the call succeeds.
 *
 * - `screener`: in.
 * - `cases`: in; `count` texts, each a case in JSON; may be NULL where `count` is 0.
 * - `out`: out-owned, freed with neglect_batch_free.
 * - `err`: out-owned, freed with neglect_error_free; may be NULL.
 *
 * `threads` is how many to use, this one included; 0 is one for each core that the operating system grants the
 * process, which on Linux is looked up in its own process files.
 */
NEGLECT_API
NEGLECT_MUST_USE
neglect_status neglect_screen_json_many(const neglect_screener *screener,
                                        const neglect_str *cases,
                                        size_t count,
                                        uint32_t threads,
                                        neglect_batch **out,
                                        neglect_error **err);

/**
 * The number of results; 0 for NULL.
 *
 * - `batch`: in; may be NULL.
 */
NEGLECT_API size_t neglect_batch_count(const neglect_batch *batch);

/**
 * The report of case `index`, borrowed from the batch; empty where the case failed or there is none.
 *
 * - `batch`: in; may be NULL.
 */
NEGLECT_API neglect_str neglect_batch_report(const neglect_batch *batch, size_t index);

/**
 * The error of case `index`, borrowed from the batch and not to be freed; NULL where the case was screened or there is
 * none.
 *
 * - `batch`: in; may be NULL.
 */
NEGLECT_API
const neglect_error *neglect_batch_error(const neglect_batch *batch,
                                         size_t index);

/**
 * Frees a batch.
 *
 * - `batch`: consumed; may be NULL.
 */
NEGLECT_API void neglect_batch_free(neglect_batch *batch);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* NEGLECT_SCREEN_H */
