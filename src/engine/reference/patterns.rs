//! What a `found` condition says of the occurrences of findings.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::conditions::{Evaluation, day_of_parts};
use super::evaluator::{Day, Evaluator, Occurrence};
use super::occasions::occasions;
use crate::calendar::Period;
use crate::case::{Input, InputRef, Response, ResponseKind};
use crate::engine::outcome::Support;
use crate::engine::rule_book::RuleId;
use crate::facts::Truth;
use crate::pack::{AdequateResponse, Distinct, Found, Pattern};
use crate::vocabulary::{Agency, Concern, Form, Vocabulary};

impl Evaluator<'_> {
    pub(super) fn evaluate_found(&self, found: &Found) -> Evaluation {
        let counted: Vec<&Occurrence> =
            self.findings.iter().filter(|occurrence| self.counts(found, occurrence)).collect();
        let groups: Vec<Vec<&Occurrence>> = if found.same_form {
            let of_form = |form: &Form| {
                counted.iter().copied().filter(|occurrence| occurrence.forms.contains(form)).collect()
            };
            Form::ALL.iter().map(of_form).collect()
        } else {
            vec![counted]
        };
        let rules: BTreeSet<RuleId> =
            groups.iter().flat_map(|group| self.rules_of_full_periods(found, group)).collect();
        if rules.is_empty() {
            return Evaluation::plain(Truth::False);
        }
        let supports: BTreeSet<Support> = rules.iter().map(|&rule| Support::Finding(rule)).collect();
        Evaluation {
            supported: true,
            days: self.day_of_rules(&rules, &supports).into_iter().collect(),
            supports,
            ..Evaluation::plain(Truth::True)
        }
    }

    /// Whether an occurrence is one of those that the condition counts.
    fn counts(&self, found: &Found, occurrence: &Occurrence) -> bool {
        let id = &self.book.rule(occurrence.rule).id;
        let is_named = || found.rules.iter().any(|pattern| Pattern::new(pattern).takes(id));
        let answered_on = || self.first_answer(occurrence);
        let is_unanswered = |last_day: Date| self.evidence.case.as_of > last_day && answered_on().is_none();
        let is_late = |last_day: Date| answered_on().is_some_and(|on| on > last_day);
        found.concern.is_none_or(|concern| occurrence.concern >= concern)
            && (!found.hazard || occurrence.hazard)
            && (found.rules.is_empty() || is_named())
            && (found.forms.is_empty() || found.forms.iter().any(|form| occurrence.forms.contains(form)))
            && found.unanswered.is_none_or(|span| is_unanswered(span.after(occurrence.day.on)))
            && found.answered_late.is_none_or(|span| is_late(span.after(occurrence.day.on)))
            && (!found.unjoined || !self.is_joined(occurrence))
    }

    /// The rules of the occurrences in every period that holds enough of them.
    fn rules_of_full_periods(&self, found: &Found, occurrences: &[&Occurrence]) -> BTreeSet<RuleId> {
        let as_of = self.evidence.case.as_of;
        let ends: BTreeSet<Date> = occurrences.iter().map(|occurrence| occurrence.day.on).collect();
        let mut rules = BTreeSet::new();
        for end in ends {
            let start = found.within.map(|window| match window.period {
                Period::Any => window.span.before(end),
                Period::Latest => window.span.before(as_of),
            });
            let lies_inside = |occurrence: &&Occurrence| {
                let on = occurrence.day.on;
                on <= end && start.is_none_or(|start| on > start)
            };
            let inside: Vec<&Occurrence> = occurrences.iter().copied().filter(lies_inside).collect();
            if self.count_findings(found.distinct, &inside) >= found.at_least.max(1) as usize {
                rules.extend(inside.iter().map(|occurrence| occurrence.rule));
            }
        }
        rules
    }

    fn count_findings(&self, by: Distinct, occurrences: &[&Occurrence]) -> usize {
        fn different<K: Ord>(keys: impl Iterator<Item = K>) -> usize {
            keys.collect::<BTreeSet<K>>().len()
        }
        let occurrences_iter = occurrences.iter();
        match by {
            Distinct::Event => occasions(occurrences, self.evidence),
            Distinct::Rule | Distinct::Code => different(occurrences_iter.map(|found| found.rule)),
            Distinct::Day => different(occurrences_iter.map(|found| found.day.on)),
            Distinct::Agency => different(occurrences_iter.flat_map(|found| found.day.agencies.iter())),
            Distinct::Form => different(occurrences_iter.flat_map(|found| found.forms.iter())),
        }
    }

    /// The last day on which any of these rules' conditions was newly met: what the pattern itself occurred on. A fact that
    /// satisfied one of them that day is enough for all.
    fn day_of_rules(&self, rules: &BTreeSet<RuleId>, supports: &BTreeSet<Support>) -> Option<Day> {
        let days: Vec<&Day> = self
            .findings
            .iter()
            .filter(|found| rules.contains(&found.rule))
            .map(|found| &found.day)
            .collect();
        let on = days.iter().map(|day| day.on).max()?;
        let mut day = day_of_parts(on, days.iter().copied().filter(|day| day.on == on));
        if day.fact.is_some() {
            day.events.clear();
        }
        let agencies = days.iter().flat_map(|day| day.agencies.iter().copied()).collect::<BTreeSet<Agency>>();
        Some(Day { agencies, supports: supports.clone(), ..day })
    }

    /// The day of the first adequate response to an occurrence, from its own day on.
    fn first_answer(&self, occurrence: &Occurrence) -> Option<Date> {
        let adequate = self.known_responses().into_iter().filter(|response| {
            response.on >= occurrence.day.on
                && self.is_adequate(response.kind, occurrence)
                && (response.to.is_empty() || self.speaks_of(response, occurrence))
        });
        adequate.map(|response| response.on).min()
    }

    /// Whether a kind of response is adequate to what an occurrence raises: as the packs have it, and where none says
    /// anything, or nothing is raised, whatever acts.
    fn is_adequate(&self, kind: ResponseKind, occurrence: &Occurrence) -> bool {
        let answers: Vec<&AdequateResponse> = self.book.answers().collect();
        let raises = occurrence.concern > Concern::NoneRecorded;
        if answers.is_empty() || !(raises || occurrence.hazard) {
            return kind.acts();
        }
        let of_kind = answers.into_iter().filter(|answer| answer.kinds.contains(&kind));
        let mut enough = of_kind.filter(|answer| {
            if raises { answer.concern.is_some_and(|most| most >= occurrence.concern) } else { answer.hazard }
        });
        enough.next().is_some()
    }

    /// Whether a response has brought an occurrence together with what another agency holds: it speaks of inputs of
    /// several agencies, this occurrence's among them, or it is a multi-agency step on the whole case.
    fn is_joined(&self, occurrence: &Occurrence) -> bool {
        let multi_agency = [
            ResponseKind::InformationGathered,
            ResponseKind::EarlyHelpAssessment,
            ResponseKind::EarlyHelpPlan,
            ResponseKind::Referral,
            ResponseKind::StrategyDiscussion,
            ResponseKind::Section17Assessment,
            ResponseKind::Section47Enquiry,
            ResponseKind::ChildProtectionConference,
            ResponseKind::LegalProceedings,
        ];
        self.known_responses().into_iter().filter(|response| response.on >= occurrence.day.on).any(
            |response| {
                if response.to.is_empty() {
                    return multi_agency.contains(&response.kind);
                }
                let agencies: BTreeSet<Agency> =
                    response.to.iter().filter_map(|id| self.agency_of(id)).collect();
                agencies.len() > 1 && self.speaks_of(response, occurrence)
            },
        )
    }

    fn known_responses(&self) -> Vec<&Response> {
        let case = self.evidence.case;
        let is_known = |response: &&Response| {
            response.on <= case.as_of && response.recorded.is_none_or(|recorded| recorded <= case.as_of)
        };
        case.responses.iter().filter(is_known).collect()
    }

    /// Whether a response names an observation or record that the occurrence rests on.
    fn speaks_of(&self, response: &Response, occurrence: &Occurrence) -> bool {
        let case = self.evidence.case;
        let names = |id: Option<&str>| id.is_some_and(|id| response.to.iter().any(|named| named == id));
        occurrence.day.supports.iter().any(|support| match support {
            Support::Item(item) => names(case.id_of(self.item(*item).input)),
            Support::Fact(fact) => {
                let fact = self.evidence.facts.of_readers(*fact);
                fact.is_some_and(|fact| fact.inputs_ever().any(|input| names(case.id_of(input))))
            }
            Support::Finding(_) => false,
        })
    }

    /// Who recorded the observation or record of an id, where it is known on the case's date.
    fn agency_of(&self, id: &str) -> Option<Agency> {
        let case = self.evidence.case;
        let is_record =
            |input: &Input<'_>| input.question.is_none() && !matches!(input.reference, InputRef::Response(_));
        let named = case.inputs().filter(is_record).find(|input| input.id == Some(id))?;
        named.known_on(case.as_of).then_some(named.by)
    }
}
