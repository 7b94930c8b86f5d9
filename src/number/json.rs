//! Numbers in JSON, as they were written; part of `number`.
//!
//! A reader of JSON that turns decimals into binary fractions has rounded before anybody can look. `serde_json` hands out
//! the text of a value instead where it is asked for by a name. (Its feature `arbitrary_precision` would do so for every
//! number of every crate in a vendor's build, and change what their types read.)

use std::borrow::Cow;
use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess};
use serde::{Serialize, Serializer};

use super::{Number, NumberError};

/// The name under which `serde_json` hands out a value's text, also to its own `RawValue`. That type alone reads JSON and
/// nothing else, and a case may be read from other formats as well. A test holds the name.
const RAW: &str = "$serde_json::private::RawValue";

/// A text, a number or a flag as it was written.
#[derive(Debug, PartialEq)]
pub(crate) enum Written<'de> {
    Text(Cow<'de, str>),
    Number(Cow<'de, str>),
    Flag(bool),
}

impl<'de> Deserialize<'de> for Written<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(RAW, WrittenVisitor)
    }
}

struct WrittenVisitor;

impl<'de> de::Visitor<'de> for WrittenVisitor {
    type Value = Written<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a number, or true or false")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut raw: A) -> Result<Written<'de>, A::Error> {
        if raw.next_key::<&str>()? != Some(RAW) {
            return Err(de::Error::invalid_type(de::Unexpected::Map, &self));
        }
        match raw.next_value_seed(RawText)? {
            Cow::Borrowed(json) => written(json),
            Cow::Owned(json) => written(&json).map(Written::into_owned),
        }
    }

    // What follows is for other formats than JSON.
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Written<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: de::Error>(self, flag: bool) -> Result<Written<'de>, E> {
        Ok(Written::Flag(flag))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Written<'de>, E> {
        Ok(Written::Number(number.to_string().into()))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Written<'de>, E> {
        Ok(Written::Number(number.to_string().into()))
    }

    fn visit_f32<E: de::Error>(self, number: f32) -> Result<Written<'de>, E> {
        // The shortest text that reads back as this float is the decimal that was written.
        Ok(Written::Number(number.to_string().into()))
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Written<'de>, E> {
        Ok(Written::Number(number.to_string().into()))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Written<'de>, E> {
        Ok(Written::Text(text.to_owned().into()))
    }
}

impl Written<'_> {
    fn into_owned<'any>(self) -> Written<'any> {
        match self {
            Written::Text(text) => Written::Text(text.into_owned().into()),
            Written::Number(text) => Written::Number(text.into_owned().into()),
            Written::Flag(flag) => Written::Flag(flag),
        }
    }
}

/// Reads one value of JSON that `serde_json` has found sound.
fn written<'de, E: de::Error>(json: &'de str) -> Result<Written<'de>, E> {
    match json.as_bytes() {
        [b'"', text @ .., b'"'] if !text.contains(&b'\\') => {
            Ok(Written::Text(json[1..json.len() - 1].into()))
        }
        // The message of an error could quote the text.
        [b'"', ..] => serde_json::from_str(json)
            .map(|text: String| Written::Text(text.into()))
            .map_err(|_| E::custom("not a text")),
        [b'-' | b'0'..=b'9', ..] => Ok(Written::Number(json.into())),
        b"true" => Ok(Written::Flag(true)),
        b"false" => Ok(Written::Flag(false)),
        _ => Err(E::invalid_type(de::Unexpected::Other("another kind of value"), &WrittenVisitor)),
    }
}

/// The text of a value, borrowed where the JSON is held as a whole.
struct RawText;

impl<'de> de::DeserializeSeed<'de> for RawText {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> de::Visitor<'de> for RawText {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value's text")
    }

    fn visit_borrowed_str<E: de::Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(text.into())
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(text.to_owned().into())
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Written::deserialize(deserializer)? {
            Written::Text(text) | Written::Number(text) => Number::rounded(&text).map_err(de::Error::custom),
            Written::Flag(_) => Err(de::Error::custom(NumberError::NotANumber)),
        }
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.as_integer() {
            Some(integer) => serializer.serialize_i64(integer),
            None => serializer.collect_str(self),
        }
    }
}

/// A JSON number where the nearest float is written with the same digits, and otherwise a text of them.
impl From<Number> for serde_json::Value {
    fn from(number: Number) -> Self {
        if let Some(integer) = number.as_integer() {
            return integer.into();
        }
        let text = number.to_string();
        let float = text.parse::<f64>().ok().filter(|float| float.to_string().parse() == Ok(number));
        float.map_or_else(|| text.into(), serde_json::Value::from)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Number {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Number".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "An exact number: a JSON number, or a text such as \"-4/3\" or \"10%\".",
            "type": ["number", "string"],
            "pattern": r"^-?[0-9]+(\.[0-9]+)?(/[0-9]+|%)?$"
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, from_str, from_value, json};

    use super::*;

    fn n(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn json_numbers_keep_the_decimal_that_was_written() {
        let read: Number = from_str("-2.3").unwrap();
        assert_eq!(read, n("-23/10"));
        assert_eq!(serde_json::to_string(&read).unwrap(), "\"-2.3\"");
        assert_eq!(serde_json::to_string(&n("7")).unwrap(), "7");
    }

    /// Also holds the name by which `serde_json` hands out a value's text.
    #[test]
    fn a_number_is_read_alike_as_a_number_and_as_a_text() {
        for text in
            ["-2.0000000000000001", "-2.30000000000000003", "1e-400", "1.0", "12345678901234567.8", "-0"]
        {
            let (number, quoted): (Number, Number) =
                (from_str(text).unwrap(), from_str(&format!("\"{text}\"")).unwrap());
            assert_eq!(number, quoted, "{text}");
            assert_eq!(Ok(number), Number::rounded(text), "{text}");
            assert_eq!(serde_json::from_reader::<_, Number>(text.as_bytes()).unwrap(), number, "{text}");
        }
        assert!(from_str::<Number>("-2.0000000000000001").unwrap() < n("-2"));
    }

    #[test]
    fn a_number_is_read_from_values_and_from_other_formats_too() {
        assert_eq!(from_value::<Number>(json!(-2.3)).unwrap(), n("-2.3"));
        assert_eq!(from_value::<Number>(json!("-4/3")).unwrap(), n("-4/3"));
        assert_eq!(
            toml::from_str::<std::collections::BTreeMap<String, Number>>("a = -2.3").unwrap()["a"],
            n("-2.3")
        );
        let float = de::value::F32Deserializer::<de::value::Error>::new(-2.3);
        assert_eq!(Number::deserialize(float).unwrap(), n("-2.3"));
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for json in [
            "null",
            "true",
            "[]",
            "{}",
            "\"ten\"",
            "\"\\ud800\"",
            "1e99",
            "{\"$serde_json::private::RawValue\":\"1\"}",
        ] {
            assert!(from_str::<Number>(json).is_err(), "{json}");
        }
    }

    #[test]
    fn a_number_in_a_value_is_the_same_number() {
        for text in ["4", "2.5", "-0.1", "0.00000000000000011", "-2.00000000000000001", "1/3"] {
            let value = Value::from(n(text));
            assert_eq!(from_value::<Number>(value.clone()).unwrap(), n(text), "{value}");
        }
        assert_eq!(Value::from(n("2.5")), json!(2.5));
        assert_eq!(Value::from(n("-2.00000000000000001")), json!("-2.00000000000000001"));
    }
}
