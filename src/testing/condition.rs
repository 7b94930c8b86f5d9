//! Arbitrary conditions of every kind, and how they are made sound.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::pack::{CODES, ID, PATTERN, ROUTE};
use crate::number::Number;
use crate::pack::{
    AgeRange, Compare, Condition, Distinct, FactTest, Found, Indicator, Pattern, Period, Seen, Select, Span,
    Unit, Window,
};
use crate::vocabulary::{Agency, Channel, Concern, Form, Subject};

/// Agencies that arbitrary records and conditions name: few, so that they meet.
pub(super) const AGENCIES: [Agency; 5] =
    [Agency::Health, Agency::Education, Agency::Police, Agency::SocialCare, Agency::Family];

/// An arbitrary condition on evidence: stratum 1.
pub(super) fn of_evidence() -> impl Strategy<Value = Condition> {
    let leaf = prop_oneof![
        6 => seen().prop_map(Condition::Seen),
        2 => fact().prop_map(Condition::Fact),
        1 => ages().prop_map(Condition::Age),
    ];
    nested(leaf.boxed())
}

/// An arbitrary condition, on findings as well: stratum 2 as often as not.
pub(super) fn any_condition() -> impl Strategy<Value = Condition> {
    let chronology = (0_i64..4).prop_map(|least| {
        let test = Compare::AtLeast(Number::from(least));
        Condition::Fact(FactTest { fact: "chronology.agencies".to_owned(), test, within: None })
    });
    let leaf = prop_oneof![
        3 => seen().prop_map(Condition::Seen),
        2 => of_fates().prop_map(Condition::Seen),
        1 => fact().prop_map(Condition::Fact),
        1 => ages().prop_map(Condition::Age),
        4 => found().prop_map(Condition::Found),
        1 => chronology,
    ];
    nested(leaf.boxed())
}

fn nested(leaf: BoxedStrategy<Condition>) -> impl Strategy<Value = Condition> {
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 1..4).prop_map(Condition::All),
            vec(inner.clone(), 1..4).prop_map(Condition::Any),
            (vec(inner, 1..4), 1_u32..4).prop_map(|(of, n)| {
                let most = u32::try_from(of.len()).unwrap_or(1);
                Condition::AtLeast { n: n.min(most), of }
            }),
        ]
    })
}

/// A range of ages, never empty.
pub(super) fn ages() -> impl Strategy<Value = AgeRange> {
    let from = option::of((0_u32..120).prop_map(|n| Span { n, unit: Unit::Months }));
    let length = option::of(1_u32..100);
    (from, length, any::<bool>(), any::<bool>()).prop_map(|(from, length, corrected, unborn)| {
        let start = from.map_or(0, |from| from.n);
        let below = length.map(|length| Span { n: start + length, unit: Unit::Months });
        // A range that says nothing is not written.
        let unborn = unborn || (from.is_none() && below.is_none());
        AgeRange { from, below, corrected, unborn }
    })
}

fn span(days: u32) -> impl Strategy<Value = Span> {
    prop_oneof![
        (1..=days).prop_map(|n| Span { n, unit: Unit::Days }),
        (1..=(days / 7).max(1)).prop_map(|n| Span { n, unit: Unit::Weeks }),
        (1..=(days / 30).max(1)).prop_map(|n| Span { n, unit: Unit::Months }),
        Just(Span { n: 1, unit: Unit::Years }),
    ]
}

fn window() -> impl Strategy<Value = Window> {
    (span(400), prop_oneof![2 => Just(Period::Any), 1 => Just(Period::Latest)])
        .prop_map(|(span, period)| Window { span, period })
}

fn selection() -> impl Strategy<Value = Select> {
    let codes = [CODES.map(str::to_owned).to_vec(), vec!["food.*".to_owned(), "home.*".to_owned()]].concat();
    let of_codes = subsequence(codes, 1..4).prop_map(|codes| Select { codes, ..Select::default() });
    let of_forms = subsequence(Form::ALL, 1..3).prop_map(|forms| Select { forms, ..Select::default() });
    let of_channels = subsequence(vec![Channel::Alerting, Channel::Status, Channel::Hazard], 1..3)
        .prop_map(|channels| Select { channels, ..Select::default() });
    prop_oneof![6 => of_codes, 1 => of_forms, 1 => of_channels]
}

/// A condition on what stratum 1 made of observations: of their codes' reach, or of what is undecided.
fn of_fates() -> impl Strategy<Value = Seen> {
    let reaches = option::of(select(vec![Concern::Prompt, Concern::Consider, Concern::Suspect]));
    (seen(), reaches, any::<bool>()).prop_map(|(seen, reaches, undecided)| {
        let reaches = reaches.or_else(|| (!undecided).then_some(Concern::Prompt));
        let select = Select { reaches, ..seen.select };
        let tests = |tests: Vec<(String, Vec<String>)>| if undecided { Vec::new() } else { tests };
        Seen {
            select,
            with: tests(seen.with),
            gate: tests(seen.gate),
            exempt: tests(seen.exempt),
            current: seen.current && !undecided,
            undecided,
            ..seen
        }
    })
}

fn tests() -> impl Strategy<Value = Vec<(String, Vec<String>)>> {
    let owned = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect::<Vec<String>>();
    let test = prop_oneof![
        3 => select(owned(&PATTERN)).prop_map(|value| ("pattern".to_owned(), vec![value])),
        2 => subsequence(owned(&ROUTE), 1..3).prop_map(|values| ("route".to_owned(), values)),
        2 => select(owned(&["no", "yes"])).prop_map(|value| ("control".to_owned(), vec![value])),
        1 => subsequence(owned(&["suitable", "absent", "unsuitable"]), 1..2)
            .prop_map(|values| ("explanation".to_owned(), values)),
    ];
    prop_oneof![3 => Just(Vec::new()), 2 => vec(test, 1..3)]
}

fn seen() -> impl Strategy<Value = Seen> {
    let subject = prop_oneof![3 => Just(Vec::new()), 1 => subsequence(Subject::ALL, 1..3)];
    let by = prop_oneof![4 => Just(Vec::new()), 1 => subsequence(AGENCIES.to_vec(), 1..3)];
    let distinct = prop_oneof![
        3 => Just(Distinct::Event),
        2 => select(vec![Distinct::Day, Distinct::Agency, Distinct::Code, Distinct::Form]),
    ];
    let at_least = prop_oneof![3 => Just(1_u32), 2 => 2_u32..4];
    let gate = || prop_oneof![3 => Just(Vec::new()), 1 => tests()];
    (
        selection(),
        tests(),
        (gate(), gate()),
        subject,
        by,
        at_least,
        (distinct, prop::bool::weighted(0.3)),
        (option::weighted(0.4, window()), option::weighted(0.2, span(60))),
        any::<bool>(),
    )
        .prop_map(
            |(
                select,
                with,
                (gate, exempt),
                subject,
                by,
                at_least,
                (distinct, same_code),
                (within, over),
                current,
            )| Seen {
                select,
                with,
                gate,
                exempt,
                subject,
                by,
                at_least,
                distinct,
                same_code,
                undecided: false,
                within,
                over,
                current,
            },
        )
}

fn fact() -> impl Strategy<Value = FactTest> {
    let number = || (0_i64..8).prop_map(Number::from);
    let numbers = prop_oneof![
        number().prop_map(Compare::AtLeast),
        number().prop_map(Compare::Above),
        number().prop_map(Compare::AtMost),
        number().prop_map(Compare::Below),
        (number(), 0_i64..4)
            .prop_map(|(low, more)| { Compare::Between(low, low.plus(Number::from(more)).unwrap_or(low)) }),
        Just(Compare::Known),
    ];
    let words = subsequence(vec!["cot".to_owned(), "sofa".to_owned(), "floor".to_owned()], 1..3);
    let test = prop_oneof![
        any::<bool>().prop_map(|flag| ("bed.shared", Compare::Is(flag))),
        words.prop_map(|words| ("bed.place", Compare::OneOf(words))),
        (select(vec!["bed.care", "bed.sum"]), numbers),
    ];
    (test, option::weighted(0.25, span(400))).prop_map(|((fact, test), within)| FactTest {
        fact: fact.to_owned(),
        test,
        within,
    })
}

fn found() -> impl Strategy<Value = Found> {
    let concern = select(vec![Concern::Prompt, Concern::Consider, Concern::Suspect]);
    let rules = vec((0_u32..12).prop_map(|at| format!("{ID}/r{at}")), 0..4);
    let distinct = prop_oneof![
        2 => Just(Distinct::Event),
        3 => select(vec![Distinct::Day, Distinct::Agency, Distinct::Form, Distinct::Rule]),
    ];
    let counted = (1_u32..4, distinct, any::<bool>(), option::of(window()));
    let answered =
        (option::weighted(0.3, span(60)), option::weighted(0.2, span(60)), prop::bool::weighted(0.2));
    let forms = prop_oneof![3 => Just(Vec::new()), 1 => subsequence(Form::ALL, 1..4)];
    (option::of(concern), prop::bool::weighted(0.15), rules, any::<bool>(), forms, counted, answered)
        .prop_map(
            |(
                concern,
                hazard,
                mut rules,
                all,
                forms,
                (at_least, distinct, same_form, within),
                (unanswered, answered_late, unjoined),
            )| {
                if all {
                    rules = vec![format!("{ID}/r1*")];
                }
                Found {
                    concern,
                    hazard,
                    rules,
                    forms,
                    at_least,
                    distinct,
                    same_form,
                    within,
                    unanswered,
                    answered_late,
                    unjoined,
                }
            },
        )
}

/// Takes out of a condition whatever names nothing: qualifiers that what it selects does not have, codes of an empty
/// selection, rules that the pack does not hold.
pub(super) fn repair(condition: &mut Condition, indicators: &[Indicator], rules: &[String]) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast { of: parts, .. } => {
            parts.iter_mut().for_each(|part| repair(part, indicators, rules));
        }
        Condition::Seen(seen) => mend_seen(seen, indicators),
        Condition::Found(found) => {
            found.rules.retain(|pattern| {
                let (_, own) = pattern.split_once('/').unwrap_or_default();
                rules.iter().any(|rule| Pattern::new(own).takes(rule))
            });
        }
        Condition::Fact(_) | Condition::Age(_) => {}
    }
}

fn mend_seen(seen: &mut Seen, indicators: &[Indicator]) {
    if !indicators.iter().any(|one| one.is_selected_by(&seen.select)) {
        seen.select =
            Select { codes: vec!["home.*".to_owned()], reaches: seen.select.reaches, ..Select::default() };
    }
    let selected: Vec<&Indicator> =
        indicators.iter().filter(|one| one.is_selected_by(&seen.select)).collect();
    let named = seen.select.codes.clone();
    let has = |indicator: &Indicator, name: &str| {
        name == "explanation" || indicator.qualifiers.iter().any(|own| own.name == name)
    };
    for tests in [&mut seen.with, &mut seen.gate, &mut seen.exempt] {
        tests.sort();
        tests.dedup_by(|a, b| a.0 == b.0);
        tests.retain(|(name, _)| {
            selected.iter().any(|one| has(one, name))
                && selected.iter().filter(|one| named.contains(&one.code)).all(|one| has(one, name))
        });
    }
    let with = seen.with.clone();
    seen.gate.retain(|(name, _)| !with.iter().any(|(own, _)| own == name));
    seen.exempt.retain(|(name, _)| !with.iter().any(|(own, _)| own == name));
}
