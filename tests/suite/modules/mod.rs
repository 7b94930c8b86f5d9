//! Modules depend on one another in one direction: neither the modules of a crate nor those within one of its folders
//! form a circle.
//!
//! The sources are read as tokens, so comments and strings say nothing here; what is compiled for tests alone is left
//! out. A path counts wherever it stands, in a `use` or in an expression, and is followed through re-exports to the module
//! that defines what it names. A folder's own `mod.rs` is one of its modules, for what it holds beside re-exports.

mod graph;
mod source;

use std::path::Path;

use graph::Crate;

/// The crates whose modules form no circle, by the file in which each begins.
const CRATES: [&str; 6] = [
    "src/lib.rs",
    "crates/cli/src/main.rs",
    "crates/partnership/src/lib.rs",
    "crates/render/src/lib.rs",
    "crates/xtask/src/main.rs",
    "bindings/c/src/lib.rs",
];

#[test]
fn no_modules_of_a_crate_form_a_circle() {
    let circles = CRATES.iter().flat_map(|root| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(root);
        Crate::new(&root, &|file| std::fs::read_to_string(file).ok()).circles()
    });
    let circles: Vec<String> = circles.collect();
    assert!(circles.is_empty(), "{}", circles.join("\n"));
}

/// The circles in a crate of these files.
fn circles_among(files: &[(&str, &str)]) -> Vec<String> {
    let read = |path: &Path| {
        let file = files.iter().find(|(name, _)| Path::new(name) == path);
        file.map(|(_, source)| (*source).to_owned())
    };
    Crate::new(Path::new("lib.rs"), &read).circles()
}

#[test]
fn a_circle_is_told_with_the_lines_that_tie_it() {
    let found = circles_among(&[
        ("lib.rs", "pub mod low;\nmod high;\npub use low::inner::Thing;\n"),
        ("low/mod.rs", "mod inner;\npub use inner::*;\n"),
        ("low/inner.rs", "pub struct Thing;\n\nimpl Thing { fn f(&self) { crate::high::g() } }\n"),
        ("high.rs", "use super::{Thing as T, other};\npub fn g() {}\n"),
    ]);
    assert_eq!(
        found,
        ["crate::: high, low\n  high uses low\n    high.rs:1: super::Thing\n  low uses high\n    \
          low/inner.rs:3: crate::high::g\n"]
    );
}

#[test]
fn the_modules_within_a_folder_and_its_own_file_may_form_none_either() {
    let folder = |source: &'static str| {
        let found = circles_among(&[
            ("lib.rs", "mod folder;"),
            ("folder/mod.rs", source),
            ("folder/a.rs", "use super::b::B; pub struct A;"),
            ("folder/b.rs", "pub struct B; fn f(_: super::Own) {}"),
        ]);
        found.iter().map(|circle| circle.lines().next().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(folder("mod a; mod b; pub use a::A; pub struct Own;"), [""; 0]);
    assert_eq!(folder("mod a; mod b; pub struct Own; fn f() { a::A; }"), ["crate::folder: a, b, mod.rs"]);
    assert_eq!(folder("mod a; mod b; pub(crate) use a::A as Own;"), ["crate::folder: a, b"]);
}

#[test]
fn comments_strings_visibility_and_what_is_for_tests_alone_tie_nothing() {
    let found = circles_among(&[
        ("lib.rs", "mod a; mod b;"),
        ("a.rs", "use crate::b::B; pub struct A;"),
        (
            "b.rs",
            "//! As [`A`](crate::a::A).\n// crate::a::A\n#[serde(with = \"crate::a\")]\npub(in crate::a) struct B;\n\
             const WORDS: &str = \"crate::a::A\";\n#[cfg(test)]\nmod tests { use crate::a::A; }\n\
             #[cfg(all(test, unix))]\n#[expect(unused)]\nuse crate::a::A;\n#[cfg(test)]\nmod other_tests;\n",
        ),
    ]);
    assert_eq!(found, [""; 0]);
}
