//! What the pack holds: every check of the evidence, weights that fit the rules, and words that never reassure.

use neglect_screen::Hazard;
use neglect_screen::pack::{self, Condition};

use super::parsed;

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
    fn speaks_of(condition: &Condition, fact: &str) -> bool {
        match condition {
            Condition::All(parts) | Condition::Any(parts) | Condition::AtLeast { of: parts, .. } => {
                parts.iter().any(|part| speaks_of(part, fact))
            }
            Condition::Fact(test) => test.fact == fact,
            _ => false,
        }
    }
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
    let packs: Vec<_> =
        pack::built_in().iter().map(|(name, text)| pack::Pack::parse(name, text).unwrap()).collect();
    let said: Vec<_> =
        pack::check(&packs).into_iter().filter(|d| d.file.ends_with("safe-sleep.toml")).collect();
    assert!(said.is_empty(), "{said:#?}");
}

#[test]
fn the_local_sleep_packs_are_sound_upon_it() {
    let england: Vec<_> =
        pack::built_in().iter().map(|(name, text)| pack::Pack::parse(name, text).unwrap()).collect();
    let ours = |name: &str| name.contains("sleep") || name.contains("baby-check");
    let local = pack::built_in_local().iter().chain(pack::built_in_tools()).filter(|(name, _)| ours(name));
    let mut seen = 0;
    for (name, text) in local {
        let mut packs = england.clone();
        packs.push(pack::Pack::parse(name, text).unwrap_or_else(|said| panic!("{said:#?}")));
        let said: Vec<_> = pack::check(&packs).into_iter().filter(|d| d.file == *name).collect();
        assert!(said.is_empty(), "{said:#?}");
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
