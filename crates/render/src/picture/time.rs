//! The child's time: a lane for each agency with what it recorded and did, the plans in force, the gaps without any record,
//! and above them the concern as it stood on each day, where a replay is given.
//!
//! The report holds everything that is drawn, so that the picture costs no more than the report, however many records a
//! case has: nothing is screened again.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;
use neglect_screen::report::{AccountLine, Replay, Report};
use neglect_screen::{Agency, Fate, Vocabulary as _};
use plotters::chart::{ChartBuilder, ChartContext};
use plotters::coord::types::RangedCoordi32;
use plotters::element::{PathElement, Rectangle, Text};
use plotters::prelude::{BLACK, Cartesian2d, Color, RGBColor, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{IntoFont, TextStyle};

use super::canvas::{Area, DrawingError, NAMES, WIDTH, svg};
use super::marks::{HALF, Mark, Shape, letters_in_words};
use super::{concern, days};
use crate::strengths::Strengths;
use crate::wording::spoken;

/// The heights of the concern's line, of a lane, of the days at the foot and of the legend, in pixels.
const CONCERN: u32 = 150;
const LANE: u32 = 30;
const AROUND: u32 = 64;
const LEGEND: u32 = 56;

/// The most plans that are drawn, each in a lane of its own.
const MOST_PLANS: usize = 4;

const GREY: RGBColor = RGBColor(224, 224, 224);
const LINES: RGBColor = RGBColor(190, 190, 190);

/// An SVG of the child's time. `None` where nothing dated is recorded by the case's date.
pub fn time(report: &Report, replay: Option<&Replay>) -> Option<String> {
    let lanes = Lanes::new(report)?;
    let replay = replay.filter(|replay| replay.steps.len() > 1);
    let above = if replay.is_some() { CONCERN } else { 0 };
    let height = above + AROUND + LEGEND + LANE * lanes.count();
    Some(svg((WIDTH, height), |area| {
        let (top, rest) = area.split_vertically(above);
        let (middle, legend) = rest.split_vertically(height - above - LEGEND);
        if let Some(replay) = replay {
            concern::draw(&top, replay, lanes.axis.clone(), 0)?;
        }
        lanes.draw(area, &middle)?;
        draw_legend(&legend)
    }))
}

/// What is drawn below the concern.
struct Lanes<'r> {
    axis: Range<i32>,
    as_of: Date,
    agencies: Vec<Agency>,
    /// The strongest mark of each agency and column of pixels, with its day.
    marks: BTreeMap<(usize, i64), (i32, Mark)>,
    /// Registers: what lasts and is no plan.
    registers: Vec<&'r AccountLine>,
    /// What was in force and until when.
    plans: Vec<&'r AccountLine>,
    /// The days between which nobody recorded anything.
    gaps: Vec<(Date, Date)>,
}

type Chart<'a> = ChartContext<'a, SVGBackend<'a>, Cartesian2d<RangedCoordi32, RangedCoordi32>>;

impl<'r> Lanes<'r> {
    fn new(report: &'r Report) -> Option<Lanes<'r>> {
        let known =
            || report.account.iter().filter(|line| line.fate != Fate::AfterAsOf && line.kind != "answer");
        let first = known().map(|line| line.on).min()?;
        let lasts = |line: &AccountLine| line.until.is_some_and(|until| until > line.on);
        let (registers, statuses): (Vec<&AccountLine>, Vec<&AccountLine>) =
            known().filter(|line| lasts(line)).partition(|line| line.kind == "attendance");
        let mut agencies: Vec<Agency> = known().map(|line| line.by).collect();
        agencies.sort_unstable();
        agencies.dedup();
        let last = known().filter_map(|line| line.until).max().unwrap_or(report.as_of).min(report.as_of);
        let mut lanes = Lanes {
            axis: days::axis(first, report.as_of.max(last)),
            as_of: report.as_of,
            agencies,
            marks: BTreeMap::new(),
            registers,
            plans: statuses.into_iter().take(MOST_PLANS).collect(),
            gaps: gaps(report),
        };
        let strengths = Strengths::new(report);
        known().filter(|line| line.kind != "attendance").for_each(|line| lanes.mark(line, &strengths));
        Some(lanes)
    }

    /// However many days there are, there are no more marks than can be told apart: of those at one place the strongest.
    fn mark(&mut self, line: &AccountLine, strengths: &Strengths<'_>) {
        let mark = match line.kind.as_str() {
            "response" => Mark { shape: Shape::Plus, letters: String::new() },
            _ => Mark::new(strengths.of(&line.input)),
        };
        let lane = self.agencies.binary_search(&line.by).expect("every agency has a lane");
        let day = days::number(line.on);
        let width = i64::from(self.axis.end - self.axis.start);
        let pixels = i64::from(day - self.axis.start) * i64::from(WIDTH - NAMES) / width;
        let place = self.marks.entry((lane, pixels / i64::from(HALF))).or_insert_with(|| (day, mark.clone()));
        if mark.shape > place.1.shape {
            *place = (day, mark);
        }
    }

    fn count(&self) -> u32 {
        u32::try_from(self.agencies.len() + self.plans.len()).expect("there are fewer lanes than pixels")
    }

    /// Draws the lanes into their part of the picture: a chart tells places of the whole.
    fn draw(&self, area: &Area<'_>, part: &Area<'_>) -> Result<(), DrawingError> {
        let lanes = i32::try_from(self.count()).expect("there are fewer lanes than pixels");
        let mut chart = ChartBuilder::on(part)
            .margin(12)
            .x_label_area_size(36)
            .y_label_area_size(NAMES)
            .build_cartesian_2d(self.axis.clone(), 0..lanes * 2)?;
        let mesh = &mut chart.configure_mesh();
        // The lanes' names are written beside their lines, and not where an axis would have its numbers.
        let nothing = |_: &i32| String::new();
        mesh.disable_mesh()
            .label_style(("sans-serif", 14))
            .x_labels(6)
            .x_label_formatter(&days::label)
            .y_labels(1)
            .y_label_formatter(&nothing)
            .draw()?;
        self.draw_gaps(area, &chart)?;
        for lane in 0..self.agencies.len() + self.plans.len() {
            let (start, end) = (self.axis.start, self.axis.end);
            let y = height(lane, lanes);
            let ends = [chart.backend_coord(&(start, y)), chart.backend_coord(&(end, y))];
            area.draw(&PathElement::new(ends, LINES))?;
            let name = match self.agencies.get(lane) {
                Some(agency) => spoken(agency.name()),
                None => "in force".to_owned(),
            };
            write(area, &name, (ends[0].0 - 10, ends[0].1), HPos::Right)?;
        }
        for (line, lane) in self.plans.iter().zip(self.agencies.len()..) {
            let (left, right) = self.bar(area, &chart, line, height(lane, lanes), 8)?;
            let (from, anchor) =
                if left.0 > 480 { (right.0 - 4, HPos::Right) } else { (left.0 + 4, HPos::Left) };
            write(area, &line.what, (from, (left.1 + right.1) / 2), anchor)?;
        }
        for line in &self.registers {
            let lane = self.agencies.binary_search(&line.by).expect("every agency has a lane");
            self.bar(area, &chart, line, height(lane, lanes), 2)?;
        }
        for (&(lane, _), (day, mark)) in &self.marks {
            mark.draw(area, chart.backend_coord(&(*day, height(lane, lanes))))?;
        }
        let today = days::number(self.as_of);
        let ends = [chart.backend_coord(&(today, 0)), chart.backend_coord(&(today, lanes * 2))];
        area.draw(&PathElement::new(ends, BLACK.stroke_width(1)))
    }

    /// A bar as long as something lasted; gives its corners.
    fn bar(
        &self,
        area: &Area<'_>,
        chart: &Chart<'_>,
        line: &AccountLine,
        y: i32,
        half: i32,
    ) -> Result<((i32, i32), (i32, i32)), DrawingError> {
        let until = line.until.map_or(line.on, |until| until.min(self.as_of));
        let (left, y) = chart.backend_coord(&(days::number(line.on), y));
        let (right, _) = chart.backend_coord(&(days::number(until), 0));
        let corners = ((left, y - half), (right.max(left + 1), y + half));
        area.draw(&Rectangle::new([corners.0, corners.1], GREY.filled()))?;
        area.draw(&Rectangle::new([corners.0, corners.1], BLACK.stroke_width(1)))?;
        Ok(corners)
    }

    fn draw_gaps(&self, area: &Area<'_>, chart: &Chart<'_>) -> Result<(), DrawingError> {
        let top = chart.backend_coord(&(0, i32::try_from(self.count() * 2).expect("few lanes"))).1;
        let foot = chart.backend_coord(&(0, 0)).1;
        for &(from, to) in &self.gaps {
            let left = chart.backend_coord(&(days::number(from), 0)).0;
            let right = chart.backend_coord(&(days::number(to), 0)).0;
            area.draw(&Rectangle::new([(left, top), (right, foot)], RGBColor(240, 240, 240).filled()))?;
            write(area, "no record", ((left + right) / 2, top + 6), HPos::Center)?;
        }
        Ok(())
    }
}

/// The height of a lane in the chart; the first is on top.
fn height(lane: usize, lanes: i32) -> i32 {
    let lane = i32::try_from(lane).expect("there are fewer lanes than pixels");
    (lanes - lane) * 2 - 1
}

/// The gaps that a finding or pattern rests on: from the last record before to the day on which the gap ends.
fn gaps(report: &Report) -> Vec<(Date, Date)> {
    let supports = report.findings.iter().chain(&report.patterns).flat_map(|finding| &finding.rests_on);
    let ends = supports.filter(|support| support.code.starts_with("gap")).filter_map(|support| support.on);
    let mut gaps: Vec<(Date, Date)> = ends
        .filter_map(|end| {
            let last = |line: &AccountLine| line.until.unwrap_or(line.on);
            let before = report.account.iter().map(last).filter(|&day| day < end).max();
            before.map(|before| (before, end))
        })
        .collect();
    gaps.sort_unstable();
    gaps.dedup();
    gaps
}

fn write(area: &Area<'_>, text: &str, at: (i32, i32), anchor: HPos) -> Result<(), DrawingError> {
    let style = TextStyle::from(("sans-serif", 14).into_font()).pos(Pos::new(anchor, VPos::Center));
    area.draw(&Text::new(text.to_owned(), at, style))
}

fn draw_legend(area: &Area<'_>) -> Result<(), DrawingError> {
    for (shape, nth) in Shape::ALL.into_iter().zip(0..) {
        let x = 24 + nth * 126;
        Mark { shape, letters: String::new() }.draw(area, (x, 14))?;
        write(area, shape.in_words(), (x + 16, 14), HPos::Left)?;
    }
    let letters = format!("Letters are forms of neglect: {}; + several", letters_in_words());
    write(area, &letters, (16, 40), HPos::Left)
}
