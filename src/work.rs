//! The work of one call, counted in steps: a call is given up beyond the limit, or where another thread cancels it.
//!
//! A step is one look at one thing: an entry of a list, an entry that a condition counts, a rule that is tried. How many a
//! call takes depends on the case, the packs and the version of the library alone, and never on the machine or on threads:
//! the same case with the same limit is screened everywhere or nowhere.
//!
//! Whoever walks a list asks [`Work::take`] and stops where it says no. What is incomplete then is thrown away: the stages
//! of a call end with [`Work::check`], and past it nothing is made of what came before.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::case::{CaseError, Problem, ProblemCode};
use crate::vocabulary::Vocabulary as _;

/// After so many steps it is looked whether the call was cancelled.
const STEPS_BETWEEN_LOOKS: u64 = 1 << 12;

/// Whether the calls of a screener are cancelled; shared with whoever may cancel them.
#[derive(Debug, Clone, Default)]
pub(crate) struct CancelFlag(Arc<AtomicBool>);

impl CancelFlag {
    /// Cancels what runs and what comes.
    pub(crate) fn set(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Why a call was given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum GivenUp {
    TooMuchWork,
    Cancelled,
}

/// The steps of one call.
#[derive(Debug)]
pub(crate) struct Work {
    limit: u64,
    /// The steps that are left beyond those until the next look.
    left: Cell<u64>,
    until_look: Cell<u64>,
    cancel: CancelFlag,
    given_up: Cell<Option<GivenUp>>,
}

impl Work {
    /// A call that may take so many steps.
    pub(crate) fn new(limit: usize, cancel: &CancelFlag) -> Work {
        let limit = limit as u64;
        let work = Work {
            limit,
            left: Cell::new(limit),
            until_look: Cell::new(0),
            cancel: cancel.clone(),
            given_up: Cell::new(None),
        };
        work.look(0);
        work
    }

    /// A call that nothing bounds but what it is asked: examples of packs, questions of an interview.
    pub(crate) fn unlimited() -> Work {
        Work::new(usize::MAX, &CancelFlag::default())
    }

    /// Takes steps; `false` where the call is given up, and no more is to be done.
    #[inline]
    pub(crate) fn take(&self, steps: usize) -> bool {
        let (steps, until_look) = (steps as u64, self.until_look.get());
        if steps <= until_look {
            self.until_look.set(until_look - steps);
            return self.given_up.get().is_none();
        }
        self.look(steps)
    }

    /// Takes steps beyond those that were granted, and grants the next.
    #[cold]
    fn look(&self, steps: u64) -> bool {
        let left = self.until_look.get().saturating_add(self.left.get());
        if self.given_up.get().is_none() {
            if self.cancel.is_set() {
                self.given_up.set(Some(GivenUp::Cancelled));
            } else if steps > left {
                self.given_up.set(Some(GivenUp::TooMuchWork));
            }
        }
        let left = left.saturating_sub(steps);
        let granted = if self.given_up.get().is_some() { 0 } else { left.min(STEPS_BETWEEN_LOOKS) };
        self.until_look.set(granted);
        self.left.set(left - granted);
        self.given_up.get().is_none()
    }

    /// The steps that were taken.
    pub(crate) fn taken(&self) -> u64 {
        self.limit - self.left.get() - self.until_look.get()
    }

    /// Ends a stage of the call. Past it, what was made is whole.
    ///
    /// # Errors
    ///
    /// Where the call was given up.
    pub(crate) fn check(&self) -> Result<(), CaseError> {
        let Some(given_up) = self.given_up.get() else { return Ok(()) };
        let (code, message, help) = match given_up {
            GivenUp::TooMuchWork => (
                ProblemCode::TooMuchWork,
                format!(
                    "screening it takes more than the {} steps of the limit on work: it was not screened",
                    self.limit
                ),
                "raise the limit on work, or give fewer records at once",
            ),
            GivenUp::Cancelled => (
                ProblemCode::Cancelled,
                "the call was cancelled before it was done: it was not screened".to_owned(),
                "call again on a clone of the screener",
            ),
        };
        Err(CaseError {
            problems: vec![Problem {
                path: String::new(),
                code: code.name(),
                message,
                help: help.to_owned(),
            }],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(work: &Work) -> &'static str {
        work.check().map_or_else(|error| error.problems[0].code, |()| "goes on")
    }

    #[test]
    fn a_call_is_given_up_beyond_its_limit_and_not_at_it() {
        for limit in [0, 1, 4_095, 4_096, 4_097, 10_000] {
            let work = Work::new(limit, &CancelFlag::default());
            assert!((0..limit).all(|_| work.take(1)), "{limit}");
            assert_eq!((work.taken(), code(&work)), (limit as u64, "goes on"));
            assert!(!work.take(1) && !work.take(0));
            assert_eq!(code(&work), "too_much_work");
            let at_once = Work::new(limit, &CancelFlag::default());
            assert!(at_once.take(limit));
            assert!(!at_once.take(1));
            assert!(!Work::new(limit, &CancelFlag::default()).take(limit + 1));
        }
    }

    #[test]
    fn a_call_that_is_cancelled_stops_within_some_thousand_steps() {
        let cancel = CancelFlag::default();
        let work = Work::new(usize::MAX, &cancel);
        assert!(work.take(1));
        cancel.set();
        assert!((0..STEPS_BETWEEN_LOOKS).any(|_| !work.take(1)));
        assert_eq!(code(&work), "cancelled");
        assert_eq!(code(&Work::new(10, &cancel)), "cancelled", "what comes is given up before it begins");
    }
}
