//! The inputs of a case: everything in it that has one fate in the account, listed in one place.

use jiff::civil::Date;

use super::model::{Assessment, CaseDraft, Code, Explanation, Response};
use crate::vocabulary::{Agency, Vocabulary as _};

/// Which input of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InputRef {
    /// `observations[n]`.
    Observation(u32),
    /// `assessments[n]`: the assessment as a whole.
    Assessment(u32),
    /// The `m`th answer (in the order of question ids) of `assessments[n]`.
    Answer(u32, u32),
    /// `attendance[n]`.
    Attendance(u32),
    /// `appointments[n]`.
    Appointment(u32),
    /// `growth[n]`.
    Growth(u32),
    /// `responses[n]`.
    Response(u32),
    /// `child`: the child's own particulars, which have no fate.
    Child,
}

impl InputRef {
    /// What kind of input it is, as the account of a report names it.
    pub fn kind(self) -> &'static str {
        match self {
            InputRef::Observation(_) => "observation",
            InputRef::Assessment(_) => "assessment",
            InputRef::Answer(..) => "answer",
            InputRef::Attendance(_) => "attendance",
            InputRef::Appointment(_) => "appointment",
            InputRef::Growth(_) => "growth",
            InputRef::Response(_) => "response",
            InputRef::Child => "child",
        }
    }

    /// Its path in the case, as errors and reports name what has no id: `observations[3]`. An answer's is its
    /// assessment's.
    pub fn path(self) -> String {
        match self {
            InputRef::Observation(n) => format!("observations[{n}]"),
            InputRef::Assessment(n) | InputRef::Answer(n, _) => format!("assessments[{n}]"),
            InputRef::Attendance(n) => format!("attendance[{n}]"),
            InputRef::Appointment(n) => format!("appointments[{n}]"),
            InputRef::Growth(n) => format!("growth[{n}]"),
            InputRef::Response(n) => format!("responses[{n}]"),
            InputRef::Child => "child".to_owned(),
        }
    }

    /// The record that holds it: an answer's assessment, any other input itself.
    pub(crate) fn record(self) -> InputRef {
        match self {
            InputRef::Answer(assessment, _) => InputRef::Assessment(assessment),
            other => other,
        }
    }
}

/// One input with what every kind of record has.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Input<'c> {
    pub(crate) reference: InputRef,
    /// Its id; an answer's is its assessment's.
    pub(crate) id: Option<&'c str>,
    /// An answer's question.
    pub(crate) question: Option<&'c str>,
    /// Its code, tool, question, service or kind, as the account names it.
    pub(crate) code: InputCode<'c>,
    /// The first day that it speaks of: a register's `from`.
    pub(crate) from: Date,
    /// The day that it speaks of; a register's last.
    pub(crate) on: Date,
    /// The day on which it became known, where that is written.
    pub(crate) recorded: Option<Date>,
    pub(crate) by: Agency,
}

/// What an input is, in the words of its kind.
#[derive(Debug, Clone, Copy)]
pub(crate) enum InputCode<'c> {
    /// A code of an observation.
    Code(&'c Code),
    /// A tool, a question, a service or a kind.
    Word(&'c str),
}

impl Input<'_> {
    /// The day from which it may be looked at: a record becomes known when it is recorded, and never before the day
    /// that it speaks of.
    pub(crate) fn known_from(&self) -> Date {
        self.recorded.map_or(self.on, |recorded| recorded.max(self.on))
    }

    /// Whether it is known on a day. A register that does not say when it became known is known as it is kept, from its
    /// first day on.
    pub(crate) fn known_on(&self, day: Date) -> bool {
        self.known_from() <= day || (self.recorded.is_none() && self.from <= day)
    }
}

impl CaseDraft {
    /// The assessments that had been made and were known on the case's date, with their places.
    pub(crate) fn known_assessments(&self) -> impl Iterator<Item = (u32, &Assessment)> {
        let known = |one: &Assessment| one.on <= self.as_of && one.recorded.unwrap_or(one.on) <= self.as_of;
        let places = self.assessments.iter().enumerate().map(|(at, one)| (index(at), one));
        places.filter(move |(_, one)| known(one))
    }

    /// The responses that had been given and were known on the case's date.
    pub(crate) fn known_responses(&self) -> impl Iterator<Item = (InputRef, &Response)> {
        let responses = self.responses.iter().enumerate();
        responses
            .filter(|(_, response)| response.known_on(self.as_of))
            .map(|(n, response)| (InputRef::Response(index(n)), response))
    }
}

/// The index of a record in its list, as an [`InputRef`] holds it.
pub(crate) fn index(n: usize) -> u32 {
    u32::try_from(n).expect("the limits of a case keep its lists below 2^32 entries")
}

impl CaseDraft {
    /// Every input of the case, its lists one after another, each assessment before its answers.
    pub(crate) fn inputs(&self) -> impl Iterator<Item = Input<'_>> {
        let assessments = self
            .records_of(self.assessments.len(), InputRef::Assessment)
            .flat_map(|assessment| std::iter::once(assessment).chain(self.answers_of(assessment)));
        self.records_of(self.observations.len(), InputRef::Observation)
            .chain(assessments)
            .chain(self.records_of(self.attendance.len(), InputRef::Attendance))
            .chain(self.records_of(self.appointments.len(), InputRef::Appointment))
            .chain(self.records_of(self.growth.len(), InputRef::Growth))
            .chain(self.records_of(self.responses.len(), InputRef::Response))
    }

    fn records_of(&self, len: usize, reference: fn(u32) -> InputRef) -> impl Iterator<Item = Input<'_>> {
        (0..len).filter_map(move |n| self.input(reference(index(n))))
    }

    /// The answers of a record; none of any that is no assessment. They come in one walk over their map, and are not
    /// looked up one by one.
    pub(crate) fn answers_of<'c>(&'c self, record: Input<'c>) -> impl Iterator<Item = Input<'c>> + use<'c> {
        let assessment = match record.reference {
            InputRef::Assessment(n) => Some((n, &self.assessments[n as usize])),
            _ => None,
        };
        assessment.into_iter().flat_map(move |(n, assessment)| {
            assessment.answers.keys().enumerate().map(move |(answer, question)| {
                let reference = InputRef::Answer(n, index(answer));
                Input { reference, question: Some(question), code: InputCode::Word(question), ..record }
            })
        })
    }

    /// One input; `None` for the child's own particulars, which are none.
    ///
    /// Panics where the case has no such input: references are made from the case itself.
    pub(crate) fn input(&self, reference: InputRef) -> Option<Input<'_>> {
        let dated = |id, code, on, recorded, by| Input {
            reference,
            id,
            question: None,
            code,
            from: on,
            on,
            recorded,
            by,
        };
        Some(match reference {
            InputRef::Observation(n) => {
                let observation = &self.observations[n as usize];
                let code = InputCode::Code(&observation.code);
                dated(Some(&*observation.id), code, observation.on, observation.recorded, observation.by)
            }
            InputRef::Assessment(n) => {
                let assessment = &self.assessments[n as usize];
                let code = InputCode::Word(&assessment.tool);
                dated(Some(&*assessment.id), code, assessment.on, assessment.recorded, assessment.by)
            }
            InputRef::Answer(n, answer) => {
                let assessment = &self.assessments[n as usize];
                let question = assessment.answers.keys().nth(answer as usize);
                let question = question.expect("an answer's reference is made from the case's answers");
                let code = InputCode::Word(question);
                let input =
                    dated(Some(&*assessment.id), code, assessment.on, assessment.recorded, assessment.by);
                Input { question: Some(question), ..input }
            }
            InputRef::Attendance(n) => {
                let register = &self.attendance[n as usize];
                let code = InputCode::Word("register");
                let input = dated(register.id.as_deref(), code, register.to, register.recorded, register.by);
                Input { from: register.from, ..input }
            }
            InputRef::Appointment(n) => {
                let appointment = &self.appointments[n as usize];
                let code = InputCode::Word(appointment.service.name());
                dated(Some(&*appointment.id), code, appointment.on, appointment.recorded, appointment.by)
            }
            InputRef::Growth(n) => {
                let growth = &self.growth[n as usize];
                let code = InputCode::Word("measurement");
                dated(growth.id.as_deref(), code, growth.on, growth.recorded, growth.by)
            }
            InputRef::Response(n) => {
                let response = &self.responses[n as usize];
                let code = InputCode::Word(response.kind.name());
                dated(response.id.as_deref(), code, response.on, response.recorded, response.by)
            }
            InputRef::Child => return None,
        })
    }

    /// The id of an input; an answer's is its assessment's. `None` where it has none.
    pub(crate) fn id_of(&self, reference: InputRef) -> Option<&str> {
        match reference {
            InputRef::Observation(n) => Some(&self.observations[n as usize].id),
            InputRef::Assessment(n) | InputRef::Answer(n, _) => Some(&self.assessments[n as usize].id),
            InputRef::Attendance(n) => self.attendance[n as usize].id.as_deref(),
            InputRef::Appointment(n) => Some(&self.appointments[n as usize].id),
            InputRef::Growth(n) => self.growth[n as usize].id.as_deref(),
            InputRef::Response(n) => self.responses[n as usize].id.as_deref(),
            InputRef::Child => None,
        }
    }

    /// The id of an input; its path where it has none. An answer's is its assessment's.
    pub(crate) fn id_or_path(&self, reference: InputRef) -> String {
        self.id_of(reference).map_or_else(|| self.path_of(reference), str::to_owned)
    }

    /// What a report calls an input: its id, its path where it has none, `assessment id/question` for an answer.
    pub(crate) fn name_of(&self, reference: InputRef) -> String {
        let question = match reference {
            InputRef::Answer(n, answer) => self.assessments[n as usize].answers.keys().nth(answer as usize),
            _ => None,
        };
        let record = self.id_or_path(reference);
        question.map_or_else(|| record.clone(), |question| format!("{record}/{question}"))
    }

    /// The explanation that an input carries.
    pub(crate) fn explanation_of(&self, reference: InputRef) -> Option<&Explanation> {
        match reference {
            InputRef::Observation(n) => self.observations[n as usize].explanation.as_ref(),
            InputRef::Appointment(n) => self.appointments[n as usize].explanation.as_ref(),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub(crate) fn explanation_of_mut(&mut self, reference: InputRef) -> Option<&mut Explanation> {
        match reference {
            InputRef::Observation(n) => self.observations[n as usize].explanation.as_mut(),
            InputRef::Appointment(n) => self.appointments[n as usize].explanation.as_mut(),
            _ => None,
        }
    }
}
