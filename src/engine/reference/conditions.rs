//! What a condition says of a case.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::evaluator::{Day, Evaluator};
use crate::calendar::AgeRange;
use crate::case::age_on;
use crate::engine::outcome::{HeldBy, MissingAnswer, Support};
use crate::engine::rule_book::BookRule;
use crate::engine::timeline::ItemId;
use crate::facts::{FactTest, Truth, compare, fact_domain};
use crate::pack::Condition;
use crate::vocabulary::Agency;

/// What a condition says of a case.
#[derive(Debug, Clone)]
pub(super) struct Evaluation {
    pub(super) value: Truth,
    /// Its value if nothing were explained or held back by a gate.
    pub(super) value_if_unheld: Truth,
    /// Whether something recorded supports it.
    pub(super) supported: bool,
    /// What it rests on, where true.
    pub(super) supports: BTreeSet<Support>,
    /// The smallest set of answers that would make it true, where unknown.
    pub(super) missing: BTreeSet<MissingAnswer>,
    /// The days on which it was newly met, where true.
    pub(super) days: Vec<Day>,
    /// The entries that were explained or held back by a gate, and by what.
    pub(super) suppressed: Vec<(ItemId, HeldBy)>,
}

impl Evaluation {
    /// A value that rests on nothing and asks nothing.
    pub(super) fn plain(value: Truth) -> Evaluation {
        Evaluation {
            value,
            value_if_unheld: value,
            supported: false,
            supports: BTreeSet::new(),
            missing: BTreeSet::new(),
            days: Vec::new(),
            suppressed: Vec::new(),
        }
    }
}

impl Evaluator<'_> {
    pub(super) fn evaluate(&self, condition: &Condition, rule: Option<&BookRule>) -> Evaluation {
        match condition {
            Condition::All(parts) => self.at_least(parts.len(), parts, rule),
            Condition::AtLeast { n, of } => self.at_least(*n as usize, of, rule),
            Condition::Any(parts) => Evaluation {
                // Any one part is enough, so each day on which a part was met is one of the whole.
                days: self.true_parts(parts, rule).flat_map(|part| part.days).collect(),
                ..self.at_least(1, parts, rule)
            },
            Condition::Seen(seen) => self.evaluate_seen(seen, rule),
            Condition::Fact(test) => self.evaluate_fact(test, rule),
            Condition::Found(found) => self.evaluate_found(found),
            Condition::Age(range) => {
                Evaluation::plain(self.is_of_age(self.evidence.case.as_of, range).into())
            }
        }
    }

    fn true_parts(&self, parts: &[Condition], rule: Option<&BookRule>) -> impl Iterator<Item = Evaluation> {
        parts.iter().map(move |part| self.evaluate(part, rule)).filter(|part| part.value == Truth::True)
    }

    /// At least `n` of the parts: all of them for `all`, one for `any`.
    fn at_least(&self, n: usize, parts: &[Condition], rule: Option<&BookRule>) -> Evaluation {
        let parts: Vec<Evaluation> = parts.iter().map(|part| self.evaluate(part, rule)).collect();
        let of_value = |value| parts.iter().filter(move |part| part.value == value);
        let mut unknown: Vec<&Evaluation> = of_value(Truth::Unknown).collect();
        unknown.sort_by_key(|part| part.missing.len());
        let needed = n.saturating_sub(of_value(Truth::True).count());
        Evaluation {
            value: Truth::at_least(n, parts.iter().map(|part| part.value)),
            value_if_unheld: Truth::at_least(n, parts.iter().map(|part| part.value_if_unheld)),
            supported: parts.iter().any(|part| part.supported),
            supports: of_value(Truth::True).flat_map(|part| part.supports.iter().copied()).collect(),
            missing: unknown.into_iter().take(needed).flat_map(|part| part.missing.iter().copied()).collect(),
            days: days_of_at_least(n, &of_value(Truth::True).collect::<Vec<_>>()),
            suppressed: parts.iter().flat_map(|part| part.suppressed.iter().copied()).collect(),
        }
    }

    /// Whether the child's age on a day lies in a range.
    pub(super) fn is_of_age(&self, on: Date, range: &AgeRange) -> bool {
        age_on(&self.evidence.case.child, on).lies_in(range)
    }

    fn evaluate_fact(&self, test: &FactTest, rule: Option<&BookRule>) -> Evaluation {
        let as_of = self.evidence.case.as_of;
        if rule.and_then(|rule| rule.rule.ages).is_some_and(|range| !self.is_of_age(as_of, &range)) {
            return Evaluation::plain(Truth::False);
        }
        let fact = self.fact(&test.fact);
        let value = compare(test, fact.map(|(_, fact)| fact.into()), as_of);
        let mut evaluation = Evaluation::plain(value);
        match (value, fact) {
            (Truth::True, Some((id, fact))) => {
                evaluation.supported = true;
                evaluation.supports = BTreeSet::from([Support::Fact(id)]);
                let met = fact.days_met(test, as_of);
                evaluation.days = met
                    .map(|day| Day {
                        on: day.on,
                        events: BTreeSet::new(),
                        fact: Some((id, day.nth)),
                        agencies: day.agencies.iter().copied().collect(),
                        supports: BTreeSet::from([Support::Fact(id)]),
                    })
                    .collect();
            }
            (Truth::Unknown, _) => {
                // Only what readers made opens a subject to questions: nobody can be asked for what the chronology counts.
                let domain = fact_domain(&test.fact);
                evaluation.supported =
                    self.evidence.facts.iter().any(|fact| fact_domain(&fact.name) == domain);
                let name = self.book.fact_name(&test.fact);
                evaluation.missing = BTreeSet::from([MissingAnswer::Fact { name }]);
            }
            _ => {}
        }
        evaluation
    }
}

/// The days on which at least `n` of these true parts had been met, from the day on which the last of the first `n` was. A
/// part that has no days of its own (an age) counts as met before all. Where one more is enough, the days of each are the whole's.
fn days_of_at_least(n: usize, parts: &[&Evaluation]) -> Vec<Day> {
    let dated: Vec<&Evaluation> = parts.iter().copied().filter(|part| !part.days.is_empty()).collect();
    let timeless = parts.len() - dated.len();
    let needed = n.saturating_sub(timeless).max(1);
    if needed == 1 {
        return dated.iter().flat_map(|part| part.days.iter().cloned()).collect();
    }
    let mut first_days: Vec<Date> =
        dated.iter().filter_map(|part| part.days.iter().map(|day| day.on).min()).collect();
    first_days.sort_unstable();
    let Some(&start) = first_days.get(needed - 1) else { return Vec::new() };
    let all: Vec<&Day> = dated.iter().flat_map(|part| &part.days).collect();
    let on: BTreeSet<Date> = all.iter().map(|day| day.on).filter(|&on| on >= start).collect();
    on.into_iter().map(|on| day_of_parts(on, all.iter().copied().filter(|day| day.on <= on))).collect()
}

/// What had satisfied the parts of a condition by a day.
pub(super) fn day_of_parts<'d>(on: Date, until: impl Iterator<Item = &'d Day> + Clone) -> Day {
    let of_day = |day: Date| until.clone().filter(move |part| part.on == day);
    let fact = of_day(on).filter_map(|part| part.fact).max();
    let newest_event = until.clone().filter(|part| !part.events.is_empty()).map(|part| part.on).max();
    let day_of_events = if fact.is_some() { newest_event } else { Some(on) };
    Day {
        on,
        events: day_of_events
            .into_iter()
            .flat_map(of_day)
            .flat_map(|part| part.events.iter().copied())
            .collect(),
        fact,
        agencies: until.clone().flat_map(|part| part.agencies.iter().copied()).collect::<BTreeSet<Agency>>(),
        supports: until.flat_map(|part| part.supports.iter().copied()).collect(),
    }
}
