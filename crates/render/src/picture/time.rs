//! The child's time: a lane for each agency with what it recorded and did, the plans in force, the gaps without any record,
//! and above them the concern as it stood on each day, where a replay is given.
//!
//! The report holds everything that is drawn, so that the picture costs no more than the report, however many records a
//! case has: nothing is screened again.

use std::collections::BTreeMap;

use jiff::civil::Date;
use neglect_screen::report::{AccountLine, Replay, Report};
use neglect_screen::{Agency, Fate, Vocabulary as _};

use super::canvas::{Anchor, BLACK, Canvas, Look, NAMES, WIDTH};
use super::concern;
use super::days::Days;
use super::marks::{HALF, Mark, Shape, letters_in_words};
use crate::strengths::Strengths;
use crate::wording::spoken;

/// The heights of the concern's line, of a lane, of the days at the foot and of the legend, in pixels.
const CONCERN: i32 = 150;
const LANE: i32 = 28;
const FOOT: i32 = 36;
const LEGEND: i32 = 56;

/// The most plans that are drawn, each in a lane of its own.
const MOST_PLANS: usize = 4;

/// An SVG of the child's time. `None` where nothing dated is recorded by the case's date.
pub fn time(report: &Report, replay: Option<&Replay>) -> Option<String> {
    let lanes = Lanes::new(report)?;
    let replay = replay.filter(|replay| replay.steps.len() > 1);
    let above = if replay.is_some() { CONCERN } else { 8 };
    let height = above + LANE * lanes.count() + FOOT + LEGEND;
    let mut canvas = Canvas::new(WIDTH, height, "The child\u{2019}s time");
    if let Some(replay) = replay {
        concern::draw(&mut canvas, replay, &lanes.days, 16, CONCERN - 24);
    }
    lanes.draw(&mut canvas, above);
    draw_legend(&mut canvas, height - LEGEND);
    Some(canvas.finish())
}

/// What is drawn below the concern.
struct Lanes<'r> {
    days: Days,
    as_of: Date,
    agencies: Vec<Agency>,
    /// The strongest mark of each agency and column of pixels, with its place among the days.
    marks: BTreeMap<(usize, i32), (i32, Mark)>,
    /// Registers: what lasts and is no plan.
    registers: Vec<&'r AccountLine>,
    /// What was in force and until when.
    plans: Vec<&'r AccountLine>,
    /// The days between which nobody recorded anything.
    gaps: Vec<(Date, Date)>,
}

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
        let mut lanes = Lanes {
            days: Days::new(first, report.as_of),
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
        let x = self.days.place(line.on);
        let place = self.marks.entry((lane, x / HALF)).or_insert_with(|| (x, mark.clone()));
        if mark.shape > place.1.shape {
            *place = (x, mark);
        }
    }

    fn count(&self) -> i32 {
        i32::try_from(self.agencies.len() + self.plans.len()).expect("there are fewer lanes than pixels")
    }

    fn draw(&self, canvas: &mut Canvas, top: i32) {
        let foot = top + LANE * self.count();
        self.draw_gaps(canvas, top, foot);
        let height = |lane: usize| top + LANE * i32::try_from(lane).expect("few lanes") + LANE / 2;
        for lane in 0..self.agencies.len() + self.plans.len() {
            let y = height(lane);
            canvas.line(&[(NAMES, y), (self.days.end(), y)], "#bebebe", 1);
            let name =
                self.agencies.get(lane).map_or_else(|| "in force".to_owned(), |agency| spoken(agency.name()));
            canvas.text(&name, (NAMES - 10, y), Anchor::End, BLACK);
        }
        for (line, lane) in self.plans.iter().zip(self.agencies.len()..) {
            let (left, right) = self.bar(canvas, line, height(lane), 9);
            // A name stands within its bar, or ends with it where the bar begins late.
            let is_late = left > WIDTH / 2;
            let (x, anchor) = if is_late { (right - 4, Anchor::End) } else { (left + 4, Anchor::Start) };
            canvas.text(&line.what, (x, height(lane)), anchor, BLACK);
        }
        for line in &self.registers {
            let lane = self.agencies.binary_search(&line.by).expect("every agency has a lane");
            self.bar(canvas, line, height(lane), 3);
        }
        for (&(lane, _), (x, mark)) in &self.marks {
            mark.draw(canvas, (*x, height(lane)));
        }
        let today = self.days.place(self.as_of);
        canvas.line(&[(today, top), (today, foot)], BLACK, 1);
        self.days.draw(canvas, foot);
    }

    /// A bar as long as something lasted; gives its ends.
    fn bar(&self, canvas: &mut Canvas, line: &AccountLine, y: i32, half: i32) -> (i32, i32) {
        let until = line.until.map_or(line.on, |until| until.min(self.as_of));
        let (left, right) = (self.days.place(line.on), self.days.place(until));
        let right = right.max(left + 1);
        canvas.rectangle((left, y - half), (right, y + half), Look::rimmed("#e0e0e0", BLACK, 1));
        (left, right)
    }

    fn draw_gaps(&self, canvas: &mut Canvas, top: i32, foot: i32) {
        for &(from, to) in &self.gaps {
            let (left, right) = (self.days.place(from), self.days.place(to));
            canvas.rectangle((left, top), (right, foot), Look::filled("#f0f0f0"));
            canvas.text("no record", ((left + right) / 2, top + 8), Anchor::Middle, BLACK);
        }
    }
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

fn draw_legend(canvas: &mut Canvas, top: i32) {
    let mut x = 24;
    for shape in Shape::ALL {
        let words = shape.in_words();
        Mark { shape, letters: String::new() }.draw(canvas, (x, top + 14));
        canvas.text(words, (x + 16, top + 14), Anchor::Start, BLACK);
        // No letter is wider than 8 pixels on average.
        x += 48 + 8 * i32::try_from(words.len()).expect("a shape is named in a few words");
    }
    let letters = format!("Letters are forms of neglect: {}; + several", letters_in_words());
    canvas.text(&letters, (16, top + 40), Anchor::Start, BLACK);
}
