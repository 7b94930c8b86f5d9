//! Arbitrary packs over a small vocabulary: sound ones, whose every name exists, so that they can be screened with.

use jiff::civil::date;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::condition::{self, ages};
use super::names::{CODES, ID, PATTERN, ROUTE};
use crate::number::Number;
use crate::pack::{
    AdequateResponse, AgeRange, AnswerKind, Condition, Exemption, FollowedBy, Gate, Header, Indicator, Level,
    Method, NextStep, Pack, Qualifier, Rule, Scale, Span, Then, Tool, ToolQuestion, Total, Unit,
};
use crate::vocabulary::{
    About, Basis, Channel, Checked, Concern, Form, Forms, Hazard, ResponseKind, Vocabulary as _,
};

/// The indicators of every arbitrary pack, with what varies left at its plainest. [`pack`] varies their forms,
/// channels and ages.
///
/// ```
/// let codes: Vec<String> = neglect_screen::testing::catalogue().into_iter().map(|one| one.code).collect();
/// assert!(codes.contains(&"food.hungry".to_owned()));
/// ```
pub fn catalogue() -> Vec<Indicator> {
    let forms = Form::ALL.iter().copied().cycle();
    let qualifiers: [&[&str]; 7] = [
        &["control", "pattern"],
        &["pattern"],
        &["control", "pattern", "route"],
        &["pattern", "route"],
        &["route"],
        &[],
        &["pattern"],
    ];
    let mut all = Vec::new();
    for ((code, names), form) in CODES.into_iter().zip(qualifiers).zip(forms) {
        all.push(Indicator {
            code: code.to_owned(),
            label: code.replace(['.', '_'], " "),
            terms: Vec::new(),
            plan: code == "plan.open",
            forms: Forms::NONE.with(form),
            channel: if code == "plan.open" { Channel::Status } else { Channel::Alerting },
            ages: None,
            qualifiers: names.iter().map(|name| qualifier(name)).collect(),
            ends: Vec::new(),
            codings: Vec::new(),
            overlaps: Vec::new(),
            note: None,
            cites: Vec::new(),
            checked: None,
        });
    }
    all
}

fn qualifier(name: &str) -> Qualifier {
    let owned = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
    let scale = match name {
        "control" => Scale::Ordered(owned(&["no", "yes"])),
        "pattern" => Scale::Ordered(owned(&PATTERN)),
        _ => Scale::OneOf(owned(&ROUTE)),
    };
    Qualifier { name: name.to_owned(), scale, ask: None }
}

/// An arbitrary sound pack: a small catalogue, a tool, up to a dozen rules of every kind of condition with gates,
/// ages and explanations, up to three levels. Every second rule or so looks at findings.
///
/// What the rules say is arbitrary: many can never fire, and that is wanted. [`super::case_for`] makes cases that
/// speak of the same codes.
pub fn pack() -> impl Strategy<Value = Pack> {
    let indicators: Vec<_> = catalogue().into_iter().map(indicator).collect();
    (indicators, vec(rule(), 1..12), vec(condition::any_condition(), 0..4), vec(answer(), 0..3)).prop_map(
        |(indicators, rules, levels, answers)| {
            let ids: Vec<String> = (0..rules.len()).map(|at| format!("r{at}")).collect();
            let mut rules: Vec<Rule> =
                rules.into_iter().zip(&ids).map(|(rule, id)| Rule { id: id.clone(), ..rule }).collect();
            let mut levels = levels;
            for rule in &mut rules {
                condition::repair(&mut rule.when, &indicators, &ids);
                rule.gates.iter_mut().for_each(|gate| condition::repair(&mut gate.when, &indicators, &ids));
                let exemptions = rule.exemptions.iter_mut();
                exemptions.for_each(|one| condition::repair(&mut one.when, &indicators, &ids));
            }
            levels.iter_mut().for_each(|level| condition::repair(level, &indicators, &ids));
            Pack {
                header: header(),
                sources: Vec::new(),
                indicators,
                tools: vec![tool()],
                rules,
                levels: levels.into_iter().zip(1..).map(|(when, number)| level(when, number)).collect(),
                next_steps: vec![next_step("talk", &[Concern::Consider]), next_step("refer", &[])],
                answers: answers
                    .into_iter()
                    .zip(0..)
                    .map(|(answer, at): (AdequateResponse, u32)| AdequateResponse {
                        id: format!("answer{at}"),
                        ..answer
                    })
                    .collect(),
                contradictions: Vec::new(),
                readings: Vec::new(),
                attendance_codes: Vec::new(),
                amends: Vec::new(),
                background: Vec::new(),
                not_encoded: Vec::new(),
            }
        },
    )
}

fn indicator(plain: Indicator) -> impl Strategy<Value = Indicator> {
    let channel = prop_oneof![4 => Just(plain.channel), 1 => select(Channel::ALL)];
    (subsequence(Form::ALL, 0..3), channel, option::weighted(0.2, ages())).prop_map(
        move |(forms, channel, ages)| Indicator {
            forms: forms.into_iter().collect(),
            channel,
            ages,
            ..plain.clone()
        },
    )
}

fn rule() -> impl Strategy<Value = Rule> {
    let when = prop_oneof![3 => condition::of_evidence(), 2 => condition::any_condition()];
    let gates = || prop_oneof![3 => Just(Vec::new()), 1 => vec(condition::any_condition(), 1..3)];
    let kinds = ["medical", "weather", "any"];
    let explained_by = prop_oneof![2 => Just(Vec::new()), 1 => subsequence(kinds.to_vec(), 1..3)];
    let enabled = prop::bool::weighted(0.95);
    // Around the dates that arbitrary cases have.
    let day =
        || option::weighted(0.1, (2018_i16..=2026, 1_i8..=12).prop_map(|(year, month)| date(year, month, 1)));
    let in_force =
        (day(), day()).prop_map(|(from, to)| if from > to && to.is_some() { (to, from) } else { (from, to) });
    (when, (gates(), gates()), option::weighted(0.25, ages()), explained_by, then(), (enabled, in_force))
        .prop_map(|(when, (gates, exemptions), ages, explained_by, then, (enabled, (from, to)))| {
            let gates = gates.into_iter().zip(0..).map(|(when, at): (Condition, u32)| Gate {
                id: format!("gate{at}"),
                when,
                text: "not so here".to_owned(),
            });
            let exemptions = exemptions.into_iter().zip(0..).map(|(when, at): (Condition, u32)| Exemption {
                id: format!("exemption{at}"),
                when,
                text: "an exception here".to_owned(),
            });
            Rule {
                id: String::new(),
                when,
                gates: gates.collect(),
                exemptions: exemptions.collect(),
                ages,
                explained_by: explained_by.into_iter().map(|kind: &str| kind.to_owned()).collect(),
                then,
                text: "an arbitrary rule".to_owned(),
                note: None,
                basis: Basis::Design,
                cites: Vec::new(),
                checked: Checked::Recalled,
                enabled,
                from,
                to,
                examples: Vec::new(),
            }
        })
}

fn then() -> impl Strategy<Value = Then> {
    let concern = select(vec![Concern::Prompt, Concern::Consider, Concern::Suspect, Concern::Immediate]);
    let forms = prop_oneof![2 => Just(Vec::new()), 1 => subsequence(Form::ALL, 1..3)];
    let next = subsequence(vec!["talk".to_owned(), "refer".to_owned()], 0..=2);
    let about = prop_oneof![4 => Just(About::Neglect), 1 => Just(About::Maltreatment)];
    (option::weighted(0.8, concern), option::weighted(0.3, select(Hazard::ALL)), forms, next, about).prop_map(
        |(concern, hazard, forms, next, about)| {
            // Something follows from every rule.
            let concern = concern.or_else(|| hazard.is_none().then_some(Concern::Prompt));
            Then { concern, hazard, forms: forms.into_iter().collect(), next, about }
        },
    )
}

fn header() -> Header {
    Header {
        id: ID.to_owned(),
        version: "1".to_owned(),
        title: "An arbitrary pack".to_owned(),
        jurisdiction: "nowhere".to_owned(),
        review_by: None,
        owner: None,
        note: None,
    }
}

fn level(when: Condition, number: u8) -> Level {
    Level {
        id: format!("level{number}"),
        number,
        name: format!("Level {number}"),
        when: Some(when),
        legal: Vec::new(),
        text: "an arbitrary level".to_owned(),
        basis: Basis::Design,
        cites: Vec::new(),
        checked: Checked::Recalled,
    }
}

fn next_step(id: &str, at: &[Concern]) -> NextStep {
    NextStep {
        id: id.to_owned(),
        text: "an arbitrary step".to_owned(),
        family: None,
        who: None,
        at: at.to_vec(),
        deadline: None,
        urgency: None,
        when: None,
        unless: None,
        instead: Vec::new(),
        done_by: if id == "refer" { vec![ResponseKind::Referral] } else { Vec::new() },
        followed_by: if id == "refer" {
            vec![FollowedBy { step: "talk".to_owned(), after: Vec::new() }]
        } else {
            Vec::new()
        },
        basis: Basis::Design,
        cites: Vec::new(),
        checked: Checked::Recalled,
    }
}

/// Responses that are adequate to some concern.
fn answer() -> impl Strategy<Value = AdequateResponse> {
    let concern = select(vec![Concern::Prompt, Concern::Consider, Concern::Suspect, Concern::Immediate]);
    let kinds = subsequence(ResponseKind::ALL, 1..8);
    let past_after = option::weighted(0.8, (1_u32..24).prop_map(|n| Span { n, unit: Unit::Months }));
    (option::weighted(0.8, concern), kinds, past_after).prop_map(|(concern, kinds, past_after)| {
        AdequateResponse {
            id: String::new(),
            concern,
            hazard: concern.is_none(),
            kinds,
            past_after,
            text: "an arbitrary answer".to_owned(),
            basis: Basis::Design,
            cites: Vec::new(),
            checked: Checked::Recalled,
        }
    })
}

/// The tool of every arbitrary pack: a question of each kind, and a sum with blanks.
fn tool() -> Tool {
    let question = |id: &str, answer| ToolQuestion {
        id: id.to_owned(),
        ask: format!("{id}?"),
        terms: Vec::new(),
        answer,
        section: None,
        ages: None,
        only_if: None,
        weight: None,
        record: None,
        means: Vec::new(),
        note: None,
        cites: Vec::new(),
        checked: None,
    };
    let options = || vec!["cot".to_owned(), "sofa".to_owned(), "floor".to_owned()];
    Tool {
        id: "bed".to_owned(),
        title: "Beds".to_owned(),
        ages: Some(AgeRange {
            below: Some(Span { n: 16, unit: Unit::Years }),
            unborn: true,
            ..AgeRange::default()
        }),
        questions: vec![
            question("place", AnswerKind::Choice { options: options(), points: Vec::new() }),
            question("shared", AnswerKind::YesNo),
            question("care", AnswerKind::Grade { min: 1, max: 5 }),
            question(
                "grams",
                AnswerKind::Number {
                    unit: "grams".to_owned(),
                    min: Number::from(200_u32),
                    max: Number::from(8000_u32),
                },
            ),
        ],
        totals: vec![Total {
            id: "sum".to_owned(),
            title: "Sum".to_owned(),
            method: Method::Sum,
            of: vec!["shared".to_owned(), "care".to_owned()],
            bands: Vec::new(),
        }],
        evidence_for: Vec::new(),
        accredited: false,
        note: None,
        basis: Basis::Design,
        cites: Vec::new(),
        checked: Checked::Recalled,
    }
}
