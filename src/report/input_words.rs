//! What the account says of an input in words, and until when it was so: what a person reads in place of a code.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::case::{Code, Input, InputCode, InputRef};
use crate::engine::{IndicatorId, Meaning};
use crate::screening::Screening;
use crate::vocabulary::Vocabulary as _;

/// An input in words.
pub(super) enum InputWords<'s> {
    /// The label of an indicator.
    Indicator(IndicatorId),
    /// Words of its own.
    Words(Cow<'s, str>),
}

impl<'s> InputWords<'s> {
    pub(super) fn new(screening: &'s Screening, input: &Input<'s>) -> InputWords<'s> {
        let settings = &screening.prepared.settings;
        let spoken = |name: &str| name.replace('_', " ");
        let words: Cow<'s, str> = match (input.reference, input.code) {
            (_, InputCode::Code(code)) => match (screening.prepared.book.meaning(code), code) {
                (Some(Meaning::Indicator(id, _)), _) => return InputWords::Indicator(id),
                (Some(Meaning::TooBroad(_)) | None, Code::Own(code)) => code.as_str().into(),
                (Some(Meaning::TooBroad(_)) | None, Code::Coded { system, value }) => {
                    format!("{system} {value}").into()
                }
            },
            (InputRef::Assessment(_), InputCode::Word(tool)) => {
                settings.tool(tool).map_or(tool, |tool| &tool.title).into()
            }
            (InputRef::Answer(assessment, _), InputCode::Word(question)) => {
                let tool = settings.tool(&screening.case.assessments[assessment as usize].tool);
                let known = tool.and_then(|tool| tool.questions.iter().find(|known| known.id == question));
                known.map_or(question, |known| &known.ask).into()
            }
            (InputRef::Appointment(n), InputCode::Word(service)) => {
                let outcome = screening.case.appointments[n as usize].outcome;
                format!("appointment ({}): {}", spoken(service), spoken(outcome.name())).into()
            }
            (_, InputCode::Word(word)) => spoken(word).into(),
        };
        InputWords::Words(words)
    }

    /// The words themselves.
    pub(super) fn words(self, screening: &'s Screening) -> Cow<'s, str> {
        match self {
            InputWords::Indicator(id) => screening.prepared.book.indicator(id).label.as_str().into(),
            InputWords::Words(words) => words,
        }
    }
}

/// The last day of each observation that entered the timeline and is a plan in force or has ended.
pub(super) struct LastDays(Vec<Option<Date>>);

impl LastDays {
    pub(super) fn new(screening: &Screening) -> LastDays {
        let mut last_days = vec![None; screening.case.observations.len()];
        for item in screening.timeline.items.iter() {
            let InputRef::Observation(n) = item.input else { continue };
            let is_plan = screening.prepared.book.indicator(item.indicator).plan;
            last_days[n as usize] = item.until.or_else(|| is_plan.then_some(screening.case.as_of));
        }
        LastDays(last_days)
    }

    /// The last day of an input that lasts; `None` of what is told of one day.
    pub(super) fn of(&self, screening: &Screening, input: &Input<'_>) -> Option<Date> {
        match input.reference {
            InputRef::Observation(n) => self.0[n as usize].or(screening.case.observations[n as usize].until),
            InputRef::Attendance(_) => Some(input.on),
            _ => None,
        }
    }
}
