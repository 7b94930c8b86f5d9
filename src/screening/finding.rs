//! One finding: its rule, what it rests on, and what follows from that.

use jiff::civil::Date;

use super::Screening;
use crate::case::InputRef;
use crate::engine::{BookRule, Fired, Support};
use crate::ids::Id;
use crate::vocabulary::{About, AgencySet, Concern, Forms, Hazard, Standing};

/// A rule that fired, with what it rests on.
#[derive(Debug, Clone, Copy)]
pub struct Finding<'s> {
    screening: &'s Screening,
    fired: &'s Fired,
    /// Its place among all that fired.
    place: usize,
}

/// What a finding takes from the things that it rests on.
#[derive(Clone, Copy)]
pub struct FindingSummary {
    /// The forms of neglect it speaks of: the rule's own, or those of what it rests on.
    pub forms: Forms,
    /// The first day on which what it rests on met it; the case's date where that has no day.
    pub from: Date,
    /// The last such day.
    pub to: Date,
    /// The agencies whose records it rests on.
    pub agencies: AgencySet,
}

/// A summary before it is known that anything has a day.
#[derive(Debug, Clone, Copy, Default)]
struct Spread {
    forms: Forms,
    days: Option<(Date, Date)>,
    agencies: AgencySet,
}

impl Spread {
    fn union(self, other: Spread) -> Spread {
        let days = match (self.days, other.days) {
            (Some((from, to)), Some((other_from, other_to))) => {
                Some((from.min(other_from), to.max(other_to)))
            }
            (days, other_days) => days.or(other_days),
        };
        Spread { forms: self.forms.union(other.forms), days, agencies: self.agencies.union(other.agencies) }
    }
}

impl<'s> Finding<'s> {
    pub(super) fn new(screening: &'s Screening, place: usize) -> Finding<'s> {
        Finding { screening, fired: &screening.outcome.fired[place], place }
    }

    pub(crate) fn rule_id(&self) -> crate::engine::RuleId {
        self.fired.rule
    }

    /// The rule.
    pub fn rule(&self) -> &'s BookRule {
        self.screening.rule(self.fired.rule)
    }

    /// The place of the rule among [`crate::Screener::rules`]: for tables, which hold each rule's id once.
    #[doc(hidden)]
    pub fn rule_place(&self) -> usize {
        self.fired.rule.index()
    }

    /// The rule's pack-qualified id: `nice/1.3.3`.
    pub fn id(&self) -> &'s str {
        &self.rule().id
    }

    /// The concern it raises.
    pub fn concern(&self) -> Option<Concern> {
        self.rule().rule.then.concern
    }

    /// The hazard it names.
    pub fn hazard(&self) -> Option<Hazard> {
        self.rule().rule.then.hazard
    }

    /// What its concern is about.
    pub fn about(&self) -> About {
        self.rule().rule.then.about
    }

    /// Its forms, days and agencies.
    pub fn summary(&self) -> FindingSummary {
        let spread = self.spread();
        let as_of = self.screening.case.as_of;
        let (from, to) = spread.days.unwrap_or((as_of, as_of));
        FindingSummary { forms: spread.forms, from, to, agencies: spread.agencies }
    }

    /// What it rests on, in order, without repetition: entries of the timeline, facts, findings.
    pub(crate) fn supports(&self) -> &'s [Support] {
        self.screening.outcome.supports_of(self.fired)
    }

    /// The inputs of the case that it rests on, in the order of what it rests on; an input behind several facts comes with
    /// each. A pattern rests on findings, and names no inputs of its own: see [`Finding::findings`].
    pub fn inputs(&self) -> impl Iterator<Item = InputRef> + use<'s> {
        let screening = self.screening;
        self.supports().iter().flat_map(move |&support| screening.inputs_of(support))
    }

    /// The inputs of the case that it and the findings under it rest on.
    pub(super) fn inputs_of_all(&self) -> Vec<InputRef> {
        let under = self.findings().flat_map(|finding| finding.inputs().collect::<Vec<_>>());
        self.inputs().chain(under).collect()
    }

    /// The findings that a pattern rests on.
    pub fn findings(&self) -> impl Iterator<Item = Finding<'s>> + use<'s> {
        let screening = self.screening;
        self.supports().iter().filter_map(move |support| match support {
            Support::Finding(rule) => screening.finding_of(*rule),
            Support::Item(_) | Support::Fact(_) => None,
        })
    }

    /// The last day of what it rests on itself, where that has one.
    pub(crate) fn last_day(&self) -> Option<Date> {
        let own = self.supports().iter().filter(|support| !matches!(support, Support::Finding(_)));
        let spread = own.map(|&support| self.spread_of(support)).fold(Spread::default(), Spread::union);
        spread.days.map(|(_, to)| to)
    }

    /// The newest day of what it and the findings under it rest on, where that has one.
    pub(super) fn newest_day(&self) -> Option<Date> {
        self.spread().days.map(|(_, to)| to)
    }

    /// Whether it speaks of now.
    pub fn standing(&self) -> Standing {
        self.screening.standings[self.place]
    }

    fn spread(&self) -> Spread {
        let supports = self.supports().iter().map(|&support| self.spread_of(support));
        let spread = supports.fold(Spread::default(), Spread::union);
        let own = self.rule().rule.then.forms;
        if own.is_empty() { spread } else { Spread { forms: own, ..spread } }
    }

    fn spread_of(&self, support: Support) -> Spread {
        match support {
            Support::Item(item) => {
                let item = &self.screening.timeline.items[item];
                Spread {
                    forms: self.screening.prepared.book.indicator(item.indicator).forms,
                    days: Some((item.on, item.on)),
                    agencies: AgencySet::of(item.by),
                }
            }
            Support::Fact(fact) => {
                let fact = self.screening.all_facts().get(fact);
                Spread {
                    forms: Forms::NONE,
                    days: fact.on.map(|on| (on, on)),
                    agencies: fact.agencies.iter().copied().collect(),
                }
            }
            // Findings of stratum 1 rest on no findings themselves.
            Support::Finding(rule) => {
                let finding = self.screening.finding_of(rule);
                finding.expect("a pattern rests on findings that were made").spread()
            }
        }
    }
}
