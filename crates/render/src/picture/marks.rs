//! The marks of the child's time: how serious something is shows in the shape, its form of neglect in a letter. Nothing
//! hangs on colour.

use neglect_screen::{Concern, Form, Forms, Hazard};
use plotters::element::{Circle, EmptyElement, PathElement, Rectangle, Text};
use plotters::prelude::{BLACK, Color, RGBColor, WHITE};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{IntoFont, TextStyle};

use super::canvas::{Area, BLUE, DrawingError, RED};
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
    pub(super) fn draw(&self, area: &Area<'_>, at: (i32, i32)) -> Result<(), DrawingError> {
        let corners = [(-HALF, -HALF), (HALF, HALF)];
        let ground = EmptyElement::at(at);
        match self.shape {
            Shape::Dot => area.draw(&(ground + Circle::new((0, 0), 3, BLUE.filled()))),
            Shape::Plus => {
                let thick = BLACK.stroke_width(3);
                area.draw(&(EmptyElement::at(at) + PathElement::new([(-7, 0), (7, 0)], thick)))?;
                area.draw(&(ground + PathElement::new([(0, -7), (0, 7)], thick)))
            }
            Shape::Ring => {
                area.draw(&(EmptyElement::at(at) + Circle::new((0, 0), 5, WHITE.filled())))?;
                area.draw(&(ground + Circle::new((0, 0), 5, BLUE.stroke_width(2))))
            }
            Shape::Circle | Shape::Question => {
                area.draw(&(EmptyElement::at(at) + Circle::new((0, 0), HALF, WHITE.filled())))?;
                area.draw(&(ground + Circle::new((0, 0), HALF, BLUE.stroke_width(2))))?;
                self.write(area, at, BLACK)
            }
            Shape::Square => {
                area.draw(
                    &(EmptyElement::at(at) + Rectangle::new(corners, RGBColor(255, 224, 160).filled())),
                )?;
                area.draw(&(ground + Rectangle::new(corners, BLACK.stroke_width(2))))?;
                self.write(area, at, BLACK)
            }
            Shape::Full => {
                area.draw(
                    &(ground + Rectangle::new([(-HALF - 1, -HALF - 1), (HALF + 1, HALF + 1)], RED.filled())),
                )?;
                self.write(area, at, WHITE)
            }
        }
    }

    fn write(&self, area: &Area<'_>, (x, y): (i32, i32), colour: RGBColor) -> Result<(), DrawingError> {
        let letters = if self.shape == Shape::Question { "?" } else { &self.letters };
        let centre = Pos::new(HPos::Center, VPos::Center);
        let style = TextStyle::from(("sans-serif", 12).into_font()).color(&colour).pos(centre);
        area.draw(&Text::new(letters.to_owned(), (x, y), style))
    }
}

/// The letter of one form; of several, the first with a plus.
fn letters(forms: Forms) -> String {
    let mut letters = LETTERS.iter().filter(|(form, ..)| forms.contains(*form)).map(|(_, letter, _)| *letter);
    let first = letters.next().unwrap_or_default();
    let more = if letters.next().is_some() { "+" } else { "" };
    format!("{first}{more}")
}
