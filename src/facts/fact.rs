//! Facts: named, typed values with their provenance, as readers make them and rules test them.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::case::InputRef;
use crate::ids::{Id, Table, id_types};
use crate::number::Number;
use crate::vocabulary::Agency;

/// The name of a fact, such as `attendance.absence` or `safe_sleep.place`.
pub type FactName = Cow<'static, str>;

/// One value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Yes or no.
    Flag(bool),
    /// An exact number, in the unit that the fact's catalogue entry names.
    Number(Number),
    /// So many of so many; compares as the fraction.
    Ratio {
        /// The part.
        part: u32,
        /// The whole; never nought.
        whole: u32,
    },
    /// A number known only to lie between two bounds, both included: a sum with blanks.
    Between {
        /// The least it can be.
        low: Number,
        /// The most it can be.
        high: Number,
    },
    /// One of a closed list of words.
    Text(Cow<'static, str>),
    /// A day.
    Date(Date),
}

impl Value {
    /// The least and the most that the value can be as a number, where it is one.
    pub fn bounds(&self) -> Option<(Number, Number)> {
        match self {
            Value::Number(number) => Some((*number, *number)),
            Value::Ratio { part, whole } => {
                Number::ratio(i64::from(*part), i64::from(*whole)).map(|ratio| (ratio, ratio))
            }
            Value::Between { low, high } => Some((*low, *high)),
            Value::Flag(_) | Value::Text(_) | Value::Date(_) => None,
        }
    }
}

/// What is known of one fact. Nothing is ever filled in: a fact that nobody recorded is not among the facts at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// The value is known.
    Known(Value),
    /// Somebody asked, and it is not known; or records exist and do not say. A rule that needs it is unknown.
    NotKnown,
    /// It does not apply to this child. A rule that needs it is false.
    NotApplicable,
}

/// What kind of value a fact has: what a pack may compare it with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactKind {
    /// Yes or no.
    Flag,
    /// A number in this unit (`grams`, `days`, `centile_spaces`, `celsius`, `units`, …).
    Number {
        /// The unit.
        unit: Cow<'static, str>,
    },
    /// A fraction between nought and one.
    Ratio,
    /// One of these words.
    Choice {
        /// The words, in their order.
        options: Vec<Cow<'static, str>>,
    },
    /// A day.
    Date,
}

/// One named value with what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// The name.
    pub name: FactName,
    /// What is known.
    pub answer: Answer,
    /// The date that it speaks of: the latest of its inputs.
    pub on: Option<Date>,
    /// The agencies whose records it rests on.
    pub agencies: Vec<Agency>,
    /// The inputs it rests on, in order.
    pub from: Vec<InputRef>,
    /// The value in a practitioner's words: "19 of 190 sessions missed, 10.0%".
    pub words: Cow<'static, str>,
    /// What it had been on earlier days, from the first on: what was so then stays so, whatever is recorded since.
    pub(crate) earlier: Vec<EarlierAnswer>,
}

/// What a fact had been on an earlier day, as the records of that day and before say.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct EarlierAnswer {
    pub(crate) answer: Answer,
    pub(crate) on: Date,
    pub(crate) agencies: Vec<Agency>,
    pub(crate) from: Vec<InputRef>,
}

impl Fact {
    /// The inputs behind the nth of its days.
    pub(crate) fn inputs_on(&self, nth: usize) -> &[InputRef] {
        self.earlier.get(nth).map_or(&self.from, |one| &one.from)
    }

    /// The days that it speaks of, the earlier ones first.
    pub(crate) fn days(&self) -> impl Iterator<Item = Date> {
        self.earlier.iter().map(|one| one.on).chain(self.on)
    }

    /// The inputs behind any of its days.
    pub(crate) fn inputs_ever(&self) -> impl Iterator<Item = InputRef> {
        self.earlier.iter().flat_map(|one| &one.from).chain(&self.from).copied()
    }
}

id_types! {
    /// A fact of one screening: of the readers, by name, and beyond their number of the chronology.
    FactId;
}

/// All facts of one screening, sorted by name.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Facts {
    facts: Table<FactId, Fact>,
}

impl Facts {
    /// Sorts the facts by name. Of two facts of one name the later one in the list wins.
    pub fn new(mut facts: Vec<Fact>) -> Facts {
        facts.reverse();
        facts.sort_by(|a, b| a.name.cmp(&b.name));
        facts.dedup_by(|later, kept| later.name == kept.name);
        Facts { facts: facts.into() }
    }

    /// The fact of that name, if anything was recorded about it.
    pub fn get(&self, name: &str) -> Option<&Fact> {
        self.id_of(name).map(|id| &self.facts[id])
    }

    /// The id of the fact of that name.
    pub(crate) fn id_of(&self, name: &str) -> Option<FactId> {
        let found = self.facts.as_slice().binary_search_by(|fact| fact.name.as_ref().cmp(name));
        found.ok().map(FactId::from_index)
    }

    /// The fact of that id; `None` where it is a fact of the chronology.
    pub(crate) fn of_readers(&self, id: FactId) -> Option<&Fact> {
        (id.index() < self.facts.len()).then(|| &self.facts[id])
    }

    /// Whether anything was recorded of a tool or reader: of facts of that domain.
    pub fn has_domain(&self, domain: &str) -> bool {
        let first = self.facts.as_slice().partition_point(|fact| fact.name.as_ref() < domain);
        let from_there = self.facts.iter().skip(first).take_while(|fact| fact.name.starts_with(domain));
        from_there.into_iter().any(|fact| fact_domain(&fact.name) == domain)
    }

    /// All facts, by name.
    pub fn iter(&self) -> std::slice::Iter<'_, Fact> {
        self.facts.iter()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.facts.len()
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }
}

/// The domain of a fact: its name up to the first point, which names the tool or reader that it comes from.
pub(crate) fn fact_domain(name: &str) -> &str {
    name.split_once('.').map_or(name, |(domain, _)| domain)
}

/// Whether a fact speaks of what happened over time and not of the child: of findings, of gaps, of what services did. A
/// condition on it belongs to stratum 2.
pub(crate) fn is_of_time(name: &str) -> bool {
    matches!(fact_domain(name), "chronology" | "closure" | "gap" | "gap_under_5" | "referrals")
}

/// The facts of the readers and those of the chronology, which stands behind them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct AllFacts<'f> {
    pub(crate) readers: &'f Facts,
    pub(crate) chronology: &'f [Fact],
}

impl<'f> AllFacts<'f> {
    /// Every fact with its id: the readers', by name, then the chronology's.
    pub(crate) fn iter(self) -> impl Iterator<Item = (FactId, &'f Fact)> {
        let all = self.readers.iter().chain(self.chronology);
        all.enumerate().map(|(index, fact)| (FactId::from_index(index), fact))
    }

    /// A fact.
    pub(crate) fn get(self, id: FactId) -> &'f Fact {
        match id.index().checked_sub(self.readers.len()) {
            None => &self.readers.facts[id],
            Some(index) => &self.chronology[index],
        }
    }
}
