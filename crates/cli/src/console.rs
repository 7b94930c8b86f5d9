//! The standard output and the standard error. Nothing else in this program writes to either, so that a full disk or a
//! closed pipe is an error like any other and never a panic.

use std::io::{self, BufWriter, StdoutLock, Write};

use anstyle::{AnsiColor, Style};
use neglect_render::{Role, Styled, printable};
use neglect_screen::{Concern, Hazard};
use serde::Serialize;

use crate::error::CliError;

/// Writes bytes to standard output, as they are.
pub fn write(bytes: &[u8]) -> Result<(), CliError> {
    let mut output = Output::new();
    output.write(bytes)?;
    output.finish()
}

/// Writes a text to standard output, with the colours of its roles where that is a terminal that has them.
pub fn print(text: &Styled) -> Result<(), CliError> {
    let mut output = anstream::stdout().lock();
    output.write_all(coloured(text).as_bytes()).and_then(|()| output.flush()).map_err(stdout_error)
}

/// Writes a value to standard output as indented JSON.
pub fn print_json(value: &impl Serialize) -> Result<(), CliError> {
    write(&pretty_json(value))
}

/// A value as indented JSON, with a line end.
pub fn pretty_json(value: &impl Serialize) -> Vec<u8> {
    let mut json =
        serde_json::to_vec_pretty(value).expect("a value with named fields is written into memory");
    json.push(b'\n');
    json
}

/// Shows what the reading of the command line ended with: the help or the version on standard output, a mistake on
/// standard error.
pub fn show_usage(answer: &clap::Error) -> Result<(), CliError> {
    let shown = answer.print().and_then(|()| io::stdout().flush());
    if answer.use_stderr() { Err(CliError::UsageShown) } else { shown.map_err(stdout_error) }
}

/// Says one or more lines on standard error.
pub fn tell(lines: impl AsRef<str>) {
    let mut text = printable(lines.as_ref()).into_owned();
    text.push('\n');
    to_stderr(&text);
}

/// Says a text on standard error as it stands, such as a question that waits on its line for the answer.
pub fn tell_styled(text: &Styled) {
    to_stderr(&coloured(text));
}

/// Where standard error cannot be written nobody is left to be told, and the exit code says the rest.
fn to_stderr(text: &str) {
    let mut stderr = anstream::stderr().lock();
    let _ = stderr.write_all(text.as_bytes()).and_then(|()| stderr.flush());
}

/// Standard output for as long as many pieces are written to it.
pub struct Output(BufWriter<StdoutLock<'static>>);

impl Output {
    /// Takes standard output.
    pub fn new() -> Output {
        Output(BufWriter::with_capacity(1 << 20, io::stdout().lock()))
    }

    /// Writes a piece.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), CliError> {
        self.0.write_all(bytes).map_err(stdout_error)
    }

    /// Writes what is still kept. Without it a full disk would go unnoticed.
    pub fn finish(mut self) -> Result<(), CliError> {
        self.0.flush().map_err(stdout_error)
    }
}

fn stdout_error(reason: io::Error) -> CliError {
    CliError::cannot_write("standard output", reason)
}

fn coloured(text: &Styled) -> String {
    let paint = |(role, piece): (Role, &str)| match style(role) {
        Some(style) => format!("{style}{piece}{style:#}"),
        None => piece.to_owned(),
    };
    text.pieces().map(paint).collect()
}

fn style(role: Role) -> Option<Style> {
    let bold = Style::new().bold();
    let in_colour = |colour: AnsiColor| bold.fg_color(Some(colour.into()));
    match role {
        Role::Plain => None,
        Role::Heading => Some(bold),
        Role::Quiet => Some(Style::new().dimmed()),
        Role::Concern(Concern::Immediate | Concern::Suspect) => Some(in_colour(AnsiColor::Red)),
        Role::Concern(Concern::Consider) => Some(in_colour(AnsiColor::Yellow)),
        Role::Concern(Concern::Prompt) => Some(in_colour(AnsiColor::Cyan)),
        Role::Concern(Concern::NoneRecorded) => Some(bold),
        Role::Hazard(Hazard::Immediate | Hazard::Never) => Some(in_colour(AnsiColor::Red)),
        Role::Hazard(Hazard::Strong | Hazard::Avoid) => Some(in_colour(AnsiColor::Yellow)),
        Role::Hazard(Hazard::Modifiable) => Some(bold),
    }
}
