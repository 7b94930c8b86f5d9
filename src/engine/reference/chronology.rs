//! The chronology of findings, as facts for patterns.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::evaluator::Occurrence;
use crate::calendar::completed_months;
use crate::case::{InputRef, Response, ResponseKind, index};
use crate::engine::Evidence;
use crate::engine::outcome::Support;
use crate::engine::rule_book::RuleBook;
use crate::engine::timeline::{Item, ItemId};
use crate::facts::{AllFacts, Answer, Fact, Value};
use crate::number::Number;
use crate::vocabulary::{Agency, Concern, Form, Subject};

/// The facts `chronology.*`, by name.
pub(super) fn facts(
    findings: &[Occurrence],
    features: &[ItemId],
    book: &RuleBook,
    evidence: Evidence<'_>,
) -> Vec<Fact> {
    let mut days: BTreeMap<Date, Vec<&Occurrence>> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.concern > Concern::NoneRecorded) {
        days.entry(finding.day.on).or_default().push(finding);
    }
    let chronology = Chronology { findings, days, features, book, evidence };
    [
        chronology.advice_before_hazard(),
        chronology.agencies(),
        chronology.graded_care_not_better(),
        chronology.months_helped(),
        chronology.months_since_closure(),
        chronology.months_since_plan(),
        chronology.rises(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

struct Chronology<'a> {
    findings: &'a [Occurrence],
    /// The findings that raise concern, by day.
    days: BTreeMap<Date, Vec<&'a Occurrence>>,
    features: &'a [ItemId],
    book: &'a RuleBook,
    evidence: Evidence<'a>,
}

fn fact(
    name: &'static str,
    value: Value,
    on: Option<Date>,
    agencies: BTreeSet<Agency>,
    from: Vec<InputRef>,
    words: String,
) -> Fact {
    let answer = Answer::Known(value);
    Fact {
        name: name.into(),
        answer,
        on,
        agencies: agencies.into_iter().collect(),
        from,
        words: words.into(),
        earlier: Vec::new(),
    }
}

fn number(n: usize) -> Value {
    Value::Number(Number::from(index(n)))
}

impl Chronology<'_> {
    fn all_agencies(&self) -> BTreeSet<Agency> {
        self.days.values().flatten().flat_map(|finding| finding.day.agencies.iter().copied()).collect()
    }

    fn agencies(&self) -> Option<Fact> {
        let (&last, _) = self.days.last_key_value()?;
        let agencies = self.all_agencies();
        let hold = if agencies.len() == 1 { "agency holds" } else { "agencies hold" };
        let words = format!("{} {hold} something that raises concern", agencies.len());
        let from = self.inputs(&self.days);
        Some(fact("chronology.agencies", number(agencies.len()), Some(last), agencies, from, words))
    }

    /// What findings rest on, each input once: those of the newest day first, of a day in the timeline's order.
    fn inputs(&self, days: &BTreeMap<Date, Vec<&Occurrence>>) -> Vec<InputRef> {
        let mut inputs = Vec::new();
        for of_day in days.values().rev() {
            let supports: BTreeSet<Support> =
                of_day.iter().flat_map(|finding| finding.day.supports.iter().copied()).collect();
            for support in supports {
                let facts = AllFacts { readers: self.evidence.facts, chronology: &[] };
                for input in support.inputs(self.evidence.timeline, facts) {
                    if !inputs.contains(&input) {
                        inputs.push(input);
                    }
                }
            }
        }
        inputs
    }

    /// On how many days before the newest hazard of sleep advice was given or a safe-sleep plan agreed.
    fn advice_before_hazard(&self) -> Option<Fact> {
        let hazards = self.findings.iter().filter(|finding| finding.hazard);
        let newest = hazards.max_by_key(|hazard| hazard.day.on)?;
        let is_advice = |response: &Response| {
            matches!(response.kind, ResponseKind::AdviceGiven | ResponseKind::SafeSleepPlan)
        };
        let (mut days, mut from) = (BTreeSet::new(), Vec::new());
        for (n, response) in self.evidence.case.responses.iter().enumerate() {
            if self.is_known(response) && response.on < newest.day.on && is_advice(response) {
                days.insert(response.on);
                from.push(InputRef::Response(index(n)));
            }
        }
        let unit = if days.len() == 1 { "day" } else { "days" };
        let words = format!(
            "advice given or a safe-sleep plan agreed on {} {unit} before the newest hazard of sleep",
            days.len()
        );
        let on = Some(newest.day.on);
        let agencies = newest.day.agencies.clone();
        Some(fact("chronology.advice_before_hazard", number(days.len()), on, agencies, from, words))
    }

    fn is_known(&self, response: &Response) -> bool {
        response.recorded.unwrap_or(response.on) <= self.evidence.case.as_of
    }

    /// How often concern rose: the longest series of days of which each brought a higher concern than the one before, the
    /// first not counted. Of several as long the one that ends last, and with the highest concern.
    fn rises(&self) -> Option<Fact> {
        let first = *self.days.first_key_value()?.0;
        let brought: BTreeSet<(Date, Concern)> = self
            .days
            .iter()
            .flat_map(|(&on, of_day)| of_day.iter().map(move |finding| (on, finding.concern)))
            .collect();
        let mut series: Vec<Vec<(Date, Concern)>> = Vec::new();
        for (on, concern) in brought {
            let lower = series.iter().filter(|series| {
                let &(before, lower) = series.last().expect("a series has a day");
                before < on && lower < concern
            });
            let longest = lower.max_by_key(|series| (series.len(), series.last().copied()));
            let next = longest.into_iter().flatten().copied().chain([(on, concern)]).collect();
            series.push(next);
        }
        let longest = series.iter().max_by_key(|series| (series.len(), series.last().copied()))?;
        let mut raising: BTreeMap<Date, Vec<&Occurrence>> = BTreeMap::new();
        for &(on, concern) in longest.iter().skip(1) {
            let raised = self.days[&on].iter().copied().filter(|finding| finding.concern == concern);
            raising.insert(on, raised.collect());
        }
        let times = match raising.len() {
            1 => "once".to_owned(),
            n => format!("{n} times"),
        };
        let words = format!("concern rose {times} in the record");
        let from = self.inputs(&raising);
        let value = number(raising.len());
        let last = raising.last_key_value().map_or(first, |(&on, _)| on);
        Some(fact("chronology.rises", value, Some(last), self.all_agencies(), from, words))
    }

    /// The fewest whole months from a closure, or a decision on no further action, to a finding at consider or above.
    fn months_since_closure(&self) -> Option<Fact> {
        let findings = self.days.values().filter_map(|of_day| {
            // Of one day the most serious finding speaks, the last where several are as serious.
            of_day.iter().copied().max_by_key(|finding| finding.concern)
        });
        let is_closure = |response: &Response| {
            matches!(response.kind, ResponseKind::CaseClosed | ResponseKind::NoFurtherAction)
        };
        let mut all: Vec<(i32, &Occurrence, InputRef)> = Vec::new();
        for finding in findings.filter(|finding| finding.concern >= Concern::Consider) {
            let mut last: Option<(Date, InputRef)> = None;
            for (n, response) in self.evidence.case.responses.iter().enumerate() {
                let counts = self.is_known(response) && response.on < finding.day.on && is_closure(response);
                if counts && last.is_none_or(|(on, _)| response.on >= on) {
                    last = Some((response.on, InputRef::Response(index(n))));
                }
            }
            if let Some((closed, response)) = last {
                all.push((completed_months(closed, finding.day.on), finding, response));
            }
        }
        let least = all.iter().map(|(months, ..)| *months).min()?;
        let (months, finding, response) = all
            .into_iter()
            .filter(|(months, ..)| *months == least)
            .max_by_key(|(_, finding, _)| finding.day.on)?;
        let words =
            format!("a concern came {months} whole months after the case was closed or not taken further");
        let value = Value::Number(Number::from(i64::from(months)));
        let (on, agencies) = (Some(finding.day.on), finding.day.agencies.clone());
        Some(fact("chronology.months_since_closure", value, on, agencies, vec![response], words))
    }

    /// The plans of this child: the input, the day from which it is in force and, where it has ended, the last.
    fn plans(&self) -> Vec<(InputRef, Date, Option<Date>)> {
        let case = self.evidence.case;
        let mut plans = Vec::new();
        for item in &self.evidence.timeline.items {
            if self.book.indicator(item.indicator).plan && item.subject != Subject::Sibling {
                let has_ended = item.until.is_some_and(|until| until < case.as_of);
                plans.push((item.input, item.on, if has_ended { item.until } else { None }));
            }
        }
        for (n, response) in case.responses.iter().enumerate() {
            if response.kind != ResponseKind::EarlyHelpPlan
                || !self.is_known(response)
                || response.on > case.as_of
            {
                continue;
            }
            let is_closure = |other: &&Response| {
                other.kind == ResponseKind::CaseClosed
                    && self.is_known(other)
                    && other.on >= response.on
                    && other.on < case.as_of
            };
            let closed = case.responses.iter().filter(is_closure).map(|closure| closure.on).min();
            plans.push((InputRef::Response(index(n)), response.on, closed));
        }
        plans
    }

    /// The longest time from the beginning of a plan to a feature that came while it was in force, of a form seen before.
    fn months_helped(&self) -> Option<Fact> {
        let items = &self.evidence.timeline.items;
        let forms =
            |item: &Item| -> BTreeSet<Form> { self.book.indicator(item.indicator).forms.iter().collect() };
        let mut all: Vec<(i32, &Item, InputRef)> = Vec::new();
        for (plan, from, until) in self.plans() {
            let before: BTreeSet<Form> = self
                .features
                .iter()
                .map(|&feature| &items[feature])
                .filter(|item| item.on <= from)
                .flat_map(forms)
                .collect();
            for &feature in self.features {
                let item = &items[feature];
                let in_force = item.on > from && until.is_none_or(|until| item.on <= until);
                if in_force && !forms(item).is_disjoint(&before) {
                    all.push((completed_months(from, item.on), item, plan));
                }
            }
        }
        let most = all.iter().map(|(months, item, _)| (*months, item.on)).max()?;
        // Of several that took as long and came on one day the first.
        let (months, item, plan) = all.into_iter().find(|(months, item, _)| (*months, item.on) == most)?;
        let words = format!("a feature of the same form came {months} whole months after a plan began");
        let value = Value::Number(Number::from(i64::from(months)));
        let agencies = BTreeSet::from([item.by]);
        Some(fact("chronology.months_helped", value, Some(item.on), agencies, vec![plan, item.input], words))
    }

    /// The fewest whole months from the end of a plan to a feature after it; of several as soon the newest feature.
    fn months_since_plan(&self) -> Option<Fact> {
        let plans = self.plans();
        let mut all: Vec<(i32, &Item, InputRef)> = Vec::new();
        for &feature in self.features {
            let item = &self.evidence.timeline.items[feature];
            let ends =
                plans.iter().filter_map(|(plan, _, until)| Some((until.filter(|&on| on < item.on)?, *plan)));
            // Of several plans that ended on one day the first.
            let latest = ends.reduce(|first, next| if next.0 > first.0 { next } else { first });
            all.extend(latest.map(|(until, plan)| (completed_months(until, item.on), item, plan)));
        }
        let least = all.iter().map(|(months, ..)| *months).min()?;
        let soonest: Vec<_> = all.into_iter().filter(|(months, ..)| *months == least).collect();
        let newest = soonest.iter().map(|(_, item, _)| item.on).max()?;
        let (months, item, plan) = soonest.into_iter().find(|(_, item, _)| item.on == newest)?;
        let words = format!("a feature came {months} whole months after a plan ended");
        let value = Value::Number(Number::from(i64::from(months)));
        let agencies = BTreeSet::from([item.by]);
        let from = vec![plan, item.input];
        Some(fact("chronology.months_since_plan", value, Some(item.on), agencies, from, words))
    }

    /// Whether any area of graded care is unchanged or worse between its two latest assessments.
    fn graded_care_not_better(&self) -> Option<Fact> {
        let mut known: Vec<(&Fact, &str)> = Vec::new();
        for fact in self.evidence.facts.iter() {
            let of_graded_care = ["graded_care.", "gcp2."].iter().any(|tool| fact.name.starts_with(tool));
            if let Answer::Known(Value::Text(change)) = &fact.answer
                && of_graded_care
                && fact.name.ends_with(".change")
            {
                known.push((fact, change));
            }
        }
        if known.is_empty() {
            return None;
        }
        let not_better = known.iter().filter(|(_, change)| *change != "improved").count();
        let from: BTreeSet<InputRef> = known.iter().flat_map(|(fact, _)| fact.from.iter().copied()).collect();
        let agencies = known.iter().flat_map(|(fact, _)| fact.agencies.iter().copied()).collect();
        let areas = if not_better == 1 { "area" } else { "areas" };
        let words = format!("{not_better} {areas} of graded care no better than at the assessment before");
        let on = known.iter().filter_map(|(fact, _)| fact.on).max();
        let value = Value::Flag(not_better > 0);
        let from = from.into_iter().collect();
        Some(fact("chronology.graded_care_not_better", value, on, agencies, from, words))
    }
}
