//! Charts as SVG, drawn by `plotters`, to stand within a page.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

/// One bar: its label, its length in the unit of the others, and what is written beside it.
pub(super) struct Bar {
    pub(super) label: String,
    /// `None` for a figure that is not shown: it has no bar, and its mark stands alone.
    pub(super) length: Option<u64>,
    pub(super) text: String,
}

/// Pixels: a line of bars, the room for labels, for the bars and for the figures beside them.
const LINE: i32 = 26;
const LABELS: i32 = 260;
const LENGTH: i32 = 420;
const FIGURES: i32 = 80;
const BLUE: RGBColor = RGBColor(44, 95, 138);

/// Horizontal bars, the longest of them `full` or as long as the longest.
pub(super) fn bars(bars: &[Bar], full: Option<u64>) -> Result<String, String> {
    let longest = bars.iter().filter_map(|bar| bar.length).max().unwrap_or(0).max(1);
    let full = full.unwrap_or(longest).max(1);
    let rows = i32::try_from(bars.len()).map_err(|_| "too many rows for a chart".to_owned())?;
    let mut svg = String::new();
    {
        let size = (LABELS + LENGTH + FIGURES, rows.saturating_mul(LINE) + 8);
        let size = (size.0.unsigned_abs(), size.1.unsigned_abs());
        let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
        let font = |position| TextStyle::from(("sans-serif", 14)).pos(position);
        let draw = || -> Result<(), DrawingAreaErrorKind<std::io::Error>> {
            for (bar, row) in bars.iter().zip(0i32..) {
                let (top, middle) = (4 + row * LINE, 4 + row * LINE + LINE / 2);
                let end = LABELS
                    + bar.length.map_or(0, |length| {
                        let pixels =
                            u128::from(length.min(full)) * LENGTH.unsigned_abs() as u128 / u128::from(full);
                        i32::try_from(pixels).unwrap_or(LENGTH)
                    });
                if bar.length.is_some() {
                    let corners = [(LABELS, top + 4), (end.max(LABELS + 1), top + LINE - 4)];
                    area.draw(&Rectangle::new(corners, BLUE.filled()))?;
                }
                let label = font(Pos::new(HPos::Right, VPos::Center));
                area.draw(&Text::new(bar.label.clone(), (LABELS - 8, middle), label))?;
                let figure = font(Pos::new(HPos::Left, VPos::Center));
                area.draw(&Text::new(bar.text.clone(), (end + 6, middle), figure))?;
            }
            area.present()
        };
        draw().map_err(|error| format!("cannot draw a chart: {error}"))?;
    }
    Ok(svg)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hidden_figure_has_its_mark_and_no_bar() {
        let bar = |label: &str, length, text: &str| Bar { label: label.into(), length, text: text.into() };
        let drawn =
            bars(&[bar("a", Some(10), "10"), bar("b", Some(5), "5"), bar("<c>", None, "c")], None).unwrap();
        assert_eq!(drawn.matches("<rect").count(), 2, "{drawn}");
        assert!(drawn.contains("width=\"420\"") && drawn.contains("width=\"210\""), "{drawn}");
        assert!(drawn.contains("&lt;c&gt;") && !drawn.contains("<c>"));
    }
}
