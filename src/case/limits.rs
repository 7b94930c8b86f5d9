//! How large a case may be. Beyond a limit there is an error, never slowness: every limit is checked before the work
//! that it bounds.

/// How large a case may be.
///
/// The defaults are this project's own (`basis = "design"`): far above any real case, low enough that the largest
/// case they allow is still screened in moments.
///
/// ```
/// use neglect_screen::case::{Case, Limits};
///
/// let mut limits = Limits::default();
/// limits.bytes = 10;
/// let refused = Case::from_json(br#"{ "schema": 1, "case": "c1" }"#, &limits).unwrap_err();
/// assert_eq!(refused.problems[0].code, "too_large");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Bytes of JSON: 8 MiB.
    pub bytes: usize,
    /// Lists and objects within one another, while a faulty case is diagnosed: 16. A sound case has four. Values above
    /// 120 count as 120.
    pub nesting: usize,
    /// Single values in the JSON, while a faulty case is diagnosed: 1,000,000.
    pub values: usize,
    /// Observations: 20,000.
    pub observations: usize,
    /// Entries in each other list (`assessments`, `attendance`, `appointments`, `growth`, `responses`), and in a
    /// response's `to`: 5,000.
    pub records: usize,
    /// Qualifiers of one observation: 32.
    pub qualifiers: usize,
    /// Answers of one assessment, and entries of its `evidence`: 1,000.
    pub answers: usize,
    /// Bytes of an id, code, name, qualifier or answer: 256.
    pub text: usize,
    /// Bytes of an observation's `note` and of one `evidence` entry, which are carried and never read: 20,000.
    pub note: usize,
    /// Bytes of the marks of one register, and days that one register spans: 8,000, which is more than childhood has.
    pub register: usize,
    /// Steps of work of one call: 4,000,000,000, and one is a look at one thing. A call that would take more is given up
    /// with the problem `too_much_work`, on every machine alike.
    pub work: usize,
    /// Problems that are listed before the rest are left for the next try: 1,000.
    pub problems: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            bytes: 8 * 1024 * 1024,
            nesting: 16,
            values: 1_000_000,
            observations: 20_000,
            records: 5_000,
            qualifiers: 32,
            answers: 1_000,
            text: 256,
            note: 20_000,
            register: 8_000,
            work: 4_000_000_000,
            problems: 1_000,
        }
    }
}
