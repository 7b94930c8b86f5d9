//! A report as the structs that programs read: every text with a NUL behind it, all in one piece of memory.
//! `generated/fill.rs` lays out each record of a report.

use neglect_screen::report::Report;

use crate::arena::Arena;
use crate::generated::report_structs::neglect_contents;

/// All that a report says. What its pointers lead to lies in the arena beside it, and stays there until both are dropped.
#[derive(Debug)]
pub(crate) struct CReport {
    contents: neglect_contents,
    #[expect(dead_code, reason = "owns what the contents point to")]
    arena: Arena,
}

// SAFETY: the pointers lead into `arena`, which nobody writes to once the report is laid out.
unsafe impl Send for CReport {}
// SAFETY: as above.
unsafe impl Sync for CReport {}

impl CReport {
    pub(crate) fn new(report: &Report) -> CReport {
        let arena = Arena::default();
        CReport { contents: arena.contents(report), arena }
    }

    pub(crate) fn contents(&self) -> &neglect_contents {
        &self.contents
    }
}
