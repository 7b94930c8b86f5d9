//! A document as it was written.

use std::fmt;

use neglect_screen::without_byte_order_mark;
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use toml::de::{DeTable, DeValue};

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Node {
    /// The byte of a TOML text at which the value begins; `None` in JSON.
    pub(super) at: Option<usize>,
    pub(super) value: Value,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Null,
    Flag(bool),
    Positive(u64),
    Negative(i64),
    /// In the digits that were written.
    Decimal(String),
    Text(String),
    /// What no type here takes: a whole number beyond 64 bits, or a date of TOML.
    Other,
    List(Vec<Node>),
    /// In the order of the document; a key of JSON may stand twice.
    Fields(Vec<(Key, Node)>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Key {
    pub(super) name: String,
    pub(super) at: Option<usize>,
}

impl Node {
    /// Reads JSON.
    ///
    /// # Errors
    ///
    /// If it is not JSON, or something stands after it.
    pub(crate) fn from_json(json: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(without_byte_order_mark(json))
    }

    /// Reads TOML.
    ///
    /// # Errors
    ///
    /// If it is not TOML. The parser's message quotes nothing of the text.
    pub(crate) fn from_toml(text: &str) -> Result<Self, toml::de::Error> {
        let table = DeTable::parse(text)?;
        Ok(Self { at: Some(table.span().start), value: Value::from_table(table.get_ref()) })
    }

    /// Reads the document as a type.
    ///
    /// # Errors
    ///
    /// The first thing that does not fit.
    pub(crate) fn read<'a, T: Deserialize<'a>>(&'a self) -> Result<T, super::Mismatch> {
        T::deserialize(self)
    }
}

impl Value {
    fn from_table(table: &DeTable<'_>) -> Self {
        let entries = table.iter().map(|(key, value)| {
            let key_at = Some(key.span().start);
            let node = Node { at: Some(value.span().start), value: Self::from_toml(value.get_ref()) };
            (Key { name: key.get_ref().clone().into_owned(), at: key_at }, node)
        });
        Self::Fields(entries.collect())
    }

    fn from_toml(value: &DeValue<'_>) -> Self {
        match value {
            DeValue::String(text) => Self::Text(text.clone().into_owned()),
            DeValue::Integer(number) => {
                let (digits, radix) = (number.as_str(), number.radix());
                let positive = u64::from_str_radix(digits, radix).map(Self::Positive);
                positive
                    .or_else(|_| i64::from_str_radix(digits, radix).map(Self::Negative))
                    .unwrap_or(Self::Other)
            }
            DeValue::Float(number) => Self::Decimal(number.as_str().to_owned()),
            DeValue::Boolean(flag) => Self::Flag(*flag),
            DeValue::Datetime(_) => Self::Other,
            DeValue::Array(values) => Self::List(
                values
                    .iter()
                    .map(|value| Node {
                        at: Some(value.span().start),
                        value: Self::from_toml(value.get_ref()),
                    })
                    .collect(),
            ),
            DeValue::Table(table) => Self::from_table(table),
        }
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyJson).map(|value| Self { at: None, value })
    }
}

struct AnyJson;

impl<'de> Visitor<'de> for AnyJson {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: de::Error>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Flag(flag))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Positive(number))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Negative(number))
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Value, E> {
        // No request has a field for a decimal: it is only ever told that it does not belong.
        Ok(Value::Decimal(number.to_string()))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Value, E> {
        Ok(Value::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut nodes = Vec::new();
        while let Some(node) = list.next_element()? {
            nodes.push(node);
        }
        Ok(Value::List(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let mut entries = Vec::new();
        while let Some((name, node)) = object.next_entry()? {
            entries.push((Key { name, at: None }, node));
        }
        Ok(Value::Fields(entries))
    }
}
