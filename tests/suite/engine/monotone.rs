//! More adverse evidence never lowers concern or removes a finding, and a duplicate changes nothing but its fate.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use jiff::civil::{Date, date};
use neglect_screen::Fate;
use neglect_screen::case::{
    Appointment, AppointmentOutcome, Assessment, Code, Observation, Response, ResponseKind, Service,
};
use neglect_screen::pack::{Indicator, Scale};
use neglect_screen::report::Report;
use neglect_screen::{Agency, Case, Limits, Screener, Vocabulary as _};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::equal::{COMPILED, case, observation, sketch};
use super::undecided::LEVELS;

fn findings(report: &Report) -> BTreeSet<String> {
    report.findings.iter().map(|finding| finding.rule.to_string()).collect()
}

/// A day so many days before the case's date, and the day on which what happened then became known.
fn days(ago: i32, late_by: i32) -> (Date, Option<Date>) {
    let on = date(2026, 11, 21).saturating_sub(jiff::Span::new().days(ago));
    (on, (late_by > 0).then(|| on.saturating_add(jiff::Span::new().days(late_by))))
}

fn never_less(screener: &Screener, before: &Case, after: &Case) -> Result<(), TestCaseError> {
    let (before, after) = (screener.screen(before).unwrap(), screener.screen(after).unwrap());
    prop_assert!(after.concern >= before.concern);
    prop_assert!(after.hazard >= before.hazard);
    let (had, has) = (findings(&before), findings(&after));
    prop_assert!(had.is_subset(&has), "lost {:?}", had.difference(&has));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn one_more_observation_never_lowers_anything(
        sketches in proptest::collection::vec(sketch(), 1..20), age in 0_i32..6500, more in any::<Index>(),
    ) {
        let screener = &*COMPILED;
        let all: Vec<Observation> =
            sketches.iter().enumerate().map(|(at, sketch)| observation(sketch, at, screener.indicators())).collect();
        let mut fewer = all.clone();
        let more = fewer.remove(more.index(all.len()));
        // That a status has ended is no adverse evidence.
        let says = |one: &&Indicator| matches!(&more.code, Code::Own(code) if *code == one.code);
        prop_assume!(screener.indicators().iter().find(says).is_none_or(|one| one.ends.is_empty()));
        if let (Ok(before), Ok(after)) = (case(age, 40, fewer).build(), case(age, 40, all).build()) {
            never_less(screener, &before, &after)?;
        }
    }

    #[test]
    fn a_higher_value_on_an_ordered_scale_never_lowers_anything(
        sketches in proptest::collection::vec(sketch(), 1..20), age in 0_i32..6500, which in any::<Index>(), by in 1_usize..3,
    ) {
        let screener = &*COMPILED;
        let lower: Vec<Observation> =
            sketches.iter().enumerate().map(|(at, sketch)| observation(sketch, at, screener.indicators())).collect();
        let mut higher = lower.clone();
        let at = which.index(higher.len());
        let raised = &mut higher[at];
        let code = match &raised.code {
            Code::Own(code) => code.clone(),
            Code::Coded { .. } => return Ok(()),
        };
        let indicator = screener.indicators().iter().find(|indicator| indicator.code == code).unwrap();
        for qualifier in &indicator.qualifiers {
            if let Scale::Ordered(values) = &qualifier.scale
                && let Some(value) = raised.with.get_mut(&qualifier.name)
                && let Some(place) = values.iter().position(|known| known == value)
                && let Some(next) = values.get((place + by).min(values.len() - 1))
            {
                value.clone_from(next);
            }
        }
        if let (Ok(before), Ok(after)) = (case(age, 40, lower).build(), case(age, 40, higher).build()) {
            never_less(screener, &before, &after)?;
        }
    }

    #[test]
    fn a_duplicate_changes_nothing_but_its_own_fate(
        sketches in proptest::collection::vec(sketch(), 1..15), age in 0_i32..6500, which in any::<Index>(),
    ) {
        let screener = &*COMPILED;
        let mut observations: Vec<Observation> =
            sketches.iter().enumerate().map(|(at, sketch)| observation(sketch, at, screener.indicators())).collect();
        let before = case(age, 40, observations.clone()).build();
        prop_assume!(before.is_ok(), "the sketches make a sound case");
        let before = before.unwrap();
        let mut again = observations[which.index(observations.len())].clone();
        again.id = "z".to_owned();
        observations.push(again);
        let after = case(age, 40, observations).build().unwrap();
        let (before, mut after) = (screener.screen(&before).unwrap(), screener.screen(&after).unwrap());
        let line = after.account.iter().position(|line| line.input == "z").unwrap();
        let fate = after.account.remove(line).fate;
        prop_assert!(matches!(fate, Fate::DuplicateOf | Fate::AfterAsOf), "{}", fate);
        prop_assert_eq!(before.to_json(), after.to_json());
    }

    #[test]
    fn replay_on_a_day_is_a_screening_of_what_stood_by_that_day(
        sketches in proptest::collection::vec(sketch(), 1..12),
        responses in proptest::collection::vec((0_i32..700, 0_i32..40, select(ResponseKind::ALL)), 0..4),
        missed in proptest::collection::vec((0_i32..700, 0_i32..40, select(AppointmentOutcome::ALL)), 0..5),
        asked in proptest::option::of((0_i32..200, any::<bool>())),
        age in 700_i32..6500,
    ) {
        let screener = &*LEVELS;
        let observations: Vec<Observation> =
            sketches.iter().enumerate().map(|(at, sketch)| observation(sketch, at, screener.indicators())).collect();
        let mut builder = case(age, 40, observations);
        for (at, (ago, late_by, kind)) in responses.into_iter().enumerate() {
            let (on, recorded) = days(ago, late_by);
            let id = Some(format!("r{at}"));
            let response = Response { id, on, recorded, by: Agency::SocialCare, kind, to: Vec::new() };
            builder = builder.response(response);
        }
        for (at, (ago, late_by, outcome)) in missed.into_iter().enumerate() {
            let (on, recorded) = days(ago, late_by);
            let mut appointment = Appointment::new(format!("p{at}"), on, Service::Dental, outcome);
            appointment.recorded = recorded;
            builder = builder.appointment(appointment);
        }
        if let Some((ago, suffered)) = asked {
            let assessment = Assessment::new("a0", "missed_care", days(ago, 0).0, Agency::Health);
            builder = builder.assessment(assessment.answer("health_suffered", suffered));
        }
        let case = builder.build();
        prop_assume!(case.is_ok(), "the sketches make a sound case");
        let case = case.unwrap();
        for step in screener.replay(&case).unwrap().steps {
            let mut then = case.clone().into_draft();
            then.as_of = step.on;
            let was_known = |on: Date, recorded: Option<Date>| on <= step.on && recorded.unwrap_or(on) <= step.on;
            then.observations.retain(|one| was_known(one.on, one.recorded));
            then.responses.retain(|one| was_known(one.on, one.recorded));
            then.appointments.retain(|one| was_known(one.on, one.recorded));
            then.assessments.retain(|one| was_known(one.on, one.recorded));
            let then = then.check(&Limits::default()).unwrap();
            let report = screener.screen(&then).unwrap();
            prop_assert_eq!(step.concern, report.concern);
            prop_assert_eq!(step.hazard, report.hazard);
            prop_assert_eq!(step.levels, report.levels.iter().map(|one| one.level.clone()).collect::<Vec<_>>());
            let found: BTreeSet<&String> =
                report.findings.iter().chain(&report.patterns).map(|finding| &finding.rule).collect();
            prop_assert!(step.new_findings.iter().all(|rule| found.contains(rule)));
            prop_assert!(step.gone.iter().all(|rule| !found.contains(rule)));
        }
    }
}

/// A pack whose pattern counts occasions: findings of one event are one.
static OCCASIONS: LazyLock<Screener> = LazyLock::new(|| {
    let mut text = String::from(
        "[pack]\nid = \"p\"\nversion = \"1\"\ntitle = \"T\"\njurisdiction = \"none\"\n\
         [[source]]\nid = \"s\"\ntitle = \"S\"\n",
    );
    for code in ["a", "b", "c"] {
        text += &format!(
            "[[indicator]]\ncode = \"x.{code}\"\nlabel = \"l\"\nforms = [\"physical\"]\ncites = [\"s\"]\n\
             checked = \"recalled\"\n"
        );
    }
    for (id, when, concern) in [
        ("one", "{ seen = \"x.b\" }", "prompt"),
        ("two", "{ seen = \"x.a\", at_least = 2 }", "prompt"),
        ("both", "{ all = [{ seen = \"x.c\" }, { seen = [\"x.a\", \"x.b\"], at_least = 2 }] }", "prompt"),
        ("twice", "{ found = { concern = \"prompt\", at_least = 2 } }", "consider"),
        ("thrice", "{ found = { concern = \"prompt\", at_least = 3, within = \"2 days\" } }", "suspect"),
    ] {
        text += &format!(
            "[[rule]]\nid = \"{id}\"\nwhen = {when}\nthen = {{ concern = \"{concern}\" }}\ntext = \"t\"\n\
             basis = \"design\"\ncites = [\"s\"]\nchecked = \"recalled\"\n"
        );
    }
    Screener::builder().pack("occasions.toml", text).build().unwrap()
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn one_more_report_of_an_event_never_joins_two_occasions_into_one(
        seen in proptest::collection::vec((0_usize..3, 1_i8..5, proptest::option::weighted(0.6, 0_u8..3)), 1..9),
        more in any::<Index>(),
    ) {
        let all: Vec<Observation> = seen
            .iter()
            .enumerate()
            .map(|(at, &(code, day, event))| {
                let on = jiff::civil::date(2026, 11, day);
                let one = Observation::new(format!("o{at}"), ["x.a", "x.b", "x.c"][code], on, Agency::Health);
                match event {
                    Some(event) => one.event(format!("e{event}")),
                    None => one,
                }
            })
            .collect();
        let mut fewer = all.clone();
        fewer.remove(more.index(all.len()));
        let (before, after) = (case(900, 40, fewer).build().unwrap(), case(900, 40, all).build().unwrap());
        never_less(&OCCASIONS, &before, &after)?;
        let patterns = |case: &Case| -> BTreeSet<String> {
            let report = OCCASIONS.screen(case).unwrap();
            report.patterns.iter().map(|pattern| pattern.rule.to_string()).collect()
        };
        let (had, has) = (patterns(&before), patterns(&after));
        prop_assert!(had.is_subset(&has), "lost {:?}", had.difference(&has));
    }
}
