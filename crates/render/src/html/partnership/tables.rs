//! One published table with its percentages and its chart.

use maud::{Markup, PreEscaped, html};
use neglect_screen::partnership::disclosure::{Percentage, Published, Symbols};

use crate::picture::{Bar, bars};

/// A column of percentages to the right of a table: its head, and a cell for each row.
pub(super) struct Shares {
    pub(super) head: String,
    pub(super) cells: Vec<String>,
}

/// A published table with its percentages.
pub(super) fn table(published: &Published, shares: &[Shares]) -> Markup {
    let lines = published.lines();
    let (head, rows) = lines.split_first().expect("a published table has a head");
    let (title, columns) = head.split_first().expect("the head of a table begins with its title");
    html! {
        table {
            caption { (title) }
            thead { tr {
                th scope="col" {}
                @for column in columns { th scope="col" { (column) } }
                @for column in shares { th scope="col" { (column.head) } }
            } }
            tbody { @for (nth, row) in rows.iter().enumerate() { tr {
                @for (cell, text) in row.iter().enumerate() {
                    @if cell == 0 { th scope="row" { (text) } } @else { td { (text) } }
                }
                // There is no percentage of a total where the table has one row.
                @for column in shares { td { @if let Some(share) = column.cells.get(nth) { (share) } } }
            } } }
        }
    }
}

/// A chart of the figures of a table; nothing where no figure is shown.
pub(super) fn chart(drawn: &[Bar], full: Option<u64>) -> Markup {
    html! {
        @if drawn.iter().any(|bar| bar.length.is_some()) {
            figure role="img" aria-label="Figures of the table above as bars" { (PreEscaped(bars(drawn, full))) }
        }
    }
}

/// That a table is withheld, and why.
pub(super) fn withheld(period: &str, reason: Option<&'static str>) -> Markup {
    html! { p { (period) ": withheld [" (reason.unwrap_or_default()) "]." } }
}

/// What the marks of tables mean.
pub(super) fn legend(symbols: Option<&Symbols>) -> Markup {
    html! {
        @if let Some(symbols) = symbols {
            p class="basis" {
                (symbols.hidden) ": hidden to protect someone; " (symbols.not_applicable) ": not applicable; "
                (symbols.not_available) ": not available."
            }
        }
    }
}

/// A percentage as a bar.
pub(super) fn share_bar(label: &str, share: Percentage, symbols: &Symbols) -> Bar {
    let length = if let Percentage::Tenths(tenths) = share { Some(tenths) } else { None };
    let mark = share.mark(symbols);
    Bar { label: label.to_owned(), length, text: if length.is_some() { mark + "%" } else { mark } }
}
