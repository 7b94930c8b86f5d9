//! What a reader of the report must know, and what nobody recorded.

use std::collections::BTreeMap;

use super::model::Caveat;
use super::views::{InputName, NotRecordedView};
use crate::case::{InputCode, InputRef, age_on};
use crate::engine::Meaning;
use crate::screening::Screening;
use crate::vocabulary::{CaveatCode, Checked};

/// Kinds of record, and tools for a child of this age, of which the case holds nothing.
pub(super) fn not_recorded(screening: &Screening) -> Vec<NotRecordedView> {
    let case = &screening.case;
    let age = age_on(&case.child, case.as_of);
    let years = age.years();
    // Compulsory schooling starts at five (Education Act 1996, section 8).
    let of_school_age = years.is_some_and(|years| (5..18).contains(&years));
    // NG75 is about infants and preschool children.
    let preschool = years.is_some_and(|years| years < 5);
    // In the order of `NOT_RECORDED`.
    let nothing = [
        case.observations.is_empty(),
        of_school_age && case.attendance.is_empty(),
        case.appointments.is_empty(),
        preschool && case.growth.is_empty(),
        case.responses.is_empty(),
    ];
    let kinds = nothing.into_iter().enumerate().filter(|(_, nothing)| *nothing);
    let tools = screening.prepared.settings.tools().iter().enumerate().filter(|(_, tool)| {
        tool.ages.as_ref().is_some_and(|ages| age.lies_in(ages))
            && !case.assessments.iter().any(|assessment| assessment.tool == tool.id)
    });
    let kinds = kinds.map(|(kind, _)| NotRecordedView::Records(kind));
    kinds.chain(tools.map(|(tool, _)| NotRecordedView::Tool(tool))).collect()
}

/// The observations whose code is too broad, by why it is.
fn too_broad(screening: &Screening) -> BTreeMap<&str, Vec<String>> {
    let mut by_reason: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for &input in &screening.timeline.too_broad {
        let Some(InputCode::Code(code)) = screening.case.input(input).map(|input| input.code) else {
            unreachable!("only observations have codes");
        };
        let Some(Meaning::TooBroad(why)) = screening.prepared.book.meaning(code) else {
            unreachable!("the timeline found the code too broad");
        };
        by_reason.entry(why).or_default().push(InputName::of_input(screening, input).to_string());
    }
    by_reason
}

/// What a reader of the report must know.
pub(super) fn caveats(screening: &Screening, sleep_answered: bool) -> Vec<Caveat> {
    let mut caveats = Vec::new();
    let mut add = |code: CaveatCode, text: &str, inputs: Vec<String>| {
        caveats.push(Caveat { code, text: text.to_owned(), inputs });
    };
    let name = |input: InputRef| InputName::of_input(screening, input).to_string();
    add(
        CaveatCode::SupportsJudgement,
        "this report supports professional judgement and decides nothing; what is not recorded may still be so, and \
         nothing recorded is not nothing wrong",
        Vec::new(),
    );
    let unknown = screening.timeline.not_recognised.iter().chain(&screening.not_recognised_by_readers);
    let mut unknown: Vec<InputRef> = unknown.copied().collect();
    if !unknown.is_empty() {
        unknown.sort_unstable();
        let inputs = screening.case.inputs().filter(|input| unknown.binary_search(&input.reference).is_ok());
        let mut unknown: Vec<String> =
            inputs.map(|input| InputName::new(screening, &input).to_string()).collect();
        unknown.sort();
        let text =
            "no pack in force knows these codes, tools or questions: nobody has screened what they say";
        add(CaveatCode::NotRecognised, text, unknown);
    }
    for (why, mut inputs) in too_broad(screening) {
        inputs.sort();
        let text = format!("codes that say too little by themselves to raise anything: {why}");
        add(CaveatCode::CodeTooBroad, &text, inputs);
    }
    let mut unread: Vec<String> =
        screening.timeline.unknown_qualifiers.iter().map(|unknown| name(unknown.input)).collect();
    if !unread.is_empty() {
        unread.sort();
        unread.dedup();
        let text = "qualifiers of these are not in any pack in force, and count as not stated";
        add(CaveatCode::QualifierNotRecognised, text, unread);
    }
    for caveat in &screening.caveats {
        add(caveat.code, &caveat.text, caveat.inputs.iter().map(|&input| name(input)).collect());
    }
    if screening.hazard().is_none() && sleep_answered {
        let text = "what was answered names no hazard of sleep; that does not mean that nothing can happen";
        add(CaveatCode::NoHazardIsNotSafe, text, Vec::new());
    }
    let overdue = screening.prepared.packs.iter().filter(|pack| pack.review_overdue(screening.case.as_of));
    let overdue: Vec<String> = overdue.map(|pack| pack.id.clone()).collect();
    if !overdue.is_empty() {
        add(CaveatCode::PackReviewOverdue, "the review date of these packs has passed", overdue);
    }
    let rules = screening.findings().chain(screening.patterns()).map(|finding| finding.rule());
    let recalled: Vec<String> =
        rules.filter(|rule| rule.rule.checked == Checked::Recalled).map(|rule| rule.id.clone()).collect();
    if !recalled.is_empty() {
        let text = "these rules are written from memory of their source and await checking against its text";
        add(CaveatCode::RestsOnRecalled, text, recalled);
    }
    caveats
}
