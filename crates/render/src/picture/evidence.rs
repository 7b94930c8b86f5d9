//! The days behind the findings, from a report alone: a row for each agency, a mark for each day.
//!
//! The report holds everything that is drawn, so that the picture costs no more than the report, however many records a
//! case has: nothing is screened again.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;
use neglect_screen::report::{Finding, Report};
use neglect_screen::{Agency, Vocabulary as _};
use plotters::chart::ChartBuilder;
use plotters::prelude::{Circle, Color, RGBColor, WHITE};

use super::canvas::{BLUE, NAMES, WIDTH, concern_colour, hazard_colour, svg};
use super::days;
use crate::wording::spoken;

/// The height of a row, and of what stands above and below all rows, in pixels.
const ROW: u32 = 28;
const AROUND: u32 = 60;

/// An SVG of what the findings of a report rest on: for each agency the days on which it was seen, in the colour of the
/// most serious finding that rests on it. `None` where no finding rests on anything dated.
pub fn evidence(report: &Report) -> Option<String> {
    let dated = || report.findings.iter().flat_map(supports);
    let first = dated().map(|(on, _)| on).min()?;
    let last = dated().map(|(on, _)| on).max()?;
    let axis = days::axis(first, last.max(report.as_of));
    let mut agencies: Vec<Option<Agency>> = dated().map(|(_, by)| by).collect();
    agencies.sort();
    agencies.dedup();
    let marks = marks(report, &axis, &agencies);
    let rows = u32::try_from(agencies.len()).expect("there are fewer agencies than pixels");
    Some(svg((WIDTH, AROUND + rows * ROW), |area| {
        let bottom = -1;
        let top = i32::try_from(rows).expect("there are fewer agencies than pixels");
        let mut chart = ChartBuilder::on(area)
            .margin(12)
            .x_label_area_size(36)
            .y_label_area_size(NAMES)
            .build_cartesian_2d(axis, bottom..top)?;
        chart
            .configure_mesh()
            .disable_x_mesh()
            .x_labels(6)
            .x_label_formatter(&days::label)
            .y_labels(agencies.len() + 2)
            .y_label_formatter(&|row| name(*row, &agencies))
            .light_line_style(WHITE)
            .draw()?;
        chart.draw_series(
            marks.iter().map(|(&(row, _), &(day, colour))| Circle::new((day, row), 5, colour.filled())),
        )?;
        Ok(())
    }))
}

/// What a finding rests on, where it is dated.
fn supports(finding: &Finding) -> impl Iterator<Item = (Date, Option<Agency>)> {
    finding.rests_on.iter().filter_map(|support| Some((support.on?, support.by)))
}

/// The marks by row and column of pixels, each with its day and colour: however many days there are, there are no more
/// marks than can be told apart. The report has its most serious findings first, so the first colour stays.
fn marks(
    report: &Report,
    axis: &Range<i32>,
    agencies: &[Option<Agency>],
) -> BTreeMap<(i32, i64), (i32, RGBColor)> {
    let width = i64::from(axis.end - axis.start);
    let mut marks = BTreeMap::new();
    for finding in &report.findings {
        for (on, by) in supports(finding) {
            let row = agencies.binary_search(&by).expect("every agency of a finding has a row");
            let row = i32::try_from(row).expect("there are fewer agencies than pixels");
            let day = days::number(on);
            let column = i64::from(day - axis.start) * i64::from(WIDTH - NAMES) / width;
            marks.entry((row, column)).or_insert_with(|| (day, colour(finding)));
        }
    }
    marks
}

fn colour(finding: &Finding) -> RGBColor {
    match (finding.concern, finding.hazard) {
        (Some(concern), _) => concern_colour(concern),
        (None, Some(hazard)) => hazard_colour(hazard),
        (None, None) => BLUE,
    }
}

fn name(row: i32, agencies: &[Option<Agency>]) -> String {
    let agency = usize::try_from(row).ok().and_then(|row| agencies.get(row));
    agency.map(|by| by.map_or("no single agency".to_owned(), |by| spoken(by.name()))).unwrap_or_default()
}
