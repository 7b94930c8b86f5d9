//! From a screening in small numbers to a report in words. `json/` writes the same words without making a report.

use super::findings::{findings, held_back};
use super::model::{
    FactLine, LevelReached, NextStepDue, PackRef, ReadingResult, Report, SiblingReview, Text,
};
use super::wording::{cited, deadline};
use super::{account, caveats, questions};
use crate::case::InputRef;
use crate::case::age_on;
use crate::readings::{Ground, Read, read_all};
use crate::screening::Screening;
use crate::vocabulary::{Channel, Subject};

/// The version of this library, as reports name it.
pub(super) const LIBRARY: &str = env!("CARGO_PKG_VERSION");

/// Puts a screening into words.
pub(crate) fn in_words<'a>(screening: &Screening<'a>) -> Report<'a> {
    let case = screening.case;
    let findings = findings(screening, screening.findings());
    let patterns = self::findings(screening, screening.patterns());
    let readings: Vec<ReadingResult<'a>> = screening.readings().into_iter().map(Read::in_words).collect();
    Report {
        schema: 1,
        library: LIBRARY.into(),
        case: case.case.as_str().into(),
        as_of: case.as_of,
        packs: packs(screening),
        age: age_on(&case.child, case.as_of).into(),
        concern: screening.concern(),
        hazard: screening.hazard(),
        levels: levels(screening),
        next_steps: next_steps(screening),
        questions: questions::questions(screening),
        held_back: screening.outcome.held_back.iter().filter_map(|held| held_back(screening, held)).collect(),
        for_review: for_review(screening),
        facts: facts(screening),
        account: account::account(screening),
        not_recorded: caveats::not_recorded(screening),
        caveats: caveats::caveats(screening, !readings.is_empty()),
        readings,
        findings,
        patterns,
    }
}

impl<'a> Screening<'a> {
    /// The readings of the answers.
    pub(super) fn readings(&self) -> Vec<Read<'a>> {
        let packs = self.inner.book.packs().iter();
        let all =
            packs.flat_map(|pack| pack.readings.iter().map(|reading| (pack.header.id.as_str(), reading)));
        let ground = Ground { facts: &self.facts, child: &self.case.child, on: self.case.as_of };
        read_all(all, &ground, &self.inner.chosen)
    }

    /// The id of an input; its place in the case where it has none.
    pub(super) fn key(&self, input: InputRef) -> Text<'a> {
        let key = self.id_of(input);
        if key.is_empty() { input.path().into() } else { key.into() }
    }
}

fn packs<'a>(screening: &Screening<'a>) -> Vec<PackRef<'a>> {
    let packs = screening.inner.packs.iter().map(|pack| PackRef {
        id: pack.id.as_str().into(),
        version: pack.version.as_str().into(),
        digest: pack.digest.as_str().into(),
        review_overdue: pack.review_by.is_some_and(|by| screening.case.as_of > by),
    });
    packs.collect()
}

fn levels<'a>(screening: &Screening<'a>) -> Vec<LevelReached<'a>> {
    let inner = screening.inner;
    let reached = screening.outcome.levels.iter().filter_map(|&(pack, place)| {
        let at = (pack as usize, place as usize);
        let level = inner.book.packs().get(at.0)?.levels.get(at.1)?;
        Some(LevelReached {
            level: inner.wording.level_ids.get(&at)?.as_str().into(),
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

fn next_steps<'a>(screening: &Screening<'a>) -> Vec<NextStepDue<'a>> {
    let inner = screening.inner;
    let due = screening.steps();
    let steps = due.iter().filter_map(|due| {
        let known = inner.wording.steps.get(due.step as usize)?;
        let step = inner.book.packs().get(known.pack)?.next_steps.get(known.place)?;
        let because = due.because().filter_map(|rule| screening.rule(rule));
        Some(NextStepDue {
            step: known.id.as_str().into(),
            text: step.text.as_str().into(),
            family: step.family.as_deref().map(Text::from),
            who: step.who.as_deref().map(Text::from),
            urgency: step.urgency.as_deref().map(Text::from),
            deadline: step.deadline.as_ref().map(|limit| deadline(limit).into()),
            because: because.map(|rule| rule.id.as_str().into()).collect(),
            basis: step.basis,
            cites: step.cites.iter().map(|cite| cited(cite).into()).collect(),
            checked: step.checked,
        })
    });
    steps.collect()
}

fn for_review<'a>(screening: &Screening<'a>) -> Vec<SiblingReview<'a>> {
    let inner = screening.inner;
    let siblings = screening.timeline.items.iter().filter(|item| item.subject == Subject::Sibling);
    let reviews = siblings.filter_map(|item| {
        let indicator = inner.book.indicator(item.indicator)?;
        let rules = inner.program.rules_on(item.indicator).filter_map(|rule| screening.rule(rule));
        (indicator.channel == Channel::Alerting).then(|| SiblingReview {
            input: screening.key(item.input),
            code: indicator.code.as_str().into(),
            what: indicator.label.as_str().into(),
            rules: rules.filter(|rule| !rule.pattern).map(|rule| rule.id.as_str().into()).collect(),
        })
    });
    reviews.collect()
}

fn facts<'a>(screening: &Screening<'a>) -> Vec<FactLine<'a>> {
    let all = screening.facts.iter().chain(&screening.outcome.chronology);
    let lines = all.map(|fact| FactLine {
        fact: fact.name.clone(),
        answer: fact.answer.clone(),
        words: fact.words.clone(),
        on: fact.on,
        from: fact.from.iter().map(|&input| screening.key(input)).collect(),
    });
    lines.collect()
}
