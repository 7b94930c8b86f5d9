//! Objects, read strictly.
//!
//! Derived readers also take a list for an object, field by field; a case has names for its fields. Where the keys are
//! a pack's words (qualifiers, answers, evidence), one that stands twice is refused: one of the two would be lost in
//! silence.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess};
use serde_json::Value;

use crate::number::{Number, Written};

/// An object, and never a list in its place.
pub(super) fn object<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<T, D::Error> {
    Object::deserialize(deserializer).map(|object| object.0)
}

/// An object or nothing.
pub(super) fn optional<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    Option::<Object<T>>::deserialize(deserializer).map(|object| object.map(|object| object.0))
}

/// A list of objects.
pub(super) fn records<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    deserializer: D,
) -> Result<Vec<T>, D::Error> {
    struct Records<T>(PhantomData<T>);
    impl<'de, T: Deserialize<'de>> de::Visitor<'de> for Records<T> {
        type Value = Vec<T>;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list of objects")
        }
        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
            let mut records = Vec::new();
            while let Some(record) = list.next_element::<Object<T>>()? {
                records.push(record.0);
            }
            Ok(records)
        }
    }
    deserializer.deserialize_seq(Records(PhantomData))
}

/// An object of that type.
pub(super) struct Object<T>(pub(super) T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Object<T>, D::Error> {
        struct ObjectVisitor<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> de::Visitor<'de> for ObjectVisitor<T> {
            type Value = Object<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<Object<T>, A::Error> {
                T::deserialize(de::value::MapAccessDeserializer::new(fields)).map(Object)
            }
        }
        deserializer.deserialize_map(ObjectVisitor(PhantomData))
    }
}

/// A whole number. Some languages write every number as a decimal: `9000.0` is one as well.
pub(super) fn whole<'de, D: Deserializer<'de>, T: TryFrom<i64>>(deserializer: D) -> Result<T, D::Error> {
    Whole::deserialize(deserializer).map(|whole| whole.0)
}

/// A whole number or nothing.
pub(super) fn optional_whole<'de, D: Deserializer<'de>, T: TryFrom<i64>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    Option::<Whole<T>>::deserialize(deserializer).map(|whole| whole.map(|whole| whole.0))
}

struct Whole<T>(T);

impl<'de, T: TryFrom<i64>> Deserialize<'de> for Whole<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Whole<T>, D::Error> {
        let whole = match Written::deserialize(deserializer)? {
            Written::Number(text) => Number::rounded(&text).ok().and_then(Number::as_integer),
            Written::Text(_) | Written::Flag(_) => None,
        };
        let whole = whole.and_then(|whole| T::try_from(whole).ok());
        whole.map(Whole).ok_or_else(|| de::Error::custom("not a whole number of this field"))
    }
}

/// Texts by name.
pub(super) fn texts<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<BTreeMap<String, String>, D::Error> {
    deserializer.deserialize_map(Entries::<String, String>(PhantomData))
}

/// Answers by question.
pub(super) fn answers<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<BTreeMap<String, Value>, D::Error> {
    deserializer.deserialize_map(Entries::<Scalar, Value>(PhantomData))
}

/// Reads entries as `R` and keeps them as `V`.
struct Entries<R, V>(PhantomData<(R, V)>);

impl<'de, R: Deserialize<'de> + Into<V>, V> de::Visitor<'de> for Entries<R, V> {
    type Value = BTreeMap<String, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<BTreeMap<String, V>, A::Error> {
        let mut entries = BTreeMap::new();
        while let Some((name, value)) = object.next_entry::<String, R>()? {
            if entries.insert(name, value.into()).is_some() {
                return Err(de::Error::custom("a name stands twice"));
            }
        }
        Ok(entries)
    }
}

/// A text, a number, or true or false. A number that is too large to be held stays a text, which its question refuses by
/// its place.
struct Scalar(Value);

impl From<Scalar> for Value {
    fn from(scalar: Scalar) -> Value {
        scalar.0
    }
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Scalar, D::Error> {
        Ok(Scalar(match Written::deserialize(deserializer)? {
            Written::Text(text) => text.into_owned().into(),
            Written::Number(text) => {
                Number::rounded(&text).map_or_else(|_| text.into_owned().into(), Value::from)
            }
            Written::Flag(flag) => flag.into(),
        }))
    }
}
