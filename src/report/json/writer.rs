//! Writes the small things of JSON: texts, days, numbers, lists.

use jiff::civil::Date;
use serde::Serialize;

use crate::calendar::day::written;
use crate::facts::{Answer, Value};
use crate::number::Number;

/// Writes compact JSON at the end of some bytes.
pub(super) struct JsonWriter<'j> {
    json: &'j mut Vec<u8>,
}

impl<'j> JsonWriter<'j> {
    pub(super) fn new(json: &'j mut Vec<u8>) -> JsonWriter<'j> {
        JsonWriter { json }
    }

    /// JSON that is ready to be written as it stands.
    pub(super) fn push_raw(&mut self, json: impl AsRef<[u8]>) {
        self.json.extend_from_slice(json.as_ref());
    }

    /// A text in its quotes.
    pub(super) fn text(&mut self, text: &str) {
        if is_plain(text) {
            self.json.push(b'"');
            self.json.extend_from_slice(text.as_bytes());
            self.json.push(b'"');
        } else {
            self.serialize(text);
        }
    }

    /// Two texts joined by a sign, in their quotes.
    pub(super) fn joined(&mut self, first: &str, sign: u8, second: &str) {
        if is_plain(first) && is_plain(second) {
            self.json.push(b'"');
            self.json.extend_from_slice(first.as_bytes());
            self.json.push(sign);
            self.json.extend_from_slice(second.as_bytes());
            self.json.push(b'"');
        } else {
            self.serialize(&format!("{first}{}{second}", char::from(sign)));
        }
    }

    /// A day in its quotes.
    pub(super) fn date(&mut self, date: Date) {
        let Some(digits) = written(date) else {
            self.serialize(&date);
            return;
        };
        self.push_raw(r#"""#);
        self.json.extend_from_slice(&digits);
        self.push_raw(r#"""#);
    }

    /// A word that needs no escaping, in its quotes.
    pub(super) fn word(&mut self, word: &'static str) {
        self.push_raw(r#"""#);
        self.push_raw(word);
        self.push_raw(r#"""#);
    }

    /// A whole number that may be absent, after other members.
    pub(super) fn optional_integer(&mut self, name: &'static str, integer: Option<i32>) {
        if let Some(integer) = integer {
            self.push_raw(",");
            self.word(name);
            self.push_raw(":");
            self.integer(integer);
        }
    }

    pub(super) fn integer(&mut self, integer: impl itoa::Integer) {
        self.json.extend_from_slice(itoa::Buffer::new().format(integer).as_bytes());
    }

    pub(super) fn flag(&mut self, flag: bool) {
        self.push_raw(if flag { "true" } else { "false" });
    }

    /// A list, with what writes one of its entries.
    pub(super) fn list<T>(
        &mut self,
        entries: impl IntoIterator<Item = T>,
        mut entry: impl FnMut(&mut JsonWriter<'_>, T),
    ) {
        self.json.push(b'[');
        for (at, one) in entries.into_iter().enumerate() {
            if at > 0 {
                self.json.push(b',');
            }
            entry(self, one);
        }
        self.json.push(b']');
    }

    /// Anything, the slow way.
    fn serialize(&mut self, value: &(impl Serialize + ?Sized)) {
        serde_json::to_writer(&mut *self.json, value).expect("texts, days and numbers are written as JSON");
    }

    pub(super) fn answer(&mut self, answer: &Answer) {
        let value = match answer {
            Answer::NotKnown => return self.push_raw(r#""not_known""#),
            Answer::NotApplicable => return self.push_raw(r#""not_applicable""#),
            Answer::Known(value) => value,
        };
        match value {
            Value::Flag(flag) => {
                self.push_raw(r#"{"known":{"flag":"#);
                self.flag(*flag);
            }
            Value::Number(number) => {
                self.push_raw(r#"{"known":{"number":"#);
                self.number(*number);
            }
            Value::Ratio { part, whole } => {
                self.push_raw(r#"{"known":{"ratio":{"part":"#);
                self.integer(*part);
                self.push_raw(r#","whole":"#);
                self.integer(*whole);
                self.push_raw("}");
            }
            Value::Between { low, high } => {
                self.push_raw(r#"{"known":{"between":{"low":"#);
                self.number(*low);
                self.push_raw(r#","high":"#);
                self.number(*high);
                self.push_raw("}");
            }
            Value::Text(word) => {
                self.push_raw(r#"{"known":{"text":"#);
                self.text(word);
            }
            Value::Date(date) => {
                self.push_raw(r#"{"known":{"date":"#);
                self.date(*date);
            }
        }
        self.push_raw("}}");
    }

    fn number(&mut self, number: Number) {
        match number.as_integer() {
            Some(integer) => self.integer(integer),
            None => self.serialize(&number),
        }
    }
}

/// Whether a text stands in JSON as it is. In blocks, so that the compiler can look at sixteen bytes at once; the last
/// block may overlap the one before it.
fn is_plain(text: &str) -> bool {
    let odd = |byte: u8| (byte < 0x20) | (byte == b'"') | (byte == b'\\');
    let any_odd = |bytes: &[u8]| bytes.iter().fold(false, |any, &byte| any | odd(byte));
    let bytes = text.as_bytes();
    if let Some(last) = bytes.last_chunk::<16>() {
        let (blocks, _) = bytes.as_chunks::<16>();
        return !blocks.iter().any(|block| any_odd(block)) && !any_odd(last);
    }
    match (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        (Some(first), Some(last)) => !any_odd(first) && !any_odd(last),
        _ => !bytes.iter().any(|&byte| odd(byte)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(write: impl FnOnce(&mut JsonWriter<'_>)) -> String {
        let mut json = Vec::new();
        write(&mut JsonWriter::new(&mut json));
        String::from_utf8(json).unwrap()
    }

    #[test]
    fn every_byte_of_a_text_is_written_as_by_serde() {
        // At every place of texts of every length about a block's.
        let lengths = (0..=0x2FF_u32).map(|code| (code, 1, 1)).chain((0..40).flat_map(|before| {
            (0..40).map(move |after| (u32::from(b'"') + before % 2, before as usize, after as usize))
        }));
        for (code, before, after) in lengths {
            let odd = char::from_u32(code).unwrap();
            let text: String = format!("{}{odd}{}", "a".repeat(before), "b".repeat(after));
            assert_eq!(written(|json| json.text(&text)), serde_json::to_string(&text).unwrap());
            let joined = format!("{text}/{text}");
            assert_eq!(
                written(|json| json.joined(&text, b'/', &text)),
                serde_json::to_string(&joined).unwrap()
            );
        }
    }

    #[test]
    fn every_day_is_written_as_by_serde() {
        for text in ["0000-01-01", "0987-12-31", "2026-11-21", "9999-12-31", "-000001-02-28", "-009999-01-01"]
        {
            let date: Date = text.parse().unwrap();
            assert_eq!(written(|json| json.date(date)), serde_json::to_string(&date).unwrap());
        }
    }

    proptest! {
        #[test]
        fn every_answer_is_written_as_by_serde(
            part in any::<u32>(), whole in 1_u32.., above in any::<i64>(), below in 1_i64.., flag: bool, word in ".{0,12}",
        ) {
            let number = Number::ratio(above, below).unwrap_or(Number::ZERO);
            let values = [
                Value::Flag(flag),
                Value::Number(number),
                Value::Number(above.into()),
                Value::Ratio { part, whole },
                Value::Between { low: Number::ZERO, high: number },
                Value::Text(word.into()),
                Value::Date(jiff::civil::date(2026, 2, 3)),
            ];
            let known = values.into_iter().map(Answer::Known);
            for answer in known.chain([Answer::NotKnown, Answer::NotApplicable]) {
                prop_assert_eq!(written(|json| json.answer(&answer)), serde_json::to_string(&answer).unwrap());
            }
        }
    }
}
