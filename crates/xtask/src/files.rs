//! The files that are generated: written, or compared with those that are committed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Folders that hold generated files and nothing else.
const FOLDERS: [&str; 10] = [
    "bindings/c/src/generated",
    "bindings/c/src/tables/generated",
    "bindings/c/tests/c/generated",
    "bindings/c/tests/shared/generated",
    "bindings/csharp/NeglectScreen/Generated",
    "bindings/csharp/NeglectScreen.Conformance/Generated",
    "bindings/java/generated/org/neglectscreen",
    "bindings/python/generated",
    "bindings/python/src/neglect_screen/generated",
    "src/case/generated",
];

/// All that is generated, by its path in the repository.
#[derive(Debug, Default)]
pub struct Files(BTreeMap<String, String>);

impl Files {
    pub fn add(&mut self, path: &str, text: String) {
        let before = self.0.insert(path.to_owned(), text);
        assert!(before.is_none(), "{path} is generated twice");
    }

    /// Writes what differs and removes what is generated no longer; the paths of both.
    ///
    /// # Errors
    ///
    /// Where a file cannot be written or removed.
    pub fn write(&self, repository: &Path) -> Result<Vec<String>, String> {
        let fail = |path: &str, error: std::io::Error| format!("{path}: {error}");
        let mut changed = Vec::new();
        for (path, text) in &self.0 {
            let place = repository.join(path);
            if fs::read_to_string(&place).ok().as_ref() != Some(text) {
                if let Some(folder) = place.parent() {
                    fs::create_dir_all(folder).map_err(|error| fail(path, error))?;
                }
                fs::write(&place, text).map_err(|error| fail(path, error))?;
                changed.push(path.clone());
            }
        }
        for path in self.left_over(repository) {
            fs::remove_file(repository.join(&path)).map_err(|error| fail(&path, error))?;
            changed.push(path);
        }
        Ok(changed)
    }

    /// What differs from the files that are committed: the path, and the first line that differs.
    pub fn differences(&self, repository: &Path) -> Vec<String> {
        let mut differences = Vec::new();
        for (path, text) in &self.0 {
            let Ok(stored) = fs::read_to_string(repository.join(path)) else {
                differences.push(format!("{path} is not there"));
                continue;
            };
            if stored != *text {
                let same = stored.lines().zip(text.lines()).take_while(|(stored, now)| stored == now).count();
                differences.push(format!("{path} is not what is generated, from line {} on", same + 1));
            }
        }
        let left_over = self.left_over(repository).into_iter();
        differences.extend(left_over.map(|path| format!("{path} is generated no longer")));
        differences
    }

    /// Files in the folders of generated files that are generated no longer.
    fn left_over(&self, repository: &Path) -> Vec<String> {
        let files = FOLDERS.iter().flat_map(|folder| {
            let entries = fs::read_dir(repository.join(folder)).into_iter().flatten();
            let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
            names.map(move |name| format!("{folder}/{name}"))
        });
        let files = files.filter(|path| !path.ends_with("__pycache__"));
        files.filter(|path| !self.0.contains_key(path)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_named_and_then_written() {
        let folder = std::env::temp_dir().join(format!("neglect-screen-files-{}", std::process::id()));
        let mut files = Files::default();
        files.add("src/case/generated/new.rs", "one\ntwo\n".to_owned());
        let left_over = folder.join("src/case/generated/old.rs");
        fs::create_dir_all(left_over.parent().unwrap()).unwrap();
        fs::write(&left_over, "").unwrap();
        assert_eq!(
            files.differences(&folder),
            ["src/case/generated/new.rs is not there", "src/case/generated/old.rs is generated no longer",]
        );
        files.write(&folder).unwrap();
        assert!(files.differences(&folder).is_empty() && !left_over.exists());
        fs::write(folder.join("src/case/generated/new.rs"), "one\n2\n").unwrap();
        let differences = files.differences(&folder);
        assert_eq!(differences, ["src/case/generated/new.rs is not what is generated, from line 2 on"]);
        fs::remove_dir_all(folder).unwrap();
    }
}
