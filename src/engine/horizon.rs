//! How long an evaluation holds where nothing more becomes known: until the first day on which a period that was looked at
//! has run out. Whoever compares something with the case's date notes that day, never a later one.

use std::cell::Cell;

use jiff::civil::Date;

use crate::calendar::Span;

/// The first day after the case's date on which a comparison with it may come out otherwise.
#[derive(Debug)]
pub(crate) struct Horizon {
    as_of: Date,
    first: Cell<Option<Date>>,
}

impl Horizon {
    pub(crate) fn new(as_of: Date) -> Horizon {
        Horizon { as_of, first: Cell::new(None) }
    }

    /// A period that began after a day may end on any day from that on on which it has this length.
    pub(crate) fn note_end(&self, began: Date, length: Span) {
        // The last day there is has no next one, and nothing is looked at after it.
        let Ok(next) = self.as_of.tomorrow() else { return };
        let day = length.after(began).max(next);
        self.first.set(Some(self.first.get().map_or(day, |first| first.min(day))));
    }

    /// The first day on which the evaluation may come out otherwise.
    pub(crate) fn first(&self) -> Option<Date> {
        self.first.get()
    }
}
