//! What a reader of the report must know, and what nobody recorded.

use super::account;
use super::model::{Caveat, Fate, NotRecorded, Text};
use crate::case::age_on;
use crate::screening::Screening;
use crate::words::Checked;

/// Kinds of record, and tools for a child of this age, of which the case holds nothing.
pub(super) fn not_recorded<'a>(screening: &Screening<'a>) -> Vec<NotRecorded<'a>> {
    let case = screening.case;
    let age = age_on(&case.child, case.as_of);
    let years = age.years();
    let mut none = Vec::new();
    let mut add = |empty: bool, what: &'static str, text: &'static str| {
        if empty {
            none.push(NotRecorded { what: what.into(), text: text.into() });
        }
    };
    add(case.observations.is_empty(), "observations", "nothing that anyone saw, heard or was told");
    // Compulsory schooling starts at five (Education Act 1996, section 8).
    let of_school_age = years.is_some_and(|years| (5..18).contains(&years));
    add(of_school_age && case.attendance.is_empty(), "attendance", "no school register");
    add(case.appointments.is_empty(), "appointments", "no appointment, kept or missed");
    // NG75 is about infants and preschool children.
    let preschool = years.is_some_and(|years| years < 5);
    add(preschool && case.growth.is_empty(), "growth", "no weight, length or height");
    add(case.responses.is_empty(), "responses", "nothing that any service did");
    for tool in screening.inner.settings.tools() {
        let due = tool.ages.as_ref().is_some_and(|ages| age.lies_in(ages));
        if due && !case.assessments.iter().any(|assessment| assessment.tool == tool.id) {
            let text = format!("no answers to {}", tool.title);
            none.push(NotRecorded { what: tool.id.as_str().into(), text: text.into() });
        }
    }
    none
}

/// What a reader of the report must know.
pub(super) fn caveats<'a>(screening: &Screening<'a>, sleep_answered: bool) -> Vec<Caveat<'a>> {
    let mut caveats = vec![Caveat {
        code: "supports_judgement".into(),
        text:
            "this report supports professional judgement and decides nothing; what is not recorded may still \
               be so, and nothing recorded is not nothing wrong"
                .into(),
        inputs: Vec::new(),
    }];
    let mut add = |code: &'static str, text: Text<'a>, inputs: Vec<Text<'a>>| {
        caveats.push(Caveat { code: code.into(), text, inputs });
    };
    let timeline = &screening.timeline;
    let readers_unknown = screening.reader_fates.iter().filter(|(_, fate, _)| *fate == Fate::NotRecognised);
    let mut unknown: Vec<Text<'a>> =
        timeline.not_recognised.iter().map(|&input| screening.key(input)).collect();
    unknown.extend(readers_unknown.map(|&(input, ..)| account::name(screening, input)));
    if !unknown.is_empty() {
        unknown.sort();
        let text =
            "no pack in force knows these codes, tools or questions: nobody has screened what they say";
        add("not_recognised", text.into(), unknown);
    }
    let mut unread: Vec<Text<'a>> =
        timeline.unknown_qualifiers.iter().map(|one| screening.key(one.input)).collect();
    if !unread.is_empty() {
        unread.sort();
        unread.dedup();
        let text = "qualifiers of these are not in any pack in force, and count as not stated";
        add("qualifier_not_recognised", text.into(), unread);
    }
    for told in &screening.caveats {
        add(
            told.code,
            told.text.clone(),
            told.inputs.iter().map(|&input| account::name(screening, input)).collect(),
        );
    }
    if screening.hazard().is_none() && sleep_answered {
        let text = "what was answered names no hazard of sleep; that does not mean that nothing can happen";
        add("no_hazard_is_not_safe", text.into(), Vec::new());
    }
    let overdue: Vec<Text<'a>> = screening
        .inner
        .packs
        .iter()
        .filter(|pack| pack.review_by.is_some_and(|by| screening.case.as_of > by))
        .map(|pack| pack.id.as_str().into())
        .collect();
    if !overdue.is_empty() {
        add("pack_review_overdue", "the review date of these packs has passed".into(), overdue);
    }
    let recalled: Vec<Text<'a>> = screening
        .findings()
        .chain(screening.patterns())
        .filter_map(|finding| screening.rule(finding.rule()))
        .filter(|rule| rule.rule.checked == Checked::Recalled)
        .map(|rule| rule.id.as_str().into())
        .collect();
    if !recalled.is_empty() {
        let text = "these rules are written from memory of their source and await checking against its text";
        add("rests_on_recalled", text.into(), recalled);
    }
    caveats
}
