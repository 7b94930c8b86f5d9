//! The timeline: one dated, de-duplicated sequence of what was observed, made from the case and from what readers
//! derived. It knows the fate of everything that does not enter it.

use std::cmp::Ordering;
use std::collections::{BTreeMap, btree_map};
use std::num::NonZeroU8;

use jiff::civil::Date;

use super::rule_book::{IndicatorId, MAX_QUALIFIERS, Meaning, RuleBook};
use crate::calendar::ordinal;
use crate::case::{CaseDraft, ExplanationStatus, InputRef, Observation, index};
use crate::ids::{Table, id_types};
use crate::pack::Qualifier;
use crate::readers::{Derived, Recorded};
use crate::vocabulary::{Agency, Subject, Vocabulary as _};
use crate::work::Work;

id_types! {
    /// An entry of the timeline.
    ItemId;
}

impl ItemId {
    /// The first entry of a timeline.
    pub(crate) const FIRST: ItemId = ItemId(0);
}

/// The place of a value on the scale of its qualifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Rank(NonZeroU8);

impl Rank {
    /// The rank of the value at that place; `None` beyond the longest scale that there is.
    pub(crate) fn new(place: usize) -> Option<Rank> {
        u8::try_from(place + 1).ok().and_then(NonZeroU8::new).map(Rank)
    }

    /// The place of the value on its scale.
    pub(crate) fn place(self) -> usize {
        usize::from(self.0.get()) - 1
    }
}

/// The real event behind an entry: entries of one event count once. Where the case names none, what one agency observed
/// on one day is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum EventId {
    /// The entry's own, or the first entry's of what its agency observed on its day.
    Own(u32),
    /// One that the case names by `event`, and that several entries may share.
    Shared(u32),
}

/// One entry of the timeline.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Item {
    /// The input of the case that it is, or was derived from.
    pub(crate) input: InputRef,
    pub(crate) indicator: IndicatorId,
    /// When it was so.
    pub(crate) on: Date,
    /// The same day as a number: later days have higher ones.
    pub(crate) day: u32,
    /// The last day on which it was so, for what has ended.
    pub(crate) until: Option<Date>,
    /// When it became known.
    pub(crate) recorded: Date,
    pub(crate) by: Agency,
    pub(crate) subject: Subject,
    /// For each qualifier of its indicator the value that was stated; `None` where none was.
    pub(crate) ranks: [Option<Rank>; MAX_QUALIFIERS],
    /// The rank of its explanation on [`crate::pack::EXPLANATION_SCALE`].
    pub(crate) explanation: Option<Rank>,
    /// Whether an explanation was offered, whatever became of it.
    pub(crate) has_explanation: bool,
    pub(crate) event: EventId,
}

impl Item {
    /// Whether it has ended before a day.
    pub(crate) fn has_ended(&self, day: Date) -> bool {
        self.until.is_some_and(|until| until < day)
    }
}

/// An observation with a qualifier that no pack in force knows, or with a value that is not on its scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct UnknownQualifier {
    pub(crate) input: InputRef,
}

/// The timeline, and what did not enter it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Timeline {
    /// The entries, by date, indicator, day of becoming known and id.
    pub(crate) items: Table<ItemId, Item>,
    /// Observations dated, or known, only after the case's date.
    pub(crate) after_as_of: Vec<InputRef>,
    /// Observations whose code no pack knows.
    pub(crate) not_recognised: Vec<InputRef>,
    /// Observations whose code is too broad to mean anything that a rule could look at.
    pub(crate) too_broad: Vec<InputRef>,
    /// Observations that say what another says, and which, sorted by the former.
    pub(crate) duplicates: Vec<(InputRef, InputRef)>,
    /// Qualifiers that were not understood; their observations stand without them.
    pub(crate) unknown_qualifiers: Vec<UnknownQualifier>,
    /// Whether any two entries are of one event.
    pub(crate) shares_events: bool,
}

impl Timeline {
    /// Lines up the case's observations and those that readers derived.
    pub(crate) fn new(case: &CaseDraft, book: &RuleBook, derived: &[Derived], work: &Work) -> Timeline {
        let mut reader = EntryReader::new(book);
        Timeline::of_entries(case, book, |n, observation| reader.read(n, observation), derived, work)
    }

    /// The same, of observations that were looked up before: for whoever sees one case from many days.
    pub(crate) fn seen_again(
        case: &CaseDraft,
        book: &RuleBook,
        entries: &[Entry],
        derived: &[Derived],
        work: &Work,
    ) -> Timeline {
        Timeline::of_entries(case, book, |n, _| entries[n as usize], derived, work)
    }

    fn of_entries<'c>(
        case: &'c CaseDraft,
        book: &RuleBook,
        mut entry: impl FnMut(u32, &'c Observation) -> Entry,
        derived: &[Derived],
        work: &Work,
    ) -> Timeline {
        let mut line = Timeline {
            items: Table::with_capacity(case.observations.len() + derived.len()),
            ..Timeline::default()
        };
        for (n, observation) in case.observations.iter().enumerate().take_while(|_| work.take(1)) {
            let n = index(n);
            let input = InputRef::Observation(n);
            if observation.on > case.as_of || observation.recorded.unwrap_or(observation.on) > case.as_of {
                line.after_as_of.push(input);
                continue;
            }
            match entry(n, observation) {
                Entry::Item { item, unknown_qualifiers } => {
                    let unknown =
                        std::iter::repeat_n(UnknownQualifier { input }, unknown_qualifiers as usize);
                    line.unknown_qualifiers.extend(unknown);
                    line.items.push(item);
                }
                Entry::TooBroad => line.too_broad.push(input),
                Entry::NotRecognised => line.not_recognised.push(input),
            }
        }
        for (n, derived) in derived.iter().enumerate().take_while(|_| work.take(1)) {
            line.add_derived(case, book, derived, EventId::Own(index(case.observations.len() + n)));
        }
        line.end_statuses(book, work);
        line.sort(case);
        line.set_duplicates_aside(case, work);
        line.join_occasions();
        line
    }

    /// Ends statuses by the observations that say that they have ended: until the day before, and by the earliest of several.
    /// Of a status that begins on the day of its end nobody can tell which came first, so it stands; and what says itself
    /// until when it was so is believed.
    fn end_statuses(&mut self, book: &RuleBook, work: &Work) {
        for (ending, ended) in book.ends() {
            // Ends that say the same of one subject are one list of days: the first after a status is found in it.
            let mut ends: Vec<(Item, Vec<Date>)> = Vec::new();
            let mut alike: BTreeMap<(Subject, [Option<Rank>; MAX_QUALIFIERS]), usize> = BTreeMap::new();
            for end in self.items.iter().filter(|item| item.indicator == *ending) {
                let place = *alike.entry((end.subject, end.ranks)).or_insert(ends.len());
                if place == ends.len() {
                    ends.push((*end, Vec::new()));
                }
                ends[place].1.push(end.on);
            }
            ends.iter_mut().for_each(|(_, days)| days.sort_unstable());
            for item in self.items.as_mut_vec() {
                if item.until.is_some() || !ended.contains(&item.indicator) {
                    continue;
                }
                if !work.take(ends.len()) {
                    return;
                }
                let own =
                    ends.iter().filter(|(end, _)| end.subject == item.subject && carries(book, item, end));
                let after = own.filter_map(|(_, days)| days.get(days.partition_point(|day| *day <= item.on)));
                let first = after.min().copied();
                item.until = first.map(|day| day.yesterday().expect("an earlier day has begun it"));
            }
        }
    }

    /// What one agency observed on one day is one event, where the case names none. A record is an event of its own.
    fn join_occasions(&mut self) {
        let mut shares_events = false;
        // The event of each agency's first observation of a day that names none.
        let mut of_agency: [Option<EventId>; Agency::ALL.len()] = [None; Agency::ALL.len()];
        let mut day = None;
        for item in self.items.as_mut_vec() {
            if day.replace(item.day) != Some(item.day) {
                of_agency.fill(None);
            }
            match item.event {
                EventId::Shared(_) => shares_events = true,
                EventId::Own(_) if !matches!(item.input, InputRef::Observation(_)) => {}
                EventId::Own(_) => match of_agency[item.by as usize] {
                    Some(first) => {
                        item.event = first;
                        shares_events = true;
                    }
                    None => of_agency[item.by as usize] = Some(item.event),
                },
            }
        }
        self.shares_events = shares_events;
    }

    /// By date, indicator, day of becoming known, id and place in the case. Systems mostly send what they hold in the
    /// order of its days, so the order is looked at before anything is moved.
    fn sort(&mut self, case: &CaseDraft) {
        let id = |item: &Item| case.id_of(item.input);
        let order = |a: &Item, b: &Item| {
            let key = |item: &Item| (item.day, item.indicator, item.recorded);
            key(a).cmp(&key(b)).then_with(|| id(a).cmp(&id(b))).then_with(|| a.input.cmp(&b.input))
        };
        let items = self.items.as_mut_vec();
        if !items.is_sorted_by(|a, b| order(a, b) != Ordering::Greater) {
            items.sort_by(order);
        }
    }

    fn add_derived(&mut self, case: &CaseDraft, book: &RuleBook, derived: &Derived, event: EventId) {
        if derived.on > case.as_of || derived.recorded > case.as_of {
            return;
        }
        // A reader's code that no pack defines has no rule: the record's own line in the account says so.
        let Some(indicator) = book.code(&derived.code) else { return };
        let explanation = case.explanation_of(derived.input);
        let mut item = Item {
            input: derived.input,
            indicator,
            on: derived.on,
            day: ordinal(derived.on),
            until: None,
            recorded: derived.recorded,
            by: derived.by,
            subject: derived.subject,
            ranks: [None; MAX_QUALIFIERS],
            explanation: explanation.and_then(|told| explanation_rank(told.status, told.by)),
            has_explanation: explanation.is_some(),
            event,
        };
        let qualifiers = &book.indicator(indicator).qualifiers;
        for (name, value) in &derived.with {
            // A pack that leaves one of a reader's qualifiers out has no use for it.
            let _ = state(qualifiers, &mut item.ranks, name, value);
        }
        self.items.push(item);
    }

    fn set_duplicates_aside(&mut self, case: &CaseDraft, work: &Work) {
        let alike = |a: &Item, b: &Item| a.on == b.on && a.indicator == b.indicator;
        if !self.items.as_slice().windows(2).any(|pair| alike(&pair[0], &pair[1])) {
            return;
        }
        let mut kept: Vec<Item> = Vec::with_capacity(self.items.len());
        for of_day in self.items.as_slice().chunk_by(alike) {
            let mut originals: BTreeMap<Said<'_>, InputRef> = BTreeMap::new();
            for &item in of_day.iter().take_while(|_| work.take(1)) {
                let said = Said::new(case, &item).filter(|_| of_day.len() > 1);
                match said.map(|said| originals.entry(said)) {
                    Some(btree_map::Entry::Occupied(original)) => {
                        self.duplicates.push((item.input, *original.get()))
                    }
                    Some(btree_map::Entry::Vacant(place)) => {
                        place.insert(item.input);
                        kept.push(item);
                    }
                    None => kept.push(item),
                }
            }
        }
        self.items = kept.into();
        self.duplicates.sort_unstable();
    }

    /// The entries of a code that hold of the child on the case's date: not ended, and not explained.
    pub(crate) fn recorded(&self, case: &CaseDraft, book: &RuleBook, code: &str) -> Vec<Recorded> {
        let Some(indicator) = book.code(code) else { return Vec::new() };
        let suitable = Rank::new(0);
        let holds = |item: &&Item| {
            item.indicator == indicator
                && item.subject == Subject::Child
                && !item.has_ended(case.as_of)
                && item.explanation != suitable
        };
        let records = self.items.iter().filter(holds);
        records.map(|item| Recorded { input: item.input, on: item.on, by: item.by }).collect()
    }

    /// The observation that a duplicate repeats.
    pub(crate) fn original_of(&self, duplicate: InputRef) -> Option<InputRef> {
        let found = self.duplicates.binary_search_by_key(&duplicate, |(input, _)| *input);
        found.ok().map(|at| self.duplicates[at].1)
    }
}

/// What an observation is to the timeline, whatever the day from which it is seen.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Entry {
    Item { item: Item, unknown_qualifiers: u32 },
    TooBroad,
    NotRecognised,
}

/// Looks observations up in the rule book, in the order of the case.
pub(crate) struct EntryReader<'b, 'c> {
    book: &'b RuleBook,
    /// The events that the case names.
    events: BTreeMap<&'c str, u32>,
}

impl<'b, 'c> EntryReader<'b, 'c> {
    pub(crate) fn new(book: &'b RuleBook) -> EntryReader<'b, 'c> {
        EntryReader { book, events: BTreeMap::new() }
    }

    /// All observations of a case.
    pub(crate) fn read_all(mut self, case: &'c CaseDraft) -> Vec<Entry> {
        let observations = case.observations.iter().enumerate();
        observations.map(|(n, observation)| self.read(index(n), observation)).collect()
    }

    fn read(&mut self, n: u32, observation: &'c Observation) -> Entry {
        let (indicator, carried) = match self.book.meaning(&observation.code) {
            Some(Meaning::Indicator(indicator, carried)) => (indicator, carried),
            Some(Meaning::TooBroad(_)) => return Entry::TooBroad,
            None => return Entry::NotRecognised,
        };
        let event = match &observation.event {
            None => EventId::Own(n),
            Some(name) => {
                let next = index(self.events.len());
                EventId::Shared(*self.events.entry(name).or_insert(next))
            }
        };
        let explanation = observation.explanation.as_ref();
        let mut item = Item {
            input: InputRef::Observation(n),
            indicator,
            on: observation.on,
            day: ordinal(observation.on),
            until: observation.until,
            recorded: observation.recorded.unwrap_or(observation.on),
            by: observation.by,
            subject: observation.subject,
            ranks: [None; MAX_QUALIFIERS],
            explanation: explanation.and_then(|told| explanation_rank(told.status, told.by)),
            has_explanation: explanation.is_some(),
            event,
        };
        let qualifiers = &self.book.indicator(indicator).qualifiers;
        for (name, value) in carried {
            // A coding that carries what its own indicator does not know is refused when the pack is checked.
            let _ = state(qualifiers, &mut item.ranks, name, value);
        }
        let mut unknown_qualifiers = 0;
        for (name, value) in &observation.with {
            unknown_qualifiers += u32::from(state(qualifiers, &mut item.ranks, name, value).is_err());
        }
        Entry::Item { item, unknown_qualifiers }
    }
}

/// The rank of an explanation on [`crate::pack::EXPLANATION_SCALE`] (`suitable`, `absent`, `unsuitable`). A claim that
/// nobody tested has none, and neither has one that only the family calls suitable.
fn explanation_rank(status: ExplanationStatus, by: Agency) -> Option<Rank> {
    Rank::new(match status {
        ExplanationStatus::Suitable if by.is_professional() => 0,
        ExplanationStatus::Suitable | ExplanationStatus::Claimed => return None,
        ExplanationStatus::Absent => 1,
        ExplanationStatus::Unsuitable => 2,
    })
}

/// The indicator has no such qualifier, or its scale has no such value.
struct NotOnAScale;

/// Writes down the rank of one qualifier's value.
fn state(
    qualifiers: &[Qualifier],
    ranks: &mut [Option<Rank>; MAX_QUALIFIERS],
    name: &str,
    value: &str,
) -> Result<(), NotOnAScale> {
    let slot = qualifiers.iter().position(|qualifier| qualifier.name == name).ok_or(NotOnAScale)?;
    let place = qualifiers[slot].scale.values().iter().position(|known| known == value).ok_or(NotOnAScale)?;
    ranks[slot] = Rank::new(place);
    Ok(())
}

/// Whether a status carries every qualifier that its end carries: the end of a plan before birth ends no other plan.
fn carries(book: &RuleBook, status: &Item, end: &Item) -> bool {
    let value = |item: &Item, name: &str| {
        let qualifiers = &book.indicator(item.indicator).qualifiers;
        let slot = qualifiers.iter().position(|qualifier| qualifier.name == name)?;
        let place = item.ranks[slot]?.place();
        Some(qualifiers[slot].scale.values()[place].as_str())
    };
    let carried = &book.indicator(end.indicator).qualifiers;
    carried.iter().all(|qualifier| {
        let of_end = value(end, &qualifier.name);
        of_end.is_none() || of_end == value(status, &qualifier.name)
    })
}

/// What rules read of an observation beside its day and its indicator: two that say the same are one, whatever their ids,
/// notes, codings and days of becoming known.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Said<'c> {
    by: Agency,
    subject: Subject,
    until: Option<Date>,
    event: Option<&'c str>,
    ranks: [Option<Rank>; MAX_QUALIFIERS],
    explanation: Option<(&'c str, ExplanationStatus, Agency)>,
}

impl<'c> Said<'c> {
    /// `None` for what readers derived: each record is one of its own.
    fn new(case: &'c CaseDraft, item: &Item) -> Option<Said<'c>> {
        let InputRef::Observation(n) = item.input else { return None };
        let observation = &case.observations[n as usize];
        let explanation = observation.explanation.as_ref();
        Some(Said {
            by: item.by,
            subject: item.subject,
            until: item.until,
            event: observation.event.as_deref(),
            ranks: item.ranks,
            explanation: explanation.map(|told| (told.kind.as_str(), told.status, told.by)),
        })
    }
}
