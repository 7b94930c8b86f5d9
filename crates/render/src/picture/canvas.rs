//! The ground that every picture is drawn on, and its colours.

use neglect_screen::Concern;
use plotters::prelude::{DrawingArea, IntoDrawingArea, RGBColor, SVGBackend, WHITE};
use plotters::{coord::Shift, drawing::DrawingAreaErrorKind};

/// Why a drawing fails. None here does, for a string has room for every picture.
pub(super) type DrawingError = DrawingAreaErrorKind<std::io::Error>;

/// The widths of a picture, and of the names at its side, in pixels.
pub(super) const WIDTH: u32 = 900;
pub(super) const NAMES: u32 = 140;

/// What is drawn on.
pub(super) type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;

pub(super) const BLUE: RGBColor = RGBColor(31, 78, 121);
const AMBER: RGBColor = RGBColor(178, 106, 0);
pub(super) const RED: RGBColor = RGBColor(176, 0, 32);

/// An SVG of this size, drawn by `draw` on white.
pub(super) fn svg(size: (u32, u32), draw: impl FnOnce(&Area<'_>) -> Result<(), DrawingError>) -> String {
    let mut svg = String::new();
    let area = SVGBackend::with_string(&mut svg, size).into_drawing_area();
    let drawn = area.fill(&WHITE).and_then(|()| draw(&area)).and_then(|()| area.present());
    drawn.expect("a string has room for a picture");
    drop(area);
    svg
}

pub(super) fn concern_colour(concern: Concern) -> RGBColor {
    match concern {
        Concern::Immediate | Concern::Suspect => RED,
        Concern::Consider => AMBER,
        Concern::Prompt | Concern::NoneRecorded => BLUE,
    }
}
