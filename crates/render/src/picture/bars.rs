//! Horizontal bars, to stand under the table whose figures they show.

use super::canvas::{Anchor, BLACK, Canvas, Look};

/// One bar: its label, its length in the unit of the others, and what is written beside it.
pub(crate) struct Bar {
    pub(crate) label: String,
    /// `None` for a figure that is not shown: it has no bar, and its mark stands alone.
    pub(crate) length: Option<u64>,
    pub(crate) text: String,
}

/// The height of a bar's line, and the widths of the labels, of the longest bar and of the figures beside it, in pixels.
const LINE: i32 = 26;
const LABELS: i32 = 260;
const LENGTH: u16 = 420;
const FIGURES: i32 = 80;
const COLOUR: &str = "#2c5f8a";

/// An SVG of bars, the longest of them `full` or as long as the longest.
pub(crate) fn bars(bars: &[Bar], full: Option<u64>) -> String {
    let longest = bars.iter().filter_map(|bar| bar.length).max().unwrap_or(0);
    let full = full.unwrap_or(longest).max(1);
    let rows = i32::try_from(bars.len()).expect("a table has fewer rows than there are pixels");
    let width = LABELS + i32::from(LENGTH) + FIGURES;
    let mut canvas = Canvas::new(width, rows * LINE + 8, "The figures of the table above");
    for (bar, row) in bars.iter().zip(0..) {
        let top = 4 + row * LINE;
        let middle = top + LINE / 2;
        let end = LABELS + bar.length.map_or(0, |length| pixels(length, full));
        if bar.length.is_some() {
            canvas.rectangle((LABELS, top + 4), (end.max(LABELS + 1), top + LINE - 4), Look::filled(COLOUR));
        }
        canvas.text(&bar.label, (LABELS - 8, middle), Anchor::End, BLACK);
        canvas.text(&bar.text, (end + 6, middle), Anchor::Start, BLACK);
    }
    canvas.finish()
}

/// The length of a bar in pixels.
fn pixels(length: u64, full: u64) -> i32 {
    let pixels = u128::from(length.min(full)) * u128::from(LENGTH) / u128::from(full);
    i32::try_from(pixels).expect("no bar is longer than a full one")
}
