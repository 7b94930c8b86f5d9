//! The page of practitioners' confidence.

use maud::{Markup, html};
use neglect_partnership::confidence::{Confidence, ItemTable, RowShare, Survey};
use neglect_partnership::disclosure::{Percentage, Published, Symbols};
use neglect_screen::Vocabulary as _;

use super::publication::{cited, page};
use super::tables::{Shares, chart, legend, share_bar, table, withheld};
use crate::html::frame::list;
use crate::picture::Bar;

/// The page of confidence, with what was published elsewhere about the same items.
pub fn confidence(confidence: &Confidence, survey: &Survey) -> String {
    let symbols = confidence.items.iter().find_map(|item| item.table.as_ref()).map(|table| &table.symbols);
    let content = html! {
        @for measure in &survey.measures {
            h2 { (measure.title) }
            @for item in confidence.items.iter().filter(|table| table.item.measure == measure.id) {
                section { (self::item(item)) }
            }
            (context(confidence, survey, &measure.id))
        }
        (legend(symbols))
    };
    page(&survey.header.title, content)
}

fn item(item: &ItemTable) -> Markup {
    html! {
        @match &item.table {
            Some(published) => { (answers(item, published)) }
            None => { (withheld(&item.period, item.withheld)) }
        }
        @if !item.joined.is_empty() { p { "With few answers, joined: " (item.joined.join(", ")) "." } }
        @if !item.left_out.is_empty() { p { "Too few answers to be shown: " (item.left_out.join(", ")) "." } }
    }
}

fn answers(item: &ItemTable, published: &Published) -> Markup {
    let symbols = &published.symbols;
    let bars: Vec<Bar> = item.rows.iter().map(|row| share_bar(&row.row, row.confident, symbols)).collect();
    let shares = [
        shares("confident, %", item, symbols, |row| row.confident),
        shares("don't know, %", item, symbols, |row| row.dont_know),
    ];
    html! { (table(published, &shares)) (chart(&bars, Some(1000))) }
}

fn shares(
    head: &str,
    item: &ItemTable,
    symbols: &Symbols,
    share: impl Fn(&RowShare) -> Percentage,
) -> Shares {
    let cells = item.rows.iter().map(|row| share(row).mark(symbols)).collect();
    Shares { head: head.to_owned(), cells }
}

/// What was published elsewhere about the items of one measure that are shown.
fn context(confidence: &Confidence, survey: &Survey, measure: &str) -> Markup {
    let sources = survey.sources.iter().map(|source| (source.id.as_str(), source.title.as_str()));
    let shown = |id: &str| confidence.items.iter().any(|table| table.item.id == id);
    let figures = survey.figures.iter().filter(|figure| {
        shown(&figure.item) && survey.item(&figure.item).is_some_and(|item| item.measure == measure)
    });
    let lines = list(figures.map(|figure| {
        html! {
            (figure.text) " (" (figure.who) "): " (figure.value) " "
            span class="basis" { (cited(&figure.cites, sources.clone())) "; checked: " (figure.checked.name()) }
        }
    }));
    html! {
        @if !lines.0.is_empty() {
            p { "Published elsewhere, in other words and of other people; for context only:" }
            (lines)
        }
    }
}
