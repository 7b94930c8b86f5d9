//! The screener that the command line asks for, and the packs that it is made of.

use neglect_screen::pack::{self, Diagnostic, PackText, ParsedPack};
use neglect_screen::{Screener, ScreenerBuilder};

use crate::args::PackArgs;
use crate::check;
use crate::exit::Failure;
use crate::pack_text;

/// The texts of the packs that are asked for, England's first.
pub fn texts(args: &PackArgs) -> Result<Vec<PackText>, Failure> {
    let mut texts = Vec::new();
    if !args.no_built_in {
        texts.extend_from_slice(pack::built_in());
    }
    for name in &args.packs {
        texts.push(pack_text::read(name)?);
    }
    Ok(texts)
}

/// The screener of these packs; what is wrong with them is shown.
pub fn screener(
    args: &PackArgs,
    set: impl FnOnce(ScreenerBuilder) -> ScreenerBuilder,
) -> Result<Screener, Failure> {
    let texts = texts(args)?;
    let builder = texts.iter().cloned().fold(Screener::builder(), ScreenerBuilder::pack_text);
    set(builder).build().map_err(|error| refused(&error.diagnostics, &texts))
}

/// The packs themselves, parsed; what is wrong with them is shown.
pub fn parsed(args: &PackArgs) -> Result<Vec<ParsedPack>, Failure> {
    let texts = texts(args)?;
    let (mut parsed, mut wrong) = (Vec::new(), Vec::new());
    for text in &texts {
        match text.parse() {
            Ok(pack) => parsed.push(pack),
            Err(error) => wrong.extend(error.diagnostics),
        }
    }
    if wrong.is_empty() { Ok(parsed) } else { Err(refused(&wrong, &texts)) }
}

fn refused(diagnostics: &[Diagnostic], texts: &[PackText]) -> Failure {
    check::show(diagnostics, texts);
    Failure::Packs
}
