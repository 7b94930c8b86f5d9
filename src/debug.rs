//! What `Debug` shows of a case and of all that is made of one: how much there is, and nothing of what it says. Logs,
//! panics and test runs show `Debug`, and what is recorded about a child belongs in none of them.

use std::fmt;

use crate::case::{
    Appointment, Assessment, Attendance, AttendanceTotals, Case, CaseBuilder, CaseDraft, Child, Code,
    Explanation, Growth, Observation, Response,
};
use crate::interview::{Plan, PlanStep};
use crate::report::{
    AccountLine, AgeLine, Caveat, ContradictionFound, Decision, Difference, FactLine, Finding, HeldBack,
    LevelPossible, LevelReached, Missing, NextStepDue, NotRecorded, Question, ReadingResult, Replay,
    ReplayStep, Report, RuleLift, SiblingReview, Snapshot, StepDone, SupportLine, Undecided,
};
use crate::screening::{FindingSummary, Screening};

/// Shows a type by its name and by the lengths of these of its lists.
macro_rules! shows_counts {
    ($($shown:ident { $($list:ident),* $(,)? })+) => {$(
        impl fmt::Debug for $shown {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($shown))
                    $(.field(stringify!($list), &self.$list.len()))*
                    .finish_non_exhaustive()
            }
        }
    )+};
}

shows_counts! {
    Case { observations, assessments, attendance, appointments, growth, responses }
    CaseDraft { observations, assessments, attendance, appointments, growth, responses }
    CaseBuilder {}
    Child {}
    Observation {}
    Code {}
    Explanation {}
    Assessment { answers }
    Attendance {}
    AttendanceTotals {}
    Appointment {}
    Growth {}
    Response { to }
}

shows_counts! {
    Screening {}
    FindingSummary {}
}

shows_counts! {
    Report { levels, findings, patterns, held_back, next_steps, undecided, questions, account, caveats }
    AgeLine {}
    LevelReached {}
    LevelPossible {}
    ContradictionFound {}
    Undecided {}
    Finding { rests_on }
    SupportLine {}
    HeldBack {}
    NextStepDue {}
    StepDone {}
    Question {}
    Missing {}
    RuleLift {}
    ReadingResult {}
    Difference {}
    SiblingReview {}
    FactLine {}
    AccountLine {}
    NotRecorded {}
    Caveat {}
    Replay { steps }
    ReplayStep {}
    Decision {}
    Snapshot {}
}

shows_counts! {
    Plan { steps }
    PlanStep {}
}
