//! What the pack holds: every check of the evidence, weights that fit the rules, and words that never reassure.

use neglect_screen::Hazard;
use neglect_screen::authoring;
use neglect_screen::pack::{self, Condition, PackText};

use super::parsed;
use crate::packs::england;

/// The checks of the evidence, sections 3A to 3H.
fn checks() -> Vec<String> {
    let sections = [("P", 15), ("H", 13), ("C", 16), ("D", 8), ("M", 6), ("V", 8), ("O", 8), ("B", 12)];
    sections.into_iter().flat_map(|(letter, last)| (1..=last).map(move |n| format!("{letter}{n}"))).collect()
}

#[test]
fn every_check_of_the_evidence_can_be_traced() {
    let pack = parsed().pack;
    for check in checks() {
        let named = |text: &str| {
            let mut words = text.split(|c: char| !c.is_ascii_alphanumeric());
            words.any(|word| word == check)
        };
        let asked =
            pack.tools[0].questions.iter().any(|question| question.note.as_deref().is_some_and(named));
        let ruled = pack.rules.iter().any(|rule| rule.id.split('.').next() == Some(check.as_str()));
        let shown = pack.background.iter().any(|background| background.id == check);
        assert!(asked || ruled || shown, "{check}");
        // Age and sex stand in the child's record and are asked of nobody.
        assert!(asked || matches!(check.as_str(), "V1" | "V2" | "V3" | "V6" | "M1"), "{check} is not asked");
    }
}

#[test]
fn a_question_weighs_what_the_worst_of_its_rules_names() {
    let speaks_of = |condition: &Condition, fact: &str| {
        condition.walk().any(|node| matches!(node, Condition::Fact(test) if test.fact == fact))
    };
    let pack = parsed().pack;
    for question in &pack.tools[0].questions {
        let fact = format!("safe_sleep.{}", question.id);
        let worst = pack
            .rules
            .iter()
            .filter(|rule| !rule.is_pattern())
            .filter(|rule| {
                speaks_of(&rule.when, &fact) || rule.gates.iter().any(|gate| speaks_of(&gate.when, &fact))
            })
            .filter_map(|rule| rule.then.hazard)
            .max();
        assert!(question.weight >= worst, "{}: {:?} is less than {worst:?}", question.id, question.weight);
    }
}

#[test]
fn the_pack_is_sound_beside_its_neighbours() {
    let mut diagnostics = authoring::check(&england());
    diagnostics.retain(|diagnostic| diagnostic.file.starts_with("england/safe-sleep"));
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
}

#[test]
fn the_local_sleep_packs_are_sound_upon_it() {
    let england = england();
    let ours = |text: &&PackText| text.name().contains("sleep") || text.name().contains("baby-check");
    let local = pack::built_in_local().iter().chain(pack::built_in_tools()).filter(ours);
    let mut seen = 0;
    for text in local {
        let packs = [england.as_slice(), &[text.parse().unwrap()]].concat();
        let mut diagnostics = authoring::check(&packs);
        diagnostics.retain(|diagnostic| diagnostic.file == text.name());
        assert!(diagnostics.is_empty(), "{diagnostics:#?}");
        seen += 1;
    }
    assert_eq!(seen, 6);
}

#[test]
fn no_text_reassures_blames_or_predicts() {
    let pack = parsed().pack;
    let mut texts: Vec<String> = Vec::new();
    texts.extend(pack.rules.iter().flat_map(|rule| [Some(rule.text.clone()), rule.note.clone()]).flatten());
    texts.extend(
        pack.next_steps.iter().flat_map(|step| [Some(step.text.clone()), step.family.clone()]).flatten(),
    );
    texts.extend(pack.readings.iter().flat_map(|reading| reading.outcomes.iter().map(|o| o.text.clone())));
    texts.extend(pack.tools[0].questions.iter().map(|question| question.ask.clone()));
    for text in &texts {
        let low = text.to_lowercase();
        for word in [
            "probabilit",
            "low risk",
            "no risk",
            "is safe.",
            "baby is safe",
            "irresponsib",
            "careless",
            "should have",
        ] {
            assert!(!low.contains(word), "`{word}` in: {text}");
        }
    }
    for reading in &pack.readings {
        let least = reading
            .outcomes
            .iter()
            .filter(|o| matches!(o.outcome.as_str(), "informed_choice" | "not_counted" | "universal"));
        for outcome in least {
            assert!(outcome.text.contains("It does not mean that nothing can happen."), "{}", outcome.text);
        }
    }
}

#[test]
fn what_is_a_need_raises_no_concern() {
    let pack = parsed().pack;
    for id in [
        "P7",
        "O1.tonight",
        "O3",
        "O4",
        "O4.cot",
        "O5",
        "O8.cold",
        "O8.cost",
        "H1.cold",
        "B4",
        "B4.plus",
        "B9",
        "seen.no_space",
    ] {
        let rule = pack.rules.iter().find(|rule| rule.id == id).unwrap();
        assert_eq!(rule.then.concern, None, "{id}");
    }
    // An earlier loss leads to support and names no hazard either.
    for id in ["B4", "B4.plus", "V7"] {
        let rule = pack.rules.iter().find(|rule| rule.id == id).unwrap();
        assert_eq!(rule.then.hazard, None, "{id}");
        assert!(rule.then.next.iter().any(|step| step.starts_with("coni")), "{id}");
    }
}

#[test]
fn every_urgency_is_this_packs_own() {
    use neglect_screen::Basis;
    let pack = parsed().pack;
    let urgent =
        pack.next_steps.iter().filter(|step| matches!(step.urgency.as_deref(), Some("now" | "today")));
    for step in urgent {
        assert_eq!(step.basis, Basis::Design, "{}", step.id);
    }
    for rule in pack.rules.iter().filter(|rule| rule.then.hazard == Some(Hazard::Immediate)) {
        assert_eq!(rule.basis, Basis::Design, "{}", rule.id);
    }
}

/// Every odds ratio of the evidence that was read whole in its source, with its interval.
#[rustfmt::skip]
const ODDS: [(&str, &str); 66] = [
    ("2.7", "1.4 to 5.3"), ("5.1", "2.3 to 11.4"), ("1.4", "1.1 to 1.8"), ("7.7", "5.8 to 10.1"),
    ("7.7", "4.3 to 13.8"), ("15.6", "5.7 to 41.5"), ("0.67", "0.22 to 2.00"), ("9.78", "4.02 to 23.83"),
    ("10.49", "4.26 to 25.81"), ("48.99", "5.04 to 475.60"), ("1.96", "1.31 to 2.93"),
    ("0.60", "0.33 to 1.08"), ("1.35", "0.83 to 2.20"), ("25.86", "6.72 to 99.47"),
    ("2.42", "1.61 to 3.63"), ("3.40", "1.88 to 6.16"), ("18.49", "3.62 to 94.48"),
    ("1.47", "0.90 to 2.39"), ("3.97", "2.43 to 6.46"), ("3.26", "1.54 to 6.90"), ("3.9", "2.7 to 5.6"),
    ("18.3", "7.1 to 47.4"), ("18.3", "7.7 to 43.5"), ("8.9", "5.3 to 15.1"), ("1.4", "0.7 to 2.8"),
    ("1.1", "0.6 to 2.0"), ("1.6", "0.96 to 2.7"), ("0.1", "0.01 to 0.5"), ("40.2", "10.6 to 152.8"),
    ("29.1", "7.2 to 118.0"), ("10.9", "3.9 to 31.1"), ("57.4", "7.4 to 444.1"), ("5.0", "1.5 to 16.7"),
    ("3.9", "1.4 to 11.0"), ("2.55", "1.02 to 6.41"), ("4.17", "1.88 to 9.24"), ("2.89", "1.99 to 4.18"),
    ("6.27", "3.94 to 9.99"), ("10.37", "4.44 to 24.21"), ("3.53", "1.40 to 8.93"),
    ("8.02", "1.97 to 32.54"), ("6.63", "0.95 to 45.81"), ("1.63", "0.27 to 10.00"),
    ("13.87", "9.58 to 20.09"), ("2.09", "0.98 to 4.39"), ("9.68", "8.24 to 11.36"),
    ("2.34", "1.12 to 4.95"), ("16.28", "14.15 to 19.10"), ("4.90", "2.88 to 8.41"),
    ("6.01", "2.97 to 12.15"), ("4.96", "2.55 to 9.64"), ("32.8", "11.2 to 95.8"), ("2.77", "1.45 to 5.30"),
    ("16.9", "12.6 to 22.7"), ("9.6", "7.9 to 11.7"), ("1.93", "1.27 to 2.93"), ("3.16", "2.08 to 4.81"),
    ("12.99", "4.14 to 40.77"), ("31.1", "4.2 to 228.9"), ("0.91", "0.68 to 1.22"),
    ("0.60", "0.44 to 0.82"), ("0.40", "0.26 to 0.63"), ("0.36", "0.22 to 0.61"), ("6.96", "1.51 to 31.97"),
    ("5.19", "2.26 to 11.91"), ("1.58", "0.97 to 2.58"),
];

#[test]
fn every_odds_ratio_that_was_read_stands_in_the_background_with_its_interval() {
    let pack = parsed().pack;
    let stands = |(value, interval): &(&str, &str)| {
        let mut all = pack.background.iter().flat_map(|background| &background.estimates);
        all.any(|estimate| estimate.value == *value && estimate.interval.as_deref() == Some(*interval))
    };
    let missing: Vec<_> = ODDS.iter().filter(|odds| !stands(odds)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    // Where studies disagree about bed sharing without a hazard, its rule shows each of them.
    let shown = |id: &str| {
        pack.background.iter().find(|one| one.id == id).unwrap().rules.contains(&"safe-sleep/C0".into())
    };
    assert!(shown("bed-sharing-carpenter") && shown("bed-sharing-blair") && shown("bed-sharing-blair-1999"));
}
