//! The packs that are compiled in.

use std::path::Path;

use neglect_screen::pack::{Diagnostic, Pack, built_in, built_in_local, built_in_tools};

fn all() -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    [built_in(), built_in_local(), built_in_tools()].into_iter().flatten()
}

#[test]
fn every_pack_file_is_compiled_in_under_its_name() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("packs");
    let mut missing = Vec::new();
    for folder in ["england", "local", "tools"] {
        let Ok(entries) = std::fs::read_dir(root.join(folder)) else { continue };
        for entry in entries {
            let name = format!("{folder}/{}", entry.unwrap().file_name().to_string_lossy());
            if name.ends_with(".toml") && !all().any(|(listed, _)| *listed == name) {
                missing.push(name);
            }
        }
    }
    assert!(missing.is_empty(), "list these in src/pack/built_in.rs: {missing:?}");
}

#[test]
fn every_built_in_pack_can_be_read() {
    for (name, text) in all() {
        if let Err(problems) = Pack::parse(name, text) {
            let lines: Vec<String> = problems
                .iter()
                .map(|problem: &Diagnostic| {
                    let place = problem.place(text);
                    format!("{}:{}: {problem}", place.line, place.column)
                })
                .collect();
            panic!("{name}:\n{}", lines.join("\n"));
        }
    }
}
