//! A pack as the command line names it: a file, a folder of files, or one that is built in.

use std::fs;
use std::path::{Path, PathBuf};

use neglect_screen::pack::{self, PackText};

use crate::exit::{Failure, file};

/// The text of the pack of this name.
pub fn read(name: &str) -> Result<PackText, Failure> {
    let mut built_in = pack::built_in_local().iter().chain(pack::built_in_tools());
    let plain = |name: &str| name.rsplit('/').next().unwrap_or(name).trim_end_matches(".toml").to_owned();
    if let Some(text) = built_in.find(|text| text.name() == name || plain(text.name()) == name) {
        return Ok(text.clone());
    }
    let path = Path::new(name);
    if path.is_dir() {
        return folder(name.trim_end_matches(['/', std::path::MAIN_SEPARATOR]), path);
    }
    Ok(PackText::from_file(name.to_owned(), read_text(path)?))
}

/// The TOML files of a folder and of the folders in it.
fn folder(name: &str, path: &Path) -> Result<PackText, Failure> {
    if !path.join("pack.toml").is_file() {
        return Err(file(name, &"a folder without pack.toml is no pack"));
    }
    let mut files = Vec::new();
    for (own, entry) in entries(path)? {
        if !entry.is_dir() {
            files.push((own, entry));
            continue;
        }
        for (inner, entry) in entries(&entry)? {
            if entry.is_dir() {
                let why = "a pack has folders of files, and no folders in those";
                return Err(file(&entry.to_string_lossy(), &why));
            }
            files.push((format!("{own}/{inner}"), entry));
        }
    }
    files.retain(|(own, _)| own.ends_with(".toml"));
    let texts: Vec<(String, String)> =
        files.into_iter().map(|(own, path)| Ok((own, read_text(&path)?))).collect::<Result<_, Failure>>()?;
    Ok(PackText::from_folder(name.to_owned(), texts))
}

/// What lies in a folder, by name. What an editor or a version control hides there is none of the pack's.
fn entries(path: &Path) -> Result<Vec<(String, PathBuf)>, Failure> {
    let unreadable = |why: std::io::Error| file(&path.to_string_lossy(), &why);
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

fn read_text(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|why| file(&path.to_string_lossy(), &why))
}
