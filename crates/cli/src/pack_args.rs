//! The packs that the command line asks for, and the screener that is made of them.

use clap::Args;
use neglect_screen::pack::{self, Diagnostic, PackText, ParsedPack};
use neglect_screen::{Screener, ScreenerBuilder};

use crate::diagnostics;
use crate::error::CliError;
use crate::pack_text;

/// Which packs to use.
#[derive(Debug, Clone, Default, Args)]
pub struct PackArgs {
    /// Add a pack: a TOML file, a folder of them, or the name of one that is built in (`neglect-screen packs --all` lists them)
    #[arg(long = "pack", value_name = "PACK")]
    pub packs: Vec<String>,
    /// Leave the built-in packs for England out
    #[arg(long)]
    pub no_built_in: bool,
}

impl PackArgs {
    /// The texts of the packs, England's first.
    pub fn texts(&self) -> Result<Vec<PackText>, CliError> {
        let england: &[_] = if self.no_built_in { &[] } else { pack::built_in() };
        let mut texts = england.to_vec();
        for name in &self.packs {
            texts.push(pack_text::read(name)?);
        }
        Ok(texts)
    }

    /// The packs themselves; what is wrong with them is shown.
    pub fn parsed(&self) -> Result<Vec<ParsedPack>, CliError> {
        let texts = self.texts()?;
        let (mut parsed, mut errors) = (Vec::new(), Vec::new());
        for text in &texts {
            match text.parse() {
                Ok(pack) => parsed.push(pack),
                Err(error) => errors.extend(error.diagnostics),
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
        let builder = texts.iter().cloned().fold(Screener::builder(), ScreenerBuilder::pack_text);
        set(builder).build().map_err(|error| show(&error.diagnostics, &texts))
    }
}

fn show(errors: &[Diagnostic], texts: &[PackText]) -> CliError {
    diagnostics::show(errors, texts);
    CliError::PackErrorsShown
}
