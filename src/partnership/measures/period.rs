//! The period a report falls into, by the date from which its case was seen.

use crate::vocabulary::vocabulary;
use jiff::civil::Date;

vocabulary! {
    /// How long a period is.
    #[derive(Default)]
    Grain {
        /// Calendar months: `2026-11`.
        Month = "month",
        /// Calendar quarters: `2026-Q4`.
        Quarter = "quarter",
        /// Calendar years: `2026`.
        Year = "year",
        /// Years from 1 April to 31 March: `2026/27`.
        FinancialYear = "financial_year",
        /// Everything in one.
        #[default]
        All = "all",
    }
}

impl Grain {
    /// The name of the period that a date lies in. Names of one grain are in the order of time.
    #[must_use]
    pub fn period(self, date: Date) -> String {
        let (year, month) = (date.year(), date.month());
        match self {
            Grain::Month => format!("{year:04}-{month:02}"),
            Grain::Quarter => format!("{year:04}-Q{}", (month - 1) / 3 + 1),
            Grain::Year => format!("{year:04}"),
            Grain::FinancialYear => {
                let first = if month >= 4 { year } else { year - 1 };
                format!("{first:04}/{:02}", (first + 1).rem_euclid(100))
            }
            Grain::All => "all".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn quarters_and_financial_years_change_on_their_first_day() {
        let quarter = |m, d| Grain::Quarter.period(date(2026, m, d));
        assert_eq!([quarter(3, 31), quarter(4, 1), quarter(12, 31)], ["2026-Q1", "2026-Q2", "2026-Q4"]);
        let financial = |y, m, d| Grain::FinancialYear.period(date(y, m, d));
        assert_eq!([financial(2026, 3, 31), financial(2026, 4, 1)], ["2025/26", "2026/27"]);
        assert_eq!(financial(1999, 4, 1), "1999/00");
    }
}
