//! All that is generated, put together.

use std::fs;
use std::path::Path;

use crate::abi::Abi;
use crate::files::Files;
use crate::header::Header;
use crate::{c, c_struct, core, csharp, hazards, java, model, python};

/// Writes what differs.
///
/// # Errors
///
/// Where a source cannot be read, or a file cannot be written.
pub fn write(repository: &Path) -> Result<String, String> {
    let changed = generated(repository)?.write(repository)?;
    Ok(if changed.is_empty() { "nothing has changed".to_owned() } else { changed.join("\n") })
}

/// Compares what is generated with the files that are there.
///
/// # Errors
///
/// Where a source cannot be read, or a file differs: each is named.
pub fn check(repository: &Path) -> Result<String, String> {
    let mut differences = generated(repository)?.differences(repository);
    if differences.is_empty() {
        return Ok("what is generated is what is there".to_owned());
    }
    differences.push("run `cargo xtask generate` and look at the difference".to_owned());
    Err(differences.join("\n"))
}

/// Everything that is generated.
fn generated(repository: &Path) -> Result<Files, String> {
    let abi = Abi::read(repository, model::read(repository)?, c_struct::structs)?;
    let mut files = Files::default();
    core::add_files(&mut files, repository, &abi)?;
    // The header is written from the sources of the C crate, those among them that are generated.
    let sources = c::sources(repository, &abi)?;
    let header = Header::new(repository, &sources)?;
    c::add_files(&mut files, repository, &abi, &header)?;
    for (source, text) in sources {
        files.add(&format!("bindings/c/src/{source}"), text);
    }
    csharp::add_files(&mut files, &abi, &header);
    java::add_files(&mut files, &abi, &header);
    python::add_files(&mut files, &abi, &header);
    let columns = c::columns_in_words(&abi);
    files.add("docs/tables.md", with_part(repository, "docs/tables.md", "columns", &columns)?);
    hazards::add_files(&mut files, repository)?;
    files.add("bindings/c/abi.json", header.description());
    files.add("bindings/c/exports.txt", header.exports());
    files.add("include/neglect_screen.h", header.text);
    Ok(files)
}

/// A page of the documentation with a part of it anew: what stands between `<!-- name: … -->` and `<!-- end -->`.
fn with_part(repository: &Path, page: &str, name: &str, part: &str) -> Result<String, String> {
    let text = fs::read_to_string(repository.join(page)).map_err(|error| format!("{page}: {error}"))?;
    let split = |text: &str| {
        let start = text.find(&format!("<!-- {name}:"))?;
        let start = start + text[start..].find('\n')? + 1;
        let end = start + text[start..].find("<!-- end -->")?;
        Some(format!("{}{part}{}", &text[..start], &text[end..]))
    };
    split(&text)
        .ok_or_else(|| format!("{page}: nothing stands between `<!-- {name}: … -->` and `<!-- end -->`"))
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_committed_is_what_is_generated() {
        if let Err(differences) = super::check(&crate::repository()) {
            panic!("{differences}");
        }
    }
}
