//! Codes of what the keys of a pack hold.

use crate::pack::diagnostic_code::codes;

codes! {
    /// A word that is not in the closed list for this key.
    ///
    /// # What it does
    ///
    /// Refuses a word where the reference lists the words that are possible, and names the nearest one.
    ///
    /// # Why
    ///
    /// Concern, channel, basis, agency and the like are vocabularies that reports, other packs and other programs
    /// share. A word of one's own would be understood by nobody.
    ///
    /// # Example
    ///
    /// ```toml
    /// basis = "policy"
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// basis = "local_policy"
    /// ```
    Error UNKNOWN_WORD = "unknown_word";

    /// An id or code that is not written as ids are.
    ///
    /// # What it does
    ///
    /// Refuses an id with spaces, strokes or signs. Ids have letters, digits, dots, hyphens and underscores, at most a
    /// hundred of them. A stroke stands between a pack and an id of that pack; a star stands at the end of a pattern.
    ///
    /// # Why
    ///
    /// Ids stand in reports, lists and commands, where a space or a stroke would divide them.
    ///
    /// # Example
    ///
    /// ```toml
    /// id = "extra help"
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// id = "extra_help"
    /// ```
    Error BAD_ID = "bad_id";

    /// A text with a character that is not seen and acts where it is shown.
    ///
    /// # What it does
    ///
    /// Refuses control characters other than line ends and tabs, the separators of lines and paragraphs, and the signs that
    /// turn the direction of reading.
    ///
    /// # Why
    ///
    /// What a pack says stands in reports, on terminals and on pages. Such a character could clear a screen, or make a
    /// sentence read as its opposite.
    ///
    /// # Example
    ///
    /// ```toml
    /// text = "A service \u202esays no"
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// text = "A service says no"
    /// ```
    Error CONTROL_CHARACTER = "control_character";

    /// A day that does not exist, or not written as a day.
    ///
    /// # What it does
    ///
    /// Refuses a date with a time, and a code of the register that ends before it begins.
    ///
    /// # Why
    ///
    /// Everything is counted in days of the calendar. A time would need a time zone, and would decide nothing.
    ///
    /// # Example
    ///
    /// ```toml
    /// review_by = 2027-04-30T09:00:00
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// review_by = 2027-04-30
    /// ```
    Error BAD_DATE = "bad_date";

    /// A length of time that is not written as one.
    ///
    /// # What it does
    ///
    /// Refuses a length of time that is not a whole number and a unit: days, weeks, months or years. Nought is refused
    /// where nothing could lie within it.
    ///
    /// # Why
    ///
    /// A period decides which observations count together. It must be exact, to the day.
    ///
    /// # Example
    ///
    /// ```toml
    /// when = { found = { concern = "consider", at_least = 2, within = "a year" } }
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// when = { found = { concern = "consider", at_least = 2, within = "12 months" } }
    /// ```
    Error BAD_SPAN = "bad_span";

    /// A number that cannot be held exactly, or that lies outside what is possible.
    ///
    /// # What it does
    ///
    /// Refuses a number outside its range, a range that runs backwards, and a number that cannot be held exactly.
    ///
    /// # Why
    ///
    /// A threshold that was rounded, or a range that holds nothing, would decide a case otherwise than its author
    /// wrote.
    ///
    /// # Example
    ///
    /// ```toml
    /// number = 12
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// number = 2
    /// ```
    Error BAD_NUMBER = "bad_number";

    /// A condition that is not exactly one of the kinds of condition.
    ///
    /// # What it does
    ///
    /// Refuses a condition that is none of `seen`, `fact`, `found`, `age`, `all`, `any`, or `at_least` with `of`; one
    /// that is several of them at once; and a `fact` without exactly one comparison.
    ///
    /// # Why
    ///
    /// Two conditions in one table can mean that both are needed or that either is enough. The author must say which.
    ///
    /// # Example
    ///
    /// ```toml
    /// when = { found = { concern = "consider" }, age = { below = "1 year" } }
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// when = { all = [{ found = { concern = "consider" } }, { age = { below = "1 year" } }] }
    /// ```
    Error BAD_CONDITION = "bad_condition";

    /// A cultural explanation among those that hold a rule back.
    ///
    /// # What it does
    ///
    /// Refuses `cultural` in `explained_by`. `any` stands for every kind of explanation but this one.
    ///
    /// # Why
    ///
    /// NICE CG89 says that culture may explain how a family lives, and never explains neglect away. No pack can say
    /// otherwise.
    ///
    /// # Example
    ///
    /// ```toml
    /// explained_by = ["medical", "cultural"]
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// explained_by = ["medical"]
    /// ```
    Error CULTURAL = "cultural";

    /// A rule, or a pattern of rules, that no pack has.
    ///
    /// # What it does
    ///
    /// Refuses the id of a rule that does not exist: in an example, which names a rule of its own pack; in `found`, in
    /// an amendment and in background, which may name a rule of any pack, with the pack in front.
    ///
    /// # Why
    ///
    /// An example of no rule tests nothing, a pattern of no rule counts nothing, and an amendment of no rule changes
    /// nothing: each would be passed over in silence.
    ///
    /// # Example
    ///
    /// ```toml
    /// rule = "lunhc"
    /// ```
    ///
    /// Write instead:
    ///
    /// ```toml
    /// rule = "lunch"
    /// ```
    Error UNKNOWN_RULE = "unknown_rule";
}
