//! JSON, as a stream: what lies on the way to the units is kept, and each unit is handed over as soon as it is read.

use std::cell::Cell;
use std::fmt;
use std::io::{BufRead, Read};

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::{DEPTH, Sink, VALUES};
use crate::error::ReadError;
use crate::node::Node;

/// The longest line of JSON Lines that is read. A bundle of one child's whole record has a few megabytes.
const LINE: u64 = 64 << 20;

/// Reads every JSON value of a stream, one after the other. What stands outside units is returned.
pub(crate) fn read(input: impl Read, units: &[&str], sink: &mut Sink<'_>) -> Result<Vec<Node>, ReadError> {
    let input = WithoutMark::new(input)?;
    let mut reader = serde_json::Deserializer::from_reader(input);
    let mut outer = Vec::new();
    let mut first = true;
    loop {
        match reader.end() {
            Ok(()) if first => {
                return Err(ReadError::new("empty_file", "there is nothing in it", "export it again"));
            }
            Ok(()) => return Ok(outer),
            Err(error) if error.is_io() => return Err(json_error(&error, None)),
            Err(_) => {}
        }
        first = false;
        outer.push(value(&mut reader, units, "", sink).map_err(|error| json_error(&error, None))?);
    }
}

/// Whether a file of this name holds a document on each line.
pub(crate) fn is_lines(file: &str) -> bool {
    let file = file.to_ascii_lowercase();
    [".ndjson", ".jsonl"].iter().any(|ending| file.ends_with(ending))
}

/// Reads JSON Lines. A line that is not JSON is told and stops nothing.
pub(crate) fn read_lines(
    input: impl Read,
    units: &[&str],
    sink: &mut Sink<'_>,
    bad: &mut dyn FnMut(ReadError),
) -> Result<(), ReadError> {
    let mut input = std::io::BufReader::with_capacity(1 << 16, WithoutMark::new(input)?);
    let mut line = Vec::new();
    for number in 1_u64.. {
        line.clear();
        if (&mut input).take(LINE).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if line.last() != Some(&b'\n') && line.len() as u64 == LINE {
            input.skip_until(b'\n')?;
            bad(ReadError::new("too_large", "the line is too long", "write one resource on each line")
                .at(format!("line {number}")));
            continue;
        }
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        // Units of a line that turns out to be broken are not handed over.
        let mut held = Vec::new();
        let mut reader = serde_json::Deserializer::from_slice(&line);
        let before = format!("line {number}");
        let read = value(&mut reader, units, &before, &mut |node, place| held.push((node, place)));
        match read.and_then(|node| reader.end().map(|()| node)) {
            Ok(node) => {
                held.into_iter().for_each(|(node, place)| sink(node, place));
                if node.values() > 0 {
                    sink(node, before);
                }
            }
            Err(error) => bad(json_error(&error, Some(number))),
        }
    }
    Ok(())
}

/// The error with its line. The reader's own message is left out, for it may quote the text.
fn json_error(error: &serde_json::Error, line: Option<u64>) -> ReadError {
    let place = match line {
        Some(line) => format!("line {line}, column {}", error.column()),
        None => format!("line {}, column {}", error.line(), error.column()),
    };
    let too_much = error.to_string().starts_with(TOO_MUCH);
    let (code, message, help) = match error.classify() {
        _ if too_much => {
            ("too_many", "one unit holds too many values", "export one child, or one resource, at a time")
        }
        serde_json::error::Category::Io => {
            ("not_readable", "it cannot be read", "look at the file and its rights")
        }
        serde_json::error::Category::Eof => {
            ("not_json", "the JSON ends too early", "export it again, to its end")
        }
        _ if error.to_string().starts_with("recursion limit") => (
            "too_deep",
            "lists and objects stand too deep within one another",
            "export it from the system again",
        ),
        _ => ("not_json", "this is not JSON in UTF-8", "export it as JSON in UTF-8"),
    };
    ReadError::new(code, message, help).at(place)
}

const TOO_MUCH: &str = "too many values";

fn value<'de, D: Deserializer<'de>>(
    reader: D,
    units: &[&str],
    place: &str,
    sink: &mut Sink<'_>,
) -> Result<Node, D::Error> {
    Walk { units, place: place.to_owned(), name: "", sink }.deserialize(reader)
}

/// What leads to units. A list on the way is a list of what the way leads to.
struct Walk<'w, 's> {
    units: &'w [&'w str],
    place: String,
    name: &'w str,
    sink: &'w mut Sink<'s>,
}

impl<'de> DeserializeSeed<'de> for Walk<'_, '_> {
    type Value = Node;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

macro_rules! scalars {
    ($node:expr) => {
        fn visit_bool<E>(self, value: bool) -> Result<Node, E> {
            Ok($node(self.name, if value { "true" } else { "false" }))
        }
        fn visit_i64<E>(self, value: i64) -> Result<Node, E> {
            Ok($node(self.name, &value.to_string()))
        }
        fn visit_u64<E>(self, value: u64) -> Result<Node, E> {
            Ok($node(self.name, &value.to_string()))
        }
        fn visit_f64<E>(self, value: f64) -> Result<Node, E> {
            Ok($node(self.name, &value.to_string()))
        }
        fn visit_str<E>(self, value: &str) -> Result<Node, E> {
            Ok($node(self.name, value))
        }
        fn visit_unit<E>(self) -> Result<Node, E> {
            Ok($node(self.name, ""))
        }
    };
}

impl<'de> Visitor<'de> for Walk<'_, '_> {
    type Value = Node;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }
    scalars!(Node::leaf);
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        let mut outer = Node::new(self.name);
        let left = Cell::new(VALUES);
        let is_unit = self.units.is_empty();
        while let Some(key) = map.next_key::<String>()? {
            if !is_unit && key == self.units[0] {
                let place = format!("{}/{key}", self.place);
                let inner = Walk { units: &self.units[1..], place, name: &key, sink: self.sink };
                let inner = map.next_value_seed(inner)?;
                if inner.values() > 0 {
                    outer.children.push(inner);
                }
            } else {
                map.next_value_seed(Below { name: &key, parent: &mut outer, left: &left, depth: 0 })?;
            }
        }
        if !is_unit {
            return Ok(outer);
        }
        (self.sink)(outer, self.place);
        Ok(Node::new(self.name))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Node, A::Error> {
        let mut outer = Node::new(self.name);
        let mut number = 0_u64;
        loop {
            let place = format!("{}/{number}", self.place);
            let item = Walk { units: self.units, place, name: self.name, sink: &mut *self.sink };
            let Some(item) = list.next_element_seed(item)? else { return Ok(outer) };
            if item.values() > 0 {
                outer.children.push(item);
            }
            number += 1;
        }
    }
}

/// What stands within a unit or beside the way: everything is kept. The items of a list become children of one name.
struct Below<'b> {
    name: &'b str,
    parent: &'b mut Node,
    left: &'b Cell<usize>,
    depth: usize,
}

impl<'de> DeserializeSeed<'de> for Below<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Below<'_> {
    fn push<E: de::Error>(self, node: Node) -> Result<(), E> {
        let left = self.left.get().checked_sub(1).ok_or_else(|| E::custom(TOO_MUCH))?;
        self.left.set(left);
        self.parent.children.push(node);
        Ok(())
    }

    fn leaf<E: de::Error>(self, value: &str) -> Result<(), E> {
        let node = Node::leaf(self.name, value);
        self.push(node)
    }
}

impl<'de> Visitor<'de> for Below<'_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }
    fn visit_bool<E: de::Error>(self, value: bool) -> Result<(), E> {
        self.leaf(if value { "true" } else { "false" })
    }
    fn visit_i64<E: de::Error>(self, value: i64) -> Result<(), E> {
        self.leaf(&value.to_string())
    }
    fn visit_u64<E: de::Error>(self, value: u64) -> Result<(), E> {
        self.leaf(&value.to_string())
    }
    fn visit_f64<E: de::Error>(self, value: f64) -> Result<(), E> {
        self.leaf(&value.to_string())
    }
    fn visit_str<E: de::Error>(self, value: &str) -> Result<(), E> {
        self.leaf(value)
    }
    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        Ok(())
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        if self.depth >= DEPTH {
            return Err(de::Error::custom("recursion limit exceeded"));
        }
        let mut node = Node::new(self.name);
        while let Some(key) = map.next_key::<String>()? {
            let (left, depth) = (self.left, self.depth + 1);
            map.next_value_seed(Below { name: &key, parent: &mut node, left, depth })?;
        }
        self.push(node)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        if self.depth >= DEPTH {
            return Err(de::Error::custom("recursion limit exceeded"));
        }
        let Below { name, parent, left, depth } = self;
        while list.next_element_seed(Below { name, parent: &mut *parent, left, depth: depth + 1 })?.is_some()
        {
        }
        Ok(())
    }
}

/// A reader without the byte order mark before its text. UTF-16 is refused by its mark.
struct WithoutMark<R> {
    ahead: Vec<u8>,
    at: usize,
    rest: std::io::BufReader<R>,
}

impl<R: Read> WithoutMark<R> {
    fn new(input: R) -> Result<WithoutMark<R>, ReadError> {
        let mut rest = std::io::BufReader::with_capacity(1 << 16, input);
        let mut ahead = Vec::new();
        (&mut rest).take(3).read_to_end(&mut ahead)?;
        refuse_utf_16(&ahead)?;
        let at = if ahead == b"\xef\xbb\xbf" { 3 } else { 0 };
        Ok(WithoutMark { ahead, at, rest })
    }
}

impl<R: Read> Read for WithoutMark<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        if self.at == self.ahead.len() {
            return self.rest.read(into);
        }
        let length = into.len().min(self.ahead.len() - self.at);
        into[..length].copy_from_slice(&self.ahead[self.at..self.at + length]);
        self.at += length;
        Ok(length)
    }
}

/// A text in UTF-16 begins with a mark of its own.
pub(crate) fn refuse_utf_16(start: &[u8]) -> Result<(), ReadError> {
    if start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff") {
        return Err(ReadError::new("not_utf_8", "the text is in UTF-16", "save it as UTF-8"));
    }
    Ok(())
}
