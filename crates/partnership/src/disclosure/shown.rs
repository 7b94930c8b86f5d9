//! One published figure as part of a flat record: for data frames, where a number and a mark are two columns.

use serde::Serialize;

use super::{Figure, Percentage, Symbols, Tenths};

/// What is shown of one figure, and of its percentage where it has one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShownFigure {
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
}

impl ShownFigure {
    pub(crate) fn new(figure: Figure, percentage: Option<Percentage>, symbols: &Symbols) -> Self {
        let count = figure.shown();
        let tenths = percentage.and_then(Percentage::tenths);
        Self {
            count,
            rounded: matches!(figure, Figure::Rounded(_)),
            mark: count.is_none().then(|| figure.mark(symbols)),
            percentage: tenths,
            percentage_mark: percentage
                .filter(|_| tenths.is_none())
                .map(|percentage| percentage.mark(symbols)),
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
        let json = |figure, percentage| {
            serde_json::to_string(&ShownFigure::new(figure, percentage, &symbols)).unwrap()
        };
        assert_eq!(
            json(Figure::Exact(20), Some(Percentage::Tenths(667))),
            r#"{"count":20,"rounded":false,"mark":null,"percentage":66.7,"percentage_mark":null}"#
        );
        assert_eq!(
            json(Figure::Rounded(40), Some(Percentage::Hidden)),
            r#"{"count":40,"rounded":true,"mark":null,"percentage":null,"percentage_mark":"c"}"#
        );
        assert_eq!(
            json(Figure::Hidden, None),
            r#"{"count":null,"rounded":false,"mark":"c","percentage":null,"percentage_mark":null}"#
        );
    }
}
