//! The concern over time, from a replay: the days along the foot, the concern up the side.

use neglect_screen::report::Replay;
use neglect_screen::{Concern, Vocabulary};

use super::canvas::{Anchor, BLACK, BLUE, Canvas, Look, NAMES, RED, WIDTH, concern_colour};
use super::days::Days;
use crate::wording::spoken;

/// The height of a picture of its own, and of the room above and below the line, in pixels.
const HEIGHT: i32 = 320;
const ABOVE: i32 = 24;
const FOOT: i32 = 48;

/// An SVG of a replay: a line that rises and falls with the concern, a mark on each day on which something became known,
/// and a triangle under each on which a missed opportunity showed. Without a step it has nothing in it.
pub fn concern(replay: &Replay) -> String {
    let mut canvas = Canvas::new(WIDTH, HEIGHT, "The concern on each date");
    if let (Some(first), Some(last)) = (replay.steps.first(), replay.steps.last()) {
        let days = Days::new(first.on, last.on);
        draw(&mut canvas, replay, &days, ABOVE, HEIGHT - FOOT);
        days.draw(&mut canvas, HEIGHT - FOOT + 8);
    }
    canvas.finish()
}

/// Draws the line of a replay over days, between two heights.
pub(super) fn draw(canvas: &mut Canvas, replay: &Replay, days: &Days, top: i32, foot: i32) {
    let levels = i32::try_from(Concern::ALL.len() - 1).expect("there are few words for concern");
    let height = |concern: Concern| foot - (foot - top) * i32::from(concern as u8) / levels;
    for &concern in Concern::ALL {
        let y = height(concern);
        canvas.line(&[(NAMES, y), (days.end(), y)], "#d0d0d0", 1);
        canvas.text(&spoken(concern.name()), (NAMES - 10, y), Anchor::End, BLACK);
    }
    // The concern stands as it was until the day on which it changes.
    let mut corners: Vec<(i32, i32)> = Vec::new();
    for step in &replay.steps {
        let x = days.place(step.on);
        corners.extend(corners.last().map(|&(_, before)| (x, before)));
        corners.push((x, height(step.concern)));
    }
    canvas.line(&corners, BLUE, 2);
    for step in &replay.steps {
        let x = days.place(step.on);
        canvas.circle((x, height(step.concern)), 4, Look::filled(concern_colour(step.concern)));
        if !step.missed.is_empty() {
            canvas.line(&[(x - 5, foot + 6), (x + 5, foot + 6), (x, foot - 3), (x - 5, foot + 6)], RED, 2);
        }
    }
}
