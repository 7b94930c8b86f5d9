//! The page of a partnership's measures.

use maud::{Markup, html};
use neglect_partnership::disclosure::{Figure, Place, Published};
use neglect_partnership::measures::{Measure, MeasureTable, Measures, Publication};
use neglect_screen::Vocabulary as _;

use super::publication::{cited, page};
use super::tables::{Shares, chart, legend, share_bar, table, withheld};
use crate::picture::Bar;

/// The page of measures.
pub fn measures(publication: &Publication, measures: &Measures) -> String {
    let symbols =
        publication.tables.iter().find_map(|table| table.table.as_ref()).map(|table| &table.symbols);
    let checked = if publication.children_checked {
        "It was checked that no child stands in a period twice."
    } else {
        "That no child stands in a period twice was taken for granted."
    };
    let content = html! {
        p {
            "Each child is counted by the latest report of the period. " (checked)
            " Nothing recorded is not nothing wrong."
        }
        @for measure in &measures.list { section { (self::measure(publication, measures, measure)) } }
        (legend(symbols))
    };
    page(&publication.header.title, content)
}

fn measure(publication: &Publication, measures: &Measures, measure: &Measure) -> Markup {
    let of_measure = |table: &&MeasureTable| table.measure.id == measure.id;
    let tables: Vec<&MeasureTable> = publication.tables.iter().filter(of_measure).collect();
    let sources = measures.sources.iter().map(|source| (source.id.as_str(), source.title.as_str()));
    let (bars, full) = bars(&tables);
    html! {
        h2 { (measure.title) }
        p { (measure.text) }
        @for table in tables {
            @match table.laid_out() {
                Some(published) => { (self::table(&published, &shares(table, &published))) }
                None => { (withheld(&table.period, table.withheld)) }
            }
        }
        (chart(&bars, full))
        p class="basis" {
            "Basis: " (measure.basis.name()) "; checked: " (measure.checked.name()) ". "
            (cited(&measure.cites, sources))
        }
    }
}

/// The percentages of a measure's table: a column for each that has them.
fn shares(table: &MeasureTable, published: &Published) -> Vec<Shares> {
    let column = |(nth, label): (usize, &String)| Shares {
        head: format!("{label}, %"),
        cells: table.shares.iter().map(|row| row.shares[nth].mark(&published.symbols)).collect(),
    };
    table.share_columns.iter().enumerate().map(column).collect()
}

/// The bars of one measure, and the length of a full one: by period where there are several, else by row, or by column
/// where there is one row. A measure with one percentage is drawn by it, any other by its counts.
fn bars(tables: &[&MeasureTable]) -> (Vec<Bar>, Option<u64>) {
    let by_share = tables.iter().any(|table| table.share_columns.len() == 1);
    let several = tables.len() > 1;
    let mut bars = Vec::new();
    for table in tables {
        let Some(published) = table.laid_out() else { continue };
        let published = &*published;
        if table.measure.is_shown_in_rows() {
            // Periods side by side would be too many bars.
            let rows = (0..published.rows.len()).filter(|_| !several);
            bars.extend(rows.filter_map(|row| whole_bar(published, row)));
            continue;
        }
        for row in drawn_rows(published, several) {
            let name = row.map_or("all", |row| published.rows[row].as_str());
            let label = if several { &table.period } else { name };
            if by_share {
                let shares = table.shares.iter().find(|shares| shares.row == name);
                let share = shares.and_then(|shares| shares.shares.first());
                bars.extend(share.map(|share| share_bar(label, *share, &published.symbols)));
            } else {
                bars.extend(count_bars(published, row, label, several));
            }
        }
    }
    (bars, by_share.then_some(1000))
}

/// The rows of a table that are drawn; `None` is all of them together.
fn drawn_rows(published: &Published, several: bool) -> Vec<Option<usize>> {
    match published.rows.len() {
        1 => vec![Some(0)],
        rows if !several => (0..rows).map(Some).chain([None]).collect(),
        _ => vec![None],
    }
}

/// The counts of one row: its only column, or all its columns where the row stands for the whole table.
fn count_bars(published: &Published, row: Option<usize>, label: &str, several: bool) -> Vec<Bar> {
    let figure = |column| published.figure(Place { row, column: Some(column) });
    let whole = row.is_none() || published.rows.len() == 1;
    match published.columns.as_slice() {
        [_] => figure(0).map(|figure| count_bar(label, figure, published)).into_iter().collect(),
        columns if whole => {
            let named = columns.iter().enumerate().map(|(nth, column)| {
                let label = if several { format!("{label}: {column}") } else { column.clone() };
                figure(nth).map(|figure| count_bar(&label, figure, published))
            });
            named.flatten().collect()
        }
        _ => Vec::new(),
    }
}

/// The count of a whole row.
fn whole_bar(published: &Published, row: usize) -> Option<Bar> {
    let column = if published.row_totals.is_some() { None } else { Some(0) };
    let figure = published.figure(Place { row: Some(row), column })?;
    Some(count_bar(&published.rows[row], figure, published))
}

fn count_bar(label: &str, figure: Figure, published: &Published) -> Bar {
    Bar { label: label.to_owned(), length: figure.shown(), text: figure.mark(&published.symbols) }
}
