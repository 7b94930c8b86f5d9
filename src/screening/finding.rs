//! One finding in numbers: its rule, what it rests on, and what follows from that.

use jiff::civil::Date;

use super::Screening;
use crate::case::InputRef;
use crate::engine::{BookRule, Fired, Rest};
use crate::vocabulary::AgencySet;
use crate::vocabulary::{Concern, Forms, Hazard};

/// A rule that fired, with what it rests on.
#[derive(Debug, Clone, Copy)]
pub struct Finding<'s> {
    screening: &'s Screening<'s>,
    fired: &'s Fired,
}

/// What a finding takes from the things that it rests on.
#[derive(Debug, Clone, Copy, Default)]
struct Spread {
    agencies: AgencySet,
    /// The forms of what it rests on, where the rule does not name its own.
    forms: Forms,
    first: Option<Date>,
    last: Option<Date>,
}

impl<'s> Finding<'s> {
    pub(super) fn new(screening: &'s Screening<'_>, fired: &'s Fired) -> Finding<'s> {
        Finding { screening, fired }
    }

    /// The place of the rule among [`crate::Screener::rules`].
    pub fn rule(&self) -> u32 {
        self.fired.rule
    }

    /// The rule, where it is in force: always.
    pub fn book_rule(&self) -> Option<&'s BookRule> {
        self.screening.rule(self.fired.rule)
    }

    /// The rule's pack-qualified id: `nice/1.3.3`.
    pub fn id(&self) -> &'s str {
        self.book_rule().map_or("", |rule| rule.id.as_str())
    }

    /// The concern it raises.
    pub fn concern(&self) -> Option<Concern> {
        self.book_rule().and_then(|rule| rule.rule.then.concern)
    }

    /// The hazard it names.
    pub fn hazard(&self) -> Option<Hazard> {
        self.book_rule().and_then(|rule| rule.rule.then.hazard)
    }

    /// The forms of neglect it speaks of: the rule's own, or those of what it rests on.
    pub fn forms(&self) -> Forms {
        match self.book_rule().map(|rule| rule.rule.then.forms) {
            Some(own) if !own.is_empty() => own,
            _ => self.spread(true).forms,
        }
    }

    /// The first and the last day on which what it rests on met it; the case's date where that has no day.
    pub fn days(&self) -> (Date, Date) {
        let spread = self.spread(true);
        let as_of = self.screening.as_of();
        (spread.first.unwrap_or(as_of), spread.last.unwrap_or(as_of))
    }

    /// The agencies whose records it rests on.
    pub fn agencies(&self) -> AgencySet {
        self.spread(true).agencies
    }

    /// What it rests on, in order, without repetition: entries of the timeline, facts, findings.
    pub fn rests(&self) -> &'s [Rest] {
        self.screening.outcome.rests_of(self.fired)
    }

    /// The inputs of the case that it rests on, in the order of [`Finding::rests`]; an input behind several facts comes
    /// with each. A pattern rests on findings, and names no inputs of its own: see [`Finding::findings`].
    pub fn inputs(&self) -> impl Iterator<Item = InputRef> + use<'s> {
        let screening = self.screening;
        self.rests().iter().flat_map(move |&rest| screening.inputs_of(rest))
    }

    /// The findings that a pattern rests on.
    pub fn findings(&self) -> impl Iterator<Item = Finding<'s>> + use<'s> {
        let screening = self.screening;
        self.rests().iter().filter_map(move |rest| match rest {
            Rest::Finding(rule) => screening.finding_of(*rule),
            Rest::Item(_) | Rest::Fact(_) => None,
        })
    }

    /// [`Finding::forms`], [`Finding::days`] and [`Finding::agencies`] at once, in one pass.
    pub fn spread_of(&self) -> (Forms, Date, Date, AgencySet) {
        let spread = self.spread(true);
        let own = self.book_rule().map_or(Forms::NONE, |rule| rule.rule.then.forms);
        let as_of = self.screening.as_of();
        (
            if own.is_empty() { spread.forms } else { own },
            spread.first.unwrap_or(as_of),
            spread.last.unwrap_or(as_of),
            spread.agencies,
        )
    }

    /// The last day of what it rests on, where that has one.
    pub(crate) fn last_day(&self) -> Option<Date> {
        self.spread(false).last
    }

    /// `follow`: also through the findings that a pattern rests on. Those rest on no findings themselves.
    fn spread(&self, follow: bool) -> Spread {
        let mut spread = Spread::default();
        for &rest in self.rests() {
            let of_rest = match rest {
                Rest::Item(at) => self.screening.timeline.items.get(at as usize).map(|item| Spread {
                    agencies: AgencySet::of(item.by),
                    forms: self
                        .screening
                        .inner
                        .book
                        .indicator(item.indicator)
                        .map_or(Forms::NONE, |indicator| indicator.forms),
                    first: Some(item.on),
                    last: Some(item.on),
                }),
                Rest::Fact(at) => self.screening.fact(at).map(|fact| Spread {
                    agencies: fact.agencies.iter().copied().collect(),
                    forms: Forms::NONE,
                    first: fact.on,
                    last: fact.on,
                }),
                Rest::Finding(rule) if follow => self.screening.finding_of(rule).map(|finding| {
                    let own = finding.book_rule().map_or(Forms::NONE, |rule| rule.rule.then.forms);
                    let of_finding = finding.spread(false);
                    Spread { forms: if own.is_empty() { of_finding.forms } else { own }, ..of_finding }
                }),
                Rest::Finding(_) => None,
            };
            let Some(of_rest) = of_rest else { continue };
            spread.agencies = spread.agencies.union(of_rest.agencies);
            spread.forms = spread.forms.union(of_rest.forms);
            spread.first = match (spread.first, of_rest.first) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            };
            spread.last = spread.last.max(of_rest.last);
        }
        spread
    }
}

impl Screening<'_> {
    /// The finding of a rule, where it fired.
    pub(crate) fn finding_of(&self, rule: u32) -> Option<Finding<'_>> {
        let at = self.outcome.fired.binary_search_by_key(&rule, |fired| fired.rule).ok()?;
        self.outcome.fired.get(at).map(|fired| Finding::new(self, fired))
    }
}
