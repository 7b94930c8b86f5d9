//! The samples that nobody here wrote, where they are at hand.

use std::path::{Path, PathBuf};

use neglect_import::Source;

use super::{From, adds_up, import};

/// Where the samples lie: `NEGLECT_SAMPLES`, or beside the repository.
fn samples() -> Option<PathBuf> {
    let named = std::env::var_os("NEGLECT_SAMPLES").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples");
    let folder = named.unwrap_or(beside);
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: the samples of other authors are not at hand (NEGLECT_SAMPLES)");
    None
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    files.into_iter().map(|path| (name(&path), std::fs::read(&path).unwrap())).collect()
}

#[test]
fn samples_of_other_authors_are_read_whole() {
    let Some(samples) = samples() else { return };
    for (source, folder, cases) in [
        (Source::Fhir, "fhir", 1),
        (Source::Cin, "cin", 2),
        (Source::AnnexA, "annex-a", 24),
        (Source::Ssda903, "ssda903", 0),
    ] {
        let files = files(&samples.join(folder));
        let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), &**bytes)).collect();
        let (found, account, errors) = import(&From::BuiltIn(source), &files);
        assert!(errors.is_empty(), "{errors:?}");
        adds_up(&account);
        let counts = account.fields;
        println!(
            "{folder}: {} values: {} mapped, {} set aside, {} not understood",
            counts.total(),
            counts.mapped,
            counts.set_aside,
            counts.not_understood
        );
        assert_eq!(found.len(), cases, "{}", account.to_text());
        // Nothing of a published format is unknown but what its own invalid samples hold.
        let unknown: Vec<&str> = account
            .by_field
            .iter()
            .filter(|line| line.to == "unknown_field")
            .map(|line| line.field.as_str())
            .collect();
        assert!(unknown.is_empty(), "{folder}: {unknown:?}");
    }
}
