/* Made from include/neglect_screen.h by bindings/python/declarations.py; do not edit. */
#define NEGLECT_ABI_MAJOR 0
#define NEGLECT_ABI_MINOR 1
struct ArrowArrayStream;
enum neglect_status
 {
  NEGLECT_STATUS_OK = 0,
  NEGLECT_STATUS_NULL_ARGUMENT = 1,
  NEGLECT_STATUS_INVALID_ARGUMENT = 2,
  NEGLECT_STATUS_INVALID_UTF8 = 3,
  NEGLECT_STATUS_ABI_MISMATCH = 4,
  NEGLECT_STATUS_UNSUPPORTED = 5,
  NEGLECT_STATUS_PACK = 100,
  NEGLECT_STATUS_CASE = 200,
  NEGLECT_STATUS_TABLE = 250,
  NEGLECT_STATUS_PARTNERSHIP = 300,
  NEGLECT_STATUS_INTERNAL = 900,
};
typedef int32_t neglect_status;
typedef enum {
  NEGLECT_LIST_PACKS = 0,
  NEGLECT_LIST_CODES = 1,
  NEGLECT_LIST_RULES = 2,
  NEGLECT_LIST_TOOLS = 3,
  NEGLECT_LIST_LEVELS = 4,
  NEGLECT_LIST_NEXT_STEPS = 5,
} neglect_list;
typedef enum {
  NEGLECT_LIMIT_BYTES = 0,
  NEGLECT_LIMIT_OBSERVATIONS = 1,
  NEGLECT_LIMIT_RECORDS = 2,
  NEGLECT_LIMIT_QUALIFIERS = 3,
  NEGLECT_LIMIT_ANSWERS = 4,
  NEGLECT_LIMIT_TEXT = 5,
  NEGLECT_LIMIT_NOTE = 6,
  NEGLECT_LIMIT_REGISTER = 7,
  NEGLECT_LIMIT_NESTING = 8,
  NEGLECT_LIMIT_VALUES = 9,
  NEGLECT_LIMIT_FAULTS = 10,
} neglect_limit;
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
  NEGLECT_AGENCY_FAMILY = 20,
  NEGLECT_AGENCY_CHILD = 21,
  NEGLECT_AGENCY_OTHER = 22,
} neglect_agency;
typedef enum {
  NEGLECT_SUBJECT_CHILD = 0,
  NEGLECT_SUBJECT_SIBLING = 1,
  NEGLECT_SUBJECT_CARER = 2,
  NEGLECT_SUBJECT_HOME = 3,
} neglect_subject;
typedef enum {
  NEGLECT_SEX_FEMALE = 1,
  NEGLECT_SEX_MALE = 2,
  NEGLECT_SEX_INDETERMINATE = 3,
  NEGLECT_SEX_NOT_KNOWN = 4,
} neglect_sex;
typedef enum {
  NEGLECT_EXPLANATION_STATUS_SUITABLE = 1,
  NEGLECT_EXPLANATION_STATUS_CLAIMED = 2,
  NEGLECT_EXPLANATION_STATUS_ABSENT = 3,
  NEGLECT_EXPLANATION_STATUS_UNSUITABLE = 4,
} neglect_explanation_status;
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
typedef enum {
  NEGLECT_OUTCOME_BROUGHT = 1,
  NEGLECT_OUTCOME_NOT_BROUGHT = 2,
  NEGLECT_OUTCOME_CANCELLED_BY_CARER = 3,
  NEGLECT_OUTCOME_CANCELLED_BY_SERVICE = 4,
  NEGLECT_OUTCOME_REBOOKED = 5,
  NEGLECT_OUTCOME_DECLINED = 6,
  NEGLECT_OUTCOME_NO_ACCESS = 7,
} neglect_outcome;
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
typedef enum {
  NEGLECT_ANSWER_KIND_WORD = 0,
  NEGLECT_ANSWER_KIND_NUMBER = 1,
  NEGLECT_ANSWER_KIND_YES = 2,
  NEGLECT_ANSWER_KIND_NO = 3,
} neglect_answer_kind;
typedef enum {
  NEGLECT_FORM_MEDICAL = 1,
  NEGLECT_FORM_NUTRITIONAL = 2,
  NEGLECT_FORM_EMOTIONAL = 4,
  NEGLECT_FORM_EDUCATIONAL = 8,
  NEGLECT_FORM_PHYSICAL = 16,
  NEGLECT_FORM_SUPERVISORY = 32,
} neglect_form;
typedef enum {
  NEGLECT_CONCERN_NONE_RECORDED = 0,
  NEGLECT_CONCERN_PROMPT = 1,
  NEGLECT_CONCERN_CONSIDER = 2,
  NEGLECT_CONCERN_SUSPECT = 3,
  NEGLECT_CONCERN_IMMEDIATE = 4,
} neglect_concern;
typedef enum {
  NEGLECT_HAZARD_NONE = 0,
  NEGLECT_HAZARD_MODIFIABLE = 1,
  NEGLECT_HAZARD_AVOID = 2,
  NEGLECT_HAZARD_STRONG = 3,
  NEGLECT_HAZARD_NEVER = 4,
  NEGLECT_HAZARD_IMMEDIATE = 5,
} neglect_hazard;
typedef enum {
  NEGLECT_BASIS_LAW = 1,
  NEGLECT_BASIS_GUIDANCE = 2,
  NEGLECT_BASIS_RESEARCH = 3,
  NEGLECT_BASIS_LOCAL_POLICY = 4,
  NEGLECT_BASIS_DESIGN = 5,
} neglect_basis;
typedef enum {
  NEGLECT_CHECKED_RECALLED = 1,
  NEGLECT_CHECKED_SECONDARY = 2,
  NEGLECT_CHECKED_TEXT = 3,
} neglect_checked;
typedef enum {
  NEGLECT_FATE_USED = 1,
  NEGLECT_FATE_CONTEXT = 2,
  NEGLECT_FATE_EXPLAINED = 3,
  NEGLECT_FATE_HELD_BACK = 4,
  NEGLECT_FATE_NOT_ALERTING = 5,
  NEGLECT_FATE_NOT_RECOGNISED = 6,
  NEGLECT_FATE_AFTER_AS_OF = 7,
  NEGLECT_FATE_DUPLICATE_OF = 8,
} neglect_fate;
typedef enum {
  NEGLECT_REASON_NONE = 0,
  NEGLECT_REASON_AGE = 1,
  NEGLECT_REASON_QUALIFIER = 2,
  NEGLECT_REASON_UNDETERMINED = 3,
  NEGLECT_REASON_COUNT = 4,
  NEGLECT_REASON_WINDOW = 5,
  NEGLECT_REASON_ALONE = 6,
  NEGLECT_REASON_SUBJECT = 7,
  NEGLECT_REASON_THRESHOLD = 8,
  NEGLECT_REASON_NO_RULE = 9,
  NEGLECT_REASON_SUPERSEDED = 10,
  NEGLECT_REASON_UNREADABLE = 11,
} neglect_reason;
typedef enum {
  NEGLECT_FACT_KIND_NOT_KNOWN = 0,
  NEGLECT_FACT_KIND_NOT_APPLICABLE = 1,
  NEGLECT_FACT_KIND_FLAG = 2,
  NEGLECT_FACT_KIND_NUMBER = 3,
  NEGLECT_FACT_KIND_RATIO = 4,
  NEGLECT_FACT_KIND_BETWEEN = 5,
  NEGLECT_FACT_KIND_TEXT = 6,
  NEGLECT_FACT_KIND_DAY = 7,
} neglect_fact_kind;
typedef enum {
  NEGLECT_TABLE_CASES = 0,
  NEGLECT_TABLE_OBSERVATIONS = 1,
  NEGLECT_TABLE_ANSWERS = 2,
  NEGLECT_TABLE_ATTENDANCE = 3,
  NEGLECT_TABLE_APPOINTMENTS = 4,
  NEGLECT_TABLE_GROWTH = 5,
  NEGLECT_TABLE_RESPONSES = 6,
} neglect_table;
typedef enum {
  NEGLECT_RESULT_REPORTS = 0,
  NEGLECT_RESULT_FINDINGS = 1,
  NEGLECT_RESULT_ACCOUNT = 2,
  NEGLECT_RESULT_PROBLEMS = 3,
} neglect_result;
typedef struct neglect_batch neglect_batch;
typedef struct neglect_case neglect_case;
typedef struct neglect_case_builder neglect_case_builder;
typedef struct neglect_error neglect_error;
typedef struct neglect_report neglect_report;
typedef struct neglect_screener neglect_screener;
typedef struct neglect_screener_builder neglect_screener_builder;
typedef struct neglect_tables neglect_tables;
typedef struct neglect_tally neglect_tally;
typedef struct neglect_text neglect_text;
typedef struct {
  const char *ptr;
  size_t len;
} neglect_str;
typedef struct {
  neglect_str path;
  neglect_str code;
  neglect_str message;
  neglect_str help;
} neglect_fault;
typedef struct {
  int32_t given;
  int32_t value;
} neglect_optional;
typedef struct {
  uint32_t struct_size;
  int32_t sex;
  neglect_optional born;
  neglect_optional due;
  neglect_optional gestation_weeks;
  neglect_optional gestation_days;
  neglect_optional birth_weight_g;
  neglect_str birth_weight_sds;
  neglect_str mid_parental_height_sds;
} neglect_child;
typedef struct {
  neglect_str name;
  neglect_str value;
} neglect_pair;
typedef struct {
  uint32_t struct_size;
  int32_t by;
  neglect_str id;
  neglect_str code;
  neglect_str system;
  int32_t on;
  int32_t subject;
  neglect_optional until;
  neglect_optional recorded;
  const neglect_pair *with;
  size_t with_count;
  neglect_str event;
  neglect_str explanation_kind;
  int32_t explanation_status;
  int32_t explanation_by;
  neglect_str note;
} neglect_observation;
typedef struct {
  neglect_str question;
  neglect_str value;
  int32_t kind;
  int32_t reserved;
} neglect_answer;
typedef struct {
  uint32_t struct_size;
  int32_t by;
  neglect_str id;
  neglect_str tool;
  int32_t on;
  int32_t reserved;
  neglect_optional recorded;
  neglect_optional accredited;
  const neglect_answer *answers;
  size_t answers_count;
  const neglect_pair *evidence;
  size_t evidence_count;
} neglect_assessment;
typedef struct {
  uint32_t struct_size;
  int32_t by;
  neglect_str id;
  int32_t from;
  int32_t to;
  neglect_optional recorded;
  neglect_str marks;
  int32_t totals_given;
  uint32_t possible;
  uint32_t present;
  uint32_t authorised;
  uint32_t unauthorised;
  int32_t reserved;
} neglect_attendance;
typedef struct {
  uint32_t struct_size;
  int32_t by;
  neglect_str id;
  int32_t on;
  int32_t service;
  int32_t outcome;
  int32_t subject;
  neglect_optional recorded;
  neglect_optional essential;
  neglect_optional books_alone;
  neglect_str explanation_kind;
  int32_t explanation_status;
  int32_t explanation_by;
} neglect_appointment;
typedef struct {
  uint32_t struct_size;
  int32_t by;
  neglect_str id;
  int32_t on;
  int32_t reserved;
  neglect_optional recorded;
  neglect_optional weight_g;
  neglect_optional height_mm;
  neglect_str weight_sds;
  neglect_str weight_centile;
  neglect_str height_sds;
  neglect_str bmi_sds;
} neglect_growth;
typedef struct {
  uint32_t struct_size;
  int32_t by;
  neglect_str id;
  int32_t on;
  int32_t kind;
  neglect_optional recorded;
  const neglect_str *to;
  size_t to_count;
} neglect_response;
typedef struct {
  neglect_str id;
  neglect_str version;
  neglect_str digest;
  int32_t review_overdue;
} neglect_pack;
typedef struct {
  const neglect_str *items;
  size_t count;
} neglect_strs;
typedef struct {
  neglect_str level;
  neglect_str name;
  neglect_str text;
  neglect_strs legal;
  neglect_strs cites;
  uint32_t number;
  int32_t basis;
  int32_t checked;
} neglect_level;
typedef struct {
  neglect_str input;
  neglect_str what;
  neglect_str code;
  neglect_optional on;
  neglect_optional by;
} neglect_resting;
typedef struct {
  neglect_str rule;
  neglect_str text;
  neglect_str note;
  int32_t concern;
  int32_t hazard;
  int32_t from;
  int32_t to;
  uint64_t agencies;
  uint32_t forms;
  int32_t pattern;
  const neglect_resting *const *rests_on;
  size_t rests_on_count;
  neglect_strs overlaps;
  neglect_strs cites;
  neglect_str amended;
  int32_t basis;
  int32_t checked;
} neglect_finding;
typedef struct {
  neglect_str rule;
  neglect_str text;
  neglect_str by;
  neglect_str reason;
  neglect_strs inputs;
  int32_t concern;
  int32_t hazard;
} neglect_held_back;
typedef struct {
  neglect_str step;
  neglect_str text;
  neglect_str family;
  neglect_str who;
  neglect_str urgency;
  neglect_str deadline;
  neglect_strs because;
  neglect_strs cites;
  int32_t basis;
  int32_t checked;
} neglect_next_step;
typedef struct {
  neglect_str input;
  neglect_str name;
  neglect_str ask;
} neglect_missing;
typedef struct {
  neglect_str rule;
  int32_t concern;
  int32_t hazard;
} neglect_lift;
typedef struct {
  const neglect_missing *const *missing;
  size_t missing_count;
  const neglect_lift *const *could;
  size_t could_count;
  int32_t concern;
  int32_t hazard;
} neglect_question;
typedef struct {
  neglect_str reading;
  neglect_str title;
  neglect_str group;
  neglect_str outcome;
  neglect_str text;
  neglect_str differs_from;
  neglect_strs differs_in;
  neglect_strs because;
  neglect_strs missing;
  neglect_strs cites;
  int32_t selected;
  int32_t basis;
  int32_t checked;
} neglect_reading;
typedef struct {
  neglect_str input;
  neglect_str code;
  neglect_str what;
  neglect_strs rules;
} neglect_review;
typedef struct {
  neglect_str fact;
  neglect_str words;
  neglect_strs from;
  neglect_optional on;
  int32_t kind;
  int32_t reserved;
  neglect_str text;
  int64_t numerator;
  int64_t denominator;
  int64_t high_numerator;
  int64_t high_denominator;
} neglect_fact;
typedef struct {
  neglect_str kind;
  neglect_str input;
  neglect_str code;
  neglect_strs of;
  int32_t fate;
  int32_t reason;
} neglect_account_line;
typedef struct {
  neglect_str what;
  neglect_str text;
} neglect_not_recorded;
typedef struct {
  neglect_str code;
  neglect_str text;
  neglect_strs inputs;
} neglect_caveat;
typedef struct {
  int32_t concern;
  int32_t hazard;
  neglect_str reference;
  neglect_str library;
  int32_t as_of;
  int32_t unborn;
  neglect_optional age_days;
  neglect_optional age_weeks;
  neglect_optional age_months;
  neglect_optional age_years;
  neglect_optional corrected_days;
  const neglect_pack *const *packs;
  size_t packs_count;
  const neglect_level *const *levels;
  size_t levels_count;
  const neglect_finding *const *findings;
  size_t findings_count;
  const neglect_finding *const *patterns;
  size_t patterns_count;
  const neglect_held_back *const *held_back;
  size_t held_back_count;
  const neglect_next_step *const *next_steps;
  size_t next_steps_count;
  const neglect_question *const *questions;
  size_t questions_count;
  const neglect_reading *const *readings;
  size_t readings_count;
  const neglect_review *const *for_review;
  size_t for_review_count;
  const neglect_fact *const *facts;
  size_t facts_count;
  const neglect_account_line *const *account;
  size_t account_count;
  const neglect_not_recorded *const *not_recorded;
  size_t not_recorded_count;
  const neglect_caveat *const *caveats;
  size_t caveats_count;
} neglect_contents;
 uint32_t neglect_abi_version(void);
 neglect_status neglect_check_abi(uint32_t header_abi);
 neglect_str neglect_version(void);
 neglect_str neglect_abi_description(void);
 neglect_str neglect_status_name(int32_t status);
 neglect_str neglect_status_message(int32_t status);
 neglect_status neglect_error_status(const neglect_error *error);
 neglect_str neglect_error_message(const neglect_error *error);
 size_t neglect_error_count(const neglect_error *error);
 const neglect_fault *neglect_error_fault(const neglect_error *error, size_t index);
 void neglect_error_free(neglect_error *error);
 neglect_status neglect_screener_builder_new(
    neglect_screener_builder **out, neglect_error **err);
 neglect_status neglect_screener_builder_add_england(
    neglect_screener_builder *builder, neglect_error **err);
 neglect_status neglect_screener_builder_add_pack(
    neglect_screener_builder *builder, neglect_str name, neglect_str text, neglect_error **err);
 neglect_status neglect_screener_builder_choose_reading(
    neglect_screener_builder *builder, neglect_str reading, neglect_error **err);
 neglect_status neglect_screener_builder_set_strict(
    neglect_screener_builder *builder, int32_t strict, neglect_error **err);
 neglect_status neglect_screener_builder_set_limit(
    neglect_screener_builder *builder, int32_t limit, size_t value, neglect_error **err);
 neglect_status neglect_screener_builder_build(
    const neglect_screener_builder *builder, neglect_screener **out, neglect_error **err);
 void neglect_screener_builder_free(neglect_screener_builder *builder);
 neglect_status neglect_screener_england(neglect_screener **out, neglect_error **err);
 neglect_status neglect_screener_clone(
    const neglect_screener *screener, neglect_screener **out, neglect_error **err);
 neglect_status neglect_screener_list_json(
    const neglect_screener *screener, int32_t list, neglect_text **out, neglect_error **err);
 neglect_status neglect_screen_json(
    const neglect_screener *screener, neglect_str case_json, neglect_text **out, neglect_error **err);
 void neglect_screener_free(neglect_screener *screener);
 neglect_str neglect_text_view(const neglect_text *text);
 void neglect_text_free(neglect_text *text);
 neglect_status neglect_case_builder_new(
    neglect_str reference, int32_t as_of, neglect_case_builder **out, neglect_error **err);
 neglect_status neglect_case_builder_set_child(
    neglect_case_builder *builder, const neglect_child *child, neglect_error **err);
 neglect_status neglect_case_builder_add_observation(
    neglect_case_builder *builder, const neglect_observation *observation, neglect_error **err);
 neglect_status neglect_case_builder_add_assessment(
    neglect_case_builder *builder, const neglect_assessment *assessment, neglect_error **err);
 neglect_status neglect_case_builder_add_attendance(
    neglect_case_builder *builder, const neglect_attendance *attendance, neglect_error **err);
 neglect_status neglect_case_builder_add_appointment(
    neglect_case_builder *builder, const neglect_appointment *appointment, neglect_error **err);
 neglect_status neglect_case_builder_add_growth(
    neglect_case_builder *builder, const neglect_growth *growth, neglect_error **err);
 neglect_status neglect_case_builder_add_response(
    neglect_case_builder *builder, const neglect_response *response, neglect_error **err);
 neglect_status neglect_case_builder_build(
    const neglect_case_builder *builder, const neglect_screener *screener, neglect_case **out, neglect_error **err);
 void neglect_case_builder_free(neglect_case_builder *builder);
 neglect_status neglect_case_from_json(
    const neglect_screener *screener, neglect_str json, neglect_case **out, neglect_error **err);
 neglect_status neglect_case_json(
    const neglect_case *the_case, neglect_text **out, neglect_error **err);
 neglect_status neglect_replay(
    const neglect_screener *screener, const neglect_case *the_case, neglect_text **out, neglect_error **err);
 neglect_status neglect_next_question(
    const neglect_screener *screener, neglect_str tool, const neglect_case *the_case, neglect_text **out,
    neglect_error **err);
 void neglect_case_free(neglect_case *the_case);
 neglect_status neglect_screen(
    const neglect_screener *screener, const neglect_case *the_case, neglect_report **out, neglect_error **err);
 int32_t neglect_report_concern(const neglect_report *report);
 int32_t neglect_report_hazard(const neglect_report *report);
 neglect_status neglect_report_json(
    const neglect_report *report, neglect_text **out, neglect_error **err);
 const neglect_contents *neglect_report_contents(const neglect_report *report);
 void neglect_report_free(neglect_report *report);
 neglect_status neglect_screen_json_many(
    const neglect_screener *screener, const neglect_str *cases, size_t count, uint32_t threads, neglect_batch **out,
    neglect_error **err);
 size_t neglect_batch_count(const neglect_batch *batch);
 neglect_str neglect_batch_report(const neglect_batch *batch, size_t index);
 const neglect_error *neglect_batch_error(const neglect_batch *batch, size_t index);
 void neglect_batch_free(neglect_batch *batch);
 neglect_status neglect_tables_new(neglect_tables **out, neglect_error **err);
 neglect_status neglect_tables_add(
    neglect_tables *tables, int32_t table, struct ArrowArrayStream *stream, neglect_error **err);
 neglect_status neglect_tables_screen(
    neglect_tables *tables, const neglect_screener *screener, uint32_t want, uint32_t threads, neglect_error **err);
 neglect_status neglect_tables_result(
    const neglect_tables *tables, int32_t result, struct ArrowArrayStream *stream, neglect_error **err);
 void neglect_tables_free(neglect_tables *tables);
 neglect_status neglect_tally_new(
    neglect_str options_json, neglect_tally **out, neglect_error **err);
 neglect_status neglect_tally_count(
    neglect_tally *tally, neglect_str lines, neglect_text **out_refused_json, neglect_error **err);
 neglect_status neglect_tally_merge_json(
    neglect_tally *tally, neglect_str tally_json, neglect_error **err);
 neglect_status neglect_tally_json(
    const neglect_tally *tally, neglect_text **out, neglect_error **err);
 neglect_status neglect_tally_publish(
    const neglect_tally *tally, neglect_str options_json, neglect_text **out, neglect_error **err);
 void neglect_tally_free(neglect_tally *tally);
 neglect_status neglect_response_json(
    neglect_str request_json, neglect_text **out, neglect_error **err);
 neglect_status neglect_confidence_json(
    neglect_str request_json, neglect_text **out, neglect_error **err);
