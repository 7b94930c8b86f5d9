//! Lines of a report as content of a page.

use maud::{Markup, html};
use neglect_screen::Vocabulary as _;

use super::frame::Frame;
use crate::content::{Line, Piece, Strength};

pub(super) fn line(frame: Frame, line: &Line) -> Markup {
    html! { @for piece in &line.0 { (self::piece(frame, piece)) } }
}

fn piece(frame: Frame, piece: &Piece) -> Markup {
    let is_page = frame == Frame::Page;
    match piece {
        Piece::Plain(text) => html! { (text) },
        Piece::Strong(text) => html! { strong { (text) } },
        Piece::Quiet(text) => html! { small { (text) } },
        Piece::Grave(strength, words) | Piece::Tag(strength, words) => tag(*strength, words),
        Piece::Day(day) => html! { time datetime=(day) { (day) } },
        Piece::Source { number, .. } if is_page => {
            html! { small { a href=(format!("#source-{number}")) { "[" (number) "]" } } }
        }
        Piece::Source { number, .. } => html! { small { "[" (number) "]" } },
        Piece::SourceNumber(number) => {
            html! { span id=[is_page.then(|| format!("source-{number}"))] { "[" (number) "]" } }
        }
        // Only an address of the web becomes a link.
        Piece::Link { text, url } if url.starts_with("https://") || url.starts_with("http://") => {
            html! { a href=(url) rel="noreferrer" { (text) } }
        }
        Piece::Link { text, .. } => html! { (text) },
        Piece::Name(names) => html! { code { (names) } },
    }
}

/// Words in their colour; the words say all that the colour does.
pub(super) fn tag(strength: Strength, words: &str) -> Markup {
    let kind = match strength {
        Strength::Concern(concern) => concern.name().to_owned(),
        Strength::Hazard(hazard) => format!("hazard-{hazard}"),
    };
    html! { span class=(format!("tag {kind}")) { (words) } }
}
