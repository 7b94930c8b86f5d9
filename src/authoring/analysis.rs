//! Everything that can be said of some packs, in one go: what `neglect-screen check` prints.

use std::ops::Range;

use jiff::civil::Date;

use super::{check, errors, lint, run_examples};
use crate::pack::{Diagnostic, ParsedPack, Spans, codes, decode};

/// Packs with everything that can be said of them.
#[derive(Debug, Clone)]
pub struct Examined {
    /// The packs, in the order given. Where there are errors, what could not be read has placeholders: only for
    /// naming places, never for screening.
    pub packs: Vec<ParsedPack>,
    /// What is wrong and what is suspicious, by pack and place.
    pub said: Vec<Diagnostic>,
}

impl Examined {
    /// Whether the packs can be used together.
    pub fn is_sound(&self) -> bool {
        !self.said.iter().any(Diagnostic::is_error)
    }
}

/// Says everything at once that can be said of these packs: names and texts, the built-in ones included where they
/// will be in force as well.
///
/// A table that cannot be read does not hide what is wrong with the others: they are checked as far as they can be
/// without guessing. Warnings and examples come once there are no errors. `on` is the day against which review
/// dates are held; without it they are not.
///
/// ```
/// use neglect_screen::authoring::examine;
/// let text = r#"
/// [pack]
/// id = "mine"
/// version = "1"
/// title = "Mine"
/// jurisdiction = "England"
/// [[rule]]
/// id = "hungry"
/// when = { seen = "food.hungry" }
/// then = { concern = "consider" }
/// text = "The child is hungry"
/// basis = "design"
/// [[next_step]]
/// id = "talk"
/// text = "Talk to the family"
/// basis = "custom"
/// "#;
/// let examined = examine([("mine.toml", text)], None);
/// let codes: Vec<&str> = examined.said.iter().map(|one| one.code).collect();
/// assert_eq!(codes, ["unknown_code", "unknown_word"]);
/// ```
pub fn examine<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>, on: Option<Date>) -> Examined {
    let mut packs = Vec::new();
    let mut said = Vec::new();
    for (name, text) in texts {
        let (parsed, problems) = decode::decode(name, text);
        packs.push(parsed);
        said.extend(problems);
    }
    if said.is_empty() {
        said = check(&packs);
        if !said.iter().any(Diagnostic::is_error) {
            said.extend(run_examples(&packs));
        }
    } else if said.iter().all(|problem| leaves_names_standing(problem, &packs)) {
        let doubtful: Vec<(String, Range<usize>)> =
            said.iter().filter_map(|problem| place_of(problem, &packs)).collect();
        let more = errors(&packs);
        said.extend(
            more.into_iter()
                .filter(|one| place_of(one, &packs).is_some_and(|place| !doubtful.contains(&place))),
        );
    }
    said.extend(on.into_iter().flat_map(|on| lint::review_passed(&packs, on)));
    let files: Vec<&str> = packs.iter().map(|pack| pack.name.as_str()).collect();
    Diagnostic::sort(&mut said, &files);
    Examined { packs, said }
}

/// Whether the rest can be judged beside this problem. After text that is no TOML nothing is certain; after a table
/// that gives others their names, or an id, that cannot be read, whoever uses the name would be accused wrongly.
fn leaves_names_standing(problem: &Diagnostic, packs: &[ParsedPack]) -> bool {
    let nothing_certain = [codes::SYNTAX, codes::TOO_LARGE, codes::BAD_ID, codes::MISSING_KEY];
    let table = packs
        .iter()
        .find(|pack| pack.name == problem.file)
        .and_then(|pack| element(&pack.spans, problem.span.start))
        .map(|(path, _)| path.split('[').next().unwrap_or_default());
    !nothing_certain.contains(&problem.code)
        && table.is_some_and(|table| !matches!(table, "pack" | "source" | "indicator" | "tool"))
}

/// The table in which a complaint stands, as its file and its place there.
fn place_of(one: &Diagnostic, packs: &[ParsedPack]) -> Option<(String, Range<usize>)> {
    let pack = packs.iter().find(|pack| pack.name == one.file)?;
    element(&pack.spans, one.span.start).map(|(_, span)| (one.file.clone(), span))
}

/// The outermost table that holds a byte of the text: the last that begins at or before it.
fn element(spans: &Spans, byte: usize) -> Option<(&str, Range<usize>)> {
    spans
        .iter()
        .filter(|(path, span)| {
            !path.contains('.') && (path.ends_with(']') || *path == "pack") && span.start <= byte
        })
        .max_by_key(|(_, span)| span.start)
        .map(|(path, span)| (path, span.clone()))
}
