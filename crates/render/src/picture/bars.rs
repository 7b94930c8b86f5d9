//! Horizontal bars, to stand under the table whose figures they show.

use plotters::element::{Rectangle, Text};
use plotters::prelude::{Color, RGBColor};
use plotters::style::TextStyle;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::canvas::svg;

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
const FIGURES: u32 = 80;
const COLOUR: RGBColor = RGBColor(44, 95, 138);

/// An SVG of bars, the longest of them `full` or as long as the longest.
pub(crate) fn bars(bars: &[Bar], full: Option<u64>) -> String {
    let longest = bars.iter().filter_map(|bar| bar.length).max().unwrap_or(0);
    let full = full.unwrap_or(longest).max(1);
    let rows = i32::try_from(bars.len()).expect("a table has fewer rows than there are pixels");
    let size = (LABELS.unsigned_abs() + u32::from(LENGTH) + FIGURES, (rows * LINE + 8).unsigned_abs());
    let font = |position| TextStyle::from(("sans-serif", 14)).pos(Pos::new(position, VPos::Center));
    svg(size, |area| {
        for (bar, row) in bars.iter().zip(0..) {
            let top = 4 + row * LINE;
            let middle = top + LINE / 2;
            let end = LABELS + bar.length.map_or(0, |length| pixels(length, full));
            if bar.length.is_some() {
                let corners = [(LABELS, top + 4), (end.max(LABELS + 1), top + LINE - 4)];
                area.draw(&Rectangle::new(corners, COLOUR.filled()))?;
            }
            area.draw(&Text::new(bar.label.clone(), (LABELS - 8, middle), font(HPos::Right)))?;
            area.draw(&Text::new(bar.text.clone(), (end + 6, middle), font(HPos::Left)))?;
        }
        Ok(())
    })
}

/// The length of a bar in pixels.
fn pixels(length: u64, full: u64) -> i32 {
    let pixels = u128::from(length.min(full)) * u128::from(LENGTH) / u128::from(full);
    i32::try_from(pixels).expect("no bar is longer than a full one")
}
