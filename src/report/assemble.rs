//! From an outcome in small numbers to a report in words.

use jiff::civil::Date;

use super::model::{
    Caveat, FactLine, Finding, HeldBack, LevelReached, NextStepDue, NotRecorded, PackRef, ReadingResult,
    Report, Resting, SiblingReview, Text, Why,
};
use super::wording::cited;
use super::{account, questions};
use crate::case::{Case, Problem, ProblemCode, age_on};
use crate::readers::{Fact, InputRef, ReaderCaveat};
use crate::report::Fate;
use crate::rules::{AgencySet, BookRule, Evidence, Fired, Held, HeldBy, Outcome, Rest, key_of};
use crate::screener::Inner;
use crate::sleep::{Ground, readings};
use crate::words::{Channel, Checked, Concern, Hazard, Subject};

/// The version of this library, as reports name it.
const LIBRARY: &str = env!("CARGO_PKG_VERSION");

/// What the readers had to tell beside facts and observations.
pub(crate) struct Told<'r> {
    pub(crate) caveats: &'r [ReaderCaveat],
    pub(crate) fates: &'r [(InputRef, Fate, Option<Why>)],
}

/// Everything that a report is put together from.
pub(super) struct Assembly<'a, 'e> {
    pub(super) inner: &'a Inner,
    pub(super) case: &'a Case,
    pub(super) evidence: &'e Evidence<'e>,
    pub(super) outcome: &'e Outcome,
    pub(super) told: &'e Told<'e>,
}

/// Puts an outcome into words.
pub(crate) fn report<'a>(
    inner: &'a Inner,
    case: &'a Case,
    evidence: &Evidence<'_>,
    outcome: &Outcome,
    told: &Told<'_>,
) -> Report<'a> {
    let assembly = Assembly { inner, case, evidence, outcome, told };
    let (patterns, findings): (Vec<&Fired>, Vec<&Fired>) =
        outcome.fired.iter().partition(|fired| assembly.rule(fired.rule).is_some_and(|rule| rule.pattern));
    let findings = assembly.findings(findings);
    let patterns = assembly.findings(patterns);
    let both = || findings.iter().chain(&patterns);
    let concern = both().filter_map(|finding| finding.concern).max().unwrap_or_default();
    let hazard = both().filter_map(|finding| finding.hazard).max();
    let readings = assembly.readings();
    let caveats = assembly.caveats(both(), hazard, !readings.is_empty());
    Report {
        schema: 1,
        library: LIBRARY.into(),
        case: case.case.as_str().into(),
        as_of: case.as_of,
        packs: assembly.packs(),
        age: age_on(&case.child, case.as_of).into(),
        concern,
        hazard,
        levels: assembly.levels(),
        next_steps: assembly.next_steps(concern),
        questions: questions::questions(&assembly, concern, hazard),
        held_back: outcome.held_back.iter().filter_map(|held| assembly.held_back(held)).collect(),
        readings,
        for_review: assembly.for_review(),
        facts: assembly.facts(),
        account: account::account(&assembly),
        not_recorded: assembly.not_recorded(),
        caveats,
        findings,
        patterns,
    }
}

impl<'a> Assembly<'a, '_> {
    fn readings(&self) -> Vec<ReadingResult<'a>> {
        let packs = self.inner.book.packs().iter();
        let all =
            packs.flat_map(|pack| pack.readings.iter().map(|reading| (pack.header.id.as_str(), reading)));
        let ground = Ground { facts: self.evidence.facts, child: &self.case.child, on: self.case.as_of };
        readings(all, &ground, &self.inner.chosen)
    }

    pub(super) fn rule(&self, at: u32) -> Option<&'a BookRule> {
        self.inner.book.rules().get(at as usize)
    }

    /// The id of an input; its place in the case where it has none.
    pub(super) fn key(&self, input: InputRef) -> Text<'a> {
        let key = key_of(self.case, input);
        if key.is_empty() { place(input).into() } else { key.into() }
    }

    pub(super) fn fact(&self, at: u32) -> Option<&Fact> {
        let readers = self.evidence.facts.len();
        let at = at as usize;
        self.evidence.facts.at(at).or_else(|| self.outcome.chronology.get(at.checked_sub(readers)?))
    }

    fn packs(&self) -> Vec<PackRef<'a>> {
        let packs = self.inner.packs.iter().map(|pack| PackRef {
            id: pack.id.as_str().into(),
            version: pack.version.as_str().into(),
            digest: pack.digest.as_str().into(),
            review_overdue: pack.review_by.is_some_and(|by| self.case.as_of > by),
        });
        packs.collect()
    }

    fn findings(&self, fired: Vec<&Fired>) -> Vec<Finding<'a>> {
        let mut findings: Vec<Finding<'a>> =
            fired.into_iter().filter_map(|fired| self.finding(fired)).collect();
        // Most serious first; of equals, in the order of the packs.
        findings.sort_by_key(|finding| std::cmp::Reverse((finding.concern, finding.hazard)));
        findings
    }

    fn finding(&self, fired: &Fired) -> Option<Finding<'a>> {
        let book_rule = self.rule(fired.rule)?;
        let rule = &book_rule.rule;
        let rests = self.outcome.rests_of(fired);
        let mut rests_on = Vec::with_capacity(rests.len());
        let (mut agencies, mut forms) = (AgencySet::default(), rule.then.forms);
        let mut overlaps: Vec<Text<'a>> = Vec::new();
        let (mut from, mut to): (Option<Date>, Option<Date>) = (None, None);
        for rest in rests {
            let resting = match rest {
                Rest::Item(at) => {
                    let item = self.evidence.timeline.items.get(*at as usize)?;
                    let indicator = self.inner.book.indicator(item.indicator)?;
                    agencies = agencies.union(AgencySet::of(item.by));
                    if rule.then.forms.is_empty() {
                        forms = forms.union(indicator.forms);
                    }
                    for overlap in &indicator.overlaps {
                        if !overlaps.iter().any(|known| known == overlap) {
                            overlaps.push(overlap.as_str().into());
                        }
                    }
                    Resting {
                        input: self.key(item.input),
                        what: indicator.label.as_str().into(),
                        code: indicator.code.as_str().into(),
                        on: Some(item.on),
                        by: Some(item.by),
                    }
                }
                Rest::Fact(at) => {
                    let fact = self.fact(*at)?;
                    agencies = fact.agencies.iter().fold(agencies, |all, &by| all.union(AgencySet::of(by)));
                    let input = fact.from.first().map_or("".into(), |&input| self.key(input));
                    let by = if let [by] = fact.agencies.as_slice() { Some(*by) } else { None };
                    Resting { input, what: fact.words.clone(), code: fact.name.clone(), on: fact.on, by }
                }
                Rest::Finding(at) => {
                    let other = self.rule(*at)?;
                    let of_other = self.outcome.fired.iter().find(|fired| fired.rule == *at)?;
                    let (other_agencies, other_forms, _, on) = self.span_of(of_other);
                    agencies = agencies.union(other_agencies);
                    if rule.then.forms.is_empty() {
                        forms = forms.union(if other.rule.then.forms.is_empty() {
                            other_forms
                        } else {
                            other.rule.then.forms
                        });
                    }
                    Resting {
                        input: other.id.as_str().into(),
                        what: other.rule.text.as_str().into(),
                        code: other.id.as_str().into(),
                        on,
                        by: None,
                    }
                }
            };
            let first = if let Rest::Finding(at) = rest {
                self.outcome
                    .fired
                    .iter()
                    .find(|fired| fired.rule == *at)
                    .and_then(|fired| self.span_of(fired).2)
            } else {
                resting.on
            };
            from = [from, first].into_iter().flatten().min();
            to = to.max(resting.on);
            rests_on.push(resting);
        }
        let cites = self.inner.wording.cites.get(fired.rule as usize);
        Some(Finding {
            rule: book_rule.id.as_str().into(),
            concern: rule.then.concern,
            hazard: rule.then.hazard,
            forms,
            text: rule.text.as_str().into(),
            note: rule.note.as_deref().map(Text::from),
            from: from.unwrap_or(self.case.as_of),
            to: to.unwrap_or(self.case.as_of),
            agencies: agencies.iter().collect(),
            rests_on,
            overlaps,
            basis: rule.basis,
            cites: cites.into_iter().flatten().map(|cite| cite.as_str().into()).collect(),
            checked: rule.checked,
            amended: book_rule.amended.as_deref().map(Text::from),
        })
    }

    /// The agencies, forms, first and last day of what a finding of stratum 1 rests on.
    fn span_of(&self, fired: &Fired) -> (AgencySet, crate::words::Forms, Option<Date>, Option<Date>) {
        let mut span = (AgencySet::default(), crate::words::Forms::NONE, None, None);
        for rest in self.outcome.rests_of(fired) {
            let on = match rest {
                Rest::Item(at) => self.evidence.timeline.items.get(*at as usize).map(|item| {
                    span.0 = span.0.union(AgencySet::of(item.by));
                    if let Some(indicator) = self.inner.book.indicator(item.indicator) {
                        span.1 = span.1.union(indicator.forms);
                    }
                    item.on
                }),
                Rest::Fact(at) => self.fact(*at).and_then(|fact| {
                    span.0 = fact.agencies.iter().fold(span.0, |all, &by| all.union(AgencySet::of(by)));
                    fact.on
                }),
                Rest::Finding(_) => None,
            };
            span.2 = [span.2, on].into_iter().flatten().min();
            span.3 = span.3.max(on);
        }
        span
    }

    fn held_back(&self, held: &Held) -> Option<HeldBack<'a>> {
        let book_rule = self.rule(held.rule)?;
        let (by, why): (Text<'a>, Text<'a>) = match held.by {
            HeldBy::Explanation => {
                ("explained".into(), "a professional recorded an explanation as suitable".into())
            }
            HeldBy::Qualifier(slot) => {
                let Some(Rest::Item(first)) = held.rests.first() else { return None };
                let item = self.evidence.timeline.items.get(*first as usize)?;
                let qualifier =
                    self.inner.book.indicator(item.indicator)?.qualifiers.get(usize::from(slot))?;
                let rank = item.ranks.get(usize::from(slot)).copied().unwrap_or_default();
                let value = qualifier.scale.values().get(usize::from(rank)).map_or("", String::as_str);
                (qualifier.name.as_str().into(), format!("recorded as {}: {value}", qualifier.name).into())
            }
            HeldBy::Gate(at) => {
                let gate = book_rule.rule.gates.get(at as usize)?;
                (gate.id.as_str().into(), gate.text.as_str().into())
            }
        };
        let mut inputs: Vec<Text<'a>> = Vec::with_capacity(held.rests.len());
        for &rest in &held.rests {
            account::for_inputs(self, rest, |input| {
                let name = account::name(self, input);
                if !inputs.contains(&name) {
                    inputs.push(name);
                }
            });
        }
        Some(HeldBack {
            rule: book_rule.id.as_str().into(),
            concern: book_rule.rule.then.concern,
            hazard: book_rule.rule.then.hazard,
            text: book_rule.rule.text.as_str().into(),
            by,
            why,
            inputs,
        })
    }

    fn levels(&self) -> Vec<LevelReached<'a>> {
        let reached = self.outcome.levels.iter().filter_map(|&(pack, place)| {
            let at = (pack as usize, place as usize);
            let level = self.inner.book.packs().get(at.0)?.levels.get(at.1)?;
            Some(LevelReached {
                level: self.inner.wording.level_ids.get(&at)?.as_str().into(),
                number: level.number,
                name: level.name.as_str().into(),
                legal: level.legal.iter().map(|legal| legal.as_str().into()).collect(),
                text: level.text.as_str().into(),
                basis: level.basis,
                cites: level.cites.iter().map(|cite| cited(cite).into()).collect(),
                checked: level.checked,
            })
        });
        reached.collect()
    }

    /// The steps that the rules name and those that follow from the concern, most urgent first.
    fn next_steps(&self, concern: Concern) -> Vec<NextStepDue<'a>> {
        let mut due: Vec<((usize, usize), Vec<Text<'a>>)> = Vec::new();
        let of_concern = self.inner.wording.at_concern.iter().filter(|(at, ..)| *at == concern);
        due.extend(of_concern.map(|&(_, pack, place)| ((pack, place), Vec::new())));
        for fired in &self.outcome.fired {
            let Some(rule) = self.rule(fired.rule) else { continue };
            for &at in self.inner.wording.next.get(fired.rule as usize).into_iter().flatten() {
                let because = rule.id.as_str().into();
                match due.iter_mut().find(|(step, _)| *step == at) {
                    Some((_, rules)) => rules.push(because),
                    None => due.push((at, vec![because])),
                }
            }
        }
        let mut steps: Vec<(u8, (usize, usize), NextStepDue<'a>)> = due
            .into_iter()
            .filter_map(|(at, because)| {
                let step = self.inner.book.packs().get(at.0)?.next_steps.get(at.1)?;
                let deadline = step.deadline.as_ref();
                let due = NextStepDue {
                    step: self.inner.wording.step_ids.get(&at)?.as_str().into(),
                    text: step.text.as_str().into(),
                    family: step.family.as_deref().map(Text::from),
                    who: step.who.as_deref().map(Text::from),
                    urgency: step.urgency.as_deref().map(Text::from),
                    deadline: deadline.map(|limit| {
                        format!("{} {} from {}", limit.n, limit.unit.replace('_', " "), limit.from).into()
                    }),
                    because,
                    basis: step.basis,
                    cites: step.cites.iter().map(|cite| cited(cite).into()).collect(),
                    checked: step.checked,
                };
                Some((urgency(step.urgency.as_deref()), at, due))
            })
            .collect();
        steps.sort_by_key(|(urgency, at, _)| (*urgency, *at));
        steps.into_iter().map(|(_, _, step)| step).collect()
    }

    fn for_review(&self) -> Vec<SiblingReview<'a>> {
        let siblings = self.evidence.timeline.items.iter().filter(|item| item.subject == Subject::Sibling);
        let reviews = siblings.filter_map(|item| {
            let indicator = self.inner.book.indicator(item.indicator)?;
            (indicator.channel == Channel::Alerting).then(|| SiblingReview {
                input: self.key(item.input),
                code: indicator.code.as_str().into(),
                what: indicator.label.as_str().into(),
                rules: self
                    .inner
                    .program
                    .rules_on(item.indicator)
                    .filter_map(|rule| self.rule(rule))
                    .filter(|rule| !rule.pattern)
                    .map(|rule| rule.id.as_str().into())
                    .collect(),
            })
        });
        reviews.collect()
    }

    fn facts(&self) -> Vec<FactLine<'a>> {
        let all = self.evidence.facts.iter().chain(&self.outcome.chronology);
        let lines = all.map(|fact| FactLine {
            fact: fact.name.clone(),
            answer: fact.answer.clone(),
            words: fact.words.clone(),
            on: fact.on,
            from: fact.from.iter().map(|&input| self.key(input)).collect(),
        });
        lines.collect()
    }

    fn not_recorded(&self) -> Vec<NotRecorded<'a>> {
        let case = self.case;
        let age = age_on(&case.child, case.as_of);
        let years = age.years();
        let mut none = Vec::new();
        let mut add = |empty: bool, what: &'static str, text: &'static str| {
            if empty {
                none.push(NotRecorded { what: what.into(), text: text.into() });
            }
        };
        add(case.observations.is_empty(), "observations", "nothing that anyone saw, heard or was told");
        // Compulsory schooling starts at five (Education Act 1996, section 8).
        let of_school_age = years.is_some_and(|years| (5..18).contains(&years));
        add(of_school_age && case.attendance.is_empty(), "attendance", "no school register");
        add(case.appointments.is_empty(), "appointments", "no appointment, kept or missed");
        // NG75 is about infants and preschool children.
        let preschool = years.is_some_and(|years| years < 5);
        add(preschool && case.growth.is_empty(), "growth", "no weight, length or height");
        add(case.responses.is_empty(), "responses", "nothing that any service did");
        for tool in self.inner.settings.tools() {
            let due = tool.ages.as_ref().is_some_and(|ages| age.lies_in(ages));
            if due && !case.assessments.iter().any(|assessment| assessment.tool == tool.id) {
                let text = format!("no answers to {}", tool.title);
                none.push(NotRecorded { what: tool.id.as_str().into(), text: text.into() });
            }
        }
        none
    }

    fn caveats<'f>(
        &self,
        findings: impl Iterator<Item = &'f Finding<'a>>,
        hazard: Option<Hazard>,
        sleep_answered: bool,
    ) -> Vec<Caveat<'a>>
    where
        'a: 'f,
    {
        let mut caveats = vec![Caveat {
            code: "supports_judgement".into(),
            text: "this report supports professional judgement and decides nothing; what is not recorded may still \
                   be so, and nothing recorded is not nothing wrong"
                .into(),
            inputs: Vec::new(),
        }];
        let mut add = |code: &'static str, text: Text<'a>, inputs: Vec<Text<'a>>| {
            caveats.push(Caveat { code: code.into(), text, inputs });
        };
        let timeline = self.evidence.timeline;
        let readers_unknown = self.told.fates.iter().filter(|(_, fate, _)| *fate == Fate::NotRecognised);
        let mut unknown: Vec<Text<'a>> =
            timeline.not_recognised.iter().map(|&input| self.key(input)).collect();
        unknown.extend(readers_unknown.map(|&(input, ..)| account::name(self, input)));
        if !unknown.is_empty() {
            unknown.sort();
            let text =
                "no pack in force knows these codes, tools or questions: nobody has screened what they say";
            add("not_recognised", text.into(), unknown);
        }
        let mut unread: Vec<Text<'a>> =
            timeline.unknown_qualifiers.iter().map(|one| self.key(one.input)).collect();
        if !unread.is_empty() {
            unread.sort();
            unread.dedup();
            let text = "qualifiers of these are not in any pack in force, and count as not stated";
            add("qualifier_not_recognised", text.into(), unread);
        }
        for told in self.told.caveats {
            add(
                told.code,
                told.text.clone(),
                told.inputs.iter().map(|&input| account::name(self, input)).collect(),
            );
        }
        if hazard.is_none() && sleep_answered {
            let text =
                "what was answered names no hazard of sleep; that does not mean that nothing can happen";
            add("no_hazard_is_not_safe", text.into(), Vec::new());
        }
        let overdue: Vec<Text<'a>> = self
            .inner
            .packs
            .iter()
            .filter(|pack| pack.review_by.is_some_and(|by| self.case.as_of > by))
            .map(|pack| pack.id.as_str().into())
            .collect();
        if !overdue.is_empty() {
            add("pack_review_overdue", "the review date of these packs has passed".into(), overdue);
        }
        let recalled: Vec<Text<'a>> = findings
            .filter(|finding| finding.checked == Checked::Recalled)
            .map(|finding| finding.rule.clone())
            .collect();
        if !recalled.is_empty() {
            let text =
                "these rules are written from memory of their source and await checking against its text";
            add("rests_on_recalled", text.into(), recalled);
        }
        caveats
    }
}

/// The order of urgencies.
fn urgency(name: Option<&str>) -> u8 {
    match name {
        Some("now") => 0,
        Some("today") => 1,
        Some("soon") => 2,
        None => 3,
        Some(_) => 4,
    }
}

/// The place of an input that has no id.
fn place(input: InputRef) -> String {
    match input {
        InputRef::Observation(n) => format!("observations[{n}]"),
        InputRef::Assessment(n) | InputRef::Answer(n, _) => format!("assessments[{n}]"),
        InputRef::Attendance(n) => format!("attendance[{n}]"),
        InputRef::Appointment(n) => format!("appointments[{n}]"),
        InputRef::Growth(n) => format!("growth[{n}]"),
        InputRef::Response(n) => format!("responses[{n}]"),
        InputRef::Child => "child".to_owned(),
    }
}

/// The problems that strict mode makes of what no pack knows.
pub(crate) fn not_recognised(evidence: &Evidence<'_>, told: &Told<'_>) -> Vec<Problem> {
    let problem = |path: String| Problem {
        path,
        code: ProblemCode::NotRecognised.name(),
        message: "no pack in force knows it".to_owned(),
        mend: "use a name that the packs in force define, or add the pack that defines it".to_owned(),
    };
    let timeline = evidence.timeline;
    let codes = timeline.not_recognised.iter().map(|&input| format!("{}.code", place(input)));
    let qualifiers = timeline.unknown_qualifiers.iter().map(|one| format!("{}.with", place(one.input)));
    let of_readers = told.fates.iter().filter(|(_, fate, _)| *fate == Fate::NotRecognised);
    let of_readers = of_readers.map(|&(input, ..)| match input {
        InputRef::Answer(n, _) => format!("assessments[{n}].answers"),
        InputRef::Assessment(n) => format!("assessments[{n}].tool"),
        other => place(other),
    });
    codes.chain(qualifiers).chain(of_readers).map(problem).collect()
}
