//! The concern over time, from a replay: the days along the foot, the concern up the side.

use std::ops::Range;

use neglect_screen::report::Replay;
use neglect_screen::{Concern, Vocabulary};
use plotters::chart::ChartBuilder;
use plotters::prelude::{Circle, Color, LineSeries, TriangleMarker, WHITE};

use super::canvas::{Area, BLUE, DrawingError, NAMES, RED, WIDTH, concern_colour, svg};
use super::days;
use crate::wording::spoken;

const HEIGHT: u32 = 320;

/// An SVG of a replay: a line that rises and falls with the concern, a mark on each day on which something became known,
/// and a triangle under each on which a missed opportunity showed. Without a step it is empty.
pub fn concern(replay: &Replay) -> String {
    svg((WIDTH, HEIGHT), |area| {
        let (Some(first), Some(last)) = (replay.steps.first(), replay.steps.last()) else { return Ok(()) };
        draw(area, replay, days::axis(first.on, last.on), 6)
    })
}

/// Draws the line of a replay over an axis of days, with so many of them named.
pub(super) fn draw(
    area: &Area<'_>,
    replay: &Replay,
    axis: Range<i32>,
    named_days: usize,
) -> Result<(), DrawingError> {
    let top = height(Concern::Immediate);
    let mut chart = ChartBuilder::on(area)
        .margin(12)
        .x_label_area_size(if named_days > 0 { 36 } else { 0 })
        .y_label_area_size(NAMES)
        .build_cartesian_2d(axis, 0..top)?;
    chart
        .configure_mesh()
        .label_style(("sans-serif", 14))
        .disable_x_mesh()
        .x_labels(named_days.max(1))
        .x_label_formatter(&days::label)
        .y_labels(Concern::ALL.len())
        .y_label_formatter(&|at| name(*at))
        .light_line_style(WHITE)
        .draw()?;
    chart.draw_series(LineSeries::new(line(replay), BLUE.stroke_width(2)))?;
    chart.draw_series(replay.steps.iter().map(|step| {
        let at = (days::number(step.on), height(step.concern));
        Circle::new(at, 5, concern_colour(step.concern).filled())
    }))?;
    let missed = replay.steps.iter().filter(|step| !step.missed.is_empty());
    chart.draw_series(missed.map(|step| TriangleMarker::new((days::number(step.on), 0), 8, RED.filled())))?;
    Ok(())
}

fn height(concern: Concern) -> i32 {
    i32::from(concern as u8)
}

fn name(height: i32) -> String {
    let concern = Concern::ALL.iter().find(|&&concern| self::height(concern) == height);
    concern.map(|concern| spoken(concern.name())).unwrap_or_default()
}

/// The corners of the line: the concern stands as it was until the day on which it changes.
fn line(replay: &Replay) -> Vec<(i32, i32)> {
    let mut corners: Vec<(i32, i32)> = Vec::new();
    for step in &replay.steps {
        let on = days::number(step.on);
        corners.extend(corners.last().map(|&(_, before)| (on, before)));
        corners.push((on, height(step.concern)));
    }
    corners
}
