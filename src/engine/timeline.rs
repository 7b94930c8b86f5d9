//! The timeline: one dated, de-duplicated sequence of what was observed, made from the case and from what readers
//! derived. It knows the fate of everything that does not enter it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::rule_book::{MAX_QUALIFIERS, RuleBook};
use crate::calendar::ordinal;
use crate::case::InputRef;
use crate::case::{Case, Explanation, ExplanationStatus, Observation};
use crate::pack::Qualifier;
use crate::readers::Derived;
use crate::vocabulary::{Agency, Subject};

/// A qualifier that was not stated.
pub const MISSING: u8 = u8::MAX;

/// One entry of the timeline.
#[derive(Debug, Clone, Copy)]
pub struct Item<'a> {
    /// Where it stands in the case.
    pub input: InputRef,
    /// Its id.
    pub key: &'a str,
    /// Its indicator.
    pub indicator: u32,
    /// When it was so.
    pub on: Date,
    /// The same day as a number: later days have higher ones.
    pub day: u32,
    /// The last day on which it was so, for what has ended.
    pub until: Option<Date>,
    /// When it became known.
    pub recorded: Date,
    /// Who recorded it.
    pub by: Agency,
    /// Whom it is about.
    pub subject: Subject,
    /// For each qualifier of its indicator, the place of its value on the scale, or [`MISSING`].
    pub ranks: [u8; MAX_QUALIFIERS],
    /// The real event: entries of one event share the number.
    pub event: u32,
    /// An explanation that was offered.
    pub explanation: Option<&'a Explanation>,
}

impl Item<'_> {
    /// The place of its explanation on the built-in scale (`suitable`, `absent`, `unsuitable`), or [`MISSING`]:
    /// a claim that nobody tested is missing, and so is one that only the family calls suitable.
    pub fn explanation_rank(&self) -> u8 {
        match self.explanation {
            Some(told) => match told.status {
                ExplanationStatus::Suitable if told.by.is_professional() => 0,
                ExplanationStatus::Suitable | ExplanationStatus::Claimed => MISSING,
                ExplanationStatus::Absent => 1,
                ExplanationStatus::Unsuitable => 2,
            },
            None => MISSING,
        }
    }
}

/// A qualifier that no pack in force knows, or a value that is not on its scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownQualifier<'a> {
    /// The observation.
    pub input: InputRef,
    /// Its id.
    pub key: &'a str,
    /// Whether the name is known and only the value is not.
    pub name_known: bool,
}

/// The timeline, and what did not enter it.
#[derive(Debug, Clone, Default)]
pub struct Timeline<'a> {
    /// The entries, by date, indicator, day of becoming known and id.
    pub items: Vec<Item<'a>>,
    /// Inputs dated, or known, only after the case's date.
    pub after_as_of: Vec<InputRef>,
    /// Observations whose code no pack knows.
    pub not_recognised: Vec<InputRef>,
    /// Observations that say what another says, and which.
    pub duplicates: Vec<(InputRef, InputRef)>,
    /// Qualifiers that were not understood; their observations stand without them.
    pub unknown_qualifiers: Vec<UnknownQualifier<'a>>,
}

impl<'a> Timeline<'a> {
    /// Lines up the case's observations and those that readers derived.
    pub fn build(case: &'a Case, book: &RuleBook, derived: &[Derived]) -> Timeline<'a> {
        let mut line = Timeline {
            items: Vec::with_capacity(case.observations.len() + derived.len()),
            ..Timeline::default()
        };
        let mut events: BTreeMap<&'a str, u32> = BTreeMap::new();
        for (at, observation) in case.observations.iter().enumerate() {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            line.observe(case, book, at, observation, &mut events);
        }
        let shared = case.observations.len();
        for (at, derived) in derived.iter().enumerate() {
            line.derive(case, book, derived, u32::try_from(shared + at).unwrap_or(u32::MAX));
        }
        // Days and indicators decide nearly always, and are quicker compared as one number with the entry's place.
        if line.items.len() <= 1 << 16 && book.indicators().len() <= 1 << 16 {
            line.lay_roughly_in_order();
        }
        line.lay_in_order();
        line.set_duplicates_aside(case);
        line
    }

    /// By date and indicator. Systems mostly send what they hold in the order of its days.
    fn lay_roughly_in_order(&mut self) {
        if self.items.is_sorted_by_key(|item| (item.day, item.indicator)) {
            return;
        }
        let mut order: Vec<u64> = Vec::with_capacity(self.items.len());
        for (item, at) in self.items.iter().zip(0_u64..) {
            order.push(u64::from(item.day) << 32 | u64::from(item.indicator) << 16 | at);
        }
        order.sort_unstable();
        let mut items: Vec<Item<'a>> = Vec::with_capacity(self.items.len());
        for place in order {
            items.extend(self.items.get((place & 0xFFFF) as usize));
        }
        self.items = items;
    }

    /// By date, indicator, day of becoming known and id.
    fn lay_in_order(&mut self) {
        let place = |item: &Item<'a>| (item.day, item.indicator, item.recorded, item.key, item.input);
        if !self.items.is_sorted_by_key(place) {
            self.items.sort_by_key(place);
        }
    }

    fn observe(
        &mut self,
        case: &Case,
        book: &RuleBook,
        at: u32,
        observation: &'a Observation,
        events: &mut BTreeMap<&'a str, u32>,
    ) {
        let input = InputRef::Observation(at);
        let recorded = observation.recorded.unwrap_or(observation.on);
        let (day, as_of) = (ordinal(observation.on), ordinal(case.as_of));
        if day > as_of || observation.recorded.is_some_and(|recorded| recorded > case.as_of) {
            self.after_as_of.push(input);
            return;
        }
        let Some((indicator, carried)) = book.resolve(&observation.code) else {
            self.not_recognised.push(input);
            return;
        };
        let event = match &observation.event {
            // Shared events are numbered downwards, so that they never meet an entry's own number.
            Some(name) => {
                let next = u32::MAX - u32::try_from(events.len()).unwrap_or(0);
                *events.entry(name).or_insert(next)
            }
            None => at,
        };
        let mut item = Item {
            input,
            key: &observation.id,
            indicator,
            on: observation.on,
            day,
            until: observation.until,
            recorded,
            by: observation.by,
            subject: observation.subject,
            ranks: [MISSING; MAX_QUALIFIERS],
            event,
            explanation: observation.explanation.as_ref(),
        };
        let known = book.indicator(indicator).map_or(&[][..], |indicator| &indicator.qualifiers);
        for (name, value) in carried {
            // A coding that carries what its own indicator does not know is refused when the pack is checked.
            let _ = rank(known, &mut item.ranks, name, value);
        }
        let mut state = |name: &str, value: &str| {
            if let Err(name_known) = rank(known, &mut item.ranks, name, value) {
                self.unknown_qualifiers.push(UnknownQualifier { input, key: &observation.id, name_known });
            }
        };
        match observation.with.first_key_value() {
            None => {}
            // Most observations state one qualifier, which is quicker looked at than walked to.
            Some((name, value)) if observation.with.len() == 1 => state(name, value),
            Some(_) => observation.with.iter().for_each(|(name, value)| state(name, value)),
        }
        self.items.push(item);
    }

    fn derive(&mut self, case: &'a Case, book: &RuleBook, derived: &Derived, event: u32) {
        if derived.on > case.as_of || derived.recorded > case.as_of {
            return;
        }
        // A reader's code that no pack defines has no rule: the record's own line in the account says so.
        let Some(indicator) = book.code(derived.code) else { return };
        let mut item = Item {
            input: derived.input,
            key: key_of(case, derived.input),
            indicator,
            on: derived.on,
            day: ordinal(derived.on),
            until: None,
            recorded: derived.recorded,
            by: derived.by,
            subject: derived.subject,
            ranks: [MISSING; MAX_QUALIFIERS],
            event,
            explanation: explanation_of(case, derived.input),
        };
        let known = book.indicator(indicator).map_or(&[][..], |indicator| &indicator.qualifiers);
        for (name, value) in &derived.with {
            // A pack that leaves one of a reader's qualifiers out has no use for it.
            let _ = rank(known, &mut item.ranks, name, value);
        }
        self.items.push(item);
    }

    fn set_duplicates_aside(&mut self, case: &Case) {
        let alike = |pair: &[Item<'a>]| matches!(pair, [a, b] if a.on == b.on && a.indicator == b.indicator);
        if !self.items.windows(2).any(alike) {
            return;
        }
        let mut kept: Vec<Item<'a>> = Vec::with_capacity(self.items.len());
        for item in std::mem::take(&mut self.items) {
            let twin = kept
                .iter()
                .rev()
                .take_while(|other| other.on == item.on && other.indicator == item.indicator)
                .filter(|other| says_the_same(case, other, &item))
                .last();
            match twin {
                Some(original) => self.duplicates.push((item.input, original.input)),
                None => kept.push(item),
            }
        }
        self.items = kept;
    }
}

/// The explanation that an input of the case carries.
fn explanation_of(case: &Case, input: InputRef) -> Option<&Explanation> {
    match input {
        InputRef::Observation(n) => case.observations.get(n as usize)?.explanation.as_ref(),
        InputRef::Appointment(n) => case.appointments.get(n as usize)?.explanation.as_ref(),
        _ => None,
    }
}

/// The id of an input of the case, where it has one.
pub fn key_of(case: &Case, input: InputRef) -> &str {
    match input {
        InputRef::Observation(n) => case.observations.get(n as usize).map(|o| o.id.as_str()),
        InputRef::Assessment(n) | InputRef::Answer(n, _) => {
            case.assessments.get(n as usize).map(|a| a.id.as_str())
        }
        InputRef::Attendance(n) => case.attendance.get(n as usize).and_then(|a| a.id.as_deref()),
        InputRef::Appointment(n) => case.appointments.get(n as usize).map(|a| a.id.as_str()),
        InputRef::Growth(n) => case.growth.get(n as usize).and_then(|g| g.id.as_deref()),
        InputRef::Response(n) => case.responses.get(n as usize).and_then(|r| r.id.as_deref()),
        InputRef::Child => None,
    }
    .unwrap_or("")
}

/// Puts one qualifier's value in its place. `Err` says whether at least the name was known.
fn rank(known: &[Qualifier], ranks: &mut [u8; MAX_QUALIFIERS], name: &str, value: &str) -> Result<(), bool> {
    for (qualifier, rank) in known.iter().zip(ranks) {
        if qualifier.name != name {
            continue;
        }
        let place = qualifier.scale.values().iter().position(|known| known == value).ok_or(true)?;
        *rank = u8::try_from(place).unwrap_or(MISSING);
        return Ok(());
    }
    Err(false)
}

/// Two observations are one where nothing but their ids, notes and days of becoming known differ.
fn says_the_same(case: &Case, a: &Item<'_>, b: &Item<'_>) -> bool {
    let (InputRef::Observation(x), InputRef::Observation(y)) = (a.input, b.input) else { return false };
    match (case.observations.get(x as usize), case.observations.get(y as usize)) {
        (Some(x), Some(y)) => {
            a.by == b.by
                && a.subject == b.subject
                && x.until == y.until
                && x.event == y.event
                && x.with == y.with
                && x.code == y.code
                && x.explanation == y.explanation
        }
        _ => false,
    }
}
