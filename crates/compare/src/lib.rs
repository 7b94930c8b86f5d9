//! What one set of packs says otherwise than another.
//!
//! A difference between two texts says which lines changed; whoever adopts a pack asks what changes for children. So each rule
//! that is written otherwise is held against itself: cases are made from both of its conditions, at every boundary that
//! they name, smallest first, and both screeners screen each. The first on which they differ is made smaller until nothing
//! can be left out: the *witness*. Where none is found, the comparison says how many cases were tried, and never that there
//! is none.
//!
//! ```
//! use neglect_compare::{Change, compare};
//! use neglect_screen::Screener;
//!
//! let pack = |least: &str| format!(r#"
//!     [pack]
//!     id = "ours"
//!     version = "1"
//!     title = "Ours"
//!     jurisdiction = "England"
//!     [[indicator]]
//!     code = "food.hungry"
//!     label = "Hungry"
//!     channel = "alerting"
//!     forms = ["nutritional"]
//!     [[rule]]
//!     id = "hungry"
//!     when = {{ seen = "food.hungry", at_least = {least} }}
//!     then = {{ concern = "consider" }}
//!     text = "The child is often hungry."
//!     basis = "design"
//! "#);
//! let screener = |least| Screener::builder().pack("ours.toml", pack(least)).build();
//! let found = compare(&screener("2")?, &screener("3")?, &[]);
//! assert_eq!(found.rules[0].change, Change::Meaning);
//! assert_eq!(found.rules[0].witness.as_ref().unwrap().case.observations.len(), 2);
//! # Ok::<(), neglect_screen::PackError>(())
//! ```
#![forbid(unsafe_code)]

mod candidates;
mod comparison;
mod labels;
mod made;
mod moved;
mod normal;
mod search;

pub use comparison::{Change, Comparison, Does, Moved, PartChange, RuleChange, RuleOutcome, Witness};

use neglect_screen::authoring::Glossary;
use neglect_screen::pack::Rule;
use neglect_screen::{Case, Screener};

use search::Search;

/// How far a comparison has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// How many rules are compared.
    pub rules: usize,
    /// Of how many.
    pub of: usize,
    /// How many cases were tried for the rule that is being compared.
    pub tried: usize,
}

/// Compares two screeners, and what they say of given cases, each with its name.
pub fn compare(old: &Screener, new: &Screener, given: &[(String, Case)]) -> Comparison {
    compare_watched(old, new, given, |_| ())
}

/// The same, and `watch` is told before each rule and each case that is tried how far it has come.
pub fn compare_watched(
    old: &Screener,
    new: &Screener,
    given: &[(String, Case)],
    mut watch: impl FnMut(Progress),
) -> Comparison {
    let search = Search::new(old, new, given);
    let mut ids: Vec<&str> = Vec::new();
    for rule in old.rules().iter().chain(new.rules()) {
        if !ids.contains(&rule.id.as_str()) {
            ids.push(&rule.id);
        }
    }
    let mut rules = Vec::new();
    for (done, id) in ids.iter().enumerate() {
        let mut told = |tried| watch(Progress { rules: done, of: ids.len(), tried });
        told(0);
        rules.extend(rule_change(|| search.witness(id, &mut told), old, new, id));
    }
    Comparison {
        old: comparison::packs(old),
        new: comparison::packs(new),
        rules,
        parts: moved::parts(old, new),
        given: given.len(),
        moved: given.iter().filter_map(|(name, case)| moved::moved(old, new, name, case)).collect(),
    }
}

/// What became of a rule; `None` where it stands as it stood. A witness is looked for where it could mean something else.
fn rule_change(
    witness: impl FnOnce() -> search::Found,
    old: &Screener,
    new: &Screener,
    id: &str,
) -> Option<RuleChange> {
    let rule = |screener: &'_ Screener| screener.rule(id).map(|found| found.rule.clone());
    let (was, is) = (rule(old), rule(new));
    if was == is {
        return None;
    }
    let in_words =
        |screener: &Screener, rule: &Rule| Glossary::new(screener.packs()).describe(&rule.when).to_string();
    let old_words = was.as_ref().map(|rule| in_words(old, rule));
    let new_words = is.as_ref().map(|rule| in_words(new, rule));
    let (change, found) = match (&was, &is) {
        (None, Some(_)) => (Change::Added, witness()),
        (Some(_), None) => (Change::Removed, witness()),
        (Some(was), Some(is)) if normal::means_the_same(was, is) => {
            let change = if was.when == is.when && was.gates == is.gates && was.exemptions == is.exemptions {
                Change::Words
            } else {
                Change::Rewritten
            };
            (change, search::Found::default())
        }
        _ => match witness() {
            found if found.witness.is_some() => (Change::Meaning, found),
            found => (Change::NotFound, found),
        },
    };
    Some(RuleChange {
        rule: id.to_owned(),
        change,
        old: old_words,
        new: new_words,
        witness: found.witness,
        tried: found.tried,
    })
}
