//! `vectors`: cases with the exact bytes of their reports, made for other languages to replay, or replayed here.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use neglect_render::{Role, Styled};
use neglect_screen::Screener;
use neglect_screen::authoring::example_cases;
use neglect_screen::vectors::{FORMAT, Keep, Setup, Vector, Vectors};

use crate::error::CliError;
use crate::pack_args::PackArgs;
use crate::{console, files};

/// Write vectors, cases with the exact bytes of their reports, or replay them
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  neglect-screen vectors our-cases/*.json --pack our-thresholds.toml > our-vectors.json
  neglect-screen vectors --examples --pack our-thresholds.toml > our-vectors.json
  neglect-screen vectors --check our-vectors.json")]
pub struct Args {
    /// Cases: each a JSON file, as it is or under the key `case`; or, with --check, files of vectors
    files: Vec<PathBuf>,
    #[command(flatten)]
    packs: PackArgs,
    /// Choose the reading (pack/id) that counts in its group
    #[arg(long = "reading", value_name = "READING")]
    readings: Vec<String>,
    /// Make a code, qualifier, tool or question that no pack knows an error
    #[arg(long)]
    strict: bool,
    /// Also make a vector of every example that a case can say, of the packs given, or of England's where none is
    #[arg(long)]
    examples: bool,
    /// What to keep of reports; the whole of the files' and the hash of the examples' where not said
    #[arg(long, value_enum)]
    keep: Option<KeepArgument>,
    /// What the file is about
    #[arg(long, default_value = "Vectors")]
    title: String,
    /// Replay the vectors of these files, and name each that differs
    #[arg(long, conflicts_with_all = ["examples", "keep", "strict", "readings", "packs", "no_built_in"])]
    check: bool,
}

/// What to keep of a report.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum KeepArgument {
    /// Its text.
    Whole,
    /// The hash of its bytes.
    Hash,
}

impl From<KeepArgument> for Keep {
    fn from(keep: KeepArgument) -> Keep {
        match keep {
            KeepArgument::Whole => Keep::Whole,
            KeepArgument::Hash => Keep::Hash,
        }
    }
}

/// Runs the command.
pub fn run(args: &Args) -> Result<(), CliError> {
    if args.check { check(&args.files) } else { make(args) }
}

fn make(args: &Args) -> Result<(), CliError> {
    let packs = args.packs.packs.iter().map(|name| name.trim_start_matches("packs/").to_owned());
    let setup = Setup {
        england: !args.packs.no_built_in,
        packs: packs.collect(),
        readings: args.readings.clone(),
        strict: args.strict,
    };
    let screener = screener(&args.packs, &setup)?;
    let mut vectors = Vectors::new(args.title.as_str(), setup, &screener);
    let keep = |otherwise| args.keep.map_or(otherwise, Keep::from);
    for path in &args.files {
        let case = case_in(&files::read_text(path)?);
        vectors.vectors.push(Vector::of(&screener, name(path), case, keep(Keep::Whole)));
    }
    if args.examples {
        vectors.vectors.extend(examples(&args.packs, &screener, keep(Keep::Hash)));
    }
    console::print_json(&vectors)
}

fn screener(packs: &PackArgs, setup: &Setup) -> Result<Screener, CliError> {
    packs.screener(|builder| {
        let builder = builder.strict(setup.strict);
        setup.readings.iter().fold(builder, |builder, reading| builder.reading(reading))
    })
}

/// The name of a file's vector: that of the file, without folder and ending.
fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    name.trim_end_matches(".json").to_owned()
}

/// The case of a file: what stands under `case` in an object that has a `case` which is an object, or all of it.
fn case_in(text: &str) -> String {
    let whole = serde_json::from_str::<serde_json::Value>(text).ok();
    let inner = whole.as_ref().and_then(|whole| whole.get("case")).filter(|case| case.is_object());
    inner.map_or_else(|| text.to_owned(), ToString::to_string)
}

/// The examples of the packs that were added, or of all packs where none was.
fn examples(packs: &PackArgs, screener: &Screener, keep: Keep) -> Vec<Vector> {
    let added = screener.packs().iter().rev().take(packs.packs.len());
    let added: Vec<String> = added.map(|pack| format!("{}/", pack.header.id)).collect();
    let is_wanted = |rule: &str| added.is_empty() || added.iter().any(|pack| rule.starts_with(pack));
    let examples = example_cases(screener.packs()).into_iter().filter(|example| is_wanted(&example.rule));
    let vector = |example: neglect_screen::authoring::ExampleCase| {
        let case = serde_json::to_string(&example.case).expect("a case is written into memory");
        Vector::of(screener, format!("{} example {}", example.rule, example.nth), case, keep)
    };
    examples.map(vector).collect()
}

fn check(paths: &[PathBuf]) -> Result<(), CliError> {
    let (mut agree, mut differ) = (0_usize, 0_usize);
    for path in paths {
        let vectors: Vectors = serde_json::from_slice(&files::read(path)?)
            .map_err(|reason| CliError::cannot_read(path.display(), reason))?;
        if vectors.format != FORMAT {
            let reason = format!("format {} is not one that is read here", vectors.format);
            return Err(CliError::cannot_read(path.display(), reason));
        }
        let setup = &vectors.screener;
        let packs = PackArgs { packs: setup.packs.clone(), no_built_in: !setup.england };
        let screener = screener(&packs, setup)?;
        for vector in &vectors.vectors {
            match vector.differs(&screener) {
                None => agree += 1,
                Some(difference) => {
                    differ += 1;
                    console::tell(format!("{}: {}: {difference}", path.display(), vector.name));
                }
            }
        }
    }
    let mut text = Styled::default();
    text.line(Role::Plain, format!("{agree} vectors agree, {differ} differ"));
    console::print(&text)?;
    if differ == 0 { Ok(()) } else { Err(CliError::MistakesNamed) }
}
