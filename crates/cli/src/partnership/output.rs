//! Files in and out, with the errors that name them.

use std::fmt::Display;
use std::io::{Read, Write};
use std::path::Path;

use neglect_partnership::disclosure::{Area, DisclosureSettings};
use neglect_partnership::{Definition, Problem};

use super::Stop;

/// The whole of a file; `-` is the standard input.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Stop> {
    let mut bytes = Vec::new();
    let read = if path.as_os_str() == "-" {
        std::io::stdin().read_to_end(&mut bytes).map(drop)
    } else {
        std::fs::read(path).map(|read| bytes = read)
    };
    read.map_err(|error| cannot("read", path, error))?;
    Ok(bytes)
}

/// The whole of a text file.
pub(super) fn read_text(path: &Path) -> Result<String, Stop> {
    String::from_utf8(read(path)?).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Stop::File(format!("{}: byte {at}: this is not UTF-8", path.display()))
    })
}

/// Writes to a file, or to the standard output where there is none.
pub(super) fn write(path: Option<&Path>, bytes: &[u8]) -> Result<(), Stop> {
    match path {
        Some(path) => std::fs::write(path, bytes).map_err(|error| cannot("write", path, error)),
        None => match std::io::stdout().write_all(bytes) {
            // Who closed the pipe has read enough.
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
                Err(cannot("write", Path::new("standard output"), error))
            }
            _ => Ok(()),
        },
    }
}

pub(super) fn cannot(what: &str, path: &Path, error: impl Display) -> Stop {
    Stop::File(format!("cannot {what} {}: {error}", path.display()))
}

/// Problems of one file as one message, a line for each.
pub(super) fn problems(path: &Path, problems: &[Problem]) -> String {
    let lines: Vec<String> =
        problems.iter().map(|problem| format!("{}: {problem}", path.display())).collect();
    lines.join("\n")
}

/// The settings of disclosure control from a file, or the shipped ones.
pub(super) fn settings(path: Option<&Path>) -> Result<DisclosureSettings, Stop> {
    match path {
        None => Ok(DisclosureSettings::shipped()),
        Some(path) => DisclosureSettings::from_toml(&read_text(path)?)
            .map_err(|error| Stop::Definition(problems(path, &error.problems))),
    }
}

/// An area, as an argument.
#[derive(Debug, Clone, Copy, Default, clap::ValueEnum)]
pub(super) enum AreaArgument {
    /// One local authority or partnership: totals stay exact
    #[default]
    Local,
    /// A region: totals are rounded
    Region,
    /// The whole country: totals are rounded
    National,
}

impl From<AreaArgument> for Area {
    fn from(area: AreaArgument) -> Self {
        match area {
            AreaArgument::Local => Area::Local,
            AreaArgument::Region => Area::Region,
            AreaArgument::National => Area::National,
        }
    }
}
