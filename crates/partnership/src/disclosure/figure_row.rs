//! Figures as flat records: for data frames, where a number and the mark in its place are two columns.

use serde::Serialize;

use super::{Figure, Percentage, Place, Published, Symbols, Tenths};

/// One figure of a table: the part that the records of all tables share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FigureRow {
    /// The row's label, or `all`; `None` where the table is withheld.
    pub row: Option<String>,
    /// The column's label, or `total`; `None` where the table is withheld.
    pub column: Option<String>,
    /// The number, if one is shown.
    pub count: Option<u64>,
    /// Whether the number is rounded.
    pub rounded: bool,
    /// The mark that stands in the number's place.
    pub mark: Option<String>,
    /// The percentage, if there is one and it is shown.
    pub percentage: Option<Tenths>,
    /// The mark that stands in the percentage's place. It may be hidden where the number is not.
    pub percentage_mark: Option<String>,
    /// Why the table is withheld: a stable code. It then has this record only.
    pub withheld: Option<&'static str>,
}

impl FigureRow {
    /// Every figure of a table, with the percentage that `share` has for its place; one record where there is no table.
    pub(crate) fn from_table(
        table: Option<&Published>,
        withheld: Option<&'static str>,
        symbols: &Symbols,
        share: impl Fn(Place) -> Option<Percentage>,
    ) -> Vec<Self> {
        let Some(table) = table else {
            return vec![Self { withheld, ..Self::new(Figure::NotAvailable, None, symbols) }];
        };
        let figures = table.places().map(|(place, figure)| Self {
            row: Some(place.row.map_or("all", |row| &table.rows[row]).to_owned()),
            column: Some(place.column.map_or("total", |column| &table.columns[column]).to_owned()),
            ..Self::new(figure, share(place), &table.symbols)
        });
        figures.collect()
    }

    fn new(figure: Figure, percentage: Option<Percentage>, symbols: &Symbols) -> Self {
        let count = figure.shown();
        let tenths = percentage.and_then(Percentage::tenths);
        Self {
            row: None,
            column: None,
            count,
            rounded: matches!(figure, Figure::Rounded(_)),
            mark: count.is_none().then(|| figure.mark(symbols)),
            percentage: tenths,
            percentage_mark: percentage.filter(|_| tenths.is_none()).map(|share| share.mark(symbols)),
            withheld: None,
        }
    }

    /// The number as it is written, or the mark in its place.
    pub(crate) fn count_text(&self) -> String {
        text(self.count, self.mark.as_deref())
    }

    /// The percentage as it is written, or the mark in its place; empty where there is none.
    pub(crate) fn percentage_text(&self) -> String {
        text(self.percentage, self.percentage_mark.as_deref())
    }
}

fn text(number: Option<impl ToString>, mark: Option<&str>) -> String {
    number.map_or_else(|| mark.unwrap_or_default().to_owned(), |number| number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::Definition;
    use crate::disclosure::DisclosureSettings;

    #[test]
    fn a_number_or_a_mark_is_shown_and_never_both() {
        let symbols = DisclosureSettings::shipped().symbols;
        let shown = |figure, percentage| {
            let row = FigureRow::new(figure, percentage, &symbols);
            (row.count_text(), row.count, row.percentage_text(), row.percentage)
        };
        let text = str::to_owned;
        let percentage = Percentage::Tenths(667);
        assert_eq!(
            shown(Figure::Exact(20), Some(percentage)),
            (text("20"), Some(20), text("66.7"), Some(Tenths(667)))
        );
        assert_eq!(
            shown(Figure::Rounded(40), Some(Percentage::Hidden)),
            (text("40"), Some(40), text("c"), None)
        );
        assert_eq!(shown(Figure::Hidden, None), (text("c"), None, text(""), None));
    }
}
