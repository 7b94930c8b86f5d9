/* neglect_screen.h: the C ABI of neglect-screen. Generated from bindings/c; do not edit.
 *
 * Screens what agencies have recorded about a child for signs of neglect. "Nothing recorded" is not "nothing wrong".
 *
 * How to call it (docs/conventions.md has all of it):
 *
 * - A function that can fail returns a neglect_status. Outputs come last and are written only on
 *   NEGLECT_STATUS_OK; a handle output is set to NULL first. `err` is optional: pass NULL, or a pointer to a
 *   neglect_error * that does not hold an error still to be freed; what it is given is freed with neglect_error_free.
 * - A function that cannot fail takes NULL and returns 0, NULL or an empty text for it; to free NULL is nothing.
 * - The line in brackets says whose each pointer is: `in` is only read, and not after the call; `in-out` is changed;
 *   `out-owned` is yours, to be freed as its type says; `consumed` is freed by the call. A stream that is `moved` is
 *   read and released by the call; one that is `filled` is yours to release.
 * - Texts go in as pointer and length, in UTF-8. Texts that come out are also NUL-terminated. Days are whole numbers
 *   counted from 1970-01-01. Enums cross as int32_t; later minor versions may add values: have a `default:`.
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

/// A stream of the Arrow C stream interface, as the Arrow libraries define it.
struct ArrowArrayStream;


/// The ABI's major version: another one is another library. It is 0 until the ABI has been reviewed in use.
#define NEGLECT_ABI_MAJOR 0

/// The ABI's minor version: it rises when something is added.
#define NEGLECT_ABI_MINOR 1

/// The ABI version of this header, for neglect_check_abi.
#define NEGLECT_ABI_VERSION ((NEGLECT_ABI_MAJOR << 16) | NEGLECT_ABI_MINOR)

/// How a call ended. Later minor versions may add values: have a `default:`.
enum neglect_status
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  /// Done; the outputs are written.
  NEGLECT_STATUS_OK = 0,
  /// A pointer is NULL that must not be.
  NEGLECT_STATUS_NULL_ARGUMENT = 1,
  /// A number lies outside its range, or a length is impossible.
  NEGLECT_STATUS_INVALID_ARGUMENT = 2,
  /// A text is not UTF-8.
  NEGLECT_STATUS_INVALID_UTF8 = 3,
  /// The library does not fit the header.
  NEGLECT_STATUS_ABI_MISMATCH = 4,
  /// The library was built without this.
  NEGLECT_STATUS_UNSUPPORTED = 5,
  /// The packs cannot be used; the error lists everything that is wrong, each at `name:line:column`.
  NEGLECT_STATUS_PACK = 100,
  /// The case cannot be read or screened; the error lists everything that is wrong, each with code and path.
  NEGLECT_STATUS_CASE = 200,
  /// A table cannot be read; the error lists everything that is wrong with its columns, each at `table.column`.
  NEGLECT_STATUS_TABLE = 250,
  /// A request about a partnership's work cannot be carried out; the error lists everything that is wrong with it.
  NEGLECT_STATUS_PARTNERSHIP = 300,
  /// A fault of this library. Every handle stays valid.
  NEGLECT_STATUS_INTERNAL = 900,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum neglect_status neglect_status;
#else
typedef int32_t neglect_status;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

/// What neglect_screener_list_json lists.
typedef enum {
  /// The packs in force, with version, digest and sources.
  NEGLECT_LIST_PACKS = 0,
  /// The codes of observations, with labels, forms, qualifiers and the codes of other systems.
  NEGLECT_LIST_CODES = 1,
  /// The rules in force, with what they raise, what they stand on and where.
  NEGLECT_LIST_RULES = 2,
  /// The tools, with their questions and what may answer them.
  NEGLECT_LIST_TOOLS = 3,
  /// The levels of need, with their legal basis.
  NEGLECT_LIST_LEVELS = 4,
  /// The next steps.
  NEGLECT_LIST_NEXT_STEPS = 5,
} neglect_list;

/// How large a case may be. What is larger is refused, with its place.
typedef enum {
  /// Bytes of JSON: 8 MiB at first.
  NEGLECT_LIMIT_BYTES = 0,
  /// Observations: 20,000.
  NEGLECT_LIMIT_OBSERVATIONS = 1,
  /// Entries of each other list, and of a response's `to`: 5,000.
  NEGLECT_LIMIT_RECORDS = 2,
  /// Qualifiers of one observation: 32.
  NEGLECT_LIMIT_QUALIFIERS = 3,
  /// Answers of one assessment, and its evidence: 1,000.
  NEGLECT_LIMIT_ANSWERS = 4,
  /// Bytes of an id, code, name, qualifier or answer: 256.
  NEGLECT_LIMIT_TEXT = 5,
  /// Bytes of a note, and of one entry of evidence: 20,000.
  NEGLECT_LIMIT_NOTE = 6,
  /// Bytes of the marks of one register, and days that it spans: 8,000.
  NEGLECT_LIMIT_REGISTER = 7,
  /// Lists and objects within one another, while a faulty case is diagnosed: 16.
  NEGLECT_LIMIT_NESTING = 8,
  /// Single values, while a faulty case is diagnosed: 1,000,000.
  NEGLECT_LIMIT_VALUES = 9,
  /// Faults listed in one error: 1,000.
  NEGLECT_LIMIT_FAULTS = 10,
} neglect_limit;

/// Who speaks. In a set of agencies, the bit of that number. 0 is none, or the usual one where that is said.
typedef enum {
  NEGLECT_AGENCY_HEALTH = 1,
  NEGLECT_AGENCY_GENERAL_PRACTICE = 2,
  NEGLECT_AGENCY_DENTAL = 3,
  NEGLECT_AGENCY_MIDWIFERY = 4,
  NEGLECT_AGENCY_HEALTH_VISITING = 5,
  NEGLECT_AGENCY_SCHOOL_NURSING = 6,
  NEGLECT_AGENCY_HOSPITAL = 7,
  NEGLECT_AGENCY_AMBULANCE = 8,
  NEGLECT_AGENCY_MENTAL_HEALTH = 9,
  NEGLECT_AGENCY_EARLY_YEARS = 10,
  NEGLECT_AGENCY_EDUCATION = 11,
  NEGLECT_AGENCY_SOCIAL_CARE = 12,
  NEGLECT_AGENCY_EARLY_HELP = 13,
  NEGLECT_AGENCY_POLICE = 14,
  NEGLECT_AGENCY_YOUTH_JUSTICE = 15,
  NEGLECT_AGENCY_HOUSING = 16,
  NEGLECT_AGENCY_ADULT_SERVICES = 17,
  NEGLECT_AGENCY_VOLUNTARY = 18,
  NEGLECT_AGENCY_PUBLIC = 19,
  /// A parent, carer or relative. Not a professional.
  NEGLECT_AGENCY_FAMILY = 20,
  /// The child. Not a professional.
  NEGLECT_AGENCY_CHILD = 21,
  NEGLECT_AGENCY_OTHER = 22,
} neglect_agency;

/// Whom something is about.
typedef enum {
  NEGLECT_SUBJECT_CHILD = 0,
  NEGLECT_SUBJECT_SIBLING = 1,
  NEGLECT_SUBJECT_CARER = 2,
  NEGLECT_SUBJECT_HOME = 3,
} neglect_subject;

/// Sex as registered; 0 where nothing is said.
typedef enum {
  NEGLECT_SEX_FEMALE = 1,
  NEGLECT_SEX_MALE = 2,
  NEGLECT_SEX_INDETERMINATE = 3,
  NEGLECT_SEX_NOT_KNOWN = 4,
} neglect_sex;

/// What became of an explanation; 0 where none was asked for.
typedef enum {
  /// A professional found it suitable.
  NEGLECT_EXPLANATION_STATUS_SUITABLE = 1,
  /// Someone gave it and nobody has tested it yet.
  NEGLECT_EXPLANATION_STATUS_CLAIMED = 2,
  /// Nobody could or would give one.
  NEGLECT_EXPLANATION_STATUS_ABSENT = 3,
  /// Implausible, inadequate or inconsistent (NICE CG89).
  NEGLECT_EXPLANATION_STATUS_UNSUITABLE = 4,
} neglect_explanation_status;

/// The service of an appointment.
typedef enum {
  NEGLECT_SERVICE_GENERAL_PRACTICE = 1,
  NEGLECT_SERVICE_SPECIALIST = 2,
  NEGLECT_SERVICE_DENTAL = 3,
  NEGLECT_SERVICE_IMMUNISATION = 4,
  NEGLECT_SERVICE_DEVELOPMENTAL_REVIEW = 5,
  NEGLECT_SERVICE_SCREENING = 6,
  NEGLECT_SERVICE_MATERNITY = 7,
  NEGLECT_SERVICE_MENTAL_HEALTH = 8,
  NEGLECT_SERVICE_THERAPY = 9,
  NEGLECT_SERVICE_VISION = 10,
  NEGLECT_SERVICE_HEARING = 11,
  NEGLECT_SERVICE_HOME_VISIT = 12,
  NEGLECT_SERVICE_OTHER = 13,
} neglect_service;

/// What happened to an appointment.
typedef enum {
  NEGLECT_OUTCOME_BROUGHT = 1,
  NEGLECT_OUTCOME_NOT_BROUGHT = 2,
  NEGLECT_OUTCOME_CANCELLED_BY_CARER = 3,
  NEGLECT_OUTCOME_CANCELLED_BY_SERVICE = 4,
  NEGLECT_OUTCOME_REBOOKED = 5,
  NEGLECT_OUTCOME_DECLINED = 6,
  NEGLECT_OUTCOME_NO_ACCESS = 7,
} neglect_outcome;

/// What a service did.
typedef enum {
  NEGLECT_RESPONSE_KIND_DISCUSSED = 1,
  NEGLECT_RESPONSE_KIND_INFORMATION_GATHERED = 2,
  NEGLECT_RESPONSE_KIND_REVIEWED = 3,
  NEGLECT_RESPONSE_KIND_ADVICE_GIVEN = 4,
  NEGLECT_RESPONSE_KIND_SAFE_SLEEP_PLAN = 5,
  NEGLECT_RESPONSE_KIND_SUPPORT_GIVEN = 6,
  NEGLECT_RESPONSE_KIND_EARLY_HELP_ASSESSMENT = 7,
  NEGLECT_RESPONSE_KIND_EARLY_HELP_PLAN = 8,
  NEGLECT_RESPONSE_KIND_REFERRAL = 9,
  NEGLECT_RESPONSE_KIND_NO_FURTHER_ACTION = 10,
  NEGLECT_RESPONSE_KIND_STRATEGY_DISCUSSION = 11,
  NEGLECT_RESPONSE_KIND_SECTION17_ASSESSMENT = 12,
  NEGLECT_RESPONSE_KIND_SECTION47_ENQUIRY = 13,
  NEGLECT_RESPONSE_KIND_CHILD_PROTECTION_CONFERENCE = 14,
  NEGLECT_RESPONSE_KIND_LEGAL_PROCEEDINGS = 15,
  NEGLECT_RESPONSE_KIND_EMERGENCY_ACTION = 16,
  NEGLECT_RESPONSE_KIND_CASE_CLOSED = 17,
} neglect_response_kind;

/// How an answer is meant.
typedef enum {
  /// A word; `not_known` and `not_applicable` are words too.
  NEGLECT_ANSWER_KIND_WORD = 0,
  /// A number, written as a decimal.
  NEGLECT_ANSWER_KIND_NUMBER = 1,
  /// Yes; `value` is empty.
  NEGLECT_ANSWER_KIND_YES = 2,
  /// No; `value` is empty.
  NEGLECT_ANSWER_KIND_NO = 3,
} neglect_answer_kind;

/// The forms of neglect, as bits of a set (Horwath 2007).
typedef enum {
  NEGLECT_FORM_MEDICAL = 1,
  NEGLECT_FORM_NUTRITIONAL = 2,
  NEGLECT_FORM_EMOTIONAL = 4,
  NEGLECT_FORM_EDUCATIONAL = 8,
  NEGLECT_FORM_PHYSICAL = 16,
  NEGLECT_FORM_SUPERVISORY = 32,
} neglect_form;

/// How serious a concern the record supports, rising.
typedef enum {
  /// Nothing recorded raises concern. It never means that there is no neglect.
  NEGLECT_CONCERN_NONE_RECORDED = 0,
  /// Something to notice and talk about, below NICE's *consider*.
  NEGLECT_CONCERN_PROMPT = 1,
  /// Neglect is one possible explanation (NICE CG89).
  NEGLECT_CONCERN_CONSIDER = 2,
  /// A serious level of concern about neglect; not proof (NICE CG89).
  NEGLECT_CONCERN_SUSPECT = 3,
  /// A child may be in danger now.
  NEGLECT_CONCERN_IMMEDIATE = 4,
} neglect_concern;

/// How strongly the sources warn about a way of sleeping, rising. A hazard is not neglect.
typedef enum {
  NEGLECT_HAZARD_NONE = 0,
  /// A risk that can be reduced.
  NEGLECT_HAZARD_MODIFIABLE = 1,
  NEGLECT_HAZARD_AVOID = 2,
  NEGLECT_HAZARD_STRONG = 3,
  NEGLECT_HAZARD_NEVER = 4,
  /// Cannot wait: somebody must act now.
  NEGLECT_HAZARD_IMMEDIATE = 5,
} neglect_hazard;

/// What a statement stands on.
typedef enum {
  NEGLECT_BASIS_LAW = 1,
  NEGLECT_BASIS_GUIDANCE = 2,
  NEGLECT_BASIS_RESEARCH = 3,
  NEGLECT_BASIS_LOCAL_POLICY = 4,
  /// A choice of this project, or of the pack's author, shown as such.
  NEGLECT_BASIS_DESIGN = 5,
} neglect_basis;

/// How well a statement has been checked against its source, from worst to best.
typedef enum {
  /// From memory: not yet read in any text.
  NEGLECT_CHECKED_RECALLED = 1,
  /// Read in a reproduction or digest.
  NEGLECT_CHECKED_SECONDARY = 2,
  /// Read in the source itself.
  NEGLECT_CHECKED_TEXT = 3,
} neglect_checked;

/// What became of an input. Exactly one.
typedef enum {
  /// A finding or pattern rests on it.
  NEGLECT_FATE_USED = 1,
  /// It is context: a risk factor, a vulnerability, a status, a strength, a response.
  NEGLECT_FATE_CONTEXT = 2,
  /// A professional's suitable explanation explains it.
  NEGLECT_FATE_EXPLAINED = 3,
  /// A gate that the source states holds it back.
  NEGLECT_FATE_HELD_BACK = 4,
  /// It was understood and no rule fires on it.
  NEGLECT_FATE_NOT_ALERTING = 5,
  /// No pack in force knows its code, tool or question.
  NEGLECT_FATE_NOT_RECOGNISED = 6,
  /// It is dated after the case's date.
  NEGLECT_FATE_AFTER_AS_OF = 7,
  /// It says what another input already says.
  NEGLECT_FATE_DUPLICATE_OF = 8,
} neglect_fate;

/// Why an input that was understood alerts nobody.
typedef enum {
  /// The fate says it all.
  NEGLECT_REASON_NONE = 0,
  /// The child was not of the age at which it means anything.
  NEGLECT_REASON_AGE = 1,
  /// Its qualifiers are below what a rule needs.
  NEGLECT_REASON_QUALIFIER = 2,
  /// A qualifier is missing: see the questions.
  NEGLECT_REASON_UNDETERMINED = 3,
  /// A rule needs more of it than there is.
  NEGLECT_REASON_COUNT = 4,
  /// It lies outside the rule's time.
  NEGLECT_REASON_WINDOW = 5,
  /// The rule needs something else besides.
  NEGLECT_REASON_ALONE = 6,
  /// It is about someone else than the rules ask of.
  NEGLECT_REASON_SUBJECT = 7,
  /// Its value is below every threshold.
  NEGLECT_REASON_THRESHOLD = 8,
  /// No rule in force speaks of it.
  NEGLECT_REASON_NO_RULE = 9,
  /// A later record replaces it.
  NEGLECT_REASON_SUPERSEDED = 10,
  /// The record could not be read further: see the caveats.
  NEGLECT_REASON_UNREADABLE = 11,
} neglect_reason;

/// What the value of a fact is.
typedef enum {
  /// Somebody asked, and it is not known.
  NEGLECT_FACT_KIND_NOT_KNOWN = 0,
  /// It does not apply to this child.
  NEGLECT_FACT_KIND_NOT_APPLICABLE = 1,
  /// No (0) or yes (1), in `numerator`.
  NEGLECT_FACT_KIND_FLAG = 2,
  /// An exact fraction, `numerator` over `denominator`.
  NEGLECT_FACT_KIND_NUMBER = 3,
  /// So many of so many: `numerator` of `denominator`.
  NEGLECT_FACT_KIND_RATIO = 4,
  /// From that fraction to `high_numerator` over `high_denominator`, both included.
  NEGLECT_FACT_KIND_BETWEEN = 5,
  /// A word, in `text`.
  NEGLECT_FACT_KIND_TEXT = 6,
  /// A day, in `numerator`.
  NEGLECT_FACT_KIND_DAY = 7,
} neglect_fact_kind;

/// What a table holds. docs/tables.md has the columns.
typedef enum {
  /// One row for each case: its reference, its day, its child. All others name the case.
  NEGLECT_TABLE_CASES = 0,
  /// One row for each observation.
  NEGLECT_TABLE_OBSERVATIONS = 1,
  /// One row for each answer of an assessment.
  NEGLECT_TABLE_ANSWERS = 2,
  /// One row for each register.
  NEGLECT_TABLE_ATTENDANCE = 3,
  /// One row for each appointment.
  NEGLECT_TABLE_APPOINTMENTS = 4,
  /// One row for the measurements of a day.
  NEGLECT_TABLE_GROWTH = 5,
  /// One row for each response.
  NEGLECT_TABLE_RESPONSES = 6,
} neglect_table;

/// A table of results.
typedef enum {
  /// One row for each case, in the order of the cases.
  NEGLECT_RESULT_REPORTS = 0,
  /// One row for each finding and pattern.
  NEGLECT_RESULT_FINDINGS = 1,
  /// One row for each input: its fate.
  NEGLECT_RESULT_ACCOUNT = 2,
  /// One row for each thing that is wrong, at its table, row and column.
  NEGLECT_RESULT_PROBLEMS = 3,
} neglect_result;

/// The results of many cases: for each, in the order given, its status and its report in JSON or its error.
/// Threads: any number at once. Lifetime: its own.
/// Freed by: the caller, with neglect_batch_free, and with it every text and error that it lends.
typedef struct neglect_batch neglect_batch;

/// All that is recorded about one child, checked: a case of schema 1.
/// Threads: any number at once. Lifetime: its own; reports made of it keep what they need.
/// Freed by: the caller, with neglect_case_free.
typedef struct neglect_case neglect_case;

/// Builds a case record by record: what was said so far, copied. A record that is refused is left out as a whole.
/// Threads: one at a time. Lifetime: its own; cases that it built stay when it is freed.
/// Freed by: the caller, with neglect_case_builder_free.
typedef struct neglect_case_builder neglect_case_builder;

/// Why a call failed: a status and at least one fault. Never a value of a case, so it may be logged.
/// Threads: any number at once. Lifetime: its own; one that a batch lends lives as long as the batch.
/// Freed by: the caller, with neglect_error_free; one that a batch lends, by the batch.
typedef struct neglect_error neglect_error;

/// What a screening returns: findings, next steps, questions and the fate of every input, each with its source.
/// Threads: any number at once. Lifetime: its own; the screener and the case may be freed before it.
/// Freed by: the caller, with neglect_report_free, and with it everything that it lends.
typedef struct neglect_report neglect_report;

/// Packs, checked and compiled: all that a screening needs besides the case. Make it once: it is what costs time.
/// Threads: any number at once. Lifetime: its own. Clones share what they know, and each is freed by itself.
/// Freed by: the caller, with neglect_screener_free, in any order.
typedef struct neglect_screener neglect_screener;

/// Collects packs and choices for a screener: the texts of packs, copied, in the order in which they were added.
/// Threads: one at a time. Lifetime: its own; screeners that it built stay when it is freed.
/// Freed by: the caller, with neglect_screener_builder_free.
typedef struct neglect_screener_builder neglect_screener_builder;

/// Tables of many cases: the rows added so far, copied; then the results of screening them, until the next screening.
/// Threads: one at a time. Lifetime: its own; streams taken from it stay when it is freed.
/// Freed by: the caller, with neglect_tables_free.
typedef struct neglect_tables neglect_tables;

/// Counts of a partnership's measures. docs/partnership.md has the JSON.
/// Threads: one at a time. Lifetime: its own. Freed by: the caller, with neglect_tally_free.
typedef struct neglect_tally neglect_tally;

/// A text that a call returns: JSON in UTF-8, the same bytes for the same input on every platform.
/// Threads: any number at once. Lifetime: its own. Freed by: the caller, with neglect_text_free.
typedef struct neglect_text neglect_text;

/// A text as pointer and length: bytes, UTF-8 wherever a text is meant. `{NULL, 0}` is the empty text.
/// Threads: as the memory it points to. Lifetime: as an argument, until the call returns; as a result, until its owner
/// is freed, and that of a constant for ever. Freed by: nobody; it owns nothing.
typedef struct {
  /// The first byte; may be NULL where `len` is 0.
  const char *ptr;
  /// The number of bytes, without the NUL behind a text that comes out.
  size_t len;
} neglect_str;

/// One thing that is wrong.
/// Threads, lifetime, freed by: as its error.
typedef struct {
  /// `observations[3].on` in a case, `local.toml:12:1` in a pack, a parameter, or empty for the whole.
  neglect_str path;
  /// A stable code, such as `not_a_date`.
  neglect_str code;
  /// What is wrong, in words.
  neglect_str message;
  /// What to do about it, in words.
  neglect_str help;
} neglect_fault;

/// A number, a day or a yes (1) or no (0) that may be left unsaid: zeros are unsaid.
///
/// What: `value`, where `given` is 1. Threads: as its memory. Lifetime: as its memory. Freed by: nobody.
typedef struct {
  /// 1 where `value` says something, else 0.
  int32_t given;
  /// The value; a day is counted from 1970-01-01.
  int32_t value;
} neglect_optional;

/// The child of a case: born, or expected; one of the two days is required.
///
/// `struct_size` is sizeof the struct, here and in all below. Start from zeros: what is zero or empty is unsaid.
/// Threads: as its memory. Lifetime: until the call returns. Freed by: the caller.
typedef struct {
  uint32_t struct_size;
  /// A neglect_sex, or 0.
  int32_t sex;
  neglect_optional born;
  neglect_optional due;
  /// Completed weeks of gestation at birth, 20 to 44.
  neglect_optional gestation_weeks;
  /// Days beyond them, 0 to 6.
  neglect_optional gestation_days;
  /// Birth weight in grams, 200 to 8,000.
  neglect_optional birth_weight_g;
  /// Birth weight as a standard deviation score, as a decimal such as `-1.3`; empty where there is none.
  neglect_str birth_weight_sds;
  /// Mid-parental height as a standard deviation score; empty where there is none.
  neglect_str mid_parental_height_sds;
} neglect_child;

/// A name and what it is set to: a qualifier of an observation, or the evidence for an answer.
///
/// What: two texts. Threads: as their memory. Lifetime: until the call returns. Freed by: nobody.
typedef struct {
  neglect_str name;
  neglect_str value;
} neglect_pair;

/// One coded, dated thing that someone saw, heard or was told.
/// Threads: as its memory. Lifetime: until the call returns. Freed by: the caller.
typedef struct {
  uint32_t struct_size;
  int32_t by;
  neglect_str id;
  /// The indicator's code, or a code of `system`.
  neglect_str code;
  /// The coding system of `code` in the packs, such as `cin_factor`; empty for an indicator's own code.
  neglect_str system;
  /// The day on which it was so.
  int32_t on;
  /// Whom it is about: a neglect_subject.
  int32_t subject;
  /// The last day on which it was so, for a status that has ended.
  neglect_optional until;
  /// The day on which it became known, where that was later.
  neglect_optional recorded;
  /// Qualifiers, such as `pattern` `persistent`; may be NULL where there is none.
  const neglect_pair *with;
  size_t with_count;
  /// Joins reports of one real event; empty where there is none.
  neglect_str event;
  /// The kind of explanation that was offered, such as `medical`; read where `explanation_status` is not 0.
  neglect_str explanation_kind;
  /// What became of it: a neglect_explanation_status, or 0.
  int32_t explanation_status;
  /// Who judged it so: a neglect_agency.
  int32_t explanation_by;
  /// Free text, carried and never read; empty where there is none.
  neglect_str note;
} neglect_observation;

/// An answer to one question of a tool.
///
/// What: the question's id and the answer. Threads: as its memory. Lifetime: until the call returns. Freed by: nobody.
typedef struct {
  neglect_str question;
  neglect_str value;
  /// How it is meant: a neglect_answer_kind.
  int32_t kind;
  int32_t reserved;
} neglect_answer;

/// The answers to one tool on one day.
/// Threads: as its memory. Lifetime: until the call returns. Freed by: the caller.
typedef struct {
  uint32_t struct_size;
  int32_t by;
  neglect_str id;
  neglect_str tool;
  int32_t on;
  int32_t reserved;
  /// The day on which it became known, where that was later.
  neglect_optional recorded;
  /// Whether the assessor is accredited for the tool.
  neglect_optional accredited;
  const neglect_answer *answers;
  size_t answers_count;
  /// What answers rest on, by question; may be NULL where there is none.
  const neglect_pair *evidence;
  size_t evidence_count;
} neglect_assessment;

/// A school register for one span of days: marks, or totals of sessions.
/// Threads: as its memory. Lifetime: until the call returns. Freed by: the caller.
typedef struct {
  uint32_t struct_size;
  /// Who recorded it: a neglect_agency; 0 for education.
  int32_t by;
  neglect_str id;
  int32_t from;
  int32_t to;
  /// The day on which it became known, where that was later than `to`.
  neglect_optional recorded;
  /// One national code for each session, Monday to Friday; empty where there are totals.
  neglect_str marks;
  /// 1 where the four totals are given, else 0.
  int32_t totals_given;
  uint32_t possible;
  uint32_t present;
  uint32_t authorised;
  uint32_t unauthorised;
  int32_t reserved;
} neglect_attendance;

/// One appointment with a health service.
/// Threads: as its memory. Lifetime: until the call returns. Freed by: the caller.
typedef struct {
  uint32_t struct_size;
  /// Who recorded it: a neglect_agency; 0 for health.
  int32_t by;
  neglect_str id;
  int32_t on;
  int32_t service;
  int32_t outcome;
  /// Whose appointment it was: a neglect_subject.
  int32_t subject;
  /// The day on which the outcome became known, where that was not the day itself.
  neglect_optional recorded;
  /// Whether it was essential for the child's health and wellbeing.
  neglect_optional essential;
  /// Whether the young person books for themselves.
  neglect_optional books_alone;
  /// The kind of reason that was given; read where `explanation_status` is not 0.
  neglect_str explanation_kind;
  /// What became of it: a neglect_explanation_status, or 0.
  int32_t explanation_status;
  /// Who judged it so: a neglect_agency.
  int32_t explanation_by;
} neglect_appointment;

/// Measurements of one day. Standard deviation scores are decimals such as `-2.3`, computed by the vendor.
/// Threads: as its memory. Lifetime: until the call returns. Freed by: the caller.
typedef struct {
  uint32_t struct_size;
  /// Who measured: a neglect_agency; 0 for health.
  int32_t by;
  neglect_str id;
  int32_t on;
  int32_t reserved;
  /// The day on which they became known, where that was later.
  neglect_optional recorded;
  neglect_optional weight_g;
  neglect_optional height_mm;
  neglect_str weight_sds;
  /// Weight as a centile, where no score is held.
  neglect_str weight_centile;
  neglect_str height_sds;
  neglect_str bmi_sds;
} neglect_growth;

/// Something that a service did.
/// Threads: as its memory. Lifetime: until the call returns. Freed by: the caller.
typedef struct {
  uint32_t struct_size;
  int32_t by;
  neglect_str id;
  int32_t on;
  /// A neglect_response_kind.
  int32_t kind;
  /// The day on which it became known, where that was later.
  neglect_optional recorded;
  /// Ids of what it answers; may be NULL where `to_count` is 0: the whole case so far.
  const neglect_str *to;
  size_t to_count;
} neglect_response;

/// A pack in force.
/// Threads, lifetime, freed by: as its report.
typedef struct {
  neglect_str id;
  neglect_str version;
  /// SHA-256 of its canonical form, in hexadecimal.
  neglect_str digest;
  /// 1 where its review date has passed, else 0.
  int32_t review_overdue;
} neglect_pack;

/// A list of texts.
/// Threads, lifetime, freed by: as its owner.
typedef struct {
  const neglect_str *items;
  size_t count;
} neglect_strs;

/// A level of need that was reached.
/// Threads, lifetime, freed by: as its report.
typedef struct {
  /// Its id, such as `dudley/2`.
  neglect_str level;
  neglect_str name;
  neglect_str text;
  /// Its legal basis.
  neglect_strs legal;
  neglect_strs cites;
  uint32_t number;
  int32_t basis;
  int32_t checked;
} neglect_level;

/// One thing that a finding rests on.
/// Threads, lifetime, freed by: as its report.
typedef struct {
  /// The id of the observation or record, or its place where it has none; a rule for a pattern.
  neglect_str input;
  /// Its label, its value in words, or a finding's text.
  neglect_str what;
  /// Its code, the fact's name, or the rule.
  neglect_str code;
  neglect_optional on;
  /// Who recorded it: a neglect_agency.
  neglect_optional by;
} neglect_resting;

/// A rule that fired, on what is recorded or, as a pattern, on findings.
/// Threads, lifetime, freed by: as its report.
typedef struct {
  /// The rule, such as `nice/1.3.3`.
  neglect_str rule;
  /// One sentence for a practitioner.
  neglect_str text;
  /// A guard that goes with it; may be empty.
  neglect_str note;
  /// The neglect_concern it raises; 0 where it only names a hazard.
  int32_t concern;
  /// The neglect_hazard it names; 0 where there is none.
  int32_t hazard;
  /// The first and the last day on which what it rests on met it.
  int32_t from;
  int32_t to;
  /// The agencies whose records it rests on: bit n for agency n.
  uint64_t agencies;
  /// Bits of neglect_form.
  uint32_t forms;
  /// 1 for a pattern, else 0.
  int32_t pattern;
  /// What it rests on, by day.
  const neglect_resting *const *rests_on;
  size_t rests_on_count;
  /// Conditions that look alike and must be thought of.
  neglect_strs overlaps;
  neglect_strs cites;
  /// The pack that amended the rule, and why; empty where none did.
  neglect_str amended;
  /// A neglect_basis.
  int32_t basis;
  /// A neglect_checked.
  int32_t checked;
} neglect_finding;

/// A rule that would have fired but for an explanation or a gate.
/// Threads, lifetime, freed by: as its report.
typedef struct {
  neglect_str rule;
  neglect_str text;
  /// `explained`, or the gate's name.
  neglect_str by;
  neglect_str reason;
  neglect_strs inputs;
  int32_t concern;
  int32_t hazard;
} neglect_held_back;

/// Something that should happen next. What nothing is said of is empty.
/// Threads, lifetime, freed by: as its report.
typedef struct {
  /// Its id, such as `nice/refer.childrens_social_care`.
  neglect_str step;
  neglect_str text;
  /// The same in plain words for the family.
  neglect_str family;
  neglect_str who;
  /// `now`, `today`, `soon` or `routine`.
  neglect_str urgency;
  /// By when, in words.
  neglect_str deadline;
  /// The rules that lead to it; none where the report's concern does.
  neglect_strs because;
  neglect_strs cites;
  int32_t basis;
  int32_t checked;
} neglect_next_step;

/// One missing fact or qualifier.
/// Threads, lifetime, freed by: as its report.
typedef struct {
  /// The observation whose qualifier or explanation is missing; empty for a fact.
  neglect_str input;
  /// The qualifier's name, `explanation`, or the fact's name.
  neglect_str name;
  /// The question in words.
  neglect_str ask;
} neglect_missing;

/// A rule that an answer could change.
/// Threads, lifetime, freed by: as its report.
typedef struct {
  neglect_str rule;
  int32_t concern;
  int32_t hazard;
} neglect_lift;

/// What nobody has written down, and what it could change.
/// Threads, lifetime, freed by: as its report.
typedef struct {
  /// What is missing, together.
  const neglect_missing *const *missing;
  size_t missing_count;
  /// The rules it could change.
  const neglect_lift *const *could;
  size_t could_count;
  /// The highest concern and hazard it could raise.
  int32_t concern;
  int32_t hazard;
} neglect_question;

/// One of several published rules over the same answers.
/// Threads, lifetime, freed by: as its report.
typedef struct {
  /// Its id, such as `safe-sleep/nice`.
  neglect_str reading;
  neglect_str title;
  /// The group in which readings are compared.
  neglect_str group;
  /// `unknown` where an answer is missing that could change it.
  neglect_str outcome;
  neglect_str text;
  /// The outcome of the reading that counts, where this one differs from it; else empty.
  neglect_str differs_from;
  /// The facts that only one of the two counts.
  neglect_strs differs_in;
  /// The facts that decided it.
  neglect_strs because;
  /// The facts that are missing.
  neglect_strs missing;
  neglect_strs cites;
  /// 1 where it is the one that counts, else 0.
  int32_t selected;
  int32_t basis;
  int32_t checked;
} neglect_reading;

/// A feature seen in another child of the household, to be looked for in this one.
/// Threads, lifetime, freed by: as its report.
typedef struct {
  neglect_str input;
  neglect_str code;
  neglect_str what;
  /// Rules that it would meet, were it seen in this child.
  neglect_strs rules;
} neglect_review;

/// One fact that readers made.
/// Threads, lifetime, freed by: as its report.
typedef struct {
  neglect_str fact;
  /// The value in words.
  neglect_str words;
  /// The inputs it rests on.
  neglect_strs from;
  /// The day it speaks of.
  neglect_optional on;
  /// The value, as neglect_fact_kind says; what says nothing is empty, and 0 over 1.
  int32_t kind;
  int32_t reserved;
  neglect_str text;
  int64_t numerator;
  int64_t denominator;
  int64_t high_numerator;
  int64_t high_denominator;
} neglect_fact;

/// The one fate of one input.
/// Threads, lifetime, freed by: as its report.
typedef struct {
  /// `observation`, `assessment`, `answer`, `attendance`, `appointment`, `growth` or `response`.
  neglect_str kind;
  /// Its id, or its place where it has none; an answer's is `assessment id/question`.
  neglect_str input;
  neglect_str code;
  /// The rules that used it or from which it was held back; the original, for a duplicate.
  neglect_strs of;
  /// Its neglect_fate.
  int32_t fate;
  /// The neglect_reason, or 0.
  int32_t reason;
} neglect_account_line;

/// A kind of record, or a tool for a child of this age, of which the case holds nothing.
/// Threads, lifetime, freed by: as its report.
typedef struct {
  /// `observations`, `attendance`, `appointments`, `growth`, `responses`, or a tool's id.
  neglect_str what;
  neglect_str text;
} neglect_not_recorded;

/// Something that a reader of the report must know.
/// Threads, lifetime, freed by: as its report.
typedef struct {
  /// A stable code.
  neglect_str code;
  neglect_str text;
  neglect_strs inputs;
} neglect_caveat;

/// All that a report says.
/// Threads, lifetime, freed by: as its report.
typedef struct {
  /// The highest neglect_concern that a finding raises. 0 never means that there is no neglect.
  int32_t concern;
  /// The highest neglect_hazard that a finding names; 0 where there is none.
  int32_t hazard;
  /// The case's reference, echoed.
  neglect_str reference;
  /// The library's version.
  neglect_str library;
  /// The day from which the case was seen.
  int32_t as_of;
  /// 1 where the child is not born yet, else 0.
  int32_t unborn;
  /// The child's age in completed units; unsaid before birth.
  neglect_optional age_days;
  neglect_optional age_weeks;
  neglect_optional age_months;
  neglect_optional age_years;
  /// Completed days counted from the due date, for a child born before 37 weeks.
  neglect_optional corrected_days;
  const neglect_pack *const *packs;
  size_t packs_count;
  const neglect_level *const *levels;
  size_t levels_count;
  /// Most serious first.
  const neglect_finding *const *findings;
  size_t findings_count;
  const neglect_finding *const *patterns;
  size_t patterns_count;
  const neglect_held_back *const *held_back;
  size_t held_back_count;
  /// Most urgent first.
  const neglect_next_step *const *next_steps;
  size_t next_steps_count;
  /// Those that could raise the report furthest first.
  const neglect_question *const *questions;
  size_t questions_count;
  const neglect_reading *const *readings;
  size_t readings_count;
  const neglect_review *const *for_review;
  size_t for_review_count;
  const neglect_fact *const *facts;
  size_t facts_count;
  /// One line for each observation, record and answer.
  const neglect_account_line *const *account;
  size_t account_count;
  const neglect_not_recorded *const *not_recorded;
  size_t not_recorded_count;
  const neglect_caveat *const *caveats;
  size_t caveats_count;
} neglect_contents;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/// The ABI version of the library that is loaded: the major version in the upper 16 bits, the minor in the lower.
NEGLECT_API uint32_t neglect_abi_version(void);

/// Whether the library that is loaded serves a program that was compiled with this header: pass
/// NEGLECT_ABI_VERSION. NEGLECT_STATUS_OK where the major versions are the same and the library's minor version is not
/// below the header's; else NEGLECT_STATUS_ABI_MISMATCH.
NEGLECT_API neglect_status neglect_check_abi(uint32_t header_abi);

/// The version of the library, such as `0.1.0`. A constant.
NEGLECT_API neglect_str neglect_version(void);

/// The ABI as JSON: its version, and every function with its prototype, every enumerator with its number and every
/// struct with its fields. For the tests of bindings, which compare it with their own declarations. A constant.
NEGLECT_API neglect_str neglect_abi_description(void);

/// The name of a status, such as `null_argument`; `unknown` for a number that is none.
NEGLECT_API neglect_str neglect_status_name(int32_t status);

/// What a status means, in words; `not a status` for a number that is none.
NEGLECT_API neglect_str neglect_status_message(int32_t status);

/// The status of the call that failed; NEGLECT_STATUS_OK for NULL.
/// [in error]
NEGLECT_API neglect_status neglect_error_status(const neglect_error *error);

/// Everything that is wrong, one line for each fault, borrowed from the error; empty for NULL.
/// [in error]
NEGLECT_API neglect_str neglect_error_message(const neglect_error *error);

/// The number of faults; 0 for NULL.
/// [in error]
NEGLECT_API size_t neglect_error_count(const neglect_error *error);

/// Fault `index`, borrowed from the error; NULL where there is none.
/// [in error]
NEGLECT_API const neglect_fault *neglect_error_fault(const neglect_error *error, size_t index);

/// Frees an error.
/// [consumed error]
NEGLECT_API void neglect_error_free(neglect_error *error);

/// Makes a builder without packs.
/// [out-owned out, err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_screener_builder_new(
    neglect_screener_builder **out, neglect_error **err);

/// Adds the built-in packs for England.
/// [in-out builder; out-owned err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_screener_builder_add_england(
    neglect_screener_builder *builder, neglect_error **err);

/// Adds a pack. It is checked when the screener is built.
/// [in-out builder; in name (what errors call it, such as its file's name), text (its TOML); out-owned err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_screener_builder_add_pack(
    neglect_screener_builder *builder, neglect_str name, neglect_str text, neglect_error **err);

/// Chooses the reading (`pack/id`, such as `safe-sleep/nice`) that counts among those of its group. The others stay in
/// the report beside it.
/// [in-out builder; in reading; out-owned err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_screener_builder_choose_reading(
    neglect_screener_builder *builder, neglect_str reading, neglect_error **err);

/// Makes an unknown code, qualifier, tool or question an error (1) and not a caveat (0, as it is at first).
/// [in-out builder; out-owned err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_screener_builder_set_strict(
    neglect_screener_builder *builder, int32_t strict, neglect_error **err);

/// Sets a limit on how large a case may be, for every case that is read or built for the screener.
///
/// `limit` is a neglect_limit.
/// [in-out builder; out-owned err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_screener_builder_set_limit(
    neglect_screener_builder *builder, int32_t limit, size_t value, neglect_error **err);

/// Checks and compiles the packs. The builder stays as it is and can build again.
/// [in builder; out-owned out, err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_screener_builder_build(
    const neglect_screener_builder *builder, neglect_screener **out, neglect_error **err);

/// Frees a builder.
/// [consumed builder]
NEGLECT_API void neglect_screener_builder_free(neglect_screener_builder *builder);

/// Makes a screener of the built-in packs for England.
/// [out-owned out, err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_screener_england(neglect_screener **out, neglect_error **err);

/// Another handle to the same screener, at next to no cost.
/// [in screener; out-owned out, err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_screener_clone(
    const neglect_screener *screener, neglect_screener **out, neglect_error **err);

/// Lists what a screener knows, as a JSON array in the order of its packs. Later minor versions may add fields.
///
/// NEGLECT_STATUS_INVALID_ARGUMENT where `list` is no value of neglect_list.
/// [in screener; out-owned out, err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_screener_list_json(
    const neglect_screener *screener, int32_t list, neglect_text **out, neglect_error **err);

/// Screens a case in JSON and returns the report in JSON.
/// [in screener, case_json; out-owned out, err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_screen_json(
    const neglect_screener *screener, neglect_str case_json, neglect_text **out, neglect_error **err);

/// Frees a screener. Others that were cloned from it, or it from them, stay.
/// [consumed screener]
NEGLECT_API void neglect_screener_free(neglect_screener *screener);

/// The text, borrowed from its handle; empty for NULL.
/// [in text]
NEGLECT_API neglect_str neglect_text_view(const neglect_text *text);

/// Frees a text.
/// [consumed text]
NEGLECT_API void neglect_text_free(neglect_text *text);

/// Makes a builder of a case of which nothing is recorded yet.
///
/// `as_of` is the day from which the case is seen, counted from 1970-01-01.
/// [in reference (opaque and never a name; reports echo it); out-owned out, err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_case_builder_new(
    neglect_str reference, int32_t as_of, neglect_case_builder **out, neglect_error **err);

/// Says who the case is about, in place of what was said before.
/// [in-out builder; in child; out-owned err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_case_builder_set_child(
    neglect_case_builder *builder, const neglect_child *child, neglect_error **err);

/// Adds something that someone saw, heard or was told.
/// [in-out builder; in observation; out-owned err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_case_builder_add_observation(
    neglect_case_builder *builder, const neglect_observation *observation, neglect_error **err);

/// Adds the answers to one tool.
/// [in-out builder; in assessment; out-owned err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_case_builder_add_assessment(
    neglect_case_builder *builder, const neglect_assessment *assessment, neglect_error **err);

/// Adds a school register.
/// [in-out builder; in attendance; out-owned err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_case_builder_add_attendance(
    neglect_case_builder *builder, const neglect_attendance *attendance, neglect_error **err);

/// Adds an appointment.
/// [in-out builder; in appointment; out-owned err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_case_builder_add_appointment(
    neglect_case_builder *builder, const neglect_appointment *appointment, neglect_error **err);

/// Adds measurements of growth.
/// [in-out builder; in growth; out-owned err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_case_builder_add_growth(
    neglect_case_builder *builder, const neglect_growth *growth, neglect_error **err);

/// Adds something that a service did.
/// [in-out builder; in response; out-owned err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_case_builder_add_response(
    neglect_case_builder *builder, const neglect_response *response, neglect_error **err);

/// Checks the case as a whole. The builder stays as it is: more can be added, and it can build again.
/// [in builder, screener (its limits hold); out-owned out, err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_case_builder_build(
    const neglect_case_builder *builder, const neglect_screener *screener, neglect_case **out, neglect_error **err);

/// Frees a builder.
/// [consumed builder]
NEGLECT_API void neglect_case_builder_free(neglect_case_builder *builder);

/// Reads and checks a case in JSON.
/// [in screener (its limits hold), json; out-owned out, err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_case_from_json(
    const neglect_screener *screener, neglect_str json, neglect_case **out, neglect_error **err);

/// Writes a case as JSON, which reads back as the same case.
/// [in the_case; out-owned out, err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_case_json(
    const neglect_case *the_case, neglect_text **out, neglect_error **err);

/// Shows a case from each day on which something became known, with only what was known then, in JSON.
/// [in screener, the_case; out-owned out, err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_replay(
    const neglect_screener *screener, const neglect_case *the_case, neglect_text **out, neglect_error **err);

/// The question of a tool to ask now, given the answers that a case holds, in JSON; `null` where nothing is left that
/// could matter.
///
/// NEGLECT_STATUS_INVALID_ARGUMENT where no pack in force has the tool.
/// [in screener, tool (the tool's id, such as `safe_sleep`), the_case; out-owned out, err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_next_question(
    const neglect_screener *screener, neglect_str tool, const neglect_case *the_case, neglect_text **out,
    neglect_error **err);

/// Frees a case.
/// [consumed the_case]
NEGLECT_API void neglect_case_free(neglect_case *the_case);

/// Screens a case.
///
/// NEGLECT_STATUS_CASE in strict mode only, where no pack knows a code, qualifier, tool or question of the case.
/// [in screener, the_case; out-owned out, err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_screen(
    const neglect_screener *screener, const neglect_case *the_case, neglect_report **out, neglect_error **err);

/// The highest neglect_concern that a finding raises; 0 for NULL. 0 never means that there is no neglect.
/// [in report]
NEGLECT_API int32_t neglect_report_concern(const neglect_report *report);

/// The highest neglect_hazard that a finding names; 0 for NULL.
/// [in report]
NEGLECT_API int32_t neglect_report_hazard(const neglect_report *report);

/// The report as JSON.
/// [in report; out-owned out, err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_report_json(
    const neglect_report *report, neglect_text **out, neglect_error **err);

/// All that the report says, borrowed from it; NULL for NULL. The first call lays it out; no reading allocates.
/// [in report]
NEGLECT_API const neglect_contents *neglect_report_contents(const neglect_report *report);

/// Frees a report.
/// [consumed report]
NEGLECT_API void neglect_report_free(neglect_report *report);

/// Screens many cases in JSON, each for itself: a case that is wrong has its own error and the call succeeds.
///
/// `threads` is how many to use, this one included; 0 is one for each core that the operating system grants the
/// process, which on Linux is looked up in its own process files.
/// [in screener, cases (`count` texts, each a case in JSON; may be NULL where `count` is 0); out-owned out, err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_screen_json_many(
    const neglect_screener *screener, const neglect_str *cases, size_t count, uint32_t threads, neglect_batch **out,
    neglect_error **err);

/// The number of results; 0 for NULL.
/// [in batch]
NEGLECT_API size_t neglect_batch_count(const neglect_batch *batch);

/// The report of case `index`, borrowed from the batch; empty where the case failed or there is none.
/// [in batch]
NEGLECT_API neglect_str neglect_batch_report(const neglect_batch *batch, size_t index);

/// The error of case `index`, borrowed from the batch and not to be freed; NULL where the case was screened or there is
/// none.
/// [in batch]
NEGLECT_API const neglect_error *neglect_batch_error(const neglect_batch *batch, size_t index);

/// Frees a batch.
/// [consumed batch]
NEGLECT_API void neglect_batch_free(neglect_batch *batch);

/// Makes a set of tables without rows.
/// [out-owned out, err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_tables_new(neglect_tables **out, neglect_error **err);

/// Adds the rows of a stream to a table, a neglect_table. The stream is read to its end and released.
/// [in-out tables; moved stream; out-owned err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_tables_add(
    neglect_tables *tables, int32_t table, struct ArrowArrayStream *stream, neglect_error **err);

/// Screens every case of the tables, which are then empty. A case that is wrong is refused and the call succeeds: see
/// the problems. `want` adds 1 for findings and 2 for the account. `threads` is as in neglect_screen_json_many.
/// [in-out tables; in screener; out-owned err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_tables_screen(
    neglect_tables *tables, const neglect_screener *screener, uint32_t want, uint32_t threads, neglect_error **err);

/// Fills a stream with a result of the last screening, a neglect_result; it is released as every stream is.
/// [in tables; filled stream; out-owned err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_tables_result(
    const neglect_tables *tables, int32_t result, struct ArrowArrayStream *stream, neglect_error **err);

/// Frees tables.
/// [consumed tables]
NEGLECT_API void neglect_tables_free(neglect_tables *tables);

/// Makes an empty tally.
/// [in options_json; out-owned out, err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_tally_new(
    neglect_str options_json, neglect_tally **out, neglect_error **err);

/// Counts JSON Lines. Those refused are listed with what is wrong; the others stand.
/// [in-out tally; in lines; out-owned out_refused_json (may be NULL), err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_tally_count(
    neglect_tally *tally, neglect_str lines, neglect_text **out_refused_json, neglect_error **err);

/// Adds what neglect_tally_json wrote elsewhere: all of it or nothing.
/// [in-out tally; in tally_json; out-owned err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_tally_merge_json(
    neglect_tally *tally, neglect_str tally_json, neglect_error **err);

/// The tally as JSON: not for publication, for it holds small numbers.
/// [in tally; out-owned out, err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_tally_json(
    const neglect_tally *tally, neglect_text **out, neglect_error **err);

/// The tables as they may be published.
/// [in tally, options_json; out-owned out, err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_tally_publish(
    const neglect_tally *tally, neglect_str options_json, neglect_text **out, neglect_error **err);

/// Frees a tally.
/// [consumed tally]
NEGLECT_API void neglect_tally_free(neglect_tally *tally);

/// Checks, compares or converts organisations' responses, as the request's `command` says.
/// [in request_json; out-owned out, err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_response_json(
    neglect_str request_json, neglect_text **out, neglect_error **err);

/// Practitioners' confidence from survey answers, as it may be published.
/// [in request_json; out-owned out, err]
NEGLECT_API NEGLECT_MUST_USE neglect_status neglect_confidence_json(
    neglect_str request_json, neglect_text **out, neglect_error **err);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* NEGLECT_SCREEN_H */
