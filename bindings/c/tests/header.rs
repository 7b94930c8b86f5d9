//! The header says what a caller must know. `cargo xtask generate` writes it from the sources.

use std::fs;
use std::path::{Path, PathBuf};

/// A function as the header declares it.
struct Function {
    name: String,
    doc: String,
    /// Type and name of each parameter.
    parameters: Vec<(String, String)>,
}

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn committed() -> String {
    fs::read_to_string(here("../../include/neglect_screen.h")).unwrap()
}

/// The comment at the end of a text, line by line and without its slashes.
fn comment_before(text: &str) -> String {
    let lines: Vec<&str> = text.lines().rev().map_while(|line| line.strip_prefix("///")).collect();
    lines.into_iter().rev().map(|line| format!("\n{}", line.trim())).collect()
}

/// The functions, read from the header's text.
fn functions(header: &str) -> Vec<Function> {
    let mut functions = Vec::new();
    let mut rest = header;
    while let Some(at) = rest.find("\nNEGLECT_API") {
        let (before, after) = rest.split_at(at);
        let end = after.find(");").unwrap();
        let words = after[..end + 1].split_whitespace().filter(|word| !word.starts_with("NEGLECT_"));
        let prototype = words.collect::<Vec<_>>().join(" ");
        let open = prototype.find('(').unwrap();
        let name = prototype[..open].rsplit([' ', '*']).next().unwrap().to_owned();
        let inside = &prototype[open + 1..prototype.len() - 1];
        let parameters = inside.split(", ").filter(|one| *one != "void").map(|one| {
            let at = one.rfind([' ', '*']).unwrap() + 1;
            (one[..at].trim().to_owned(), one[at..].to_owned())
        });
        let doc = comment_before(before);
        functions.push(Function { name, parameters: parameters.collect(), doc });
        rest = &after[end..];
    }
    functions
}

#[test]
fn the_header_is_short_enough_to_be_read() {
    assert!(committed().len() < 64 * 1024, "{} bytes", committed().len());
}

#[test]
fn every_source_that_declares_a_function_is_in_the_header() {
    let header = committed();
    let files = fs::read_dir(here("src")).unwrap().chain(fs::read_dir(here("src/tables")).unwrap());
    for path in files.map(|file| file.unwrap().path()).filter(|path| path.is_file()) {
        // What only a library for tests has.
        if path.ends_with("panics.rs") {
            continue;
        }
        let text = fs::read_to_string(path).unwrap();
        for part in text.split("#[unsafe(no_mangle)]").skip(1) {
            let name = part.split("fn ").nth(1).unwrap().split('(').next().unwrap();
            assert!(header.contains(&format!("{name}(")), "{name} is not in the header");
        }
    }
}

/// The ownership word of each parameter, from the line in brackets that ends a function's comment:
/// `[in screener, json (a case)]`; `out` and `err` are out-owned where it says nothing else.
fn ownership(doc: &str) -> Vec<(String, String)> {
    let Some(at) = doc.rfind("\n[") else { return Vec::new() };
    let line = doc[at..].trim().trim_start_matches('[').trim_end_matches(']').replace('\n', " ");
    // What stands in round brackets is for people.
    let mut depth = 0;
    let words: String = line
        .chars()
        .filter(|char| {
            depth += i32::from(*char == '(');
            let kept = depth == 0;
            depth -= i32::from(*char == ')');
            kept
        })
        .collect();
    let mut owned = Vec::new();
    for group in words.split("; ") {
        let (word, names) = group.split_once(' ').unwrap();
        owned.extend(names.split(", ").map(|name| (name.trim().to_owned(), word.to_owned())));
    }
    owned
}

#[test]
fn every_pointer_parameter_says_whose_it_is() {
    let header = committed();
    let functions = functions(&header);
    assert!(functions.len() > 20);
    for one in functions {
        let mut owned = ownership(&one.doc);
        for (kind, name) in &one.parameters {
            if !kind.contains('*') && !kind.contains("neglect_str") {
                continue;
            }
            if !owned.iter().any(|(owned, _)| owned == name) && ["out", "err"].contains(&name.as_str()) {
                owned.push((name.clone(), "out-owned".to_owned()));
            }
            let at = owned.iter().position(|(owned, _)| owned == name);
            let at = at.unwrap_or_else(|| panic!("{}: `{name}` does not say whose it is", one.name));
            let (_, word) = owned.swap_remove(at);
            let right = match (kind.as_str(), name.as_str()) {
                (kind, _) if kind.contains("**") => "out-owned",
                (kind, _) if kind.contains("const") || kind.contains("neglect_str") => "in",
                ("struct ArrowArrayStream *", "rows") => "moved",
                ("struct ArrowArrayStream *", _) if one.name.ends_with("_add") => "moved",
                ("struct ArrowArrayStream *", _) => "filled",
                _ if one.name.ends_with("_free") => "consumed",
                _ => "in-out",
            };
            assert_eq!(word, right, "{}: `{name}`", one.name);
            // Its type says with what it is freed.
            if right == "out-owned" {
                let of = kind.trim_end_matches(['*', ' ']);
                let at = header.find(&format!("\ntypedef struct {of} {of};")).unwrap();
                let doc = comment_before(&header[..at + 1]);
                let free = format!("with {of}_free");
                assert!(
                    doc.contains(&free) && header.contains(&format!(" {of}_free(")),
                    "{}: {doc}",
                    one.name
                );
            }
        }
        assert!(owned.is_empty(), "{}: {owned:?} are no parameters", one.name);
    }
}

#[test]
fn every_type_answers_the_four_questions() {
    let header = committed();
    let mut seen = 0;
    let head = header.split("*/").next().unwrap();
    for answer in [
        "A struct that `goes in`",
        "Threads: ",
        "Lifetime: ",
        "Freed by: ",
        "`of a report`, threads, lifetime and freed by",
    ] {
        assert!(head.contains(answer), "{answer}");
    }
    for (at, _) in header.match_indices("\ntypedef struct ") {
        let doc = comment_before(&header[..at + 1]).to_lowercase();
        assert!(doc.lines().nth(1).is_some_and(|what| what.len() > 10), "what is it? {doc}");
        // The head answers for all structs of a kind.
        let kinds = ["to be filled", "lent by its report"];
        let of_kind = kinds.into_iter().find(|kind| doc.contains(kind));
        assert!(of_kind.is_none_or(|kind| header.contains(&format!("`{kind}`"))), "{doc}");
        for question in ["threads", "lifetime", "freed by: "].into_iter().filter(|_| of_kind.is_none()) {
            assert!(doc.contains(question), "no answer to `{question}` in {doc}");
        }
        seen += 1;
    }
    assert!(seen >= 30, "{seen}");
}

#[test]
fn every_name_has_the_prefix() {
    let header = committed();
    assert!(functions(&header).iter().all(|one| one.name.starts_with("neglect_")));
    let enumerators = header.lines().filter_map(|line| line.strip_prefix("  ")?.split_once(" = "));
    let enumerators: Vec<&str> = enumerators.map(|(name, _)| name).collect();
    assert!(enumerators.len() > 100, "{}", enumerators.len());
    let macros = header.lines().filter_map(|line| line.strip_prefix("#define "));
    for name in enumerators.into_iter().chain(macros) {
        assert!(name.starts_with("NEGLECT_"), "{name}");
    }
}

#[test]
fn every_function_is_called_with_null_in_each_pointer_place() {
    let program = fs::read_to_string(here("tests/c/null.c")).unwrap();
    for one in functions(&committed()) {
        for (kind, name) in &one.parameters {
            if kind.contains('*') || kind.contains("neglect_str") {
                let tag = format!("/* {}: {name} */", one.name);
                assert!(program.contains(&tag), "tests/c/null.c has no line marked {tag}");
            }
        }
    }
}
