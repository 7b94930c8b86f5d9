//! Everything that can be said of some packs: what makes them unusable, what is suspicious, whether their examples come
//! out.

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use super::check::{check_consistency, errors};
use super::diagnostics::Diagnostics;
use super::examples::run_examples;
use super::lint::lint;
use super::lint::review_passed::review_passed;
use super::symbol_table::SymbolTable;
use crate::pack::codes::{BAD_ID, MISSING_KEY, SYNTAX, TOO_LARGE};
use crate::pack::{Diagnostic, PackText, ParsedPack, decode};

/// Everything that is wrong between these packs, and everything that is suspicious about them, in their order and
/// in the order of their texts.
///
/// The packs are taken together: a code that one of them defines is there for all. Pass the packs that will be in
/// force together, the built-in ones included.
///
/// ```
/// use neglect_screen::authoring::check;
/// use neglect_screen::pack::Pack;
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
/// "#;
/// let mine = Pack::parse("mine.toml", text)?;
/// let diagnostics = check(std::slice::from_ref(&mine));
/// // A rule without examples is only warned of; a code that nobody defines is an error.
/// let error = diagnostics.iter().find(|diagnostic| diagnostic.is_error()).unwrap();
/// assert_eq!((error.code.name(), error.place.line), ("unknown_code", 9));
/// assert_eq!(error.rule.as_deref(), Some("mine/hungry"));
/// # Ok::<(), neglect_screen::PackError>(())
/// ```
pub fn check(packs: &[ParsedPack]) -> Vec<Diagnostic> {
    let symbols = SymbolTable::new(packs);
    let mut diagnostics = Diagnostics::default();
    check_consistency(packs, &symbols, &mut diagnostics);
    lint(packs, &symbols, &mut diagnostics);
    diagnostics.sorted(packs)
}

/// Packs with everything that can be said of them.
#[derive(Debug, Clone)]
pub struct Analysis {
    /// The packs, in the order given. Where there are errors, what could not be read has placeholders: only for
    /// naming places, never for screening.
    pub packs: Vec<ParsedPack>,
    /// What is wrong and what is suspicious, by pack and place.
    pub diagnostics: Vec<Diagnostic>,
}

impl Analysis {
    /// Whether the packs can be used together.
    pub fn is_sound(&self) -> bool {
        !self.diagnostics.iter().any(Diagnostic::is_error)
    }
}

/// Says everything at once that can be said of these packs, the built-in ones included where they will be in force as
/// well: what `neglect-screen check` prints.
///
/// A table that cannot be read does not hide what is wrong with the others: they are checked as far as they can be
/// without guessing. Warnings and examples come once there are no errors. `on` is the day against which review
/// dates are held; without it they are not.
///
/// ```
/// use neglect_screen::authoring::analyse;
/// use neglect_screen::pack::PackText;
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
/// let analysis = analyse([&PackText::from_file("mine.toml", text)], None);
/// let codes: Vec<&str> = analysis.diagnostics.iter().map(|diagnostic| diagnostic.code.name()).collect();
/// assert_eq!(codes, ["unknown_code", "unknown_word"]);
/// ```
pub fn analyse<'a>(texts: impl IntoIterator<Item = &'a PackText>, on: Option<Date>) -> Analysis {
    let mut packs = Vec::new();
    let mut diagnostics = Vec::new();
    for text in texts {
        let (parsed, problems) = decode::decode(text);
        packs.push(parsed);
        diagnostics.extend(problems);
    }
    if diagnostics.is_empty() {
        diagnostics = errors(&packs);
        if diagnostics.is_empty() {
            // A misspelt name would make lints say that what was meant is not used.
            diagnostics = check(&packs);
            diagnostics.extend(run_examples(&packs));
        }
    } else {
        let tables = Tables::new(&packs);
        if diagnostics.iter().all(|problem| leaves_names_standing(problem, &tables)) {
            let unread: FxHashSet<Table<'_>> =
                diagnostics.iter().filter_map(|problem| tables.find(problem)).collect();
            let errors = errors(&packs).into_iter();
            diagnostics.extend(
                errors.filter(|error| tables.find(error).is_some_and(|table| !unread.contains(&table))),
            );
        }
    }
    diagnostics.extend(on.into_iter().flat_map(|on| review_passed(&packs, on)));
    Diagnostic::sort(&mut diagnostics, packs.iter().map(|pack| &pack.text));
    Analysis { packs, diagnostics }
}

/// Whether the rest can be judged beside this problem. After text that is no TOML nothing is certain; after a table
/// that gives others their names, or an id, that cannot be read, whoever uses the name would be accused wrongly.
fn leaves_names_standing(problem: &Diagnostic, tables: &Tables<'_>) -> bool {
    let nothing_certain = [SYNTAX, TOO_LARGE, BAD_ID, MISSING_KEY];
    !nothing_certain.contains(&problem.code)
        && tables
            .find(problem)
            .is_some_and(|table| !matches!(table.kind(), "pack" | "source" | "indicator" | "tool"))
}

/// A table at the top of a file, by the file's name and its path in the pack: `rule[3]`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Table<'p> {
    file: &'p str,
    path: &'p str,
}

impl<'p> Table<'p> {
    fn kind(self) -> &'p str {
        self.path.split_once('[').map_or(self.path, |(kind, _)| kind)
    }
}

/// The tables at the top of every file of some packs, with the bytes at which they start, by file and start.
struct Tables<'p> {
    by_file: FxHashMap<&'p str, Vec<(usize, &'p str)>>,
}

impl<'p> Tables<'p> {
    fn new(packs: &'p [ParsedPack]) -> Tables<'p> {
        let mut by_file: FxHashMap<&str, Vec<(usize, &str)>> = FxHashMap::default();
        for pack in packs {
            let at_the_top = |path: &str| !path.contains('.') && (path.ends_with(']') || path == "pack");
            for (path, span) in pack.spans.iter().filter(|(path, _)| at_the_top(path)) {
                by_file.entry(pack.text.files()[span.file].name()).or_default().push((span.start, path));
            }
        }
        by_file.values_mut().for_each(|tables| tables.sort_unstable());
        Tables { by_file }
    }

    /// The table in which a diagnostic's place lies: the last that starts at or before it.
    fn find(&self, diagnostic: &Diagnostic) -> Option<Table<'p>> {
        let (file, tables) = self.by_file.get_key_value(diagnostic.file.as_str())?;
        let after = tables.partition_point(|(start, _)| *start <= diagnostic.span.start);
        let (_, path) = tables.get(after.checked_sub(1)?)?;
        Some(Table { file, path })
    }
}
