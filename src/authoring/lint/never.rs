//! Rules, or parts of them, that can never be true.

use super::implies::{age_within, most_distinct, no_longer, range};
use crate::authoring::check::{At, Complaints, Ground, Names, leaves, roots};
use crate::pack::{
    AgeRange, Compare, Condition, Distinct, FactTest, Found, ParsedPack, Pattern, Seen, codes,
};
use crate::vocabulary::{Agency, Form};

/// Warns of conditions that nothing can meet.
pub(super) fn lint(parsed: &ParsedPack, names: &Names<'_>, complaints: &mut Complaints) {
    for root in roots(&parsed.pack) {
        for (path, part) in leaves(root.condition, &root.path) {
            let at = At { pack: parsed, path: &path, rule: root.rule };
            if let Some((why, help)) = never(part, names) {
                complaints.warning(at, codes::NEVER_FIRES, why, help);
            }
        }
    }
    for (at, rule) in parsed.pack.rules.iter().enumerate() {
        let path = format!("rule[{at}].ages");
        let place = At { pack: parsed, path: &path, rule: Some(&rule.id) };
        if let Some(ages) = rule.ages {
            if is_empty(&ages) {
                complaints.warning(place, codes::NEVER_FIRES, "no child is of such an age", EMPTY_AGES_MEND);
            } else {
                out_of_age(place, &ages, &rule.when, names, complaints);
            }
        }
    }
    for (at, indicator) in parsed.pack.indicators.iter().enumerate() {
        if indicator.ages.is_some_and(|ages| is_empty(&ages)) {
            let path = format!("indicator[{at}].ages");
            let place = At::new(parsed, &path);
            complaints.warning(place, codes::NEVER_FIRES, "no child is of such an age", EMPTY_AGES_MEND);
        }
    }
    patterns(parsed, names, complaints);
}

const EMPTY_AGES_MEND: &str = "let `from` lie below `below`";

/// Why a condition can never be true, where that can be seen.
fn never(condition: &Condition, names: &Names<'_>) -> Option<(String, String)> {
    match condition {
        Condition::Seen(seen) => too_many_seen(seen, names),
        Condition::Found(found) => too_many_found(found, names),
        Condition::Age(range) => {
            is_empty(range).then(|| ("no child is of such an age".to_owned(), EMPTY_AGES_MEND.to_owned()))
        }
        Condition::AtLeast { n, of } => (*n as usize > of.len()).then(|| {
            (format!("at least {n} of {} conditions", of.len()), "ask for fewer, or name more".to_owned())
        }),
        Condition::All(parts) => contradiction(parts),
        Condition::Any(_) | Condition::Fact(_) => None,
    }
}

fn too_many_seen(seen: &Seen, names: &Names<'_>) -> Option<(String, String)> {
    if names.selected(&seen.select).is_empty() {
        return None;
    }
    let most = most_distinct(seen, names)?;
    (u64::from(seen.at_least) > most).then(|| {
        let what = match seen.distinct {
            Distinct::Code => "codes",
            Distinct::Form => "forms",
            Distinct::Agency => "agencies",
            _ => "days",
        };
        (
            format!("at least {} different {what}, and there can be only {most} here", seen.at_least),
            "ask for fewer, or select more".to_owned(),
        )
    })
}

fn too_many_found(found: &Found, names: &Names<'_>) -> Option<(String, String)> {
    let rules = names.rules.keys().filter(|rule| {
        found.rules.is_empty() || found.rules.iter().any(|pattern| Pattern::new(pattern).takes(rule))
    });
    let (most, what) = match found.distinct {
        Distinct::Rule => (rules.count(), "rules"),
        Distinct::Form if found.same_form => (1, "forms among findings of one form"),
        Distinct::Form if !found.forms.is_empty() => (found.forms.len().max(1), "forms"),
        Distinct::Form => (Form::ALL.len(), "forms"),
        Distinct::Agency => (Agency::ALL.len(), "agencies"),
        _ => return None,
    };
    // A finding of one of the wanted forms may be of others as well.
    let most = if found.distinct == Distinct::Form && !found.same_form { Form::ALL.len() } else { most };
    (found.at_least as usize > most).then(|| {
        (
            format!("at least {} different {what}, and there can be only {most} here", found.at_least),
            "ask for fewer, or name more".to_owned(),
        )
    })
}

/// Two parts of one `all` that cannot both be true.
fn contradiction(parts: &[Condition]) -> Option<(String, String)> {
    let help = "take one of them out, or write `any`".to_owned();
    for (at, one) in parts.iter().enumerate() {
        for other in parts.iter().take(at) {
            match (one, other) {
                (Condition::Fact(a), Condition::Fact(b)) if a.fact == b.fact && excludes(a, b) => {
                    return Some((format!("`{}` cannot be both at once", a.fact), help));
                }
                (Condition::Age(a), Condition::Age(b)) if ages_apart(a, b) => {
                    return Some(("no child is of both ages at once".to_owned(), help));
                }
                _ => {}
            }
        }
    }
    None
}

fn excludes(a: &FactTest, b: &FactTest) -> bool {
    if let (Some((low_a, high_a)), Some((low_b, high_b))) = (range(&a.test), range(&b.test)) {
        let apart = |high, low| match (high, low) {
            (Some((high, high_in)), Some((low, low_in))) => {
                high < low || (high == low && !(high_in && low_in))
            }
            _ => false,
        };
        return apart(high_a, low_b) || apart(high_b, low_a);
    }
    match (&a.test, &b.test) {
        (Compare::Is(a), Compare::Is(b)) => a != b,
        (Compare::OneOf(a), Compare::OneOf(b)) => !a.iter().any(|word| b.contains(word)),
        _ => false,
    }
}

/// Whether a range of ages holds nobody.
fn is_empty(range: &AgeRange) -> bool {
    let born = match (range.from, range.below) {
        (Some(from), Some(below)) => no_longer(below, from),
        (None, Some(below)) => below.n == 0,
        _ => false,
    };
    born && !range.unborn
}

/// Whether two ranges share no age. Corrected and uncorrected ages are not compared.
fn ages_apart(a: &AgeRange, b: &AgeRange) -> bool {
    let apart = |low: &AgeRange, high: &AgeRange| {
        low.below.zip(high.from).is_some_and(|(below, from)| no_longer(below, from))
    };
    a.corrected == b.corrected && !(a.unborn && b.unborn) && (apart(a, b) || apart(b, a))
}

/// Observations that mean something only at ages that the rule is not about.
fn out_of_age(at: At<'_>, ages: &AgeRange, when: &Condition, names: &Names<'_>, complaints: &mut Complaints) {
    for (_, part) in leaves(when, "") {
        let Condition::Seen(seen) = part else { continue };
        let selected = names.selected(&seen.select);
        let never = |own: &AgeRange| !age_within(ages, own) && ages_apart(ages, own);
        if !selected.is_empty() && selected.iter().all(|one| one.ages.is_some_and(|own| never(&own))) {
            complaints.warning(
                at,
                codes::NEVER_FIRES,
                "the rule is about ages at which what it looks for means nothing",
                "let the ages of the rule and of the indicator meet",
            );
        }
    }
}

/// Patterns count findings of stratum 1: a pattern that names only patterns, or only rules that can never be
/// switched on, is never met.
fn patterns(parsed: &ParsedPack, names: &Names<'_>, complaints: &mut Complaints) {
    for root in roots(&parsed.pack).iter().filter(|root| root.ground != Ground::Question) {
        for (path, part) in leaves(root.condition, &root.path) {
            let Condition::Found(found) = part else { continue };
            let named: Vec<_> = names
                .rules
                .iter()
                .filter(|(id, _)| found.rules.iter().any(|pattern| Pattern::new(pattern).takes(id)))
                .map(|(_, rule)| rule)
                .collect();
            let at = At { pack: parsed, path: &path, rule: root.rule };
            // Levels look at patterns as well as at findings.
            if !named.is_empty() && root.ground != Ground::Level && named.iter().all(|rule| rule.is_pattern())
            {
                complaints.warning(
                    at,
                    codes::NEVER_FIRES,
                    "patterns count findings, and the rules named here are patterns themselves",
                    "name the rules that those patterns count",
                );
            } else if !named.is_empty()
                && found.concern.is_some_and(|least| named.iter().all(|rule| rule.then.concern < Some(least)))
            {
                complaints.warning(
                    at,
                    codes::NEVER_FIRES,
                    "none of the rules named here raises such a concern",
                    "ask for a lower concern, or name other rules",
                );
            } else if !named.is_empty() && found.hazard && named.iter().all(|rule| rule.then.hazard.is_none())
            {
                complaints.warning(
                    at,
                    codes::NEVER_FIRES,
                    "none of the rules named here names a hazard",
                    "leave `hazard` out, or name other rules",
                );
            }
        }
    }
}
