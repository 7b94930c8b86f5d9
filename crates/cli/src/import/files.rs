//! The files of an import, which are read once for each part of the children.

use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::error::CliError;
use crate::files::is_stdin;

/// A file that can be read more than once. Standard input cannot, and is kept.
pub(super) struct Input {
    name: String,
    path: PathBuf,
    length: u64,
    kept: Option<Arc<[u8]>>,
}

/// The files that are named, all of which must be there before anything is written.
pub(super) fn open(paths: &[PathBuf]) -> Result<Vec<Input>, CliError> {
    paths.iter().map(|path| Input::new(path)).collect()
}

impl Input {
    fn new(path: &Path) -> Result<Input, CliError> {
        if is_stdin(path) {
            let mut bytes = Vec::new();
            let read = io::stdin().lock().read_to_end(&mut bytes);
            read.map_err(|reason| CliError::cannot_read("standard input", reason))?;
            let length = bytes.len() as u64;
            return Ok(Input {
                name: "-".to_owned(),
                path: path.to_owned(),
                length,
                kept: Some(bytes.into()),
            });
        }
        let metadata =
            std::fs::metadata(path).map_err(|reason| CliError::cannot_read(path.display(), reason))?;
        if metadata.is_dir() {
            return Err(CliError::cannot_read(path.display(), "it is a folder: name its files"));
        }
        Ok(Input {
            name: path.display().to_string(),
            path: path.to_owned(),
            length: metadata.len(),
            kept: None,
        })
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn length(&self) -> u64 {
        self.length
    }

    pub(super) fn open(&self) -> Result<Box<dyn Read>, CliError> {
        if let Some(kept) = &self.kept {
            return Ok(Box::new(Cursor::new(kept.clone())));
        }
        let file =
            File::open(&self.path).map_err(|reason| CliError::cannot_read(self.path.display(), reason))?;
        Ok(Box::new(file))
    }
}
