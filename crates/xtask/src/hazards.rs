//! The hazard log as a page, from its data, and the check that every control is held: by a test that is there, or openly
//! by nobody here.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::files::Files;

const LOG: &str = "docs/assurance/hazards.toml";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Log {
    hazard: Vec<Hazard>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Hazard {
    id: String,
    hazard: String,
    cause: String,
    effect: String,
    initial: Risk,
    residual: Risk,
    #[serde(default)]
    control: Vec<Control>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Risk {
    severity: Severity,
    likelihood: Likelihood,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Severity {
    Minor,
    Significant,
    Considerable,
    Major,
    Catastrophic,
}

#[derive(Clone, Copy, Debug, Deserialize)]
enum Likelihood {
    #[serde(rename = "very low")]
    VeryLow,
    #[serde(rename = "low")]
    Low,
    #[serde(rename = "medium")]
    Medium,
    #[serde(rename = "high")]
    High,
    #[serde(rename = "very high")]
    VeryHigh,
}

/// What is done about a hazard: held by tests, or open.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Control {
    control: String,
    #[serde(default)]
    tests: Vec<Test>,
    /// Why nothing here holds it, and who must.
    open: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Test {
    file: String,
    test: String,
}

/// Rows by likelihood from very low, columns by severity from minor.
const RATINGS: [[u8; 5]; 5] =
    [[1, 1, 2, 2, 3], [1, 2, 2, 3, 4], [2, 2, 3, 3, 4], [2, 3, 3, 4, 5], [3, 4, 4, 5, 5]];

impl Risk {
    fn rating(&self) -> u8 {
        RATINGS[self.likelihood as usize][self.severity as usize]
    }

    fn in_words(&self) -> String {
        let severity = match self.severity {
            Severity::Minor => "minor",
            Severity::Significant => "significant",
            Severity::Considerable => "considerable",
            Severity::Major => "major",
            Severity::Catastrophic => "catastrophic",
        };
        let likelihood = match self.likelihood {
            Likelihood::VeryLow => "very low",
            Likelihood::Low => "low",
            Likelihood::Medium => "medium",
            Likelihood::High => "high",
            Likelihood::VeryHigh => "very high",
        };
        format!("severity {severity}, likelihood {likelihood}: {}", self.rating())
    }
}

/// Adds the page.
///
/// # Errors
///
/// Where the log cannot be read, or a control is not held: each is named.
pub fn add_files(files: &mut Files, repository: &Path) -> Result<(), String> {
    let text = fs::read_to_string(repository.join(LOG)).map_err(|error| format!("{LOG}: {error}"))?;
    let log: Log = toml::from_str(&text).map_err(|error| format!("{LOG}: {error}"))?;
    let faults = faults(&log, |file| fs::read_to_string(repository.join(file)).ok());
    if !faults.is_empty() {
        return Err(faults.join("\n"));
    }
    files.add("docs/assurance/hazard-log.md", page(&log));
    Ok(())
}

/// What is wrong with the log; `read` gives the text of a file of the repository.
fn faults(log: &Log, read: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let mut faults = Vec::new();
    for (nth, hazard) in log.hazard.iter().enumerate() {
        let id = &hazard.id;
        if log.hazard[..nth].iter().any(|before| before.id == *id) {
            faults.push(format!("{id}: the id stands twice"));
        }
        if hazard.control.is_empty() {
            faults.push(format!("{id}: no control"));
        }
        let held = hazard.control.iter().any(|control| !control.tests.is_empty());
        let (before, after) = (hazard.initial.rating(), hazard.residual.rating());
        if after > before || after < before && !held {
            faults.push(format!(
                "{id}: rated {before} before and {after} after control, which no test accounts for"
            ));
        }
        for control in &hazard.control {
            let name = &control.control;
            if control.tests.is_empty() == control.open.is_none() {
                faults.push(format!(
                    "{id}: the control \"{name}\" names tests, or says that it is open, and not both"
                ));
            }
            for Test { file, test } in &control.tests {
                match read(file) {
                    None => faults.push(format!("{id}: {file} is not there")),
                    Some(text) if !has_test(file, &text, test) => {
                        faults.push(format!("{id}: {file} has no test {test}"));
                    }
                    Some(_) => {}
                }
            }
        }
    }
    faults
}

/// Whether a source has a test of this name, as its language declares one.
fn has_test(file: &str, text: &str, test: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    match file.rsplit_once('.').map(|(_, ending)| ending) {
        Some("rs") => lines.iter().enumerate().any(|(nth, line)| {
            let attributes = lines[..nth].iter().rev().take_while(|before| before.starts_with(['#', '/']));
            line.starts_with(&format!("fn {test}("))
                && attributes.into_iter().any(|&before| before == "#[test]")
        }),
        Some("py") => lines.iter().any(|line| line.starts_with(&format!("def {test}("))),
        Some("mjs") => lines.iter().any(|line| line.starts_with(&format!("test(\"{test}\""))),
        _ => false,
    }
}

fn page(log: &Log) -> String {
    let ids = |wanted: fn(&Hazard) -> bool| {
        let wanted = log.hazard.iter().filter(|hazard| wanted(hazard)).map(|hazard| hazard.id.as_str());
        wanted.collect::<Vec<_>>().join(", ")
    };
    let mut page = format!(
        "<!-- Generated by `cargo xtask generate` from hazards.toml; do not edit. -->\n\n# Hazard log\n\n\
         {} hazards of the library, with the tests that hold each control. Ratings run from 1 to 5; they are the project's own \
         estimates, and a clinical safety officer has to confirm them.\n\n\
         - With a control that nothing in this repository can hold, marked *open*: {}.\n\
         - Rated 3 after control, and so in need of a reason: {}.\n\
         - Rated 4 or 5 after control, and so not acceptable yet: {}.\n",
        log.hazard.len(),
        ids(|hazard| hazard.control.iter().any(|control| control.open.is_some())),
        ids(|hazard| hazard.residual.rating() == 3),
        ids(|hazard| hazard.residual.rating() > 3),
    );
    for hazard in &log.hazard {
        let Hazard { id, hazard: name, cause, effect, initial, residual, control } = hazard;
        let _ = write!(
            page,
            "\n## {id} {name}\n\n- Cause: {cause}.\n- Effect: {effect}.\n- Initial risk: {}.\n- Residual risk: {}.\n\n\
             | Control | Held by |\n|---|---|\n",
            initial.in_words(),
            residual.in_words()
        );
        for Control { control, tests, open } in control {
            let tests =
                tests.iter().map(|Test { file, test }| format!("`{file}`: {}", test.replace('_', " ")));
            let held: Vec<String> = open.iter().map(|why| format!("*open*: {why}")).chain(tests).collect();
            let _ = writeln!(page, "| {control} | {} |", held.join("<br>"));
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    fn log(initial: &str, residual: &str, controls: &str) -> Log {
        let text = format!(
            "[[hazard]]\nid = \"H1\"\nhazard = \"\"\ncause = \"\"\neffect = \"\"\n\
             initial = {{ severity = \"major\", likelihood = \"{initial}\" }}\n\
             residual = {{ severity = \"major\", likelihood = \"{residual}\" }}\n{controls}"
        );
        toml::from_str(&text).unwrap()
    }

    fn faults_of(controls: &str, source: &str) -> Vec<String> {
        faults(&log("low", "low", controls), |file| (file == "there.rs").then(|| source.to_owned()))
    }

    fn faults_of_likelihoods(initial: &str, residual: &str, controls: &str) -> Vec<String> {
        faults(&log(initial, residual, controls), |_| None)
    }

    #[test]
    fn a_control_without_a_test_is_refused_unless_it_is_open() {
        assert_eq!(faults_of("", ""), ["H1: no control"]);
        let control = "[[hazard.control]]\ncontrol = \"care\"\n";
        assert_eq!(faults_of(control, "").len(), 1);
        assert!(faults_of(&format!("{control}open = \"nobody\""), "").is_empty());
    }

    #[test]
    fn a_rating_is_lowered_only_where_a_test_holds_a_control() {
        let open = "[[hazard.control]]\ncontrol = \"care\"\nopen = \"nobody\"";
        assert_eq!(
            faults_of_likelihoods("low", "very low", open),
            ["H1: rated 3 before and 2 after control, which no test accounts for"]
        );
        assert_eq!(faults_of_likelihoods("low", "high", open).len(), 1);
        assert!(faults_of_likelihoods("low", "low", open).is_empty());
    }

    #[test]
    fn a_test_that_is_not_there_or_is_no_test_is_refused() {
        let control = |file: &str| {
            format!(
                "[[hazard.control]]\ncontrol = \"care\"\ntests = [{{ file = \"{file}\", test = \"it_holds\" }}]"
            )
        };
        let tested = "#[test]\n/// Why.\nfn it_holds() {\n";
        assert!(faults_of(&control("there.rs"), tested).is_empty());
        assert_eq!(faults_of(&control("elsewhere.rs"), tested), ["H1: elsewhere.rs is not there"]);
        for source in ["fn it_holds() {\n", "#[test]\nfn it_holds_more() {\n", "// it_holds\n"] {
            assert_eq!(faults_of(&control("there.rs"), source), ["H1: there.rs has no test it_holds"]);
        }
    }
}
