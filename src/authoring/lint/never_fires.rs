//! Rules, or parts of them, that can never be true.

use std::collections::BTreeMap;

use super::ranges::{age_within, ages_apart, days, is_empty, range, ranges_apart};
use crate::authoring::conditions::{ConditionRole, conditions, nodes};
use crate::authoring::diagnostics::{Diagnostics, Location};
use crate::authoring::symbol_table::SymbolTable;
use crate::pack::{
    AgeRange, Compare, Condition, Distinct, FactTest, Found, Indicator, ParsedPack, Pattern, Rule, Seen,
    codes,
};
use crate::vocabulary::{Agency, Form, Forms, Vocabulary};

codes! {
    /// A rule, or a part of one, that can never be true.
    ///
    /// # What it does
    ///
    /// Warns of a condition that nothing can meet: more than there can be, parts that exclude each other, ages that
    /// nobody has, patterns that count patterns.
    ///
    /// # Why
    ///
    /// Whoever reads the pack believes that it watches for something. It does not.
    ///
    /// # Example
    ///
    /// ```toml
    /// when = { all = [{ found = { concern = "prompt" } }, { age = { from = "5 years", below = "4 years" } }] }
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// when = { all = [{ found = { concern = "prompt" } }, { age = { from = "4 years", below = "5 years" } }] }
    /// ```
    Warning NEVER_FIRES = "never_fires";
}

/// How many tests of one fact, or of the age, a part of a condition is held against.
const MOST_TESTS: usize = 64;

const NO_SUCH_AGE: &str = "no child is of such an age";
const NO_SUCH_AGE_HELP: &str = "let `from` lie below `below`";

/// Warns of conditions that nothing can meet, and of ages that nobody has.
pub(super) fn lint(parsed: &ParsedPack, symbols: &SymbolTable<'_>, diagnostics: &mut Diagnostics) {
    for whole in conditions(&parsed.pack) {
        for (path, condition) in nodes(whole.condition, &whole.path) {
            let location = Location { pack: parsed, path: &path, rule: whole.rule };
            if let Some((message, help)) = impossible(condition, symbols) {
                diagnostics.emit(location, NEVER_FIRES, message, help);
            }
            if let Condition::Found(found) = condition
                && whole.role != ConditionRole::Question
                && let Some((message, help)) = no_such_finding(found, whole.role, symbols)
            {
                diagnostics.emit(location, NEVER_FIRES, message, help);
            }
        }
    }
    for (index, rule) in parsed.pack.rules.iter().enumerate() {
        let Some(ages) = rule.ages else { continue };
        let path = format!("rule[{index}].ages");
        let location = Location::in_rule(parsed, &path, &rule.id);
        if is_empty(&ages) {
            diagnostics.emit(location, NEVER_FIRES, NO_SUCH_AGE, NO_SUCH_AGE_HELP);
        } else {
            out_of_age(location, &ages, rule, symbols, diagnostics);
        }
    }
    for (index, indicator) in parsed.pack.indicators.iter().enumerate() {
        if indicator.ages.is_some_and(|ages| is_empty(&ages)) {
            let path = format!("indicator[{index}].ages");
            diagnostics.emit(Location::new(parsed, &path), NEVER_FIRES, NO_SUCH_AGE, NO_SUCH_AGE_HELP);
        }
    }
}

/// Why a condition can never be true, where that can be seen, and the help.
fn impossible(condition: &Condition, symbols: &SymbolTable<'_>) -> Option<(String, &'static str)> {
    match condition {
        Condition::Seen(seen) => too_many_seen(seen, symbols),
        Condition::Found(found) => too_many_found(found, symbols),
        Condition::Age(range) => is_empty(range).then(|| (NO_SUCH_AGE.to_owned(), NO_SUCH_AGE_HELP)),
        Condition::AtLeast { n, of } => (*n as usize > of.len())
            .then(|| (format!("at least {n} of {} conditions", of.len()), "ask for fewer, or name more")),
        Condition::All(parts) => contradiction(parts),
        Condition::Any(_) | Condition::Fact(_) => None,
    }
}

fn too_many_seen(seen: &Seen, symbols: &SymbolTable<'_>) -> Option<(String, &'static str)> {
    let selected = symbols.selected(&seen.select);
    if selected.is_empty() {
        return None;
    }
    let (most, what) = most_distinct(seen, &selected)?;
    (u64::from(seen.at_least) > most).then(|| {
        (
            format!("at least {} different {what}, and there can be only {most} here", seen.at_least),
            "ask for fewer, or select more",
        )
    })
}

/// What can be counted at most, for a way of counting, and what that is: `None` where nothing bounds it.
fn most_distinct(seen: &Seen, selected: &[&Indicator]) -> Option<(u64, &'static str)> {
    match seen.distinct {
        Distinct::Code if seen.same_code => Some((1, "codes among observations of one code")),
        Distinct::Code => Some((selected.len() as u64, "codes")),
        Distinct::Form => {
            let forms = selected.iter().fold(Forms::NONE, |all, indicator| all.union(indicator.forms));
            Some((forms.iter().count() as u64, "forms"))
        }
        Distinct::Agency if seen.by.is_empty() => Some((Agency::ALL.len() as u64, "agencies")),
        Distinct::Agency => Some((seen.by.len() as u64, "agencies")),
        Distinct::Day => seen.within.map(|window| (days(window.span).1, "days")),
        Distinct::Event | Distinct::Rule => None,
    }
}

fn too_many_found(found: &Found, symbols: &SymbolTable<'_>) -> Option<(String, &'static str)> {
    let (most, what) = match found.distinct {
        Distinct::Rule => (symbols.count_rules(&found.rules), "rules"),
        Distinct::Form if found.same_form => (1, "forms among findings of one form"),
        // A finding of one of the wanted forms may be of others as well.
        Distinct::Form => (Form::ALL.len(), "forms"),
        Distinct::Agency => (Agency::ALL.len(), "agencies"),
        Distinct::Event | Distinct::Day | Distinct::Code => return None,
    };
    (found.at_least as usize > most).then(|| {
        (
            format!("at least {} different {what}, and there can be only {most} here", found.at_least),
            "ask for fewer, or name more",
        )
    })
}

/// Two parts of one `all` that cannot both be true.
fn contradiction(parts: &[Condition]) -> Option<(String, &'static str)> {
    const HELP: &str = "take one of them out, or write `any`";
    // Of one fact, and of ages, only so many are compared: nobody writes more tests of one thing.
    let mut tests: BTreeMap<&str, Vec<&FactTest>> = BTreeMap::new();
    let mut ages: Vec<&AgeRange> = Vec::new();
    for part in parts {
        match part {
            Condition::Fact(test) => {
                let earlier = tests.entry(&test.fact).or_default();
                if earlier.iter().any(|earlier| excludes(test, earlier)) {
                    return Some((format!("`{}` cannot be both at once", test.fact), HELP));
                }
                if earlier.len() < MOST_TESTS {
                    earlier.push(test);
                }
            }
            Condition::Age(age) => {
                if ages.iter().any(|earlier| ages_apart(age, earlier)) {
                    return Some(("no child is of both ages at once".to_owned(), HELP));
                }
                if ages.len() < MOST_TESTS {
                    ages.push(age);
                }
            }
            _ => {}
        }
    }
    None
}

fn excludes(a: &FactTest, b: &FactTest) -> bool {
    if let (Some(a), Some(b)) = (range(&a.test), range(&b.test)) {
        return ranges_apart(a, b);
    }
    match (&a.test, &b.test) {
        (Compare::Is(a), Compare::Is(b)) => a != b,
        (Compare::OneOf(a), Compare::OneOf(b)) => !a.iter().any(|word| b.contains(word)),
        _ => false,
    }
}

/// Observations that mean something only at ages that the rule is not about.
fn out_of_age(
    location: Location<'_>,
    ages: &AgeRange,
    rule: &Rule,
    symbols: &SymbolTable<'_>,
    diagnostics: &mut Diagnostics,
) {
    let never = |own: &AgeRange| !age_within(ages, own) && ages_apart(ages, own);
    for node in rule.when.walk() {
        let Condition::Seen(seen) = node else { continue };
        let selected = symbols.selected(&seen.select);
        let all_never = selected.iter().all(|indicator| indicator.ages.is_some_and(|own| never(&own)));
        if !selected.is_empty() && all_never {
            diagnostics.emit(
                location,
                NEVER_FIRES,
                "the rule is about ages at which what it looks for means nothing",
                "let the ages of the rule and of the indicator meet",
            );
        }
    }
}

/// Patterns count findings of stratum 1: a pattern that names only patterns, or only rules that never say what it asks
/// for, is never met.
fn no_such_finding(
    found: &Found,
    role: ConditionRole,
    symbols: &SymbolTable<'_>,
) -> Option<(&'static str, &'static str)> {
    let named =
        || found.rules.iter().flat_map(|pattern| symbols.rules(Pattern::new(pattern))).map(|(_, rule)| rule);
    named().next()?;
    // Levels look at patterns as well as at findings.
    if role != ConditionRole::Level && named().all(|rule| rule.is_pattern()) {
        return Some((
            "patterns count findings, and the rules named here are patterns themselves",
            "name the rules that those patterns count",
        ));
    }
    if found.concern.is_some_and(|least| named().all(|rule| rule.then.concern < Some(least))) {
        return Some((
            "none of the rules named here raises such a concern",
            "ask for a lower concern, or name other rules",
        ));
    }
    if found.hazard && named().all(|rule| rule.then.hazard.is_none()) {
        return Some((
            "none of the rules named here names a hazard",
            "leave `hazard` out, or name other rules",
        ));
    }
    None
}
