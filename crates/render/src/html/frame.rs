//! What stands around content: the document or the `div`, its sections, its tables.

use std::borrow::Cow;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use neglect_screen::printable;

const STYLE: &str = include_str!("report.css");

/// Where content stands. A fragment has no ids: two of them in one notebook would share them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Frame {
    /// A document of its own.
    Page,
    /// Part of another document.
    Fragment,
}

/// A whole page about a case.
pub(super) fn page(title: &str, content: Markup) -> String {
    document(title, "", html! { main { (scoped(content)) } })
}

/// A document with a style of its own.
pub(super) fn document(title: &str, style: &str, body: Markup) -> String {
    finished(html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                @if !style.is_empty() { style { (PreEscaped(style)) } }
            }
            body { (body) }
        }
    })
}

/// A part of another document.
pub(super) fn fragment(content: Markup) -> String {
    finished(scoped(content))
}

fn scoped(content: Markup) -> Markup {
    html! { div class="neglect-screen" lang="en-GB" { style { (PreEscaped(STYLE)) } (content) } }
}

/// Markup holds no control characters itself: whatever is left of them came from a pack or a case.
fn finished(markup: Markup) -> String {
    let text = markup.into_string();
    let replaced = match printable(&text) {
        Cow::Borrowed(_) => None,
        Cow::Owned(printable) => Some(printable),
    };
    replaced.unwrap_or(text)
}

/// A section under a heading; nothing where it has no content.
pub(super) fn section(frame: Frame, id: &str, title: &str, content: Markup) -> Markup {
    html! {
        @if !content.0.is_empty() {
            section id=[(frame == Frame::Page).then_some(id)] aria-label=(title) { h2 { (title) } (content) }
        }
    }
}

/// A table whose rows begin with their heads; nothing where it has no rows.
pub(super) fn table(caption: &str, columns: &[&str], rows: impl IntoIterator<Item = Vec<Markup>>) -> Markup {
    let mut rows = rows.into_iter().peekable();
    html! {
        @if rows.peek().is_some() { (scrolled(caption, html! {
            table {
                caption { (caption) }
                thead { tr { @for column in columns { th scope="col" { (column) } } } }
                tbody { @for row in rows { tr {
                    @for (nth, cell) in row.iter().enumerate() {
                        @if nth == 0 { th scope="row" { (cell) } } @else { td { (cell) } }
                    }
                } } }
            }
        })) }
    }
}

/// What may be wider than the window: it scrolls by itself, with the keyboard as well, and the page never does.
pub(super) fn scrolled(label: &str, content: Markup) -> Markup {
    html! { div class="scroll" role="region" aria-label=(label) tabindex="0" { (content) } }
}

/// A list; nothing where it has no items.
pub(super) fn list(items: impl IntoIterator<Item = Markup>) -> Markup {
    let mut items = items.into_iter().peekable();
    html! { @if items.peek().is_some() { ul { @for item in items { li { (item) } } } } }
}

/// A text as it is.
pub(super) fn plain(text: impl AsRef<str>) -> Markup {
    html! { (text.as_ref()) }
}
