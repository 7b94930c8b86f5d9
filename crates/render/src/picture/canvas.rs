//! The ground that every picture is drawn on, and its colours.

use neglect_screen::{Concern, printable};
use svg::Document;
use svg::node::Node;
use svg::node::element::{Circle, Polyline, Rectangle, Text, Title};

/// The widths of a picture, and of the names at its side, in pixels.
pub(super) const WIDTH: i32 = 900;
pub(super) const NAMES: i32 = 150;

pub(super) const BLACK: &str = "#1a1a1a";
pub(super) const BLUE: &str = "#1f4e79";
pub(super) const AMBER: &str = "#8a5200";
pub(super) const RED: &str = "#b00020";

/// Where a text stands to its place.
#[derive(Debug, Clone, Copy)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a shape looks: its filling, and its rim with the width.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    pub(super) fill: &'static str,
    pub(super) rim: Option<(&'static str, i32)>,
}

impl Look {
    pub(super) fn filled(fill: &'static str) -> Look {
        Look { fill, rim: None }
    }

    pub(super) fn rimmed(fill: &'static str, rim: &'static str, width: i32) -> Look {
        Look { fill, rim: Some((rim, width)) }
    }
}

/// An SVG under way. Places are pixels from the upper left corner.
pub(super) struct Canvas(Document);

impl Canvas {
    /// White ground of this size, with what the picture shows in words.
    pub(super) fn new(width: i32, height: i32, title: &str) -> Canvas {
        let document =
            Document::new().set("viewBox", (0, 0, width, height)).set("width", width).set("height", height);
        let document = document.set("font-family", "sans-serif").set("font-size", 13).add(Title::new(title));
        let mut canvas = Canvas(document);
        canvas.rectangle((0, 0), (width, height), Look::filled("#ffffff"));
        canvas
    }

    pub(super) fn rectangle(&mut self, (left, top): (i32, i32), (right, foot): (i32, i32), look: Look) {
        let shape = Rectangle::new()
            .set("x", left)
            .set("y", top)
            .set("width", right - left)
            .set("height", foot - top);
        self.add(match look.rim {
            Some((rim, width)) => shape.set("fill", look.fill).set("stroke", rim).set("stroke-width", width),
            None => shape.set("fill", look.fill),
        });
    }

    pub(super) fn circle(&mut self, (x, y): (i32, i32), radius: i32, look: Look) {
        let shape = Circle::new().set("cx", x).set("cy", y).set("r", radius).set("fill", look.fill);
        self.add(match look.rim {
            Some((rim, width)) => shape.set("stroke", rim).set("stroke-width", width),
            None => shape,
        });
    }

    pub(super) fn line(&mut self, corners: &[(i32, i32)], colour: &str, width: i32) {
        let corners: Vec<String> = corners.iter().map(|(x, y)| format!("{x},{y}")).collect();
        let line = Polyline::new().set("points", corners.join(" ")).set("fill", "none");
        self.add(line.set("stroke", colour).set("stroke-width", width));
    }

    /// Writes a text, its middle at the height of its place.
    pub(super) fn text(&mut self, text: &str, (x, y): (i32, i32), anchor: Anchor, colour: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let text = Text::new(printable(text)).set("x", x).set("y", y + 4).set("text-anchor", anchor);
        self.add(text.set("fill", colour));
    }

    pub(super) fn finish(self) -> String {
        self.0.to_string()
    }

    fn add(&mut self, element: impl Node + 'static) {
        self.0.append(element);
    }
}

pub(super) fn concern_colour(concern: Concern) -> &'static str {
    match concern {
        Concern::Immediate | Concern::Suspect => RED,
        Concern::Consider => AMBER,
        Concern::Prompt | Concern::NoneRecorded => BLUE,
    }
}
