//! What stands around published tables: the page, and the sources.

use maud::{Markup, html};

use crate::html::frame::document;

const STYLE: &str = include_str!("../partnership.css");

pub(super) fn page(title: &str, content: Markup) -> String {
    document(title, STYLE, html! { main { h1 { (title) } (content) } })
}

/// The titles of the sources that something cites, from all that there are.
pub(super) fn cited<'s>(
    cites: &[String],
    sources: impl Iterator<Item = (&'s str, &'s str)> + Clone,
) -> String {
    let title = |id: &String| sources.clone().find(|(source, _)| source == id).map(|(_, title)| title);
    cites.iter().filter_map(title).collect::<Vec<_>>().join("; ")
}
