//! The codes of what holds packs together: names that must exist, and what they can be compared with.

use crate::pack::codes;

codes! {
    /// A code that no indicator has.
    ///
    /// # What it does
    ///
    /// Refuses a condition or an example that looks for a code which no pack in force defines, or for a pattern of
    /// codes that takes none.
    ///
    /// # Why
    ///
    /// A rule that looks for a misspelt code is never met, whatever is recorded.
    ///
    /// # Example
    ///
    /// ```toml
    /// when = { seen = "ours.lunch_mising" }
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// when = { seen = "ours.lunch_missing" }
    /// ```
    Error UNKNOWN_CODE = "unknown_code";

    /// A qualifier that the indicator does not have.
    ///
    /// # What it does
    ///
    /// Refuses a test of a qualifier that nothing selected has, or that one of the codes named lacks.
    ///
    /// # Why
    ///
    /// A qualifier that cannot be stated is never known, so the rule would ask for ever and never fire.
    ///
    /// # Example
    ///
    /// ```toml
    /// when = { seen = "ours.lunch_missing", with = { patern = "repeated" } }
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// when = { seen = "ours.lunch_missing", with = { pattern = "repeated" } }
    /// ```
    Error UNKNOWN_QUALIFIER = "unknown_qualifier";

    /// A value that the qualifier, fact or answer cannot have.
    ///
    /// # What it does
    ///
    /// Refuses a value that is not on the scale of the qualifier, not among the options of the question, or not one
    /// that the fact can have.
    ///
    /// # Why
    ///
    /// Nothing that can be recorded meets such a test.
    ///
    /// # Example
    ///
    /// ```toml
    /// when = { seen = "ours.lunch_missing", with = { pattern = "daily" } }
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// when = { seen = "ours.lunch_missing", with = { pattern = "repeated" } }
    /// ```
    Error UNKNOWN_VALUE = "unknown_value";

    /// A fact that no reader and no tool makes.
    ///
    /// # What it does
    ///
    /// Refuses the name of a fact that nothing makes. Readers make those that `neglect-screen codes` lists; a tool
    /// makes one for each question and total, `tool.question`.
    ///
    /// # Why
    ///
    /// A fact that nothing makes is never known, so the rule would never fire.
    ///
    /// # Example
    ///
    /// ```toml
    /// when = { fact = "breakfast.hungri", is = true }
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// when = { fact = "breakfast.hungry", is = true }
    /// ```
    Error UNKNOWN_FACT = "unknown_fact";

    /// A citation of a source that the pack does not have.
    ///
    /// # What it does
    ///
    /// Refuses a citation whose first word is not the id of a `[[source]]` of the same pack.
    ///
    /// # Why
    ///
    /// Every statement in a report can be traced to a document. A pack lists its own, so that it can be read by itself.
    ///
    /// # Example
    ///
    /// ```toml
    /// cites = ["threshold 3"]
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// cites = ["thresholds 3"]
    /// ```
    Error UNKNOWN_SOURCE = "unknown_source";

    /// A next step that no pack has.
    ///
    /// # What it does
    ///
    /// Refuses a next step that does not exist: one of the same pack by its id, one of another pack with that pack in
    /// front, `nice/discuss`.
    ///
    /// # Why
    ///
    /// The report would name a finding and not say what to do about it.
    ///
    /// # Example
    ///
    /// ```toml
    /// then = { concern = "prompt", next = ["food_hlep"] }
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// then = { concern = "prompt", next = ["food_help"] }
    /// ```
    Error UNKNOWN_NEXT_STEP = "unknown_next_step";

    /// A question or total that the tool does not have.
    ///
    /// # What it does
    ///
    /// Refuses a total over a question that its tool does not have, or over a total that stands further down; and a
    /// total given by hand for which no question asks.
    ///
    /// # Why
    ///
    /// A total over what is never answered is always a range, and never reaches a threshold.
    ///
    /// # Example
    ///
    /// ```toml
    /// of = ["hungri"]
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// of = ["hungry"]
    /// ```
    Error UNKNOWN_QUESTION = "unknown_question";

    /// A fact compared with what its kind does not have.
    ///
    /// # What it does
    ///
    /// Refuses a number for a question that is answered yes or no, a word for a number, a share above the whole.
    ///
    /// # Why
    ///
    /// Such a comparison is never true.
    ///
    /// # Example
    ///
    /// ```toml
    /// when = { fact = "breakfast.hungry", at_least = 1 }
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// when = { fact = "breakfast.hungry", is = true }
    /// ```
    Error BAD_COMPARISON = "bad_comparison";

    /// A total over answers that its method cannot take.
    ///
    /// # What it does
    ///
    /// Refuses a sum over choices without points, and the like.
    ///
    /// # Why
    ///
    /// Words do not add up. The tool must publish what each option is worth, and the pack must say it.
    ///
    /// # Example
    ///
    /// ```toml
    /// answer = { choice = ["never", "most_days"] }
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// answer = { choice = { never = 0, most_days = 2 } }
    /// ```
    Error BAD_TOTAL = "bad_total";

    /// More than the engine holds: qualifiers, values, or what conditions select.
    ///
    /// # What it does
    ///
    /// Refuses an indicator with more than eight qualifiers, and a qualifier with more than 64 values; and packs whose
    /// conditions select more than four million indicators and rules together, or that have more examples than are run.
    ///
    /// # Why
    ///
    /// Nobody fills in so much for one observation. What needs it is a questionnaire, and has a table of its own,
    /// `[[tool]]`.
    ///
    /// # Example
    ///
    /// ```toml
    /// [indicator.qualifiers]
    /// monday = "yes_no"
    /// tuesday = "yes_no"
    /// wednesday = "yes_no"
    /// thursday = "yes_no"
    /// friday = "yes_no"
    /// saturday = "yes_no"
    /// sunday = "yes_no"
    /// term = "yes_no"
    /// holidays = "yes_no"
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// [indicator.qualifiers]
    /// days = { one_of = ["school_days", "weekends"] }
    /// term = "yes_no"
    /// ```
    Error TOO_MANY = "too_many";
}
