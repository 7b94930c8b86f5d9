//! Reads a node through serde. Every kind of value is asked for by its own method, so what belongs in a place is said in
//! our words; an object is never read from a list.

use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer, MapAccess, SeqAccess,
    Unexpected, VariantAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use super::mismatch::{Mismatch, choice};
use super::tree::{Key, Node, Value};

type Read<T> = Result<T, Mismatch>;

/// The names of fields or words that serde's derived code knows.
type Names = &'static [&'static str];

impl Node {
    /// Reads the value where it is of the kind that is asked for.
    fn of_kind<'de, V: Visitor<'de>>(&'de self, fits: bool, expected: &str, visitor: V) -> Read<V::Value> {
        if fits { self.deserialize_any(visitor) } else { Err(Mismatch::kind(expected).located(self.at)) }
    }

    fn whole_number<'de, V: Visitor<'de>>(&'de self, visitor: V) -> Read<V::Value> {
        const WORDS: &str = "a whole number";
        let fits = matches!(self.value, Value::Positive(_) | Value::Negative(_));
        self.of_kind(fits, WORDS, visitor).map_err(|mismatch| mismatch.expecting(WORDS))
    }

    fn fields<'de, V: Visitor<'de>>(&'de self, visitor: V) -> Read<V::Value> {
        let in_toml = self.at.is_some();
        let words = if in_toml { "a group of fields" } else { "an object" };
        self.of_kind(matches!(self.value, Value::Fields(_)), words, visitor)
    }
}

macro_rules! whole_numbers {
    ($($method:ident)+) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
            self.whole_number(visitor)
        }
    )+};
}

impl<'de> Deserializer<'de> for &'de Node {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        let read = match &self.value {
            Value::Null => visitor.visit_unit(),
            Value::Flag(flag) => visitor.visit_bool(*flag),
            Value::Positive(number) => visitor.visit_u64(*number),
            Value::Negative(number) => visitor.visit_i64(*number),
            // An exact number is read from its text, and no other type takes a decimal.
            Value::Decimal(number) => visitor.visit_str(number),
            Value::Text(text) => visitor.visit_borrowed_str(text),
            Value::Other => Err(Mismatch::invalid_type(Unexpected::Other("another kind"), &visitor)),
            Value::List(nodes) => visitor.visit_seq(Elements(nodes.iter().enumerate())),
            Value::Fields(entries) => visitor.visit_map(Entries { rest: entries.iter(), next: None }),
        };
        read.map_err(|mismatch| mismatch.located(self.at))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.of_kind(matches!(self.value, Value::Flag(_)), "true or false", visitor)
    }

    whole_numbers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.of_kind(matches!(self.value, Value::Text(_)), "a text", visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        if self.value == Value::Null { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Read<V::Value> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.of_kind(matches!(self.value, Value::List(_)), "a list", visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        self.fields(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(self, _: &'static str, _: Names, visitor: V) -> Read<V::Value> {
        self.fields(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(self, _: &'static str, words: Names, visitor: V) -> Read<V::Value> {
        let variant = match &self.value {
            Value::Text(word) => Some(Variant { word, content: None }),
            Value::Fields(entries) => match entries.as_slice() {
                [(Key { name, .. }, node)] => Some(Variant { word: name, content: Some(node) }),
                _ => None,
            },
            _ => None,
        };
        let read = match variant {
            Some(variant) => visitor.visit_enum(variant),
            None => Err(Mismatch::kind(choice(words))),
        };
        read.map_err(|mismatch| mismatch.located(self.at))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Read<V::Value> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        f32 f64 char bytes byte_buf unit unit_struct tuple tuple_struct identifier
    }
}

/// The elements of a list, each with its index.
struct Elements<'de>(std::iter::Enumerate<std::slice::Iter<'de, Node>>);

impl<'de> SeqAccess<'de> for Elements<'de> {
    type Error = Mismatch;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Read<Option<S::Value>> {
        let Some((index, node)) = self.0.next() else { return Ok(None) };
        seed.deserialize(node).map(Some).map_err(|mismatch| mismatch.within(&format!("[{index}]")))
    }
}

/// The entries of an object; the one whose key was read last waits for its value to be read.
struct Entries<'de> {
    rest: std::slice::Iter<'de, (Key, Node)>,
    next: Option<&'de (Key, Node)>,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Mismatch;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Read<Option<S::Value>> {
        self.next = self.rest.next();
        let Some((key, _)) = self.next else { return Ok(None) };
        seed.deserialize(name(&key.name)).map(Some).map_err(|mismatch| mismatch.located(key.at))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Read<S::Value> {
        let (key, node) = self.next.take().expect("serde reads a key before its value");
        seed.deserialize(node).map_err(|mismatch| mismatch.within(&key.name))
    }
}

fn name(text: &str) -> StrDeserializer<'_, Mismatch> {
    text.into_deserializer()
}

/// A word alone, or an object with one field: the word, and what belongs to it.
struct Variant<'de> {
    word: &'de str,
    content: Option<&'de Node>,
}

impl<'de> Variant<'de> {
    fn content(self) -> Read<&'de Node> {
        self.content.ok_or_else(|| Mismatch::kind("the word together with its value"))
    }
}

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = Mismatch;
    type Variant = Self;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Read<(S::Value, Self)> {
        Ok((seed.deserialize(name(self.word))?, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'de> {
    type Error = Mismatch;

    fn unit_variant(self) -> Read<()> {
        if self.content.is_none() { Ok(()) } else { Err(Mismatch::kind("the word alone")) }
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Read<S::Value> {
        seed.deserialize(self.content()?)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Read<V::Value> {
        self.content()?.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: Names, visitor: V) -> Read<V::Value> {
        self.content()?.fields(visitor)
    }
}

#[cfg(test)]
mod tests {
    use neglect_screen::Concern;
    use serde::Deserialize;

    use super::*;
    use crate::document::Misfit;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Thing {
        number: u8,
        #[serde(default)]
        things: Vec<Thing>,
        #[serde(default)]
        concern: Option<Concern>,
        #[serde(default)]
        shape: Option<Shape>,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Shape {
        Round,
        Sides(u8),
    }

    fn json(text: &str) -> Result<Thing, Mismatch> {
        Node::from_json(text.as_bytes()).unwrap().read()
    }

    /// Path and message of what is wrong, which never repeats the document.
    fn wrong(text: &str) -> (String, String) {
        let mismatch = json(text).unwrap_err();
        assert!(!mismatch.to_string().contains("secret"), "{mismatch}");
        (mismatch.path.clone(), mismatch.to_string())
    }

    #[test]
    fn what_fits_is_read() {
        let thing = |number| Thing { number, things: Vec::new(), concern: None, shape: None };
        let text = r#"{ "number": 1, "things": [{ "number": 2, "shape": { "sides": 4 } }], "concern": "prompt",
                        "shape": "round" }"#;
        let expected = Thing {
            things: vec![Thing { shape: Some(Shape::Sides(4)), ..thing(2) }],
            concern: Some(Concern::Prompt),
            shape: Some(Shape::Round),
            ..thing(1)
        };
        assert_eq!(json(text), Ok(expected));
    }

    #[test]
    fn what_does_not_fit_is_told_by_kind_with_its_path() {
        let misfit = |text: &str| json(text).unwrap_err().misfit;
        assert_eq!(misfit("{}"), Misfit::FieldMissing("number"));
        assert_eq!(misfit(r#"{ "number": 1, "number": 2 }"#), Misfit::FieldTwice("number"));
        assert!(matches!(misfit(r#"{ "secret": 1 }"#), Misfit::UnknownField(fields) if fields.len() == 4));
        assert_eq!(misfit(r#"{ "number": 1, "shape": "secret" }"#), Misfit::UnknownWord(&["round", "sides"]));
        let expected = |path: &str, message: &str| (path.to_owned(), message.to_owned());
        assert_eq!(
            wrong(r#"{ "number": "secret" }"#),
            expected("number", "this is of another kind, expected a whole number")
        );
        assert_eq!(
            wrong(r#"{ "number": 700 }"#),
            expected("number", "this value cannot stand here, expected a whole number")
        );
        assert_eq!(
            wrong(r#"{ "number": 1, "things": [{ "number": 2 }, ["secret"]] }"#),
            expected("things[1]", "this is of another kind, expected an object")
        );
        assert_eq!(
            wrong(r#"{ "number": 1, "things": [{ "number": 2, "concern": "secret" }] }"#),
            expected(
                "things[0].concern",
                "this value cannot stand here, expected one of `none_recorded`, `prompt`, `consider`, `suspect`, \
                 `immediate`"
            )
        );
        for shape in ["5", "{}", r#"{ "round": 1, "sides": 2 }"#] {
            assert_eq!(
                wrong(&format!(r#"{{ "number": 1, "shape": {shape} }}"#)),
                expected("shape", "this is of another kind, expected `round` or `sides`")
            );
        }
        for shape in [r#""sides""#, r#"{ "round": "secret" }"#] {
            let (path, message) = wrong(&format!(r#"{{ "number": 1, "shape": {shape} }}"#));
            assert!(path == "shape" && message.starts_with("this is of another kind"), "{message}");
        }
    }

    #[test]
    fn a_mismatch_in_toml_is_at_the_byte_where_the_key_or_the_value_begins() {
        let at = |text: &str| Node::from_toml(text).unwrap().read::<Thing>().unwrap_err().at;
        assert_eq!(at("number = 1\nsecret = 2"), Some(11));
        assert_eq!(at("number = 1\nthings = [{ number = 'secret' }]"), Some(32));
        assert_eq!(at("number = 1\n[[things]]\nnumber = 99999999999999999999\n"), Some(31));
        assert!(at("[[things]]\nnumber = 1\n").is_some());
    }
}
