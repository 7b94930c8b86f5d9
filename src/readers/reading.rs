//! What the readers hand on: facts, observations, caveats, and the fates that only they can settle.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::case::InputRef;
use crate::facts::{Answer, Fact, Value};
use crate::vocabulary::{Agency, Subject};
use crate::vocabulary::{Fate, Reason};

/// All that the readers made of one case.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// Facts, in the order in which they were made.
    pub facts: Vec<Fact>,
    /// Observations that stand in records and not among the case's observations.
    pub observations: Vec<Derived>,
    /// What a reader of the report must know about the records.
    pub caveats: Vec<ReaderCaveat>,
    /// The fates that a reader itself settles: not recognised, superseded, unreadable. Every other record's fate
    /// follows from the rules that use what was made of it.
    pub fates: Vec<(InputRef, Fate, Option<Reason>)>,
}

/// An observation that a reader made from a record: an appointment to which the child was not brought. An explanation
/// that the record carries is the observation's too.
#[derive(Debug, Clone, PartialEq)]
pub struct Derived {
    /// The record.
    pub input: InputRef,
    /// The indicator's code. The pack that ships beside the reader defines it.
    pub code: &'static str,
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
    /// A stable code, such as `growth_sds_improbable`.
    pub code: &'static str,
    /// In words. Names places and rules, never the content of a case.
    pub text: Cow<'static, str>,
    /// The inputs it speaks of.
    pub inputs: Vec<InputRef>,
}

impl Reading {
    /// Adds a fact.
    pub(super) fn fact(
        &mut self,
        name: &'static str,
        value: Value,
        words: impl Into<Cow<'static, str>>,
        rests_on: &RestsOn,
    ) {
        self.answer(name, Answer::Known(value), words, rests_on);
    }

    /// Adds a fact that is known, not known or not applicable.
    pub(super) fn answer(
        &mut self,
        name: &'static str,
        answer: Answer,
        words: impl Into<Cow<'static, str>>,
        rests_on: &RestsOn,
    ) {
        self.facts.push(Fact {
            name: Cow::Borrowed(name),
            answer,
            on: rests_on.on,
            agencies: rests_on.agencies.clone(),
            from: rests_on.from.clone(),
            words: words.into(),
        });
    }

    /// Settles that a record could not be read, and says why.
    pub(super) fn unreadable(
        &mut self,
        input: InputRef,
        code: &'static str,
        text: impl Into<Cow<'static, str>>,
    ) {
        self.fates.push((input, Fate::NotAlerting, Some(Reason::Unreadable)));
        self.caveats.push(ReaderCaveat { code, text: text.into(), inputs: vec![input] });
    }
}

/// What a fact rests on.
#[derive(Debug, Clone, Default)]
pub(super) struct RestsOn {
    /// The date that it speaks of.
    pub on: Option<Date>,
    /// The agencies, each once, in the vocabulary's order.
    pub agencies: Vec<Agency>,
    /// The inputs, each once, in order.
    pub from: Vec<InputRef>,
}

impl RestsOn {
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

/// The place of the `n`th record of a kind. A case holds far fewer than four thousand million.
pub(super) fn place(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
