//! Every threshold of the packs named here is held by an example: change one, and an example of its rule dies.
//!
//! Each rule is bent in every way that a slip of the pen could bend it (one value up or down its scale, one more or
//! one fewer, a bound taken in or left out, a gate or an exception forgotten, a birthday missed), and its own examples
//! must notice.

use neglect_screen::authoring::run_examples;
use neglect_screen::pack::{
    AgeRange, Compare, Condition, Indicator, ParsedPack, Rule, Scale, Seen, Span, Unit,
};

use crate::packs::england;

/// The packs of which every threshold is held.
const HELD: &[&str] = &["nice", "core_info", "attendance", "health-contacts", "growth", "safe-sleep"];

/// One way in which a rule can be bent: what was done, in words, and the rule.
struct Bent {
    how: String,
    rule: Rule,
}

/// The packs with no rule but this one in its own pack: quick to run, and nothing else can notice.
fn alone(packs: &[ParsedPack], at: usize, rule: Rule) -> Vec<ParsedPack> {
    let mut packs = packs.to_vec();
    packs[at].pack.rules = vec![rule];
    packs
}

/// The packs without rules, texts and background: what examples need of them.
fn bare(packs: &[ParsedPack]) -> Vec<ParsedPack> {
    let mut packs: Vec<ParsedPack> = packs.iter().map(|parsed| parsed.pack.clone().into()).collect();
    for parsed in &mut packs {
        parsed.pack.rules.clear();
        parsed.pack.readings.clear();
        parsed.pack.background.clear();
        parsed.pack.amends.clear();
        parsed.pack.levels.clear();
    }
    packs
}

#[test]
fn every_threshold_is_held_by_an_example() {
    let packs = england();
    let bare = bare(&packs);
    let indicators: Vec<&Indicator> = packs.iter().flat_map(|parsed| &parsed.pack.indicators).collect();
    let (mut tried, mut survivors) = (0, Vec::new());
    let held = packs.iter().enumerate().filter(|(_, parsed)| HELD.contains(&parsed.pack.header.id.as_str()));
    for (at, parsed) in held {
        for rule in parsed.pack.rules.iter().filter(|rule| !rule.is_pattern()) {
            assert_eq!(run_examples(&alone(&bare, at, rule.clone())), Vec::new(), "{}", rule.id);
            for bent in bends(rule, &indicators) {
                tried += 1;
                if run_examples(&alone(&bare, at, bent.rule)).is_empty() {
                    survivors.push(format!("{}/{}: {}", parsed.pack.header.id, rule.id, bent.how));
                }
            }
        }
    }
    assert!(tried > 200, "{tried}");
    assert!(survivors.is_empty(), "{} of {tried} survive:\n{}", survivors.len(), survivors.join("\n"));
}

fn bends(rule: &Rule, indicators: &[&Indicator]) -> Vec<Bent> {
    let mut bent: Vec<Bent> = conditions(&rule.when, indicators)
        .into_iter()
        .map(|(how, when)| Bent { how, rule: Rule { when, ..rule.clone() } })
        .collect();
    for (at, gate) in rule.gates.iter().enumerate() {
        let mut without = rule.clone();
        without.gates.remove(at);
        bent.push(Bent { how: format!("without the gate {}", gate.id), rule: without });
    }
    if !rule.explained_by.is_empty() {
        bent.push(Bent {
            how: "without exceptions".to_owned(),
            rule: Rule { explained_by: Vec::new(), ..rule.clone() },
        });
    }
    for (how, ages) in rule.ages.iter().flat_map(ages) {
        bent.push(Bent { how, rule: Rule { ages: Some(ages), ..rule.clone() } });
    }
    bent
}

/// The condition with one thing bent, in every place.
fn conditions(condition: &Condition, indicators: &[&Indicator]) -> Vec<(String, Condition)> {
    let in_parts = |parts: &[Condition], whole: &dyn Fn(Vec<Condition>) -> Condition| {
        let mut all = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            for (how, bent) in conditions(part, indicators) {
                let mut parts = parts.to_vec();
                parts[at] = bent;
                all.push((how, whole(parts)));
            }
            if parts.len() > 1 {
                let mut fewer = parts.to_vec();
                fewer.remove(at);
                all.push((format!("without part {}", at + 1), whole(fewer)));
            }
        }
        all
    };
    match condition {
        Condition::All(parts) => in_parts(parts, &Condition::All),
        Condition::Any(parts) => in_parts(parts, &Condition::Any),
        Condition::AtLeast { n, of } => {
            let n = *n;
            let mut all = in_parts(of, &|of| Condition::AtLeast { n, of });
            all.push(("one part more".to_owned(), Condition::AtLeast { n: n + 1, of: of.clone() }));
            all
        }
        Condition::Seen(seen) => {
            seens(seen, indicators).into_iter().map(|(how, seen)| (how, Condition::Seen(seen))).collect()
        }
        Condition::Fact(test) => compares(&test.test)
            .into_iter()
            .map(|(how, compare)| {
                let mut bent = test.clone();
                bent.test = compare;
                (format!("{} {how}", test.fact), Condition::Fact(bent))
            })
            .collect(),
        Condition::Age(range) => {
            ages(range).into_iter().map(|(how, range)| (how, Condition::Age(range))).collect()
        }
        Condition::Found(_) => Vec::new(),
    }
}

fn seens(seen: &Seen, indicators: &[&Indicator]) -> Vec<(String, Seen)> {
    let mut all = Vec::new();
    for (at, (name, wanted)) in seen.with.iter().enumerate() {
        let mut without = seen.clone();
        without.with.remove(at);
        all.push((format!("without {name}"), without));
        for next in neighbours(name, wanted, seen, indicators) {
            let mut other = seen.clone();
            other.with[at].1 = vec![next.clone()];
            all.push((format!("{name} = {next}"), other));
        }
    }
    for (at, (name, _)) in seen.gate.iter().enumerate() {
        let mut without = seen.clone();
        without.gate.remove(at);
        all.push((format!("without the gate {name}"), without));
    }
    all.push(("one more".to_owned(), Seen { at_least: seen.at_least + 1, ..seen.clone() }));
    if seen.at_least > 1 {
        all.push(("one fewer".to_owned(), Seen { at_least: seen.at_least - 1, ..seen.clone() }));
    }
    if let Some(window) = seen.within {
        let mut shorter = window;
        shorter.span.n = (window.span.n / 2).max(1);
        if shorter != window {
            all.push(("half the time".to_owned(), Seen { within: Some(shorter), ..seen.clone() }));
        }
        all.push(("for all time".to_owned(), Seen { within: None, ..seen.clone() }));
    }
    if seen.current {
        all.push(("ended or not".to_owned(), Seen { current: false, ..seen.clone() }));
    }
    all
}

/// The values beside a wanted one on a rising scale.
fn neighbours(name: &str, wanted: &[String], seen: &Seen, indicators: &[&Indicator]) -> Vec<String> {
    let [wanted] = wanted else { return Vec::new() };
    let of = indicators.iter().find(|indicator| seen.select.codes.contains(&indicator.code));
    let qualifier = of.and_then(|indicator| indicator.qualifiers.iter().find(|one| one.name == name));
    let Some(Scale::Ordered(values)) = qualifier.map(|qualifier| &qualifier.scale) else { return Vec::new() };
    let Some(place) = values.iter().position(|value| value == wanted) else { return Vec::new() };
    let below = place.checked_sub(1).and_then(|place| values.get(place));
    below.into_iter().chain(values.get(place + 1)).cloned().collect()
}

fn compares(test: &Compare) -> Vec<(String, Compare)> {
    let bent = match test {
        Compare::Is(flag) => vec![Compare::Is(!flag)],
        Compare::AtLeast(number) => vec![Compare::Above(*number)],
        Compare::Above(number) => vec![Compare::AtLeast(*number)],
        Compare::AtMost(number) => vec![Compare::Below(*number)],
        Compare::Below(number) => vec![Compare::AtMost(*number)],
        Compare::OneOf(_) | Compare::Between(..) | Compare::Known => vec![],
    };
    bent.into_iter().map(|compare| (format!("{compare:?}"), compare)).collect()
}

/// The range with one end moved by one unit, inwards and outwards, or left away.
fn ages(range: &AgeRange) -> Vec<(String, AgeRange)> {
    let moved = |span: Span| {
        let longer = Span { n: span.n + 1, ..span };
        let shorter = (span.n > 1).then(|| Span { n: span.n - 1, ..span });
        [Some(longer), shorter].into_iter().flatten()
    };
    let mut all = Vec::new();
    for from in range.from.into_iter().flat_map(moved) {
        all.push((format!("from {from:?}"), AgeRange { from: Some(from), ..*range }));
    }
    // Nobody of eighteen or more is in scope, so that a bound beyond it changes nothing.
    let in_scope = |span: &Span| *span != Span { n: 19, unit: Unit::Years };
    for below in range.below.into_iter().flat_map(moved).filter(in_scope) {
        all.push((format!("below {below:?}"), AgeRange { below: Some(below), ..*range }));
    }
    all
}
