//! The marks of the child's time: how serious something is shows in the shape, its form of neglect in a letter. Nothing
//! hangs on colour.

use neglect_screen::{Concern, Form, Forms, Hazard};

use super::canvas::{Anchor, BLACK, BLUE, Canvas, Look, RED};
use crate::strengths::Weight;

/// Half the width of a mark, in pixels.
pub(super) const HALF: i32 = 8;

/// What a mark stands for, the weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Shape {
    /// Recorded, and nothing rests on it.
    Dot,
    /// Something that was done.
    Plus,
    /// A pattern rests on it, and no finding of its own.
    Ring,
    /// A prompt, or a risk that can be reduced.
    Circle,
    /// Not decided.
    Question,
    /// Consider, or what is advised against.
    Square,
    /// Suspect or immediate, or what must never be done.
    Full,
}

impl Shape {
    /// In the order of a legend.
    pub(super) const ALL: [Shape; 7] =
        [Shape::Full, Shape::Square, Shape::Question, Shape::Circle, Shape::Ring, Shape::Dot, Shape::Plus];

    pub(super) fn new(weight: Weight) -> Shape {
        let of_concern = match weight.concern {
            Some(Concern::Immediate | Concern::Suspect) => Shape::Full,
            Some(Concern::Consider) => Shape::Square,
            Some(Concern::Prompt) => Shape::Circle,
            Some(Concern::NoneRecorded) | None => Shape::Dot,
        };
        let of_hazard = match weight.hazard {
            Some(Hazard::Immediate | Hazard::Never) => Shape::Full,
            Some(Hazard::Strong | Hazard::Avoid) => Shape::Square,
            Some(Hazard::Modifiable) => Shape::Circle,
            None => Shape::Dot,
        };
        let undecided = if weight.is_undecided { Shape::Question } else { Shape::Dot };
        let in_pattern = if weight.is_in_pattern { Shape::Ring } else { Shape::Dot };
        of_concern.max(of_hazard).max(undecided).max(in_pattern)
    }

    /// What a legend says of it.
    pub(super) fn in_words(self) -> &'static str {
        match self {
            Shape::Dot => "recorded",
            Shape::Plus => "was done",
            Shape::Ring => "in a pattern",
            Shape::Circle => "prompt",
            Shape::Question => "not decided",
            Shape::Square => "consider",
            Shape::Full => "suspect or more",
        }
    }
}

/// One mark, with the letters inside it.
#[derive(Debug, Clone)]
pub(super) struct Mark {
    pub(super) shape: Shape,
    pub(super) letters: String,
}

/// The letter of each form, and its name in a legend.
const LETTERS: [(Form, &str, &str); 6] = [
    (Form::Medical, "M", "medical"),
    (Form::Nutritional, "N", "nutritional"),
    (Form::Emotional, "E", "emotional"),
    (Form::Educational, "L", "learning"),
    (Form::Physical, "P", "physical"),
    (Form::Supervisory, "S", "supervision"),
];

/// The letters of forms in words.
pub(super) fn letters_in_words() -> String {
    LETTERS.map(|(_, letter, name)| format!("{letter} {name}")).join(", ")
}

impl Mark {
    pub(super) fn new(weight: Weight) -> Mark {
        Mark { shape: Shape::new(weight), letters: letters(weight.forms) }
    }

    /// Draws the mark around a place.
    pub(super) fn draw(&self, canvas: &mut Canvas, (x, y): (i32, i32)) {
        let square = |half: i32| ((x - half, y - half), (x + half, y + half));
        match self.shape {
            Shape::Dot => canvas.circle((x, y), 3, Look::filled(BLUE)),
            Shape::Plus => {
                canvas.line(&[(x - 7, y), (x + 7, y)], BLACK, 3);
                canvas.line(&[(x, y - 7), (x, y + 7)], BLACK, 3);
            }
            Shape::Ring => canvas.circle((x, y), 5, Look::rimmed("#ffffff", BLUE, 2)),
            Shape::Circle | Shape::Question => {
                canvas.circle((x, y), HALF, Look::rimmed("#ffffff", BLUE, 2));
                let letters = if self.shape == Shape::Question { "?" } else { &self.letters };
                canvas.text(letters, (x, y), Anchor::Middle, BLACK);
            }
            Shape::Square => {
                let (from, to) = square(HALF);
                canvas.rectangle(from, to, Look::rimmed("#ffe0a0", BLACK, 2));
                canvas.text(&self.letters, (x, y), Anchor::Middle, BLACK);
            }
            Shape::Full => {
                let (from, to) = square(HALF + 1);
                canvas.rectangle(from, to, Look::filled(RED));
                canvas.text(&self.letters, (x, y), Anchor::Middle, "#ffffff");
            }
        }
    }
}

/// The letter of one form; of several, the first with a plus.
fn letters(forms: Forms) -> String {
    let mut letters = LETTERS.iter().filter(|(form, ..)| forms.contains(*form)).map(|(_, letter, _)| *letter);
    let first = letters.next().unwrap_or_default();
    let more = if letters.next().is_some() { "+" } else { "" };
    format!("{first}{more}")
}
