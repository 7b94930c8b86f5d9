//! Measures: a tally that is counted, added to, and published.

use serde::Deserialize;

use super::answer::{TableForm, Text, json, with_warnings};
use super::request::{self, definition, no_earlier, no_other_form};
use crate::disclosure::{Area, DisclosureSettings, Edition};
use crate::measures::{Breakdown, Grain, Measures, Publication, RefusedLine, Tally};
use crate::problem::PartnershipError;

/// A tally together with the measures under which it is counted.
#[derive(Debug, Clone)]
pub struct Counting {
    measures: Measures,
    tally: Tally,
}

/// What is counted, and how.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CountingOptions<'a> {
    #[serde(default)]
    by: Vec<Breakdown>,
    #[serde(default)]
    period: Grain,
    #[serde(default)]
    check_children: bool,
    #[serde(borrow, default)]
    measures: Option<&'a str>,
}

/// How the tables are published.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PublishingOptions<'a> {
    #[serde(default)]
    area: Area,
    #[serde(borrow, default)]
    settings: Option<&'a str>,
    #[serde(default)]
    format: TableForm,
    #[serde(default)]
    earlier: Option<Edition>,
}

impl Counting {
    /// An empty tally, from options in JSON.
    ///
    /// # Errors
    ///
    /// All problems of the options and of the measures in them.
    pub fn new(options: &[u8]) -> Result<Self, PartnershipError> {
        let options = request::parse(options)?;
        let options: CountingOptions<'_> = request::read(&options)?;
        let measures: Measures = definition("measures", options.measures)?;
        let tally = Tally::new(&measures, &options.by, options.period);
        let tally = if options.check_children { tally.remembering_children() } else { tally };
        Ok(Self { measures, tally })
    }

    /// Counts every line of JSON Lines that is not blank, and returns those that were refused, numbered within these
    /// lines. The others are counted.
    pub fn count(&mut self, lines: &[u8]) -> Vec<RefusedLine> {
        self.tally.count_lines(&self.measures, lines)
    }

    /// The same, what was refused as JSON.
    pub fn count_json(&mut self, lines: &[u8]) -> String {
        json(&self.count(lines))
    }

    /// Adds a tally that was written by [`Counting::to_json`] elsewhere.
    ///
    /// # Errors
    ///
    /// Why it does not add up; nothing is added then.
    pub fn merge_json(&mut self, tally: &[u8]) -> Result<(), PartnershipError> {
        let part = Tally::from_json(tally)?;
        part.fits(&self.measures)?;
        self.tally.merge(part)
    }

    /// The tally as JSON. It holds exact counts, small ones among them, and is not for publication.
    pub fn to_json(&self) -> String {
        self.tally.to_json()
    }

    /// The tables as they may be published, from options in JSON. The tally stays.
    ///
    /// # Errors
    ///
    /// All problems of the options and of the settings in them; a child who stands in a period twice.
    pub fn publish(&self, options: &[u8]) -> Result<String, PartnershipError> {
        let options = request::parse(options)?;
        let PublishingOptions { area, settings, format, earlier } = request::read(&options)?;
        let settings: DisclosureSettings = definition("settings", settings)?;
        let publication = Publication::new(&self.tally, &self.measures, &settings, area)?;
        let warnings = earlier.map(|earlier| publication.differencing_from(&earlier, &settings));
        Ok(match format {
            TableForm::Json => with_warnings(&publication, warnings),
            TableForm::Csv => with_warnings(&Text { text: publication.to_csv() }, warnings),
            TableForm::Text => with_warnings(&Text { text: publication.to_text() }, warnings),
        })
    }

    /// The same tables for a page, from the same options, of which `format` and `earlier` are not.
    ///
    /// # Errors
    ///
    /// As [`Counting::publish`].
    pub fn publication(&self, options: &[u8]) -> Result<Publication, PartnershipError> {
        let options = request::parse(options)?;
        let PublishingOptions { area, settings, format, earlier } = request::read(&options)?;
        no_other_form(format)?;
        no_earlier(earlier)?;
        let settings: DisclosureSettings = definition("settings", settings)?;
        Publication::new(&self.tally, &self.measures, &settings, area)
    }

    /// The measures under which it is counted.
    pub fn measures(&self) -> &Measures {
        &self.measures
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes;

    const LINE: &[u8] = br#"{ "schema": 1, "case": "a", "as_of": "2026-11-21", "age": { "unborn": true }, "concern": "prompt" }"#;

    #[test]
    fn a_tally_that_only_says_it_was_counted_alike_is_refused_and_adds_nothing() {
        let mut counting = Counting::new(b"{}").unwrap();
        counting.count(LINE);
        let mut sum = Counting::new(b"{}").unwrap();
        let empty = sum.to_json();
        let other = counting.to_json().replacen(r#""columns":[1]"#, r#""columns":[1,0]"#, 1);
        let problems = sum.merge_json(other.as_bytes()).unwrap_err().problems;
        assert_eq!((problems[0].path.as_str(), problems[0].code), ("groups[0]", codes::MEASURES_TALLY_SHAPE));
        assert_eq!(sum.to_json(), empty);
        sum.merge_json(counting.to_json().as_bytes()).unwrap();
        assert_eq!(sum.to_json(), counting.to_json());
    }

    #[test]
    fn a_child_who_stands_in_a_period_twice_keeps_the_tables_back() {
        let mut counting = Counting::new(br#"{ "check_children": true }"#).unwrap();
        counting.count(LINE);
        assert!(counting.publish(b"{}").is_ok());
        counting.count(LINE);
        assert_eq!(counting.publish(b"{}").unwrap_err().problems[0].code, codes::MEASURES_CHILD_TWICE);
    }

    #[test]
    fn a_publication_beside_the_one_before_warns_of_small_differences_and_shows_the_same() {
        let publish = |counting: &Counting, options: &str| counting.publish(options.as_bytes()).unwrap();
        let mut counting = Counting::new(b"{}").unwrap();
        (0..20).for_each(|_| drop(counting.count(LINE)));
        let earlier = publish(&counting, "{}");
        counting.count(LINE);
        let (alone, beside) =
            (publish(&counting, "{}"), publish(&counting, &format!(r#"{{"earlier":{earlier}}}"#)));
        let (shown, warnings) = beside.split_once(r#","warnings":["#).unwrap();
        assert_eq!(alone, format!("{shown}}}"));
        assert!(warnings.contains("Children screened: all, children"), "{warnings}");
        assert!(warnings.contains(codes::DISCLOSURE_SMALL_DIFFERENCE), "{warnings}");
        let csv = publish(&counting, &format!(r#"{{"format":"csv","earlier":{earlier}}}"#));
        assert!(csv.starts_with(r#"{"text":"#) && csv.contains(codes::DISCLOSURE_SMALL_DIFFERENCE), "{csv}");
        // A page has no place for warnings, and something else is no publication.
        let refused =
            |options: &str| counting.publication(options.as_bytes()).unwrap_err().problems.remove(0).path;
        assert_eq!(refused(&format!(r#"{{"earlier":{earlier}}}"#)), "earlier");
        assert_eq!(refused(r#"{"earlier":{"tables":[{"table":"secret"}]}}"#), "earlier.tables[0].table");
    }
}
