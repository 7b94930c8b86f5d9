//! What the readers hand on: facts, observations, caveats, and the fates that only they can settle.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::case::InputRef;
use crate::facts::{Answer, EarlierAnswer, Fact, Value};
use crate::vocabulary::{Agency, CaveatCode, Fate, Reason, Subject};

/// All that the readers made of one case.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReaderOutput {
    /// Facts, in the order in which they were made.
    pub facts: Vec<Fact>,
    /// Observations that stand in records and not among the case's observations.
    pub observations: Vec<Derived>,
    /// What a reader of the report must know about the records.
    pub caveats: Vec<ReaderCaveat>,
    /// A fate for every record and answer that was read: not recognised, superseded, unreadable, or that no rule speaks of
    /// it, which gives way to whatever the rules make of it.
    pub fates: Vec<(InputRef, Fate, Option<Reason>)>,
}

/// An observation that a reader made from a record: an appointment to which the child was not brought. An explanation
/// that the record carries is the observation's too.
#[derive(Debug, Clone, PartialEq)]
pub struct Derived {
    /// The record.
    pub input: InputRef,
    /// The indicator's code. The pack that ships beside the reader defines it.
    pub code: Cow<'static, str>,
    /// When it was so.
    pub on: Date,
    /// When it became known.
    pub recorded: Date,
    /// Who recorded it.
    pub by: Agency,
    /// Whom it is about.
    pub subject: Subject,
    /// Its qualifiers. What the record does not say is not here, and so stays unknown.
    pub with: Vec<(&'static str, &'static str)>,
}

/// Something about the records that a reader of the report must know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReaderCaveat {
    /// What kind of thing it is.
    pub code: CaveatCode,
    /// In words. Names places and rules, never the content of a case.
    pub text: Cow<'static, str>,
    /// The inputs it speaks of.
    pub inputs: Vec<InputRef>,
}

impl ReaderOutput {
    /// Adds a fact.
    pub(super) fn fact(
        &mut self,
        name: &'static str,
        value: Value,
        words: impl Into<Cow<'static, str>>,
        provenance: &Provenance,
    ) {
        self.answer(name, Answer::Known(value), words, provenance);
    }

    /// Adds a fact that is known, not known or not applicable.
    pub(super) fn answer(
        &mut self,
        name: &'static str,
        answer: Answer,
        words: impl Into<Cow<'static, str>>,
        provenance: &Provenance,
    ) {
        self.facts.push(Fact {
            name: Cow::Borrowed(name),
            answer,
            on: provenance.on,
            agencies: provenance.agencies.clone(),
            from: provenance.from.clone(),
            words: words.into(),
            earlier: Vec::new(),
        });
    }

    /// Adds to the facts what they had been on an earlier day, later than those added before.
    pub(super) fn had_been(&mut self, then: ReaderOutput) {
        for Fact { name, answer, on, agencies, from, .. } in then.facts {
            if let Some(on) = on {
                self.fact_had_been(&name, EarlierAnswer { answer, on, agencies, from });
            }
        }
    }

    /// The same for one fact, where there is one of that name.
    pub(super) fn fact_had_been(&mut self, name: &str, earlier: EarlierAnswer) {
        let Some(fact) = self.facts.iter_mut().find(|fact| fact.name == name) else { return };
        // What nothing of that day speaks of is as it was.
        let last = fact.earlier.last().map(|last| last.on);
        if last != Some(earlier.on) && fact.on != Some(earlier.on) {
            fact.earlier.push(earlier);
        }
    }

    /// Notes that a record was read and understood: where nothing comes to rest on it, no rule speaks of it.
    pub(super) fn understood(&mut self, input: InputRef) {
        self.fates.push((input, Fate::NotAlerting, Some(Reason::NoRule)));
    }

    /// The fates that say more than that no rule speaks of a record.
    #[cfg(test)]
    pub(super) fn settled(&self) -> Vec<(InputRef, Fate, Option<Reason>)> {
        let settled = |fate: &&(InputRef, Fate, Option<Reason>)| fate.2 != Some(Reason::NoRule);
        self.fates.iter().filter(settled).copied().collect()
    }

    /// Notes that a later record says the same again, and stands in its place.
    pub(super) fn superseded(&mut self, input: InputRef) {
        self.fates.push((input, Fate::NotAlerting, Some(Reason::Superseded)));
    }

    /// Settles that a record could not be read, and says why.
    pub(super) fn unreadable(
        &mut self,
        input: InputRef,
        code: CaveatCode,
        text: impl Into<Cow<'static, str>>,
    ) {
        self.fates.push((input, Fate::NotAlerting, Some(Reason::Unreadable)));
        self.caveats.push(ReaderCaveat { code, text: text.into(), inputs: vec![input] });
    }
}

/// What a fact rests on.
#[derive(Debug, Clone, Default)]
pub(super) struct Provenance {
    /// The date that it speaks of.
    pub on: Option<Date>,
    /// The agencies, each once, in the vocabulary's order.
    pub agencies: Vec<Agency>,
    /// The inputs, each once, in order.
    pub from: Vec<InputRef>,
}

impl Provenance {
    /// Adds an input. The date becomes the later of the two.
    pub fn add(&mut self, input: InputRef, by: Agency, on: Date) {
        self.add_unsigned(input, on);
        if let Err(at) = self.agencies.binary_search(&by) {
            self.agencies.insert(at, by);
        }
    }

    /// Adds an input that names nobody: the child's own particulars.
    pub fn add_unsigned(&mut self, input: InputRef, on: Date) {
        self.on = Some(self.on.map_or(on, |had| had.max(on)));
        if let Err(at) = self.from.binary_search(&input) {
            self.from.insert(at, input);
        }
    }
}
