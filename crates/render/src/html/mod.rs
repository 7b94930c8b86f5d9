//! Pages and fragments of HTML: no script, no font, nothing fetched; readable by a screen reader, on paper and without
//! colour.
//!
//! A page is a whole document. A fragment is the same content in a `div` with its own style, which touches nothing around
//! it: what a notebook shows in a cell. A page's title holds no case reference, for titles end up in histories, tabs and
//! the names of files.

#[cfg(feature = "compare")]
mod comparison;
mod frame;
mod household;
mod line;
#[cfg(feature = "partnership")]
mod partnership;
mod plan;
mod replay;
mod report;

#[cfg(feature = "compare")]
pub use comparison::{comparison, comparison_fragment};
#[cfg(feature = "partnership")]
pub use partnership::{confidence, measures};
pub use plan::plan;

use neglect_screen::report::{Replay, Report};

use frame::Frame;

pub use household::ChildOnPage;

/// A report as a page, with what was known when where a replay is given.
pub fn report(report: &Report, replay: Option<&Replay>) -> String {
    frame::page("Screening report", report::report(Frame::Page, report, replay))
}

/// A report as a fragment, with what was known when where a replay is given.
pub fn report_fragment(report: &Report, replay: Option<&Replay>) -> String {
    frame::fragment(report::report(Frame::Fragment, report, replay))
}

/// The children of one home on one page, in the order in which they are given.
pub fn household(children: &[ChildOnPage<'_>]) -> String {
    frame::page("Children of one home", household::household(children))
}

/// A replay as a page.
pub fn replay(replay: &Replay) -> String {
    frame::page("Replay of a case", replay::replay(Frame::Page, replay))
}

/// A replay as a fragment.
pub fn replay_fragment(replay: &Replay) -> String {
    frame::fragment(replay::replay(Frame::Fragment, replay))
}
