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
    /// A code that no indicator has.
    UNKNOWN_CODE = "unknown_code";
    /// A qualifier that the indicator does not have.
    UNKNOWN_QUALIFIER = "unknown_qualifier";
    /// A value that the qualifier, fact or answer cannot have.
    UNKNOWN_VALUE = "unknown_value";
    /// A fact that no reader and no tool makes.
    UNKNOWN_FACT = "unknown_fact";
    /// A citation of a source that the pack does not have.
    UNKNOWN_SOURCE = "unknown_source";
    /// A next step that no pack has.
    UNKNOWN_NEXT_STEP = "unknown_next_step";
    /// A rule, or a pattern of rules, that no pack has.
    UNKNOWN_RULE = "unknown_rule";
    /// A question or total that the tool does not have.
    UNKNOWN_QUESTION = "unknown_question";
    /// A fact compared with what its kind does not have.
    BAD_COMPARISON = "bad_comparison";
    /// A total over answers that its method cannot take.
    BAD_TOTAL = "bad_total";
    /// Something that exists and may not stand here.
    OUT_OF_PLACE = "out_of_place";
    /// More qualifiers or values than the engine holds.
    TOO_MANY = "too_many";
    /// A rule that raises concern on context alone: risk factors, vulnerabilities, statuses or strengths.
    CONTEXT_ALONE = "context_alone";
    /// A rule, or a part of one, that can never be true.
    NEVER_FIRES = "never_fires";
    /// A rule that another always covers.
    COVERED = "covered";
    /// An indicator, source or next step that nothing uses.
    UNUSED = "unused";
    /// A rule without an example of something that it can show.
    MISSING_EXAMPLE = "missing_example";
    /// A citation that does not say how well it was checked.
    UNCHECKED = "unchecked";
    /// A rule that rests on something outside itself and does not cite it.
    UNCITED = "uncited";
    /// A pack whose review date has passed.
    REVIEW_PASSED = "review_passed";
    /// An example that does not come out as it says.
    EXAMPLE_FAILS = "example_fails";
}
