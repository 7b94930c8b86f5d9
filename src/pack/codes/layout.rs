//! Codes of how a pack is laid out: its files, tables and keys.

use crate::pack::diagnostic_code::codes;

codes! {
    /// The text is not TOML.
    ///
    /// # What it does
    ///
    /// Refuses a file that does not follow the rules of TOML, and names the place at which it stops following them.
    /// While one file is not TOML, nothing else is said of the pack.
    ///
    /// # Why
    ///
    /// A bracket or a quotation mark that is missing changes what everything after it means. Whatever was said of the
    /// rest would be a guess.
    ///
    /// # Example
    ///
    /// ```toml
    /// [[source]
    /// id = "thresholds"
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// [[source]]
    /// id = "thresholds"
    /// ```
    Error SYNTAX = "syntax";

    /// The text is longer than a pack may be.
    ///
    /// # What it does
    ///
    /// Refuses a pack whose files have more than one megabyte together.
    ///
    /// # Why
    ///
    /// No authority's content is that long: the longest pack that ships has a third of a megabyte. Something that is
    /// not a pack was handed over, and it is refused before it costs memory.
    ///
    /// # Example
    ///
    /// An export of a case management system, saved with the ending `.toml`.
    ///
    /// Write instead the thresholds alone. Content that is really so large belongs in several packs, each with an owner
    /// and a version of its own.
    Error TOO_LARGE = "too_large";

    /// A key that does not exist in this table.
    ///
    /// # What it does
    ///
    /// Refuses a key that the reference does not have, and names the nearest one.
    ///
    /// # Why
    ///
    /// A misspelt key that was passed over in silence would leave out what its author meant to say: a rule without its
    /// ages, a step without its time limit.
    ///
    /// # Example
    ///
    /// ```toml
    /// legall = ["early_help"]
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// legal = ["early_help"]
    /// ```
    Error UNKNOWN_KEY = "unknown_key";

    /// A key that this table must have.
    ///
    /// # What it does
    ///
    /// Refuses a table without one of the keys that the reference calls required.
    ///
    /// # Why
    ///
    /// A report says what a rule, level or step means, and what it stands on. Nobody but its author can supply that.
    ///
    /// # Example
    ///
    /// ```toml
    /// id = "extra_help"
    /// number = 2
    /// name = "Extra help"
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// id = "extra_help"
    /// number = 2
    /// name = "Extra help"
    /// text = "One service helps, with consent."
    /// ```
    Error MISSING_KEY = "missing_key";

    /// A value of the wrong type.
    ///
    /// # What it does
    ///
    /// Refuses a text where a number belongs, a number where a list belongs, and the like.
    ///
    /// # Why
    ///
    /// What was written can be read in more than one way, and the pack must mean one thing.
    ///
    /// # Example
    ///
    /// ```toml
    /// number = "two"
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// number = 2
    /// ```
    Error WRONG_TYPE = "wrong_type";

    /// Something that must not be empty, and is.
    ///
    /// # What it does
    ///
    /// Refuses an empty text, an empty list, an amendment that changes nothing and a rule from which nothing follows.
    ///
    /// # Why
    ///
    /// An empty text in a report, or a condition of no parts, was left over from editing. It says nothing, and looks as
    /// if it did.
    ///
    /// # Example
    ///
    /// ```toml
    /// text = ""
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// text = "One service helps, with consent."
    /// ```
    Error EMPTY = "empty";

    /// Two things of one name.
    ///
    /// # What it does
    ///
    /// Refuses a second rule, level, step, source, tool or indicator of one name, two meanings of one code, and two
    /// amendments of one key of a rule. Codes, codings, tools and packs have one name in all packs together; the others
    /// in their own pack.
    ///
    /// # Why
    ///
    /// Which of the two a report or another rule means would hang on their order.
    ///
    /// # Example
    ///
    /// ```toml
    /// id = "extra_help"
    /// number = 3
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// id = "joined_up_help"
    /// number = 3
    /// ```
    Error DUPLICATE = "duplicate";

    /// Something that exists and may not stand here.
    ///
    /// # What it does
    ///
    /// Refuses what the language has in another place: an example inside its rule, a second `[pack]`, an observation in
    /// a published reading, a question that hangs on its own answer or on another tool's, a pack that amends its own
    /// rule.
    ///
    /// # Why
    ///
    /// Each thing is written in one way, so that every pack can be read alike; and readings and questions look at the
    /// answers of a conversation and at nothing else.
    ///
    /// # Example
    ///
    /// ```toml
    /// [[rule.example]]
    /// given = [{ seen = "ours.lunch_missing" }]
    /// expect = "fires"
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// [[example]]
    /// rule = "lunch"
    /// given = [{ seen = "ours.lunch_missing" }]
    /// expect = "fires"
    /// ```
    Error OUT_OF_PLACE = "out_of_place";
}
