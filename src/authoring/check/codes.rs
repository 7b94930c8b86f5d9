//! The codes of what holds packs together.

crate::pack::codes! {
    /// A code that no indicator has.
    Error UNKNOWN_CODE = "unknown_code";
    /// A qualifier that the indicator does not have.
    Error UNKNOWN_QUALIFIER = "unknown_qualifier";
    /// A value that the qualifier, fact or answer cannot have.
    Error UNKNOWN_VALUE = "unknown_value";
    /// A fact that no reader and no tool makes.
    Error UNKNOWN_FACT = "unknown_fact";
    /// A citation of a source that the pack does not have.
    Error UNKNOWN_SOURCE = "unknown_source";
    /// A next step that no pack has.
    Error UNKNOWN_NEXT_STEP = "unknown_next_step";
    /// A question or total that the tool does not have.
    Error UNKNOWN_QUESTION = "unknown_question";
    /// A fact compared with what its kind does not have.
    Error BAD_COMPARISON = "bad_comparison";
    /// A total over answers that its method cannot take.
    Error BAD_TOTAL = "bad_total";
    /// More qualifiers or values than the engine holds.
    Error TOO_MANY = "too_many";
}
