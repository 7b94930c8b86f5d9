//! The codes of diagnostics. `docs/packs.md` has the same table, and a test holds the two together.

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal;)+) => {
        $($(#[doc = $doc])+ pub const $name: &str = $code;)+

        /// Every code with what it means, in the order of the documentation.
        pub const ALL: &[(&str, &str)] = &[$(($code, concat!($($doc),+))),+];
    };
}

codes! {
    /// The text is not TOML.
    SYNTAX = "syntax";
    /// The text is longer than a pack may be.
    TOO_LARGE = "too_large";
    /// A key that does not exist in this table.
    UNKNOWN_KEY = "unknown_key";
    /// A key that this table must have.
    MISSING_KEY = "missing_key";
    /// A value of the wrong type.
    WRONG_TYPE = "wrong_type";
    /// A word that is not in the closed list for this key.
    UNKNOWN_WORD = "unknown_word";
    /// An id or code that is not written as ids are.
    BAD_ID = "bad_id";
    /// A day that does not exist, or not written as a day.
    BAD_DATE = "bad_date";
    /// A length of time that is not written as one.
    BAD_SPAN = "bad_span";
    /// A number that cannot be held exactly, or that lies outside what is possible.
    BAD_NUMBER = "bad_number";
    /// A condition that is not exactly one of the kinds of condition.
    BAD_CONDITION = "bad_condition";
    /// Something that must not be empty, and is.
    EMPTY = "empty";
    /// Two things of one name.
    DUPLICATE = "duplicate";
    /// A cultural explanation among those that hold a rule back.
    CULTURAL = "cultural";
}
