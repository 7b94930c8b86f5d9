//! The settings of disclosure control, as data: what counts as small, how totals are rounded, what marks stand for what
//! is not shown.

use neglect_screen::case::Problem;
use serde::{Deserialize, Serialize};

use super::DisclosureError;
use crate::codes;
use crate::definition::Definition;

/// The area a table is about. Larger areas come later in the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// One local authority or partnership.
    #[default]
    Local,
    /// A region.
    Region,
    /// The whole country.
    National,
}

/// The marks that stand in a published table where no figure does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Symbols {
    /// A figure hidden to protect someone.
    pub hidden: String,
    /// A figure that cannot exist.
    pub not_applicable: String,
    /// A figure that exists but was not collected.
    pub not_available: String,
}

/// Where the settings come from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettingsSource {
    /// The document.
    pub title: String,
    /// How it was checked: `text`, `secondary` or `recalled`.
    pub checked: String,
}

/// What disclosure control does to a table.
///
/// Those that ship are the settings of the DfE's Children in Need releases: 1 to 5 hidden, totals of regions and of
/// England to the nearest 10, and the marks `c`, `z` and `:`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisclosureSettings {
    /// Counts from 1 to this number, both inclusive, are hidden.
    pub threshold: u64,
    /// Totals are rounded to the nearest multiple of this number, halves upwards; 1 leaves them exact.
    pub round_totals_to: u64,
    /// The smallest area whose totals are rounded.
    pub rounded_from: Area,
    /// The marks for what is not shown.
    pub symbols: Symbols,
    /// Where the settings come from.
    #[serde(default)]
    pub source: Option<SettingsSource>,
}

impl Definition for DisclosureSettings {
    const NAME: &'static str = "settings";
    const UNREADABLE: &'static str = codes::DISCLOSURE_SETTINGS_UNREADABLE;
    const SHIPPED: &'static str = include_str!("../../definitions/disclosure.toml");

    fn problems(&self) -> Vec<Problem> {
        self.check().err().map(|error| error.problem()).into_iter().collect()
    }
}

impl DisclosureSettings {
    /// Checks that the numbers can protect anybody.
    ///
    /// # Errors
    ///
    /// [`DisclosureError::Setting`], naming the first setting that cannot.
    pub fn check(&self) -> Result<(), DisclosureError> {
        let wrong = |field, help| Err(DisclosureError::Setting { field, help });
        // A hidden figure known to be small must still leave a choice, so 1 hides nothing.
        if self.threshold < 2 {
            return wrong("threshold", "must be 2 or more: a hidden count that can only be 1 is not hidden");
        }
        if self.threshold > 1_000_000 {
            return wrong("threshold", "must be 1000000 or less");
        }
        if self.round_totals_to == 0 {
            return wrong("round_totals_to", "must be 1 or more; 1 leaves totals exact");
        }
        // Otherwise a total that is shown because it is not small would be published as nought.
        if self.round_totals_to > 2 * (self.threshold + 1) {
            return wrong("round_totals_to", "must not be more than twice the threshold plus two");
        }
        let Symbols { hidden, not_applicable, not_available } = &self.symbols;
        for (field, symbol) in [
            ("symbols.hidden", hidden),
            ("symbols.not_applicable", not_applicable),
            ("symbols.not_available", not_available),
        ] {
            if symbol.is_empty() || symbol.chars().any(|c| c.is_ascii_digit() || c.is_whitespace()) {
                return wrong(field, "must be a mark that nobody can read as a number or as nothing");
            }
        }
        if hidden == not_applicable || hidden == not_available || not_applicable == not_available {
            return wrong("symbols", "must be three different marks");
        }
        Ok(())
    }

    /// Whether a count is small: hidden for its own sake.
    pub fn is_small(&self, count: u64) -> bool {
        (1..=self.threshold).contains(&count)
    }

    /// The rounding base for totals of tables about this area; 1 where totals stay exact.
    pub fn rounding_for(&self, area: Area) -> u64 {
        if area >= self.rounded_from { self.round_totals_to } else { 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_settings_are_the_dfe_s() {
        let settings = DisclosureSettings::shipped();
        assert!(!settings.is_small(0) && settings.is_small(1) && settings.is_small(5));
        assert!(!settings.is_small(6));
        assert_eq!(settings.rounding_for(Area::Local), 1);
        assert_eq!(settings.rounding_for(Area::National), 10);
        assert_eq!(settings.symbols.hidden, "c");
    }

    #[test]
    fn settings_that_protect_nobody_are_refused_with_their_path() {
        let wrong = |change: &dyn Fn(&mut DisclosureSettings)| {
            let mut settings = DisclosureSettings::shipped();
            change(&mut settings);
            settings.problems().remove(0).path
        };
        assert_eq!(wrong(&|s| s.threshold = 1), "threshold");
        assert_eq!(wrong(&|s| s.round_totals_to = 0), "round_totals_to");
        assert_eq!(wrong(&|s| s.round_totals_to = 13), "round_totals_to");
        assert_eq!(wrong(&|s| s.symbols.hidden = "5".into()), "symbols.hidden");
        assert_eq!(wrong(&|s| s.symbols.hidden = "z".into()), "symbols");
    }

    #[test]
    fn settings_that_cannot_be_read_name_the_line() {
        let problems = DisclosureSettings::from_toml("threshold = 5\nround = 10\n").unwrap_err().problems;
        assert_eq!(
            (problems[0].path.as_str(), problems[0].code),
            ("line 2", codes::DISCLOSURE_SETTINGS_UNREADABLE)
        );
    }
}
