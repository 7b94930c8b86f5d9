//! A pack as the command line names it: a file, a folder of files, or one that is built in.

use std::fs;
use std::path::{Path, PathBuf};

use neglect_screen::pack::{self, PackText};

use crate::error::CliError;
use crate::files;

/// The text of the pack of this name.
pub fn read(name: &str) -> Result<PackText, CliError> {
    let mut built_in = pack::built_in_local().iter().chain(pack::built_in_tools());
    let plain = |name: &str| name.rsplit('/').next().unwrap_or(name).trim_end_matches(".toml").to_owned();
    if let Some(text) = built_in.find(|text| text.name() == name || plain(text.name()) == name) {
        return Ok(text.clone());
    }
    let path = Path::new(name);
    if path.is_dir() {
        return folder(name.trim_end_matches(['/', std::path::MAIN_SEPARATOR]), path);
    }
    Ok(PackText::from_file(name.to_owned(), files::read_text(path)?))
}

/// The TOML files of a folder and of the folders in it.
fn folder(name: &str, path: &Path) -> Result<PackText, CliError> {
    if !path.join("pack.toml").is_file() {
        return Err(CliError::cannot_read(name, "a folder without pack.toml is no pack"));
    }
    let mut found = Vec::new();
    for (own, entry) in entries(path)? {
        if !entry.is_dir() {
            found.push((own, entry));
            continue;
        }
        for (inner, entry) in entries(&entry)? {
            if entry.is_dir() {
                let reason = "a pack has folders of files, and no folders in those";
                return Err(CliError::cannot_read(entry.display(), reason));
            }
            found.push((format!("{own}/{inner}"), entry));
        }
    }
    found.retain(|(own, _)| own.ends_with(".toml"));
    let texts: Vec<(String, String)> = found
        .into_iter()
        .map(|(own, path)| Ok((own, files::read_text(&path)?)))
        .collect::<Result<_, CliError>>()?;
    Ok(PackText::from_folder(name.to_owned(), texts))
}

/// What lies in a folder, by name. What an editor or a version control hides there is none of the pack's.
fn entries(path: &Path) -> Result<Vec<(String, PathBuf)>, CliError> {
    let unreadable = |reason: std::io::Error| CliError::cannot_read(path.display(), reason);
    let mut all = Vec::new();
    for entry in fs::read_dir(path).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') {
            all.push((name, entry.path()));
        }
    }
    Ok(all)
}
