//! The days along the foot of a picture.

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::canvas::{Anchor, BLACK, Canvas, NAMES, WIDTH};

const START: Date = Date::constant(1970, 1, 1);

/// How many days are named at the foot, and the room at the right of the last day, in pixels.
const NAMED: i64 = 5;
const RIGHT: i32 = 24;

/// The days of a picture, from left to right.
#[derive(Debug, Clone)]
pub(super) struct Days {
    first: i64,
    last: i64,
}

impl Days {
    /// The days from the first to the last, with room for a mark at either end.
    pub(super) fn new(first: Date, last: Date) -> Days {
        let (first, last) = (number(first), number(last));
        let margin = ((last - first) / 20).max(3);
        Days { first: first - margin, last: last + margin }
    }

    /// Where a day stands.
    pub(super) fn place(&self, day: Date) -> i32 {
        let room = i64::from(WIDTH - NAMES - RIGHT);
        let pixels = (number(day) - self.first) * room / (self.last - self.first);
        NAMES + i32::try_from(pixels).expect("every day lies between the first and the last")
    }

    /// Where the days end.
    pub(super) fn end(&self) -> i32 {
        WIDTH - RIGHT
    }

    /// Draws the foot: a line with some days named under it.
    pub(super) fn draw(&self, canvas: &mut Canvas, y: i32) {
        canvas.line(&[(NAMES, y), (self.end(), y)], BLACK, 1);
        for nth in 0..NAMED {
            let day = self.first + (self.last - self.first) * (2 * nth + 1) / (2 * NAMED);
            // An axis may go beyond the calendar, which ends with the year 9999.
            let day = START.saturating_add(day.days());
            let x = self.place(day);
            canvas.line(&[(x, y), (x, y + 5)], BLACK, 1);
            canvas.text(&day.to_string(), (x, y + 16), Anchor::Middle, BLACK);
        }
    }
}

/// The number of a day, counted from the beginning of 1970.
fn number(date: Date) -> i64 {
    // Within the calendar, years of four digits on both sides, every number of days fits.
    START
        .until(date)
        .map(|span: Span| i64::from(span.get_days()))
        .expect("two civil dates have a number of days between them")
}
