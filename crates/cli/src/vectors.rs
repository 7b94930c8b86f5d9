//! `vectors`: cases with the exact bytes of their reports, made for other languages to replay, or replayed here.

use std::io::Write;

use clap::{Args as ClapArgs, ValueEnum};
use neglect_screen::Screener;
use neglect_screen::authoring::example_cases;
use neglect_screen::vectors::{FORMAT, Keep, Setup, Vector, Vectors};

use crate::args::PackArgs;
use crate::exit::{Exit, Failure, file};
use crate::screeners;

/// Vectors.
#[derive(Debug, ClapArgs)]
pub struct Arguments {
    /// Cases: each a JSON file, as it is or under the key `case`; or, with --check, files of vectors
    pub files: Vec<String>,
    #[command(flatten)]
    pub packs: PackArgs,
    /// Choose the reading (pack/id) that counts in its group
    #[arg(long = "reading", value_name = "READING")]
    pub readings: Vec<String>,
    /// Make a code, qualifier, tool or question that no pack knows an error
    #[arg(long)]
    pub strict: bool,
    /// Also make a vector of every example that a case can say, of the packs given, or of England's where none is
    #[arg(long)]
    pub examples: bool,
    /// What to keep of reports; the whole of the files' and the hash of the examples' where not said
    #[arg(long, value_enum)]
    pub keep: Option<KeepArgument>,
    /// What the file is about
    #[arg(long, default_value = "Vectors")]
    pub title: String,
    /// Replay the vectors of these files, and name each that differs
    #[arg(long, conflicts_with_all = ["examples", "keep", "strict", "readings", "packs", "no_built_in"])]
    pub check: bool,
}

/// What to keep of a report.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum KeepArgument {
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
pub fn run(args: &Arguments) -> Result<Exit, Failure> {
    if args.check { check(args) } else { make(args) }
}

fn make(args: &Arguments) -> Result<Exit, Failure> {
    let setup = Setup {
        england: !args.packs.no_built_in,
        packs: args.packs.packs.iter().map(|name| name.trim_start_matches("packs/").to_owned()).collect(),
        readings: args.readings.clone(),
        strict: args.strict,
    };
    let screener = screener(args)?;
    let mut vectors = Vectors::new(args.title.as_str(), setup, &screener);
    let keep = |otherwise| args.keep.map_or(otherwise, Keep::from);
    for path in &args.files {
        let text = std::fs::read_to_string(path).map_err(|why| file(path, &why))?;
        let name = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".json");
        let vector = Vector::of(&screener, name, case_in(&text), keep(Keep::Whole));
        vectors.vectors.push(vector);
    }
    if args.examples {
        let added = screener.packs().iter().rev().take(args.packs.packs.len());
        let added: Vec<String> = added.map(|pack| format!("{}/", pack.header.id)).collect();
        let asked = |rule: &str| added.is_empty() || added.iter().any(|pack| rule.starts_with(pack));
        for example in example_cases(screener.packs()).into_iter().filter(|one| asked(&one.rule)) {
            let case = serde_json::to_string(&example.case).map_err(|why| file("standard output", &why))?;
            let name = format!("{} example {}", example.rule, example.nth);
            vectors.vectors.push(Vector::of(&screener, name, case, keep(Keep::Hash)));
        }
    }
    let text = serde_json::to_string_pretty(&vectors).map_err(|why| file("standard output", &why))?;
    let written = writeln!(std::io::stdout().lock(), "{text}");
    written.map_err(|why| file("standard output", &why))?;
    Ok(Exit::Done)
}

fn screener(args: &Arguments) -> Result<Screener, Failure> {
    screeners::screener(&args.packs, |builder| {
        args.readings.iter().fold(builder.strict(args.strict), |builder, reading| builder.reading(reading))
    })
}

/// The case of a file: what stands under `case` in an object that has a `case` which is an object, or all of it.
fn case_in(text: &str) -> String {
    let whole = serde_json::from_str::<serde_json::Value>(text).ok();
    let inner = whole.as_ref().and_then(|whole| whole.get("case")).filter(|case| case.is_object());
    inner.map_or_else(|| text.to_owned(), ToString::to_string)
}

fn check(args: &Arguments) -> Result<Exit, Failure> {
    let (mut agree, mut differ) = (0_usize, 0_usize);
    for path in &args.files {
        let text = std::fs::read(path).map_err(|why| file(path, &why))?;
        let vectors: Vectors = serde_json::from_slice(&text).map_err(|why| file(path, &why))?;
        if vectors.format != FORMAT {
            return Err(file(path, &format!("format {} is not one that is read here", vectors.format)));
        }
        let setup = &vectors.screener;
        let packs = PackArgs { packs: setup.packs.clone(), no_built_in: !setup.england };
        let screener = screeners::screener(&packs, |builder| {
            let builder = builder.strict(setup.strict);
            setup.readings.iter().fold(builder, |builder, reading| builder.reading(reading))
        })?;
        for vector in &vectors.vectors {
            match vector.differs(&screener) {
                None => agree += 1,
                Some(how) => {
                    differ += 1;
                    anstream::eprintln!("{path}: {}: {how}", vector.name);
                }
            }
        }
    }
    anstream::println!("{agree} vectors agree, {differ} differ");
    Ok(if differ == 0 { Exit::Done } else { Exit::Mistakes })
}
