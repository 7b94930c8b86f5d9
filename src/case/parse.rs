//! From JSON to a checked case. A sound case is read once, straight into its types; only a faulty one is read a
//! second time, to say everything that is wrong with it.

use super::diagnose::diagnose;
use super::entries::Object;
use super::limits::Limits;
use super::model::{Case, CaseDraft};
use super::problem::{CaseError, ProblemCode, Problems};
use crate::unseen::without_byte_order_mark;

impl Case {
    /// Reads a case from JSON (UTF-8, with or without a byte order mark) and checks it.
    ///
    /// ```
    /// use neglect_screen::Case;
    /// use neglect_screen::case::Limits;
    ///
    /// let json = br#"{
    ///     "schema": 1, "case": "c1", "as_of": "2026-11-21",
    ///     "child": { "born": "2026-08-02" },
    ///     "observations": [{ "id": "o1", "code": "hygiene.smelly_and_dirty", "on": "2026-13-02", "by": "school" }]
    /// }"#;
    /// let refused = Case::from_json(json, &Limits::default()).unwrap_err();
    /// let places: Vec<_> = refused.problems.iter().map(|problem| (problem.path.as_str(), problem.code)).collect();
    /// assert_eq!(places, [("observations[0].on", "not_a_date"), ("observations[0].by", "unknown_word")]);
    /// ```
    ///
    /// # Errors
    /// All problems at once, each with its place, a stable code and the help, and without any value of the case. The
    /// codes are [`ProblemCode`]'s.
    pub fn from_json(json: &[u8], limits: &Limits) -> Result<Case, CaseError> {
        if json.len() > limits.bytes {
            let mut problems = Problems::new(1);
            problems.add(
                ProblemCode::TooLarge,
                "",
                format!("more than the limit of {} bytes", limits.bytes),
                "send one case at a time, or raise the limit",
            );
            return Err(problems.into_error());
        }
        let json = without_byte_order_mark(json);
        // Whether it is UTF-8 is asked once of the whole, and not of every text in it.
        let text = std::str::from_utf8(json).map_err(|_| diagnose(json, limits, None))?;
        let Object(draft) = serde_json::from_str::<Object<CaseDraft>>(text)
            .map_err(|error| diagnose(json, limits, Some((error.line(), error.column()))))?;
        draft.check(limits)
    }
}
