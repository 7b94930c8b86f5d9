//! The packs that the command line asks for, and the screener that is made of them.

use std::path::Path;

use clap::Args;
use neglect_screen::pack::{self, Diagnostic, Pack, ParsedPack};
use neglect_screen::{Screener, ScreenerBuilder};

use crate::diagnostics::{self, NamedText};
use crate::error::CliError;
use crate::files;

/// Which packs to use.
#[derive(Debug, Clone, Default, Args)]
pub struct PackArgs {
    /// Add a pack: a TOML file, or the name of one that is built in (`neglect-screen packs --all` lists them)
    #[arg(long = "pack", value_name = "PACK")]
    pub packs: Vec<String>,
    /// Leave the built-in packs for England out
    #[arg(long)]
    pub no_built_in: bool,
}

impl PackArgs {
    /// The texts of the packs, England's first.
    pub fn texts(&self) -> Result<Vec<NamedText>, CliError> {
        let england: &[_] = if self.no_built_in { &[] } else { pack::built_in() };
        let mut texts: Vec<NamedText> = england.iter().map(built_in).collect();
        for name in &self.packs {
            texts.push(named(name)?);
        }
        Ok(texts)
    }

    /// The packs themselves; what is wrong with them is shown.
    pub fn parsed(&self) -> Result<Vec<ParsedPack>, CliError> {
        let texts = self.texts()?;
        let (mut parsed, mut errors) = (Vec::new(), Vec::new());
        for pack in &texts {
            match Pack::parse(&pack.name, &pack.text) {
                Ok(pack) => parsed.push(pack),
                Err(diagnostics) => errors.extend(diagnostics),
            }
        }
        if errors.is_empty() { Ok(parsed) } else { Err(show(&errors, &texts)) }
    }

    /// The screener of these packs, with what `set` adds to it; what is wrong with them is shown.
    pub fn screener(
        &self,
        set: impl FnOnce(ScreenerBuilder) -> ScreenerBuilder,
    ) -> Result<Screener, CliError> {
        let texts = self.texts()?;
        let builder = texts
            .iter()
            .fold(Screener::builder(), |builder, pack| builder.pack(pack.name.clone(), pack.text.clone()));
        set(builder).build().map_err(|errors| show(&errors, &texts))
    }
}

fn built_in((name, text): &(&str, &str)) -> NamedText {
    NamedText { name: (*name).to_owned(), text: (*text).to_owned() }
}

/// The built-in pack of this name or file, or the file.
fn named(name: &str) -> Result<NamedText, CliError> {
    let stem = |path: &str| path.rsplit('/').next().unwrap_or(path).trim_end_matches(".toml").to_owned();
    let mut local = pack::built_in_local().iter().chain(pack::built_in_tools());
    match local.find(|(file, _)| *file == name || stem(file) == name) {
        Some(found) => Ok(built_in(found)),
        None => Ok(NamedText { name: name.to_owned(), text: files::read_text(Path::new(name))? }),
    }
}

fn show(errors: &[Diagnostic], texts: &[NamedText]) -> CliError {
    diagnostics::show(errors, texts);
    CliError::PackErrorsShown
}
