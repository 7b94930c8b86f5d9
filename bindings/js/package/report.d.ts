/* Written by types.sh from schema/report.schema.json. */

/**
 * Why an input that was understood alerts nobody.
 */
export type Reason =
  | "age"
  | "qualifier"
  | "undetermined"
  | "count"
  | "window"
  | "alone"
  | "subject"
  | "threshold"
  | "no_rule"
  | "superseded"
  | "unreadable"
  | "too_broad";
/**
 * How serious a concern the record supports. NICE supplies *consider* and *suspect*; the rest are this
 * project's: see `docs/design.md`. The order is the order of seriousness.
 */
export type Concern = "none_recorded" | "prompt" | "consider" | "suspect" | "immediate";
/**
 * One value.
 */
export type Value =
  | {
      flag: boolean;
    }
  | {
      number: Number;
    }
  | {
      ratio: {
        /**
         * The part.
         */
        part: number;
        /**
         * The whole; never nought.
         */
        whole: number;
      };
    }
  | {
      between: {
        /**
         * An exact number: a JSON number, or a text such as "-4/3" or "10%".
         */
        high: number | string;
        /**
         * An exact number: a JSON number, or a text such as "-4/3" or "10%".
         */
        low: number | string;
      };
    }
  | {
      text: string;
    }
  | {
      date: string;
    };
/**
 * An exact number: a JSON number, or a text such as "-4/3" or "10%".
 */
export type Number = number | string;
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
 * The forms of neglect (Horwath 2007). A feature may belong to several.
 */
export type Form = "medical" | "nutritional" | "emotional" | "educational" | "physical" | "supervisory";
/**
 * The forms of neglect it speaks of.
 */
export type Forms = Form[];
/**
 * How strongly the sources warn about a way of sleeping. A hazard is not neglect. The order is rising.
 */
export type Hazard = "modifiable" | "avoid" | "strong" | "never" | "immediate";
/**
 * The forms of neglect of which more would be found.
 */
export type Forms1 = Form[];

/**
 * What a screening returns.
 */
export interface Report {
  /**
   * The fate of every observation, record and answer.
   */
  account: AccountLine[];
  age: AgeLine;
  /**
   * The date from which the case was seen.
   */
  as_of: string;
  /**
   * The case's reference, echoed.
   */
  case: string;
  /**
   * What a reader of this report must know.
   */
  caveats: Caveat[];
  /**
   * How serious a concern the record supports. NICE supplies *consider* and *suspect*; the rest are this
   * project's: see `docs/design.md`. The order is the order of seriousness.
   */
  concern: "none_recorded" | "prompt" | "consider" | "suspect" | "immediate";
  /**
   * How serious a concern the record supports. NICE supplies *consider* and *suspect*; the rest are this
   * project's: see `docs/design.md`. The order is the order of seriousness.
   */
  concern_ever: "none_recorded" | "prompt" | "consider" | "suspect" | "immediate";
  /**
   * Answers that cannot all be so, and what was taken.
   */
  contradictions?: ContradictionFound[];
  /**
   * The highest concern that answers to the questions could raise, or the report's own if higher; absent where none could.
   */
  could_reach?: Concern | null;
  /**
   * The facts that readers made, with the numbers in words.
   */
  facts: FactLine[];
  /**
   * Rules that fired on what was recorded (stratum 1), most serious first.
   */
  findings: Finding[];
  /**
   * Features seen in another child of the household, to be looked for in this one.
   */
  for_review?: SiblingReview[];
  /**
   * The highest hazard of current findings. A hazard is not neglect.
   */
  hazard?: Hazard | null;
  /**
   * The same of hazards.
   */
  hazard_could_reach?: Hazard | null;
  /**
   * All of this in words.
   */
  headline: string;
  /**
   * Rules that would have fired but for an explanation or a gate.
   */
  held_back: HeldBack[];
  /**
   * The level of need, for each pack that defines levels.
   */
  levels: LevelReached[];
  /**
   * The library's version.
   */
  library: string;
  /**
   * What should happen next, most urgent first.
   */
  next_steps: NextStepDue[];
  /**
   * Kinds of record, and tools for a child of this age, of which the case holds nothing.
   */
  not_recorded: NotRecorded[];
  /**
   * The packs in force, in order.
   */
  packs: PackRef[];
  /**
   * Rules that fired on findings over time (stratum 2), most serious first.
   */
  patterns: Finding[];
  /**
   * What nobody has written down: of what is undecided, of what could raise the report, by how far, and of what could
   * excuse a finding.
   */
  questions: Question[];
  /**
   * Readings of the same answers, and where they differ.
   */
  readings?: ReadingResult[];
  /**
   * The schema version: 1.
   */
  schema: number;
  /**
   * The documents that this report cites, in the order of the packs.
   */
  sources: SourceCited[];
  /**
   * Features that something which is not written down decides.
   */
  undecided: Undecided[];
}
/**
 * The one fate of one input.
 */
export interface AccountLine {
  /**
   * Who recorded it.
   */
  by:
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
   * Its code, tool, question or kind.
   */
  code: string;
  /**
   * Its fate.
   */
  fate:
    | "used"
    | "context"
    | "explained"
    | "held_back"
    | "not_alerting"
    | "not_recognised"
    | "after_as_of"
    | "duplicate_of"
    | "undecided"
    | "short";
  /**
   * Its id, or its place where it has none; an answer's is `assessment id/question`.
   */
  input: string;
  /**
   * What kind of input: `observation`, `assessment`, `answer`, `attendance`, `appointment`, `growth`, `response`.
   */
  kind: string;
  /**
   * The rules that used it, or from which it was held back; the original, for a duplicate; the gate or kind of
   * explanation.
   */
  of?: string[];
  /**
   * The day it speaks of; a register's first.
   */
  on: string;
  /**
   * Why, where the fate does not say it all.
   */
  reason?: Reason | null;
  /**
   * The last day: of a register, of what has ended; of a plan in force the case's date.
   */
  until?: string | null;
  /**
   * What it is in words: an indicator's label, a tool's title, a question.
   */
  what: string;
}
/**
 * The child's age.
 */
export interface AgeLine {
  /**
   * Completed days counted from the due date, for a child born before 37 weeks (negative before it).
   */
  corrected_days?: number | null;
  /**
   * Completed days.
   */
  days?: number | null;
  /**
   * Completed months.
   */
  months?: number | null;
  /**
   * The child is not born yet.
   */
  unborn: boolean;
  /**
   * Completed weeks.
   */
  weeks?: number | null;
  /**
   * Completed years.
   */
  years?: number | null;
}
/**
 * Something that a reader of the report must know.
 */
export interface Caveat {
  /**
   * What kind of thing it is.
   */
  code:
    | "supports_judgement"
    | "not_recognised"
    | "qualifier_not_recognised"
    | "no_hazard_is_not_safe"
    | "pack_review_overdue"
    | "rests_on_recalled"
    | "register_unreadable"
    | "register_shorter_than_its_days"
    | "register_mark_not_known"
    | "register_class_recalled"
    | "registers_disagree"
    | "register_totals_superseded"
    | "register_totals_cross_the_year"
    | "register_goes_on"
    | "growth_sds_improbable"
    | "tool_for_another_age"
    | "evidence_missing"
    | "assessor_not_accredited"
    | "accreditation_not_stated"
    | "answer_empty"
    | "answer_wrong_type"
    | "answer_not_an_option"
    | "answer_out_of_range"
    | "answer_not_whole"
    | "code_too_broad";
  /**
   * The inputs it speaks of.
   */
  inputs?: string[];
  /**
   * In words.
   */
  text: string;
}
/**
 * Answers that cannot all be so. The more dangerous one was taken.
 */
export interface ContradictionFound {
  /**
   * The question that settles it.
   */
  ask: string;
  /**
   * What it stands on.
   */
  basis: "law" | "guidance" | "research" | "local_policy" | "design";
  /**
   * How well that was checked.
   */
  checked: "recalled" | "secondary" | "text";
  /**
   * Where.
   */
  cites: string[];
  /**
   * The contradiction's id, pack-qualified.
   */
  contradiction: string;
  /**
   * The fact of which the more dangerous value was taken.
   */
  fact: string;
  /**
   * The inputs that contradict each other.
   */
  inputs: string[];
  /**
   * That value, in words.
   */
  taken: string;
  /**
   * What contradicts what.
   */
  text: string;
}
/**
 * One fact that readers made.
 */
export interface FactLine {
  /**
   * What is known.
   */
  answer:
    | {
        known: Value;
      }
    | "not_known"
    | "not_applicable";
  /**
   * Its name.
   */
  fact: string;
  /**
   * The inputs it rests on.
   */
  from: string[];
  /**
   * The date it speaks of.
   */
  on?: string | null;
  /**
   * The value in words.
   */
  words: string;
}
/**
 * A rule that fired, with what it rests on.
 */
export interface Finding {
  /**
   * What the concern is about, where it is not neglect.
   */
  about?: "neglect" | "maltreatment";
  /**
   * The agencies whose records it rests on.
   */
  agencies: Agency[];
  /**
   * The pack that amended the rule, and why.
   */
  amended?: string | null;
  /**
   * What it stands on.
   */
  basis: "law" | "guidance" | "research" | "local_policy" | "design";
  /**
   * How well that was checked.
   */
  checked: "recalled" | "secondary" | "text";
  /**
   * Where: `cg89 1.3.3`.
   */
  cites: string[];
  /**
   * The concern it raises.
   */
  concern?: Concern | null;
  forms: Forms;
  /**
   * The first day on which what it rests on met it.
   */
  from: string;
  /**
   * The hazard it names.
   */
  hazard?: Hazard | null;
  /**
   * A guard that goes with it.
   */
  note?: string | null;
  /**
   * Conditions that look alike and must be thought of.
   */
  overlaps?: string[];
  /**
   * What it rests on, by date.
   */
  rests_on: SupportLine[];
  /**
   * The rule, pack-qualified: `nice/1.3.3`.
   */
  rule: string;
  /**
   * Whether it speaks of now.
   */
  standing: "current" | "past";
  /**
   * One sentence for a practitioner.
   */
  text: string;
  /**
   * The last such day.
   */
  to: string;
}
/**
 * One thing that a finding rests on.
 */
export interface SupportLine {
  /**
   * Who recorded it.
   */
  by?: Agency | null;
  /**
   * Its code, fact name or rule.
   */
  code: string;
  /**
   * The id of the observation or record, or its place where it has none; a rule's id for patterns.
   */
  input: string;
  /**
   * When.
   */
  on?: string | null;
  /**
   * The indicator's label, the fact's value in words, or a finding's text.
   */
  what: string;
}
/**
 * A feature seen in another child of the household.
 */
export interface SiblingReview {
  /**
   * Its indicator.
   */
  code: string;
  /**
   * The observation about the other child.
   */
  input: string;
  /**
   * Rules that it would meet, were it seen in this child.
   */
  rules: string[];
  /**
   * The indicator's label.
   */
  what: string;
}
/**
 * A rule that would have fired but for an explanation or a gate.
 */
export interface HeldBack {
  /**
   * `explained`, or the gate's name.
   */
  by: string;
  /**
   * What it would have raised.
   */
  concern?: Concern | null;
  /**
   * What it would have named.
   */
  hazard?: Hazard | null;
  /**
   * The inputs that were held back.
   */
  inputs: string[];
  /**
   * Why, in words.
   */
  reason: string;
  /**
   * The rule.
   */
  rule: string;
  /**
   * One sentence for a practitioner.
   */
  text: string;
}
/**
 * A level of need that was reached.
 */
export interface LevelReached {
  /**
   * The same: the level is at least this.
   */
  at_least: number;
  /**
   * What it stands on.
   */
  basis: "law" | "guidance" | "research" | "local_policy" | "design";
  /**
   * How well that was checked.
   */
  checked: "recalled" | "secondary" | "text";
  /**
   * Where.
   */
  cites: string[];
  /**
   * The level that missing answers could lead to, where higher.
   */
  could_be?: LevelPossible | null;
  /**
   * Its legal basis, kept apart.
   */
  legal: string[];
  /**
   * The level's id, pack-qualified.
   */
  level: string;
  /**
   * Its name.
   */
  name: string;
  /**
   * Its number.
   */
  number: number;
  /**
   * What it means.
   */
  text: string;
}
/**
 * A level that could be reached.
 */
export interface LevelPossible {
  /**
   * Its name.
   */
  name: string;
  /**
   * Its number.
   */
  number: number;
}
/**
 * Something that should happen next.
 */
export interface NextStepDue {
  /**
   * What it stands on.
   */
  basis: "law" | "guidance" | "research" | "local_policy" | "design";
  /**
   * The rules that lead to it; empty where the report's concern does.
   */
  because: string[];
  /**
   * How well that was checked.
   */
  checked: "recalled" | "secondary" | "text";
  /**
   * Where.
   */
  cites: string[];
  /**
   * By when, in words: `45 working_days from the referral`.
   */
  deadline?: string | null;
  /**
   * What did it, where it is done.
   */
  done?: StepDone | null;
  /**
   * The same in plain words for the family, where it is for them.
   */
  family?: string | null;
  /**
   * Whether it has still to be taken.
   */
  state: "due" | "done";
  /**
   * The step's id, pack-qualified.
   */
  step: string;
  /**
   * What to do.
   */
  text: string;
  /**
   * How urgent: `now`, `today`, `soon`, `routine`.
   */
  urgency?: string | null;
  /**
   * Who does it.
   */
  who?: string | null;
}
/**
 * The response that did a step.
 */
export interface StepDone {
  /**
   * Who speaks: the agency that recorded something, or the family or child themselves.
   */
  agency:
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
   * What was done.
   */
  by:
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
   * The response, by its id or its place.
   */
  input: string;
  /**
   * When.
   */
  on: string;
}
/**
 * A kind of record, or a tool for a child of this age, of which the case holds nothing.
 */
export interface NotRecorded {
  /**
   * In words.
   */
  text: string;
  /**
   * `observations`, `attendance`, `appointments`, `growth`, `responses`, or a tool's id.
   */
  what: string;
}
/**
 * A pack in force.
 */
export interface PackRef {
  /**
   * SHA-256 of its canonical form, in hexadecimal.
   */
  digest: string;
  /**
   * Its id.
   */
  id: string;
  /**
   * Whether its review date has passed on the case's date.
   */
  review_overdue: boolean;
  /**
   * Its version.
   */
  version: string;
}
/**
 * What nobody has written down, and what it could change.
 */
export interface Question {
  /**
   * The highest concern it could raise.
   */
  concern?: Concern | null;
  /**
   * The rules it could change, and how far they could rise.
   */
  could: RuleLift[];
  /**
   * The findings' rules that it could hold back.
   */
  exempts?: string[];
  /**
   * The highest hazard it could name.
   */
  hazard?: Hazard | null;
  /**
   * The input that it is about, where it is about one that is undecided.
   */
  input?: string | null;
  /**
   * What is missing: together these decide the rules below.
   */
  missing: Missing[];
}
/**
 * A rule that an answer could change.
 */
export interface RuleLift {
  /**
   * What it would raise.
   */
  concern?: Concern | null;
  /**
   * What it would name.
   */
  hazard?: Hazard | null;
  /**
   * The rule.
   */
  rule: string;
}
/**
 * One missing fact or qualifier.
 */
export interface Missing {
  /**
   * The question in words.
   */
  ask: string;
  /**
   * The input of which it is missing; absent for a fact.
   */
  input?: string | null;
  /**
   * The qualifier's name, `explanation`, or the fact's name.
   */
  name: string;
}
/**
 * One reading of the answers.
 */
export interface ReadingResult {
  /**
   * What it stands on.
   */
  basis: "law" | "guidance" | "research" | "local_policy" | "design";
  /**
   * The facts that decided it.
   */
  because: string[];
  /**
   * How well that was checked.
   */
  checked: "recalled" | "secondary" | "text";
  /**
   * Where.
   */
  cites: string[];
  /**
   * Where it differs from the selected reading, and why.
   */
  differs?: Difference | null;
  /**
   * The group in which readings are compared.
   */
  group: string;
  /**
   * The facts that are missing, where the outcome is unknown.
   */
  missing?: string[];
  /**
   * Its outcome; `unknown` where an answer is missing that could change it.
   */
  outcome: string;
  /**
   * The reading's id, pack-qualified.
   */
  reading: string;
  /**
   * Whether it is the one that counts.
   */
  selected: boolean;
  /**
   * What the outcome means.
   */
  text: string;
  /**
   * What it is called.
   */
  title: string;
}
/**
 * Where one reading differs from the selected one.
 */
export interface Difference {
  /**
   * The facts that one reading counts and the other does not.
   */
  facts: string[];
  /**
   * The selected reading's outcome.
   */
  selected: string;
}
/**
 * A document that the report cites: the authority, and where its text was read.
 */
export interface SourceCited {
  /**
   * Its date or edition.
   */
  date?: string | null;
  /**
   * Where its text was read, if not there.
   */
  read_in?: string[];
  /**
   * Its id with its pack: `nice/cg89`. `cites` name it without.
   */
  source: string;
  /**
   * The title.
   */
  title: string;
  /**
   * The address of the authority's own text.
   */
  url?: string | null;
}
/**
 * A feature that something which is not written down decides.
 */
export interface Undecided {
  /**
   * Who speaks: the agency that recorded something, or the family or child themselves.
   */
  by:
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
   * Its indicator, or the fact.
   */
  code: string;
  /**
   * The highest concern that this could raise.
   */
  concern?: Concern | null;
  forms: Forms1;
  /**
   * The highest hazard that this could name.
   */
  hazard?: Hazard | null;
  /**
   * The input.
   */
  input: string;
  /**
   * The label.
   */
  label: string;
  /**
   * What is asked about it.
   */
  questions: string[];
}
