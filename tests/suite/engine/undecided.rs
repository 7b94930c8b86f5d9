//! Undecided is not nothing: what missing answers could raise is said, asked about and never overstated; what services did
//! changes steps and standing, and takes no finding away.

use neglect_screen::Vocabulary as _;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use jiff::civil::date;
use neglect_screen::case::{Code, Observation, Response, ResponseKind};
use neglect_screen::pack::{Scale, built_in_local};
use neglect_screen::report::{Report, Undecided};
use neglect_screen::{Agency, Case, Concern, Fate, Forms, Hazard, Screener, Standing, StepState, Subject};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::equal::{COMPILED, Sketch, case, observation, sketch};

fn observations(sketches: &[Sketch]) -> Vec<Observation> {
    let indicators = COMPILED.indicators();
    sketches.iter().enumerate().map(|(at, sketch)| observation(sketch, at, indicators)).collect()
}

fn screened(case: &Case) -> Report {
    COMPILED.screen(case).unwrap()
}

/// A response of a kind, so many days before the case's date.
fn response(at: usize, (ago, kind): (i32, ResponseKind)) -> Response {
    let on = date(2026, 11, 21).saturating_sub(jiff::Span::new().days(ago));
    Response { id: Some(format!("r{at}")), on, recorded: None, by: Agency::SocialCare, kind, to: Vec::new() }
}

/// Gives an answer that a report asks for about an observation; whether it could.
fn answer(
    screener: &Screener,
    observations: &mut [Observation],
    input: &str,
    name: &str,
    choice: Index,
) -> bool {
    let Some(one) = observations.iter_mut().find(|one| one.id == input) else { return false };
    let Code::Own(code) = &one.code else { return false };
    let indicator = screener.indicators().iter().find(|indicator| indicator.code == *code).unwrap();
    let Some(qualifier) = indicator.qualifiers.iter().find(|qualifier| qualifier.name == name) else {
        return false;
    };
    let value = choice.get(qualifier.scale.values()).clone();
    one.with.insert(name.to_owned(), value);
    true
}

/// What nobody said of observations is asked, by the observation and the qualifier.
fn asked(report: &Report) -> Vec<(String, String)> {
    let missing = report.questions.iter().flat_map(|question| &question.missing);
    let asked = missing.filter_map(|missing| Some((missing.input.clone()?, missing.name.clone())));
    asked.collect::<BTreeSet<_>>().into_iter().collect()
}

/// The forms of neglect that the questions about something undecided could find more of.
fn forms_asked_about(report: &Report, undecided: &Undecided) -> Forms {
    let indicator = COMPILED.indicators().iter().find(|one| one.code == undecided.code).unwrap();
    let questions = report.questions.iter().filter(|one| one.input.as_ref() == Some(&undecided.input));
    questions.flat_map(|question| &question.could).fold(Forms::NONE, |forms, could| {
        let rule = COMPILED.rules().iter().find(|rule| rule.id == could.rule).unwrap();
        let own = rule.rule.then.forms;
        forms.union(if own.is_empty() { indicator.forms } else { own })
    })
}

/// The built-in packs with the four levels that no partnership owns.
pub(super) static LEVELS: LazyLock<Screener> = LazyLock::new(|| {
    let levels = &built_in_local()[0];
    Screener::builder().england().pack_text(levels.clone()).build().unwrap()
});

fn own_code(one: &Observation) -> &str {
    match &one.code {
        Code::Own(code) => code,
        Code::Coded { .. } => "",
    }
}

/// The statuses that an observation says have ended.
fn ended_by(one: &Observation) -> &'static [String] {
    let indicator = LEVELS.indicators().iter().find(|indicator| indicator.code == own_code(one));
    indicator.map_or(&[], |indicator| &indicator.ends)
}

/// The least level that what a report says establishes, whatever else is recorded.
fn established(report: &Report, observed: &[Observation]) -> u8 {
    let as_of = report.as_of;
    let known = |one: &&Observation| one.on <= as_of && one.recorded.unwrap_or(one.on) <= as_of;
    let plan_in_force = observed.iter().filter(known).any(|one| {
        let code = own_code(one);
        let has_ended = observed.iter().filter(known).any(|end| {
            ended_by(end).iter().any(|ended| ended == code) && end.subject == one.subject && end.on > one.on
        });
        matches!(code, "status.child_protection_plan" | "status.child_in_need" | "status.looked_after")
            && one.subject == Subject::Child
            && one.until.map_or(!has_ended, |until| until >= as_of)
    });
    let of_concern = match report.concern {
        Concern::NoneRecorded => 1,
        Concern::Prompt => 2,
        Concern::Consider => 3,
        Concern::Suspect | Concern::Immediate => 4,
    };
    let undecided = report.undecided.iter().any(|undecided| undecided.concern.is_some());
    let beside_hazard = report.hazard >= Some(Hazard::Strong);
    of_concern.max(if plan_in_force { 4 } else { 1 }).max(if undecided || beside_hazard { 2 } else { 1 })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_level_is_never_below_what_is_established(
        sketches in proptest::collection::vec(sketch(), 1..12), age in 0_i32..6500, left_out in any::<Index>(),
    ) {
        let all = observations(&sketches);
        let built = case(age, 40, all.clone()).build();
        prop_assume!(built.is_ok());
        let report = LEVELS.screen(&built.unwrap()).unwrap();
        let level = &report.levels[0];
        prop_assert!(level.at_least >= established(&report, &all), "{} at {}", level.at_least, report.headline);
        let mut fewer = all;
        let left_out = fewer.remove(left_out.index(fewer.len()));
        // That a status has ended is no adverse evidence.
        if ended_by(&left_out).is_empty()
            && let Ok(fewer) = case(age, 40, fewer).build()
        {
            prop_assert!(LEVELS.screen(&fewer).unwrap().levels[0].at_least <= level.at_least);
        }
    }

    #[test]
    fn what_is_undecided_is_never_silent(
        sketches in proptest::collection::vec(sketch(), 1..15), age in 0_i32..6500,
    ) {
        let observed = observations(&sketches);
        let built = case(age, 40, observed.clone()).build();
        prop_assume!(built.is_ok());
        let report = screened(&built.unwrap());
        for undecided in &report.undecided {
            let input = observed.iter().find(|one| one.id == undecided.input).unwrap();
            prop_assert_eq!(undecided.by, input.by);
            prop_assert_eq!(undecided.forms, forms_asked_about(&report, undecided));
            let asks = report.questions.iter().any(|question| question.input.as_ref() == Some(&undecided.input));
            prop_assert!(asks && !undecided.questions.is_empty(), "{} asks nothing", undecided.input);
            prop_assert!(undecided.concern.is_some() || undecided.hazard.is_some());
        }
        let listed: BTreeSet<&String> = report.undecided.iter().map(|undecided| &undecided.input).collect();
        for line in report.account.iter().filter(|line| line.fate == Fate::Undecided) {
            prop_assert!(listed.contains(&line.input), "{} is not listed", line.input);
            prop_assert!(report.headline.contains("not decided"), "{}", report.headline);
        }
        if report.headline.contains("No alerting feature") {
            prop_assert!(report.undecided.is_empty() && report.concern == Concern::NoneRecorded);
            prop_assert!(report.hazard.is_none());
        }
        prop_assert!(report.could_reach.is_none_or(|could| could >= report.concern));
        prop_assert!(report.concern_ever >= report.concern);
        for level in &report.levels {
            prop_assert!(level.could_be.as_ref().is_none_or(|could_be| could_be.number > level.at_least));
        }
    }

    #[test]
    fn no_answers_raise_further_than_the_report_says_they_could(
        sketches in proptest::collection::vec(sketch(), 1..12),
        age in 0_i32..6500,
        choices in proptest::collection::vec(any::<Index>(), 40),
        how_many in 1_usize..40,
    ) {
        let mut given = observations(&sketches);
        let built = case(age, 40, given.clone()).build();
        prop_assume!(built.is_ok());
        let before = screened(&built.unwrap());
        for ((input, name), choice) in asked(&before).into_iter().zip(&choices).take(how_many) {
            answer(&COMPILED, &mut given, &input, &name, *choice);
        }
        let after = screened(&case(age, 40, given).build().unwrap());
        prop_assert!(
            after.concern <= before.could_reach.unwrap_or(before.concern).max(before.concern),
            "answers raised it to {}, and it could reach {:?}", after.concern, before.could_reach
        );
        prop_assert!(after.hazard <= before.hazard_could_reach.max(before.hazard));
    }

    #[test]
    fn some_answers_raise_as_far_as_the_report_says_they_could(
        sketches in proptest::collection::vec(sketch(), 1..8), age in 200_i32..6500,
    ) {
        let mut given = observations(&sketches);
        let built = case(age, 40, given.clone()).build();
        prop_assume!(built.is_ok());
        let before = screened(&built.unwrap());
        let Some(could) = before.could_reach.filter(|&could| could > before.concern) else { return Ok(()) };
        // Every answer at the top of its scale; of a choice each value is tried for all.
        let mut reached = before.concern;
        for nth in 0..4 {
            for (input, name) in asked(&before) {
                let Some(one) = given.iter_mut().find(|one| one.id == input) else { continue };
                let Code::Own(code) = &one.code else { continue };
                let indicator =
                    COMPILED.indicators().iter().find(|indicator| indicator.code == *code).unwrap();
                let Some(qualifier) = indicator.qualifiers.iter().find(|one| one.name == name) else {
                    if let Some(explanation) = &mut one.explanation {
                        explanation.status = neglect_screen::case::ExplanationStatus::Unsuitable;
                        explanation.by = Agency::Health;
                    } else {
                        one.explanation = Some(neglect_screen::case::Explanation {
                            kind: "other".to_owned(),
                            status: neglect_screen::case::ExplanationStatus::Unsuitable,
                            by: Agency::Health,
                        });
                    }
                    continue;
                };
                let value = match &qualifier.scale {
                    Scale::Ordered(values) => values.last().unwrap(),
                    Scale::OneOf(values) => &values[nth % values.len()],
                };
                one.with.insert(name, value.clone());
            }
            reached = reached.max(screened(&case(age, 40, given.clone()).build().unwrap()).concern);
        }
        // What only facts decide cannot be answered here.
        let of_facts = before.questions.iter().any(|question| {
            question.concern >= Some(could) && question.missing.iter().any(|missing| missing.input.is_none())
        });
        prop_assert!(reached >= could || of_facts, "it could reach {could}, and the worst answers reach {reached}");
    }

    #[test]
    fn a_response_changes_steps_and_standing_and_takes_no_finding_away(
        sketches in proptest::collection::vec(sketch(), 1..12),
        age in 800_i32..6500,
        responses in proptest::collection::vec((0_i32..700, select(ResponseKind::ALL)), 1..4),
    ) {
        let given = observations(&sketches);
        let built = case(age, 40, given.clone()).build();
        prop_assume!(built.is_ok());
        let before = screened(&built.unwrap());
        let mut builder = case(age, 40, given);
        for (at, one) in responses.iter().enumerate() {
            builder = builder.response(response(at, *one));
        }
        let after = screened(&builder.build().unwrap());
        let rules = |report: &Report| -> BTreeSet<String> {
            report.findings.iter().map(|finding| finding.rule.clone()).collect()
        };
        prop_assert!(rules(&before).is_subset(&rules(&after)));
        prop_assert!(after.concern_ever >= before.findings.iter().filter_map(|one| one.concern).max().unwrap_or_default());
        for finding in after.findings.iter().chain(&after.patterns).filter(|one| one.standing == Standing::Past) {
            let answers = COMPILED.packs().iter().flat_map(|pack| &pack.answers);
            let adequate: Vec<ResponseKind> = answers
                .filter(|answer| match finding.concern {
                    Some(concern) => answer.concern >= Some(concern),
                    None => answer.hazard,
                })
                .flat_map(|answer| answer.kinds.iter().copied())
                .collect();
            let answered = responses.iter().enumerate().any(|(at, &one)| {
                let response = response(at, one);
                adequate.contains(&response.kind) && response.on >= finding.to
            });
            prop_assert!(answered, "{} is past, and nobody answered it", finding.rule);
        }
        for step in after.next_steps.iter().filter(|step| step.state == StepState::Done) {
            let done = step.done.as_ref().unwrap();
            prop_assert!(responses.iter().any(|(_, kind)| *kind == done.by));
        }
        prop_assert!(before.next_steps.iter().all(|step| step.state == StepState::Due && step.done.is_none()));
    }

    #[test]
    fn answers_take_no_finding_away_but_by_an_exemption(
        sketches in proptest::collection::vec(sketch(), 1..10), age in 0_i32..6500, choices in proptest::collection::vec(any::<Index>(), 20),
    ) {
        let mut given = observations(&sketches);
        let built = case(age, 40, given.clone()).build();
        prop_assume!(built.is_ok());
        let before = screened(&built.unwrap());
        // What is undecided may give way to a mild answer; what was found does not.
        let established: BTreeSet<String> =
            before.findings.iter().filter(|one| one.concern.is_some()).map(|one| one.rule.clone()).collect();
        for ((input, name), choice) in asked(&before).into_iter().zip(&choices) {
            answer(&COMPILED, &mut given, &input, &name, *choice);
        }
        let after = screened(&case(age, 40, given).build().unwrap());
        let held: BTreeSet<String> = after.held_back.iter().map(|held| held.rule.clone()).collect();
        let now: BTreeSet<String> = after.findings.iter().map(|one| one.rule.clone()).collect();
        // An exemption that is answered holds back what fired without it.
        for lost in established.difference(&now) {
            prop_assert!(held.contains(lost), "{lost} was found, and an answer took it away");
        }
    }
}
