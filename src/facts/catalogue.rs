//! The catalogue of facts: every name that a reader can give a value to, with its kind, so that a pack's rules can
//! be checked and a missing fact can be asked about.

use std::borrow::Cow;

use super::fact::{FactKind, FactName};

/// One fact that a reader, or a tool, can make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactEntry {
    /// The name that rules use.
    pub name: FactName,
    /// What kind of value it has.
    pub kind: FactKind,
    /// What it is, in words.
    pub text: Cow<'static, str>,
    /// The question to ask where nobody recorded it; `None` where no answer of a person's could supply it.
    pub ask: Option<Cow<'static, str>>,
}

/// Every fact that the built-in readers can make, by name. The facts of a tool are not here: see
/// `readers::tool_facts`.
pub fn catalogue() -> &'static [FactEntry] {
    CATALOGUE
}

/// A fact that a person could supply from the records: asked about where it is missing.
const fn asked(name: &'static str, kind: FactKind, text: &'static str, ask: &'static str) -> FactEntry {
    FactEntry { name: Cow::Borrowed(name), kind, text: Cow::Borrowed(text), ask: Some(Cow::Borrowed(ask)) }
}

/// A fact that goes with another: the dates of a window, the days of a run.
const fn beside(name: &'static str, kind: FactKind, text: &'static str) -> FactEntry {
    FactEntry { name: Cow::Borrowed(name), kind, text: Cow::Borrowed(text), ask: None }
}

const fn number(unit: &'static str) -> FactKind {
    FactKind::Number { unit: Cow::Borrowed(unit) }
}

const SESSIONS: &str = "How many sessions were possible for the child this school year, and how many were attended, \
                        missed with leave and missed without?";
const REGISTER: &str = "What does the school's register show, session by session?";
const WEIGHT: &str =
    "What does the child weigh now and before, as standard deviation scores of the UK-WHO chart?";
const LENGTH: &str = "How long or tall is the child, as a standard deviation score of the UK-WHO chart?";
const APPOINTMENTS: &str =
    "Which of the child's appointments were cancelled or moved by the carer, and which were kept?";

static CATALOGUE: &[FactEntry] = &[
    asked(
        "appointments.rebook_chain",
        number("appointments"),
        "the longest row of appointments with one service that the carer cancelled or moved, or that were missed, with none kept between",
        APPOINTMENTS,
    ),
    asked(
        "attendance.absence",
        FactKind::Ratio,
        "sessions missed, of those possible, this school year",
        SESSIONS,
    ),
    asked(
        "attendance.absence_12_months",
        FactKind::Ratio,
        "sessions missed, of those possible, in the twelve months to the case's date",
        "How many sessions were possible for the child in the last twelve months, and how many were missed?",
    ),
    asked(
        "attendance.absence_run_days",
        number("school days"),
        "the longest unbroken run of absence this school year, two sessions to a day",
        REGISTER,
    ),
    beside("attendance.absence_run_from", FactKind::Date, "the first day of the longest run of absence"),
    beside("attendance.absence_run_to", FactKind::Date, "the last day of the longest run of absence"),
    asked(
        "attendance.authorised",
        number("sessions"),
        "sessions missed with leave this school year",
        SESSIONS,
    ),
    asked(
        "attendance.change_between_terms",
        number("share of sessions"),
        "by how much of all possible sessions absence rose from one term to the next, the two latest; less than \
         nought where it fell",
        "How much school did the child miss last term, and the term before?",
    ),
    asked(
        "attendance.compulsory_school_age",
        FactKind::Flag,
        "the child is of compulsory school age on the case's date",
        "When was the child born?",
    ),
    asked(
        "attendance.illness_days",
        number("school days"),
        "school days missed through illness this school year, two sessions to a day",
        REGISTER,
    ),
    asked("attendance.possible", number("sessions"), "possible sessions this school year", SESSIONS),
    asked("attendance.present", number("sessions"), "sessions attended this school year", SESSIONS),
    asked(
        "attendance.unauthorised",
        number("sessions"),
        "sessions missed without leave this school year",
        SESSIONS,
    ),
    asked(
        "attendance.unauthorised_in_10_school_weeks",
        number("sessions"),
        "the most sessions that count towards the penalty-notice threshold in any ten school weeks that end this \
         school year",
        REGISTER,
    ),
    beside(
        "attendance.unauthorised_in_10_school_weeks_from",
        FactKind::Date,
        "the first school day of those ten school weeks",
    ),
    beside(
        "attendance.unauthorised_in_10_school_weeks_to",
        FactKind::Date,
        "the last school day of those ten school weeks",
    ),
    asked(
        "attendance.unauthorised_run_days",
        number("school days"),
        "the longest unbroken run of absence without leave this school year, two sessions to a day",
        REGISTER,
    ),
    beside(
        "attendance.unauthorised_run_from",
        FactKind::Date,
        "the first day of the longest run without leave",
    ),
    beside("attendance.unauthorised_run_to", FactKind::Date, "the last day of the longest run without leave"),
    asked(
        "attendance.unexplained",
        number("sessions"),
        "sessions missed this school year that are still without a reason",
        REGISTER,
    ),
    asked(
        "attendance.unexplained_school_days",
        number("school days"),
        "school days since the oldest absence of this school year that is still without a reason; nought where none is",
        REGISTER,
    ),
    beside(
        "closure.missed_before",
        number("appointments"),
        "how many appointments of the child, and before birth of antenatal care, were missed in the year before the latest closure or decision to do no more",
    ),
    beside(
        "gap.months",
        number("months"),
        "the longest time without any record that began at five years or later, up to the case's date",
    ),
    beside(
        "gap_under_5.months",
        number("months"),
        "the longest time without any record that began before five years, up to the case's date",
    ),
    asked(
        "growth.birth_weight_sds",
        number("standard deviations"),
        "birth weight as a standard deviation score",
        "What was the birth weight, as a standard deviation score of the UK-WHO chart?",
    ),
    asked(
        "growth.bmi_sds",
        number("standard deviations"),
        "the latest body mass index measured at two years or later, as a standard deviation score",
        "What is the body mass index, as a standard deviation score of the UK-WHO chart?",
    ),
    asked(
        "growth.early_loss",
        FactKind::Ratio,
        "the greatest weight loss before three weeks of age, as a part of birth weight",
        "What did the baby weigh at birth and in the first days?",
    ),
    asked(
        "growth.height_sds",
        number("standard deviations"),
        "the latest length or height as a score",
        LENGTH,
    ),
    asked(
        "growth.height_spaces_below_mid_parental",
        number("centile spaces"),
        "how far the latest length or height lies below the mid-parental centile",
        "How tall are the parents, and what is the mid-parental height as a standard deviation score?",
    ),
    asked(
        "growth.height_spaces_fallen",
        number("centile spaces"),
        "how far the latest length or height lies below the highest before it",
        LENGTH,
    ),
    asked(
        "growth.regained_by_three_weeks",
        FactKind::Flag,
        "whether birth weight was reached again by three weeks of age",
        "Was the baby back at birth weight by three weeks?",
    ),
    asked(
        "growth.weighed_too_soon",
        number("weighings"),
        "how many weighings came sooner after the one before than NICE advises at most",
        "When was the child weighed?",
    ),
    asked(
        "growth.weight_loss",
        FactKind::Ratio,
        "how far the latest weight lies below the highest before it, once two weeks old, as a part of that weight",
        "What does the child weigh now, and what was the highest weight before?",
    ),
    asked(
        "growth.weight_sds",
        number("standard deviations"),
        "the latest weight since birth as a score",
        WEIGHT,
    ),
    asked(
        "growth.weight_spaces_fallen",
        number("centile spaces"),
        "how far the latest weight lies below the highest before it, birth included",
        WEIGHT,
    ),
    asked(
        "growth.weight_spaces_fallen_from_birth",
        number("centile spaces"),
        "how far the latest weight lies below birth weight",
        WEIGHT,
    ),
    beside(
        "referrals.in_24_months",
        number("referrals"),
        "on how many days of any two years the child was referred to children's social care, at most",
    ),
];

/// The facts of the child's record that a question's `record` may name, with their units.
pub(crate) const RECORD_FACTS: [(&str, &str); 3] = [
    ("birth.gestation_days_beyond", "days"),
    ("birth.gestation_weeks", "weeks"),
    ("birth.weight_g", "grams"),
];

#[cfg(test)]
mod tests {
    use super::catalogue;

    #[test]
    fn the_catalogue_is_in_order_of_name_without_doubles() {
        assert!(catalogue().windows(2).all(|pair| pair[0].name < pair[1].name));
    }
}
