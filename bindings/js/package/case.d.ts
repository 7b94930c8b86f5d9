/* Written by types.sh from schema/case.schema.json. */

/**
 * Who speaks: the agency that recorded something, or the family or child themselves.
 */
export type Agency =
  | "health"
  | "general_practice"
  | "dental"
  | "midwifery"
  | "health_visiting"
  | "school_nursing"
  | "hospital"
  | "ambulance"
  | "mental_health"
  | "early_years"
  | "education"
  | "social_care"
  | "early_help"
  | "police"
  | "youth_justice"
  | "housing"
  | "adult_services"
  | "voluntary"
  | "public"
  | "family"
  | "child"
  | "other";
/**
 * What happened to an appointment.
 */
export type AppointmentOutcome =
  "brought" | "not_brought" | "cancelled_by_carer" | "cancelled_by_service" | "rebooked" | "declined" | "no_access";
/**
 * The service of an appointment.
 */
export type Service =
  | "general_practice"
  | "specialist"
  | "dental"
  | "immunisation"
  | "developmental_review"
  | "screening"
  | "maternity"
  | "mental_health"
  | "therapy"
  | "vision"
  | "hearing"
  | "home_visit"
  | "other";
/**
 * An exact number: a JSON number, or a text such as "-4/3" or "10%".
 */
export type Number = number | string;
/**
 * A word, or a code of another system that means one.
 */
export type SexOrCode =
  | Sex
  | {
      system: string;
      value: string;
    };
/**
 * Sex as registered.
 */
export type Sex = "female" | "male" | "indeterminate" | "not_known";
/**
 * What a service did.
 */
export type ResponseKind =
  | "discussed"
  | "information_gathered"
  | "reviewed"
  | "advice_given"
  | "safe_sleep_plan"
  | "support_given"
  | "early_help_assessment"
  | "early_help_plan"
  | "referral"
  | "no_further_action"
  | "strategy_discussion"
  | "section_17_assessment"
  | "section_47_enquiry"
  | "child_protection_conference"
  | "legal_proceedings"
  | "emergency_action"
  | "case_closed";

/**
 * All that is recorded about one child, seen from one date.
 */
export interface Case {
  /**
   * Appointments with health services.
   */
  appointments?: Appointment[];
  /**
   * The date from which the case is seen. Nothing dated later is used.
   */
  as_of: string;
  /**
   * Completed questionnaires and scales.
   */
  assessments?: Assessment[];
  /**
   * School registers.
   */
  attendance?: Attendance[];
  /**
   * The vendor's opaque reference, echoed in the report. Never a name.
   */
  case: string;
  child: Child;
  /**
   * Measurements of growth.
   */
  growth?: Growth[];
  /**
   * Coded, dated things that someone saw, heard or was told.
   */
  observations?: Observation[];
  /**
   * What services did.
   */
  responses?: Response[];
  /**
   * The schema version: 1.
   */
  schema: number;
}
/**
 * One appointment with a health service.
 */
export interface Appointment {
  /**
   * Whether the young person books for themselves.
   */
  books_alone?: boolean | null;
  /**
   * Who recorded it; health where absent.
   */
  by?:
    | Agency
    | {
        system: string;
        value: string;
      };
  /**
   * Whether it was essential for the child's health and wellbeing (NICE's word).
   */
  essential?: boolean | null;
  /**
   * Whether a reason was given that a professional found suitable.
   */
  explanation?: Explanation | null;
  /**
   * Unique within the case.
   */
  id: string;
  /**
   * The date of the appointment.
   */
  on: string;
  /**
   * What happened.
   */
  outcome:
    | AppointmentOutcome
    | {
        system: string;
        value: string;
      };
  /**
   * The date on which the outcome became known; `on` where absent.
   */
  recorded?: string | null;
  /**
   * The service.
   */
  service:
    | Service
    | {
        system: string;
        value: string;
      };
  /**
   * Whose appointment it was; the child's where absent.
   */
  subject?: "child" | "sibling" | "carer" | "home";
}
/**
 * An explanation that was offered for what was observed.
 */
export interface Explanation {
  /**
   * Who judged it so. Only a professional's word holds a rule back.
   */
  by:
    | Agency
    | {
        system: string;
        value: string;
      };
  /**
   * The kind of explanation, such as `medical`, `weather`, `stressor` or `cultural`: a rule says which it accepts.
   */
  kind: string;
  /**
   * What became of it.
   */
  status: "suitable" | "claimed" | "absent" | "unsuitable";
}
/**
 * The answers to one tool on one date.
 */
export interface Assessment {
  /**
   * Whether the assessor is accredited for this tool, where the tool asks that.
   */
  accredited?: boolean | null;
  /**
   * Answers by question id: a text, a number, `true` or `false`, `"not_known"` or `"not_applicable"`.
   */
  answers?: {
    [k: string]: string | number | boolean;
  };
  /**
   * Who made it.
   */
  by:
    | Agency
    | {
        system: string;
        value: string;
      };
  /**
   * What the answer rests on, by question id, for tools that require evidence. Carried, never read.
   */
  evidence?: {
    [k: string]: string;
  };
  /**
   * Unique within the case.
   */
  id: string;
  /**
   * The date of the assessment.
   */
  on: string;
  /**
   * The date on which it became known; `on` where absent.
   */
  recorded?: string | null;
  /**
   * The tool's id in a pack.
   */
  tool: string;
}
/**
 * A register for one span of days: marks or totals.
 */
export interface Attendance {
  /**
   * Who recorded it; education where absent.
   */
  by?:
    | Agency
    | {
        system: string;
        value: string;
      };
  /**
   * First day, inclusive.
   */
  from: string;
  /**
   * Unique within the case.
   */
  id?: string | null;
  /**
   * One national code for each session, morning and afternoon, Monday to Friday, from the first day to the
   * last; white space between days is allowed. Either this or `totals`.
   */
  marks?: string | null;
  /**
   * The date on which it became known; day by day, as it is kept, where absent.
   */
  recorded?: string | null;
  /**
   * Last day, inclusive.
   */
  to: string;
  /**
   * Sessions counted by the register's owner.
   */
  totals?: AttendanceTotals | null;
}
/**
 * Sessions of one period. `possible` is `present` and the two absences together.
 */
export interface AttendanceTotals {
  /**
   * Authorised absences.
   */
  authorised: number;
  /**
   * Possible sessions.
   */
  possible: number;
  /**
   * Sessions present, approved educational activity included.
   */
  present: number;
  /**
   * Unauthorised absences.
   */
  unauthorised: number;
}
/**
 * The child.
 */
export interface Child {
  /**
   * Birth weight in grams, 200 to 8,000.
   */
  birth_weight_g?: number | null;
  /**
   * Birth weight as a standard deviation score of UK-WHO, computed by the vendor.
   */
  birth_weight_sds?: Number | null;
  /**
   * Date of birth. Either this or `due` is required.
   */
  born?: string | null;
  /**
   * Expected date of delivery: required for an unborn child.
   */
  due?: string | null;
  /**
   * Days of gestation beyond the completed weeks, 0 to 6.
   */
  gestation_days?: number | null;
  /**
   * Completed weeks of gestation at birth, 20 to 44.
   */
  gestation_weeks?: number | null;
  /**
   * Mid-parental height as a standard deviation score, computed by the vendor.
   */
  mid_parental_height_sds?: Number | null;
  /**
   * Sex as registered.
   */
  sex?: SexOrCode | null;
}
/**
 * Measurements of one day. Standard deviation scores are computed by the vendor.
 */
export interface Growth {
  /**
   * Body mass index as a standard deviation score.
   */
  bmi_sds?: Number | null;
  /**
   * Who measured; health where absent.
   */
  by?:
    | Agency
    | {
        system: string;
        value: string;
      };
  /**
   * Length (lying) or height (standing) in millimetres.
   */
  height_mm?: number | null;
  /**
   * Length or height as a standard deviation score.
   */
  height_sds?: Number | null;
  /**
   * Unique within the case.
   */
  id?: string | null;
  /**
   * The date of the measurement.
   */
  on: string;
  /**
   * The date on which it became known; `on` where absent.
   */
  recorded?: string | null;
  /**
   * Weight as a centile, where no score is held: `0.4` to `99.6`.
   */
  weight_centile?: Number | null;
  /**
   * Weight in grams.
   */
  weight_g?: number | null;
  /**
   * Weight as a standard deviation score.
   */
  weight_sds?: Number | null;
}
/**
 * One coded, dated thing that someone saw, heard or was told.
 */
export interface Observation {
  /**
   * Who recorded it.
   */
  by:
    | Agency
    | {
        system: string;
        value: string;
      };
  /**
   * The indicator's code, or a vendor coding that a pack maps to one.
   */
  code:
    | string
    | {
        system: string;
        value: string;
      };
  /**
   * Joins reports of one real event: it counts once, its agencies count each.
   */
  event?: string | null;
  /**
   * An explanation that was offered, and what became of it.
   */
  explanation?: Explanation | null;
  /**
   * Unique within the case.
   */
  id: string;
  /**
   * Free text, carried for the vendor: never read, never echoed in an error or a report.
   */
  note?: string | null;
  /**
   * The date on which it was so.
   */
  on: string;
  /**
   * The date on which it became known; `on` where absent.
   */
  recorded?: string | null;
  /**
   * Whom it is about; the child where absent.
   */
  subject?: "child" | "sibling" | "carer" | "home";
  /**
   * The last date on which it was so, for a status that has ended.
   */
  until?: string | null;
  /**
   * Qualifiers that the indicator knows, such as `pattern: persistent`.
   */
  with?: {
    [k: string]: string;
  };
}
/**
 * Something a service did.
 */
export interface Response {
  /**
   * Who did it.
   */
  by:
    | Agency
    | {
        system: string;
        value: string;
      };
  /**
   * Unique within the case.
   */
  id?: string | null;
  /**
   * What was done.
   */
  kind:
    | ResponseKind
    | {
        system: string;
        value: string;
      };
  /**
   * The date on which it was done.
   */
  on: string;
  /**
   * The date on which it became known; `on` where absent.
   */
  recorded?: string | null;
  /**
   * Ids of the observations and records that it answers; empty for the whole case so far.
   */
  to?: string[];
}
