//! Says everything that is wrong with a case that could not be read. Nothing here runs for a sound case.
//!
//! The walk puts a stand-in where something cannot be read, so that the rest can be read and checked in the same go.
//! No message holds anything of the case: a key or word that the schema does not know is shown only through the
//! nearest one that it does, or by its rank.

use std::borrow::Cow;
use std::fmt::Write as _;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::check::{self, ANSWER_HELP, nth};
use super::generated::shape::CASE_DRAFT;
use super::limits::Limits;
use super::model::CaseDraft;
use super::place::{Faulty, Place};
use super::problem::{CaseError, ProblemCode, Problems};
use super::shape::{CODED, Field, Kind, Presence};
use super::tree::{self, Tree, Unreadable};
use super::word_codes::{Coded, WordField, word_of};
use crate::calendar::day;
use crate::suggest::nearest;
use crate::{Number, NumberError};

/// Everything that is wrong with a text that is no case. `refused_at` is the line and column at which the quick reader
/// stopped: the place to name where this reader finds nothing wrong. Properties in `tests/suite/case` hold the two readers
/// to the same verdict.
pub(super) fn diagnose(json: &[u8], limits: &Limits, refused_at: Option<(usize, usize)>) -> CaseError {
    let mut problems = Problems::new(limits.problems);
    let json = tree::without_huge_numbers(json);
    match tree::read(&json, limits) {
        Ok(tree) => {
            let mut walk = Walk {
                problems: &mut problems,
                faulty: Faulty::default(),
                path: String::new(),
                stand_ins: 0,
            };
            let has_parts = matches!(tree, Tree::Object(_));
            let value = walk.read(tree, Kind::Object(CASE_DRAFT), Place::Head);
            let faulty = walk.faulty;
            if has_parts
                && !problems.is_full()
                && let Ok(case) = CaseDraft::deserialize(value)
            {
                check::check(&case, limits, &faulty, &mut problems);
            }
        }
        Err(unreadable) => not_a_tree(unreadable, limits, &mut problems),
    }
    if problems.is_empty() {
        let at =
            refused_at.map_or(String::new(), |(line, column)| format!(" at line {line}, column {column}"));
        problems.add(
            ProblemCode::NotReadable,
            "",
            format!("the case could not be read{at}"),
            "hold it against the JSON Schema of a case",
        );
    }
    problems.into_error()
}

fn not_a_tree(unreadable: Unreadable, limits: &Limits, problems: &mut Problems) {
    let Unreadable { code, line, column, ends_early } = unreadable;
    let (message, help) = match code {
        ProblemCode::TooDeep => (
            format!("nested deeper than the limit of {} at line {line}, column {column}", limits.nesting),
            "a case has at most four levels: send only what the schema has",
        ),
        ProblemCode::TooMany => {
            (format!("more values than the limit of {}", limits.values), "send fewer, or raise the limit")
        }
        _ if ends_early => {
            (format!("not JSON: it ends early, at line {line}, column {column}"), "send the whole text")
        }
        _ => (
            format!("not JSON at line {line}, column {column}"),
            "write JSON in UTF-8, with a library and not by hand",
        ),
    };
    problems.add(code, "", message, help);
}

struct Walk<'w> {
    problems: &'w mut Problems,
    faulty: Faulty,
    path: String,
    stand_ins: usize,
}

impl Walk<'_> {
    /// Reads one value; a stand-in where it is not of its kind.
    fn read(&mut self, tree: Tree<'_>, kind: Kind, place: Place) -> Value {
        match (kind, tree) {
            (Kind::Text | Kind::Code, Tree::Text(text)) => Value::String(text.into_owned()),
            (Kind::Date, Tree::Text(text)) => {
                if day::parse(&text).is_some() {
                    return Value::String(text.into_owned());
                }
                self.fault(
                    place,
                    ProblemCode::NotADate,
                    "not a date of the calendar",
                    "write year, month and day, such as \"2026-11-21\"",
                );
                self.stand_in(kind)
            }
            (Kind::Flag, Tree::Flag(flag)) => Value::Bool(flag),
            (Kind::Whole { most }, Tree::Number(number)) => {
                let read = tree::number_of(&number);
                let whole = read.ok().and_then(Number::as_integer);
                if let Some(whole) = whole.filter(|whole| (0..=i64::from(most)).contains(whole)) {
                    return Value::from(whole);
                }
                if read.is_ok() && whole.is_none() {
                    self.fault(
                        place,
                        ProblemCode::WrongType,
                        "a decimal number where a whole number belongs",
                        "write a whole number in the field's unit",
                    );
                } else {
                    self.fault(
                        place,
                        ProblemCode::OutOfRange,
                        &format!("outside 0 to {most}"),
                        "correct the number, or leave the field out if it is optional",
                    );
                }
                self.stand_in(kind)
            }
            (Kind::Number, Tree::Number(number)) => self.number(tree::number_of(&number), place),
            (Kind::Number, Tree::Text(text)) => self.number(Number::rounded(&text), place),
            (Kind::Word(words), Tree::Text(text)) => {
                if words.contains(&text.as_ref()) {
                    return Value::String(text.into_owned());
                }
                let help = match nearest(&text, words.iter().copied()) {
                    Some(word) => format!("did you mean \"{word}\"? the words are {}", listed(words)),
                    None => format!("the words are {}", listed(words)),
                };
                self.fault(place, ProblemCode::UnknownWord, "not a word of this vocabulary", &help);
                self.stand_in(kind)
            }
            (Kind::Word(words), Tree::Object(entries)) if WordField::of_words(words).is_some() => {
                self.coded_word(entries, words, place)
            }
            (Kind::Code, Tree::Object(entries)) => self.object(entries, CODED, place),
            (Kind::Texts, Tree::List(texts)) => self.list(texts, Kind::Text, |_| place),
            (Kind::TextByName, Tree::Object(entries)) => self.by_name(entries, false, place),
            (Kind::Answers, Tree::Object(entries)) => self.by_name(entries, true, place),
            (Kind::Object(fields), Tree::Object(entries)) => self.object(entries, fields, place),
            (Kind::Records(list, fields), Tree::List(records)) => {
                self.list(records, Kind::Object(fields), |index| Place::In(list, index))
            }
            (kind, tree) => {
                let wanted = wanted(kind);
                self.fault(
                    place,
                    ProblemCode::WrongType,
                    &format!("{} where {wanted} belongs", found(&tree)),
                    &format!("write {wanted}"),
                );
                self.stand_in(kind)
            }
        }
    }

    /// A code of another system in the place of a word.
    fn coded_word(
        &mut self,
        entries: Vec<(Cow<'_, str>, Tree<'_>)>,
        words: &'static [&'static str],
        place: Place,
    ) -> Value {
        let field = WordField::of_words(words).expect("only words of such a field come here");
        let problems = self.problems.len();
        let coded = Coded::deserialize(self.object(entries, CODED, place));
        // Once the problems are full no more are counted, and an object is left unread.
        if let Ok(Coded { system, value }) = coded
            && self.problems.len() == problems
        {
            match word_of(field, &system, &value) {
                Ok(word) => return Value::from(word),
                Err(help) => self.fault(
                    place,
                    ProblemCode::UnknownCode,
                    "a code of another system that means no word here",
                    &help,
                ),
            }
        }
        self.stand_in(Kind::Word(words))
    }

    /// A number of the case: nothing checks how large it is once it can be held.
    fn number(&mut self, read: Result<Number, NumberError>, place: Place) -> Value {
        match read {
            Ok(_) => {}
            Err(NumberError::TooLarge) => self.fault(
                place,
                ProblemCode::OutOfRange,
                "larger than any number that can be held",
                "correct the number, or leave the field out if it is optional",
            ),
            Err(_) => self.fault(
                place,
                ProblemCode::NotANumber,
                "not a number",
                "write an integer, a decimal, or a fraction such as \"-4/3\"",
            ),
        }
        self.stand_in(Kind::Number)
    }

    fn list(&mut self, values: Vec<Tree<'_>>, kind: Kind, place: impl Fn(usize) -> Place) -> Value {
        let mut list = Vec::with_capacity(values.len());
        for (index, value) in values.into_iter().enumerate() {
            if self.problems.is_full() {
                break;
            }
            let length = self.path.len();
            let _ = write!(self.path, "[{index}]");
            list.push(self.read(value, kind, place(index)));
            self.path.truncate(length);
        }
        Value::Array(list)
    }

    fn object(&mut self, entries: Vec<(Cow<'_, str>, Tree<'_>)>, fields: &[Field], place: Place) -> Value {
        let mut object = Map::new();
        let mut seen = vec![false; fields.len()];
        for (rank, (key, value)) in entries.into_iter().enumerate() {
            if self.problems.is_full() {
                return Value::Object(object);
            }
            let known = fields.iter().zip(seen.iter_mut()).find(|(field, _)| field.name == key);
            let Some((field, seen)) = known else {
                self.unknown_field(&key, rank, fields, place);
                continue;
            };
            let place = part(field, place);
            let (again, null) = (std::mem::replace(seen, true), value == Tree::Null);
            if again {
                self.in_field(field, |walk| {
                    walk.fault(
                        place,
                        ProblemCode::DuplicateField,
                        "the field stands here twice",
                        "keep one of them",
                    );
                });
            } else if null && field.presence == Presence::Optional {
                // As good as absent.
            } else if null && field.presence == Presence::Required {
                *seen = false;
            } else {
                let value = self.in_field(field, |walk| walk.read(value, field.kind, place));
                object.insert(field.name.to_owned(), value);
            }
        }
        for (field, _) in fields.iter().zip(seen).filter(|(_, seen)| !seen) {
            if field.presence == Presence::Required {
                self.in_field(field, |walk| {
                    walk.fault(
                        part(field, place),
                        ProblemCode::MissingField,
                        "a required field is missing",
                        &format!("write {}", wanted(field.kind)),
                    );
                });
                let value = self.stand_in(field.kind);
                object.insert(field.name.to_owned(), value);
            }
        }
        Value::Object(object)
    }

    fn in_field<T>(&mut self, field: &Field, within: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.path.len();
        if length > 0 {
            self.path.push('.');
        }
        self.path.push_str(field.name);
        let result = within(self);
        self.path.truncate(length);
        result
    }

    fn unknown_field(&mut self, key: &str, rank: usize, fields: &[Field], place: Place) {
        let names: Vec<&str> = fields.iter().map(|field| field.name).collect();
        let help = match nearest(key, names.iter().copied()) {
            Some(name) => format!("did you mean `{name}`? if not, take it out"),
            None => format!("take it out; the fields here are {}", listed(&names)),
        };
        self.fault(
            if place == Place::Head { Place::Unknown } else { place },
            ProblemCode::UnknownField,
            &format!("field {} of this object is not one that the schema has here", rank + 1),
            &help,
        );
    }

    /// Texts or answers by names that only the packs know.
    fn by_name(&mut self, entries: Vec<(Cow<'_, str>, Tree<'_>)>, answers: bool, place: Place) -> Value {
        let mut names: Vec<&str> = entries.iter().map(|(name, _)| name.as_ref()).collect();
        names.sort_unstable();
        names.dedup();
        let ranks: Vec<usize> =
            entries.iter().map(|(name, _)| names.binary_search(&name.as_ref()).unwrap_or_default()).collect();
        let mut object = Map::new();
        for ((name, value), rank) in entries.into_iter().zip(ranks) {
            if self.problems.is_full() {
                break;
            }
            if object.contains_key(name.as_ref()) {
                self.fault(
                    place,
                    ProblemCode::DuplicateField,
                    &format!("the name of {} stands here twice", nth(rank)),
                    "keep one of them",
                );
                continue;
            }
            let value = match value {
                Tree::Text(text) => Value::String(text.into_owned()),
                Tree::Flag(flag) if answers => Value::Bool(flag),
                Tree::Number(number) if answers => Value::Number(number),
                other => {
                    let (wanted, help) =
                        if answers { ("an answer", ANSWER_HELP) } else { ("a text", "write a text") };
                    self.fault(
                        place,
                        ProblemCode::WrongType,
                        &format!("the value of {} is {} where {wanted} belongs", nth(rank), found(&other)),
                        help,
                    );
                    Value::String(String::new())
                }
            };
            object.insert(name.into_owned(), value);
        }
        Value::Object(object)
    }

    fn fault(&mut self, place: Place, code: ProblemCode, message: &str, help: &str) {
        self.faulty.add(place);
        self.problems.add(code, &self.path, message, help);
    }

    /// A value of the kind that stands where none could be read. No check looks at its place.
    fn stand_in(&mut self, kind: Kind) -> Value {
        match kind {
            // A text that no id can be, and never the same twice.
            Kind::Text | Kind::Code => {
                self.stand_ins += 1;
                Value::String(format!("\u{0}{}", self.stand_ins))
            }
            Kind::Date => Value::String("2000-01-01".to_owned()),
            Kind::Flag => Value::Bool(false),
            Kind::Whole { .. } | Kind::Number => Value::from(0),
            Kind::Word(words) => Value::from(words.first().copied().unwrap_or_default()),
            Kind::Texts | Kind::Records(..) => Value::Array(Vec::new()),
            Kind::TextByName | Kind::Answers => Value::Object(Map::new()),
            Kind::Object(fields) => {
                let required = fields.iter().filter(|field| field.presence == Presence::Required);
                let object = required.map(|field| (field.name.to_owned(), self.stand_in(field.kind)));
                Value::Object(object.collect())
            }
        }
    }
}

/// The place that a field of the whole case opens; within a place, the place itself.
fn part(field: &Field, place: Place) -> Place {
    match (place, field.kind) {
        (Place::Head, Kind::Object(_)) => Place::Child,
        (Place::Head, Kind::Records(list, _)) => Place::In(list, usize::MAX),
        _ => place,
    }
}

fn wanted(kind: Kind) -> Cow<'static, str> {
    Cow::Borrowed(match kind {
        Kind::Text => "a text",
        Kind::Date => "a date such as \"2026-11-21\"",
        Kind::Flag => "`true` or `false`",
        Kind::Whole { .. } => "a whole number",
        Kind::Number => "a number",
        Kind::Word(words) if WordField::of_words(words).is_some() => {
            let words = listed(words);
            return Cow::Owned(format!("one of the words {words}, or an object with `system` and `value`"));
        }
        Kind::Word(words) => return Cow::Owned(format!("one of the words {}", listed(words))),
        Kind::Code => "a code, or an object with `system` and `value`",
        Kind::Texts => "a list of texts",
        Kind::TextByName => "an object of texts",
        Kind::Answers => "an object of answers",
        Kind::Object(_) => "an object",
        Kind::Records(..) => "a list of objects",
    })
}

fn found(tree: &Tree<'_>) -> &'static str {
    match tree {
        Tree::Null => "`null`",
        Tree::Flag(_) => "`true` or `false`",
        Tree::Number(_) => "a number",
        Tree::Text(_) => "a text",
        Tree::List(_) => "a list",
        Tree::Object(_) => "an object",
    }
}

fn listed(words: &[&str]) -> String {
    words.join(", ")
}
