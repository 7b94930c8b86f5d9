//! Whether one condition can be true only where another is. Careful: `false` means *not shown*, never *not so*.

use crate::authoring::check::{Names, scale_of};
use crate::number::Number;
use crate::pack::{
    AgeRange, Compare, Condition, Distinct, FactTest, Found, Pattern, Period, Seen, Select, Span, Unit,
    Window,
};
use crate::vocabulary::Subject;

/// How many comparisons of parts are tried before giving up. A pair of written rules needs a few dozen.
const MOST_STEPS: u32 = 20_000;

/// One attempt to show that a condition implies another.
pub(super) struct Implication<'n, 'a> {
    names: &'n Names<'a>,
    steps: u32,
}

impl<'n, 'a> Implication<'n, 'a> {
    pub fn new(names: &'n Names<'a>) -> Self {
        Implication { names, steps: 0 }
    }

    /// Whether `b` is true wherever `a` is.
    pub fn holds(&mut self, a: &Condition, b: &Condition) -> bool {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            return false;
        }
        if let Condition::All(parts) = b {
            return parts.iter().all(|part| self.holds(a, part));
        }
        if let Condition::Any(parts) = a {
            return !parts.is_empty() && parts.iter().all(|part| self.holds(part, b));
        }
        let simple = match (a, b) {
            (Condition::Seen(a), Condition::Seen(b)) => self.seen(a, b),
            (Condition::Fact(a), Condition::Fact(b)) => fact(a, b),
            (Condition::Found(a), Condition::Found(b)) => found(a, b),
            (Condition::Age(a), Condition::Age(b)) => age_within(a, b),
            _ => false,
        };
        simple || self.some_part_of_a(a, b) || self.enough_parts_of_b(a, b)
    }

    /// More than all but `n - 1` of the parts of `a` imply `b`: then one of the `n` that are true does.
    fn some_part_of_a(&mut self, a: &Condition, b: &Condition) -> bool {
        let (n, parts) = match a {
            Condition::All(parts) => (parts.len(), parts),
            Condition::AtLeast { n, of } => (*n as usize, of),
            _ => return false,
        };
        let showing = parts.iter().filter(|part| self.holds(part, b)).count();
        n > 0 && showing > parts.len().saturating_sub(n)
    }

    /// `a` implies as many parts of `b` as `b` needs.
    fn enough_parts_of_b(&mut self, a: &Condition, b: &Condition) -> bool {
        let (n, parts) = match b {
            Condition::Any(parts) => (1, parts),
            Condition::AtLeast { n, of } => (*n as usize, of),
            _ => return false,
        };
        if let Condition::AtLeast { n: of_a, of } = a
            && *of_a as usize >= n
            && of.iter().all(|part| parts.contains(part))
        {
            return true;
        }
        parts.iter().filter(|part| self.holds(a, part)).count() >= n
    }

    fn seen(&self, a: &Seen, b: &Seen) -> bool {
        let takes_no_more = Subject::ALL.iter().all(|&subject| !a.takes(subject) || b.takes(subject));
        let by_no_more = b.by.is_empty() || (!a.by.is_empty() && a.by.iter().all(|by| b.by.contains(by)));
        let as_many = a.at_least >= b.at_least && (b.at_least <= 1 || a.distinct == b.distinct);
        takes_no_more
            && by_no_more
            && as_many
            && within(a.within, b.within)
            && (a.current || !b.current)
            && self.selects_no_more(&a.select, &b.select)
            && self.qualified_no_less(a, b)
    }

    /// What `a` selects among the indicators that exist, `b` selects as well.
    fn selects_no_more(&self, a: &Select, b: &Select) -> bool {
        let of_a = self.names.selected(a);
        !of_a.is_empty() && of_a.iter().all(|indicator| indicator.is_selected_by(b))
    }

    /// Each test of a qualifier in `b` is met by whatever meets one in `a`.
    fn qualified_no_less(&self, a: &Seen, b: &Seen) -> bool {
        let tests_of_a = || a.with.iter().chain(&a.gate);
        b.with.iter().chain(&b.gate).all(|(name, wanted)| {
            tests_of_a()
                .any(|(own, values)| own == name && self.values_no_less(&a.select, name, values, wanted))
        })
    }

    fn values_no_less(&self, select: &Select, name: &str, values: &[String], wanted: &[String]) -> bool {
        self.names.selected(select).iter().filter_map(|indicator| scale_of(indicator, name)).all(
            |(scale, rises)| {
                let places = |values: &[String]| -> Vec<usize> {
                    scale
                        .iter()
                        .enumerate()
                        .filter(|(_, v)| values.iter().any(|w| w == *v))
                        .map(|(at, _)| at)
                        .collect()
                };
                let (have, want) = (places(values), places(wanted));
                if rises {
                    have.iter().min().zip(want.iter().min()).is_some_and(|(have, want)| have >= want)
                } else {
                    !have.is_empty() && have.iter().all(|at| want.contains(at))
                }
            },
        )
    }
}

fn fact(a: &FactTest, b: &FactTest) -> bool {
    let in_time = match (a.within, b.within) {
        (_, None) => true,
        (Some(a), Some(b)) => no_longer(a, b),
        (None, Some(_)) => false,
    };
    a.fact == b.fact && in_time && compare(&a.test, &b.test)
}

/// An end of a range of numbers with whether it is included; `None` where the range has no such end.
pub(super) type End = Option<(Number, bool)>;

/// A test of a fact as the range of numbers that meet it, from the low end to the high one.
pub(super) fn range(test: &Compare) -> Option<(End, End)> {
    Some(match test {
        Compare::AtLeast(least) => (Some((*least, true)), None),
        Compare::Above(least) => (Some((*least, false)), None),
        Compare::AtMost(most) => (None, Some((*most, true))),
        Compare::Below(most) => (None, Some((*most, false))),
        Compare::Between(least, most) => (Some((*least, true)), Some((*most, true))),
        Compare::Is(_) | Compare::OneOf(_) | Compare::Known => return None,
    })
}

fn compare(a: &Compare, b: &Compare) -> bool {
    if let Compare::Known = b {
        return true;
    }
    if let (Some((low_a, high_a)), Some((low_b, high_b))) = (range(a), range(b)) {
        let low = match (low_a, low_b) {
            (_, None) => true,
            (Some((a, a_in)), Some((b, b_in))) => a > b || (a == b && (b_in || !a_in)),
            (None, Some(_)) => false,
        };
        let high = match (high_a, high_b) {
            (_, None) => true,
            (Some((a, a_in)), Some((b, b_in))) => a < b || (a == b && (b_in || !a_in)),
            (None, Some(_)) => false,
        };
        return low && high;
    }
    match (a, b) {
        (Compare::Is(a), Compare::Is(b)) => a == b,
        (Compare::OneOf(a), Compare::OneOf(b)) => a.iter().all(|word| b.contains(word)),
        _ => false,
    }
}

fn found(a: &Found, b: &Found) -> bool {
    let rules = b.rules.is_empty()
        || (!a.rules.is_empty()
            && a.rules.iter().all(|rule| {
                b.rules.iter().any(|pattern| {
                    pattern == rule || (!Pattern::new(rule).is_open() && Pattern::new(pattern).takes(rule))
                })
            }));
    let forms =
        b.forms.is_empty() || (!a.forms.is_empty() && a.forms.iter().all(|form| b.forms.contains(form)));
    let as_many = a.at_least >= b.at_least && (b.at_least <= 1 || a.distinct == b.distinct);
    b.concern.is_none_or(|b| a.concern.is_some_and(|a| a >= b))
        && (a.hazard || !b.hazard)
        && rules
        && forms
        && as_many
        && (a.same_form || !b.same_form || b.at_least <= 1)
        && within(a.within, b.within)
        && (b.unanswered.is_none() || a.unanswered == b.unanswered)
        && (a.unjoined || !b.unjoined)
}

/// Whatever lies in one period lies in some period of the other kind.
fn within(a: Option<Window>, b: Option<Window>) -> bool {
    match (a, b) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(a), Some(b)) => {
            no_longer(a.span, b.span) && (b.period == Period::Any || a.period == Period::Latest)
        }
    }
}

/// The fewest and the most days of a span; months and years by themselves, as they compare exactly.
fn days(span: Span) -> (u64, u64) {
    let n = u64::from(span.n);
    match span.unit {
        Unit::Days => (n, n),
        Unit::Weeks => (7 * n, 7 * n),
        // No calendar month has fewer than 28 days or more than 31, and no year more than 366.
        Unit::Months => (28 * n, 31 * n),
        Unit::Years => (365 * n, 366 * n),
    }
}

fn months(span: Span) -> Option<u64> {
    match span.unit {
        Unit::Months => Some(u64::from(span.n)),
        Unit::Years => Some(12 * u64::from(span.n)),
        Unit::Days | Unit::Weeks => None,
    }
}

/// Whether a span is never longer than another, on whatever day it ends.
pub(super) fn no_longer(a: Span, b: Span) -> bool {
    match (months(a), months(b)) {
        (Some(a), Some(b)) => a <= b,
        _ => days(a).1 <= days(b).0,
    }
}

/// Whether every age in one range lies in the other.
pub(super) fn age_within(a: &AgeRange, b: &AgeRange) -> bool {
    if a == b {
        return true;
    }
    let from = match (a.from, b.from) {
        (_, None) => true,
        (Some(a), Some(b)) => no_longer(b, a),
        (None, Some(b)) => b.n == 0,
    };
    let below = match (a.below, b.below) {
        (_, None) => true,
        (Some(a), Some(b)) => no_longer(a, b),
        (None, Some(_)) => false,
    };
    a.corrected == b.corrected && (b.unborn || !a.unborn) && from && below
}

/// What can be counted at most, for a way of counting: `None` where nothing bounds it.
pub(super) fn most_distinct(seen: &Seen, names: &Names<'_>) -> Option<u64> {
    let selected = names.selected(&seen.select);
    match seen.distinct {
        Distinct::Code => Some(selected.len() as u64),
        Distinct::Form => {
            let forms = selected.iter().fold(crate::vocabulary::Forms::NONE, |all, one| all.union(one.forms));
            Some(forms.iter().count() as u64)
        }
        Distinct::Agency if seen.by.is_empty() => Some(crate::vocabulary::Agency::ALL.len() as u64),
        Distinct::Agency => Some(seen.by.len() as u64),
        Distinct::Day => seen.within.map(|window| days(window.span).1),
        Distinct::Event | Distinct::Rule => None,
    }
}
