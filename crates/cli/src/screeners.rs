//! The screener that the command line asks for, and the packs that it is made of.

use neglect_screen::pack::{self, ParsedPack};
use neglect_screen::{Screener, ScreenerBuilder};

use crate::args::PackArgs;
use crate::check;
use crate::exit::{Failure, file};

/// A pack's text with the name that messages give it.
pub struct NamedText {
    /// The file's name, or the built-in pack's.
    pub name: String,
    /// The TOML.
    pub text: String,
}

/// The texts of the packs that are asked for, England's first.
pub fn texts(args: &PackArgs) -> Result<Vec<NamedText>, Failure> {
    let mut texts = Vec::new();
    if !args.no_built_in {
        texts.extend(england());
    }
    for name in &args.packs {
        texts.push(named(name)?);
    }
    Ok(texts)
}

/// England's packs.
pub fn england() -> impl Iterator<Item = NamedText> {
    pack::built_in()
        .iter()
        .map(|(name, text)| NamedText { name: (*name).to_owned(), text: (*text).to_owned() })
}

fn named(name: &str) -> Result<NamedText, Failure> {
    let built_in = pack::built_in_local().iter().chain(pack::built_in_tools());
    let plain = |path: &str| path.rsplit('/').next().unwrap_or(path).trim_end_matches(".toml").to_owned();
    if let Some((file, text)) = built_in.into_iter().find(|(file, _)| *file == name || plain(file) == name) {
        return Ok(NamedText { name: (*file).to_owned(), text: (*text).to_owned() });
    }
    let text = std::fs::read_to_string(name).map_err(|why| file(name, &why))?;
    Ok(NamedText { name: name.to_owned(), text })
}

/// The screener of these packs; what is wrong with them is shown.
pub fn screener(
    args: &PackArgs,
    set: impl FnOnce(ScreenerBuilder) -> ScreenerBuilder,
) -> Result<Screener, Failure> {
    let texts = texts(args)?;
    let builder = texts
        .iter()
        .fold(Screener::builder(), |builder, pack| builder.pack(pack.name.clone(), pack.text.clone()));
    set(builder).build().map_err(|diagnostics| {
        check::show(&diagnostics, &texts);
        Failure::Packs
    })
}

/// The packs themselves, parsed; what is wrong with them is shown.
pub fn parsed(args: &PackArgs) -> Result<Vec<ParsedPack>, Failure> {
    let texts = texts(args)?;
    let (mut parsed, mut wrong) = (Vec::new(), Vec::new());
    for pack in &texts {
        match neglect_screen::pack::Pack::parse(&pack.name, &pack.text) {
            Ok(pack) => parsed.push(pack),
            Err(diagnostics) => wrong.extend(diagnostics),
        }
    }
    if wrong.is_empty() {
        return Ok(parsed);
    }
    check::show(&wrong, &texts);
    Err(Failure::Packs)
}
