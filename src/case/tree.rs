//! Any JSON as it was written: with duplicate keys, and within limits. Only a case that could not be read as it stands
//! is read again in this form, to say everything that is wrong with it.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use serde::de::{self, DeserializeSeed, MapAccess, SeqAccess};
use serde_json::Number;

use super::limits::Limits;
use super::problem::ProblemCode;
use crate::NumberError;

/// The nesting at which the JSON reader itself gives up lies just above this.
const NESTING_CEILING: usize = 120;

/// One JSON value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Tree<'a> {
    Null,
    Flag(bool),
    Number(Number),
    Text(Cow<'a, str>),
    List(Vec<Tree<'a>>),
    Object(Vec<(Cow<'a, str>, Tree<'a>)>),
}

/// Why a text could not be read as a tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unreadable {
    /// `not_json`, `too_deep` or `too_many`.
    pub(super) code: ProblemCode,
    /// Counted from 1.
    pub(super) line: usize,
    /// Counted from 1, in bytes.
    pub(super) column: usize,
    /// The text ends before the JSON does.
    pub(super) ends_early: bool,
}

/// Reads any JSON within the limits.
///
/// What it reads is only ever shown by its place: a decimal may be the nearest float. One that is larger than any float
/// has to be made smaller first ([`without_huge_numbers`]).
pub(super) fn read<'a>(json: &'a [u8], limits: &Limits) -> Result<Tree<'a>, Unreadable> {
    let left = Cell::new(limits.values);
    let over = Cell::new(None);
    let room = Room { nesting: limits.nesting.min(NESTING_CEILING), left: &left, over: &over };
    let mut deserializer = serde_json::Deserializer::from_slice(json);
    let tree = room.deserialize(&mut deserializer).and_then(|tree| deserializer.end().map(|()| tree));
    tree.map_err(|error| Unreadable {
        code: over.get().unwrap_or(ProblemCode::NotJson),
        line: error.line(),
        column: error.column(),
        ends_early: error.is_eof(),
    })
}

/// What stands for a number that is too large to be held.
const HUGE: &str = "1e99";

/// A number as the tree has it.
pub(super) fn number_of(number: &Number) -> Result<crate::Number, NumberError> {
    match crate::Number::rounded(&number.to_string()) {
        // The float nearest to a decimal just below the largest number lies above it; what was larger is larger by far.
        Err(NumberError::TooLarge) if number.as_f64().is_some_and(|float| float.abs() < 1e19) => {
            Ok(i64::MAX.into())
        }
        read => read,
    }
}

/// The same JSON with [`HUGE`] for every number that is too large to be held, and as many bytes: the JSON reader would
/// take a number beyond all floats for a mistake of the JSON.
pub(super) fn without_huge_numbers(json: &[u8]) -> Cow<'_, [u8]> {
    let mut result = Cow::Borrowed(json);
    let mut at = 0;
    while at < json.len() {
        match json[at] {
            b'"' => at = end_of_text(json, at),
            b'-' | b'0'..=b'9' => {
                let is_part = |byte: &u8| !matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9');
                let end = json[at..].iter().position(is_part).map_or(json.len(), |length| at + length);
                let number = std::str::from_utf8(&json[at..end]).expect("digits and signs are text");
                if number.len() > HUGE.len() && crate::Number::rounded(number) == Err(NumberError::TooLarge) {
                    let same_length = format!("{HUGE:<width$}", width = number.len());
                    result.to_mut()[at..end].copy_from_slice(same_length.as_bytes());
                }
                at = end;
            }
            _ => at += 1,
        }
    }
    result
}

/// The place after the text that begins at a quotation mark.
fn end_of_text(json: &[u8], begin: usize) -> usize {
    let mut at = begin + 1;
    while at < json.len() {
        match json[at] {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    at
}

/// How much may still be read.
#[derive(Clone, Copy)]
struct Room<'r> {
    nesting: usize,
    left: &'r Cell<usize>,
    over: &'r Cell<Option<ProblemCode>>,
}

impl Room<'_> {
    fn within<E: de::Error>(self) -> Result<Self, E> {
        match self.nesting.checked_sub(1) {
            Some(nesting) => Ok(Room { nesting, ..self }),
            None => Err(self.refuse(ProblemCode::TooDeep)),
        }
    }

    fn one<E: de::Error>(self) -> Result<(), E> {
        match self.left.get().checked_sub(1) {
            Some(left) => {
                self.left.set(left);
                Ok(())
            }
            None => Err(self.refuse(ProblemCode::TooMany)),
        }
    }

    fn refuse<E: de::Error>(self, code: ProblemCode) -> E {
        self.over.set(Some(code));
        E::custom(code)
    }
}

impl<'de> DeserializeSeed<'de> for Room<'_> {
    type Value = Tree<'de>;

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<Tree<'de>, D::Error> {
        self.one()?;
        deserializer.deserialize_any(self)
    }
}

impl<'de> de::Visitor<'de> for Room<'_> {
    type Value = Tree<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Tree<'de>, E> {
        Ok(Tree::Null)
    }

    fn visit_bool<E: de::Error>(self, flag: bool) -> Result<Tree<'de>, E> {
        Ok(Tree::Flag(flag))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Tree<'de>, E> {
        Ok(Tree::Number(number.into()))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Tree<'de>, E> {
        Ok(Tree::Number(number.into()))
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Tree<'de>, E> {
        Ok(Number::from_f64(number).map_or(Tree::Null, Tree::Number))
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Tree<'de>, E> {
        Ok(Tree::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Tree<'de>, E> {
        Ok(Tree::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Tree<'de>, A::Error> {
        let room = self.within()?;
        let mut values = Vec::new();
        while let Some(value) = list.next_element_seed(room)? {
            values.push(value);
        }
        Ok(Tree::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Tree<'de>, A::Error> {
        let room = self.within()?;
        let mut entries = Vec::new();
        while let Some(key) = object.next_key_seed(Key)? {
            entries.push((key, object.next_value_seed(room)?));
        }
        Ok(Tree::Object(entries))
    }
}

/// Reads a key, borrowed where it holds no escapes.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Cow<'de, str>;

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> de::Visitor<'de> for Key {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_borrowed_str<E: de::Error>(self, key: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(key))
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(key.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn duplicate_keys_and_their_order_are_kept() {
        let tree = read(br#"{"b": 1, "a": null, "b": [true, "x\n", -2.5]}"#, &Limits::default()).unwrap();
        let Tree::Object(entries) = tree else { panic!("an object") };
        let keys: Vec<&str> = entries.iter().map(|(key, _)| key.as_ref()).collect();
        assert_eq!(keys, ["b", "a", "b"]);
    }

    #[test]
    fn a_number_beyond_all_floats_is_no_mistake_of_the_json() {
        let json = br#"{"a\\": 1e400, "b": "1e400", "c": [-123456789012345678901234567890, 1.5], "d": 1e400"#;
        let smaller = without_huge_numbers(json);
        let expected =
            r#"{"a\\": 1e99 , "b": "1e400", "c": [1e99                           , 1.5], "d": 1e99 "#;
        assert_eq!(std::str::from_utf8(&smaller).unwrap(), expected);
        for text in ["\"", "\"\\", "\"\\\"", "-", "{\"a\":1}"] {
            assert_eq!(without_huge_numbers(text.as_bytes()), text.as_bytes());
        }
    }

    #[test]
    fn nesting_and_values_are_limited_while_reading() {
        let limits = Limits { nesting: 2, values: 5, ..Limits::default() };
        let code = |json: &str| match read(json.as_bytes(), &limits) {
            Ok(_) => Ok(()),
            Err(unreadable) => Err(unreadable.code),
        };
        assert!(code("[[1]]").is_ok());
        assert_eq!(code("[[[1]]]"), Err(ProblemCode::TooDeep));
        assert!(code("[1,2,3,4]").is_ok());
        assert_eq!(code("[1,2,3,4,5]"), Err(ProblemCode::TooMany));
        assert_eq!(code("[1,2"), Err(ProblemCode::NotJson));
        let limits = Limits { nesting: usize::MAX, values: usize::MAX, ..Limits::default() };
        assert_eq!(
            read("[".repeat(100_000).as_bytes(), &limits).map_err(|unreadable| unreadable.code),
            Err(ProblemCode::TooDeep)
        );
    }
}
