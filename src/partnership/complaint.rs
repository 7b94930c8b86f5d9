//! What a typed reader complains of, in our words: its own may quote what somebody wrote.

/// A complaint of `serde`, without what stood there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Complaint<'a> {
    /// There is no such field; what there is.
    UnknownField(&'a str),
    /// There is no such word; which there are.
    UnknownWord(&'a str),
    /// It is a text where a number belongs, or the like; what belongs there.
    OtherKind(&'a str),
    /// It is the right kind and the wrong value; what belongs there.
    OtherValue(&'a str),
    /// A field is missing.
    Missing(&'a str),
    /// A field stands twice.
    Twice(&'a str),
    /// Something else, of which nothing can be told for certain.
    Unreadable,
}

impl<'a> Complaint<'a> {
    /// Takes the message of a reader apart. Of what it holds only names and words of our own types are kept: they
    /// stand behind the last `expected`, or are the field that is missing or stands twice.
    pub(super) fn of(message: &'a str) -> Self {
        let expected =
            || message.rsplit_once(", expected ").map_or("nothing", |(_, expected)| plain(expected));
        let field = || message.split('`').nth(1).unwrap_or_default();
        let begins = |words: &str| message.starts_with(words);
        if begins("unknown field `") {
            Self::UnknownField(expected())
        } else if begins("unknown variant `") {
            Self::UnknownWord(expected())
        } else if begins("invalid type: ") {
            Self::OtherKind(expected())
        } else if begins("invalid value: ") || begins("invalid length ") {
            Self::OtherValue(expected())
        } else if begins("missing field `") {
            Self::Missing(field())
        } else if begins("duplicate field `") {
            Self::Twice(field())
        } else {
            Self::Unreadable
        }
    }

    /// The complaint in words.
    pub(super) fn words(self) -> String {
        match self {
            Self::UnknownField(fields) => format!("there is no such field, expected {fields}"),
            Self::UnknownWord(words) => format!("there is no such word, expected {words}"),
            Self::OtherKind(kind) => format!("this is of another kind, expected {kind}"),
            Self::OtherValue(value) => format!("this value cannot stand here, expected {value}"),
            Self::Missing(field) => format!("the field `{field}` is missing"),
            Self::Twice(field) => format!("the field `{field}` stands twice"),
            Self::Unreadable => "this cannot be read".to_owned(),
        }
    }
}

/// What was expected, in words that are not those of Rust.
fn plain(expected: &str) -> &str {
    match expected.split(' ').next().unwrap_or_default() {
        "struct" => "a group of fields",
        "u8" | "u16" | "u32" | "u64" | "usize" | "i8" | "i16" | "i32" | "i64" => "a whole number",
        "f32" | "f64" => "a number",
        _ if expected == "a sequence" => "a list",
        _ if expected == "a string" => "a text",
        _ => expected,
    }
}

/// The line at which the reading of a TOML text stopped, and why.
pub(super) fn toml_words(text: &str, error: &toml::de::Error) -> (usize, String) {
    let before = error.span().map_or(0, |span| span.start);
    let line = text.bytes().take(before).filter(|byte| *byte == b'\n').count() + 1;
    // The parser's own words quote nothing; those of the types may.
    let words = match toml::de::DeTable::parse(text) {
        Err(_) => error.message().to_owned(),
        Ok(_) => Complaint::of(error.message()).words(),
    };
    (line, words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Thing {
        #[allow(dead_code, reason = "only whether it can be read is asked")]
        number: u8,
    }

    #[test]
    fn what_was_expected_is_told_and_what_stood_there_is_not() {
        let words = |text: &str| {
            let error = toml::from_str::<Thing>(text).unwrap_err();
            Complaint::of(error.message()).words()
        };
        assert_eq!(words("secret = 1"), "there is no such field, expected `number`");
        assert_eq!(
            words("number = 'secret, expected secret'"),
            "this is of another kind, expected a whole number"
        );
        assert_eq!(words("number = 700"), "this value cannot stand here, expected a whole number");
        assert_eq!(words("'a`, expected `secret' = 1"), "there is no such field, expected `number`");
        assert_eq!(Complaint::of("invalid type: map, expected a sequence"), Complaint::OtherKind("a list"));
        assert_eq!(words(""), "the field `number` is missing");
        assert_eq!(Complaint::of("a secret that somebody wrote").words(), "this cannot be read");
    }
}
