//! Files in and out, with errors that name them.

use std::io::{self, Read};
use std::path::Path;

use neglect_screen::without_byte_order_mark;

use crate::console;
use crate::error::CliError;

/// The bytes of a file, without a byte order mark before them; `-` is standard input.
pub fn read(path: &Path) -> Result<Vec<u8>, CliError> {
    let bytes = if is_stdin(path) {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        std::fs::read(path)
    };
    let mut bytes = bytes.map_err(|reason| CliError::cannot_read(path.display(), reason))?;
    let mark = bytes.len() - without_byte_order_mark(&bytes).len();
    bytes.drain(..mark);
    Ok(bytes)
}

/// The text of a file; `-` is standard input.
pub fn read_text(path: &Path) -> Result<String, CliError> {
    String::from_utf8(read(path)?).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        CliError::cannot_read(path.display(), format!("byte {valid} is not UTF-8"))
    })
}

/// Writes a file, or standard output where none is named.
pub fn write(path: Option<&Path>, bytes: &[u8]) -> Result<(), CliError> {
    match path {
        Some(path) => {
            std::fs::write(path, bytes).map_err(|reason| CliError::cannot_write(path.display(), reason))
        }
        None => console::write(bytes),
    }
}

/// Whether a path stands for standard input.
pub fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}
