//! What a reader of the report must know, and what nobody recorded.

use super::account;
use super::model::{Caveat, NotRecorded, Text};
use crate::case::age_on;
use crate::pack::Tool;
use crate::screening::Screening;
use crate::vocabulary::{Checked, Fate};

/// The kinds of record of which a case may hold nothing.
pub(super) const NOT_RECORDED: [(&str, &str); 5] = [
    ("observations", "nothing that anyone saw, heard or was told"),
    ("attendance", "no school register"),
    ("appointments", "no appointment, kept or missed"),
    ("growth", "no weight, length or height"),
    ("responses", "nothing that any service did"),
];

/// A tool of which a case holds nothing.
pub(super) fn nothing_of_tool(tool: &Tool) -> NotRecorded<'_> {
    NotRecorded { what: tool.id.as_str().into(), text: format!("no answers to {}", tool.title).into() }
}

/// Kinds of record, and tools for a child of this age, of which the case holds nothing: places among [`NOT_RECORDED`],
/// and beyond them among the tools.
pub(super) fn nothing_of<'s>(screening: &'s Screening<'_>) -> impl Iterator<Item = usize> + use<'s> {
    let case = screening.case;
    let age = age_on(&case.child, case.as_of);
    let years = age.years();
    // Compulsory schooling starts at five (Education Act 1996, section 8).
    let of_school_age = years.is_some_and(|years| (5..18).contains(&years));
    // NG75 is about infants and preschool children.
    let preschool = years.is_some_and(|years| years < 5);
    let nothing = [
        case.observations.is_empty(),
        of_school_age && case.attendance.is_empty(),
        case.appointments.is_empty(),
        preschool && case.growth.is_empty(),
        case.responses.is_empty(),
    ];
    let kinds = nothing.into_iter().enumerate().filter_map(|(at, nothing)| nothing.then_some(at));
    let tools = screening.inner.settings.tools().iter().zip(NOT_RECORDED.len()..);
    let of_tools = tools.filter(move |(tool, _)| {
        let due = tool.ages.as_ref().is_some_and(|ages| age.lies_in(ages));
        due && !case.assessments.iter().any(|assessment| assessment.tool == tool.id)
    });
    kinds.chain(of_tools.map(|(_, at)| at))
}

/// The same in words.
pub(super) fn not_recorded<'a>(screening: &Screening<'a>) -> Vec<NotRecorded<'a>> {
    let inner = screening.inner;
    let words = nothing_of(screening).filter_map(|at| match NOT_RECORDED.get(at) {
        Some(&(what, text)) => Some(NotRecorded { what: what.into(), text: text.into() }),
        None => inner.settings.tools().get(at - NOT_RECORDED.len()).map(nothing_of_tool),
    });
    words.collect()
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
