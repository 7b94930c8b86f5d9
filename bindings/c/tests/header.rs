//! The header is what the sources say, and says what a caller must know.
//!
//! `NEGLECT_WRITE=1 cargo test -p neglect-screen-c --test header` writes the header, the description of the ABI and
//! the list of exports anew; without it, the test compares.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

/// The sources, in the order in which the header shows them.
const SOURCES: [&str; 10] = [
    "version.rs",
    "status.rs",
    "view.rs",
    "error.rs",
    "screener.rs",
    "builder.rs",
    "introspect.rs",
    "text.rs",
    "json.rs",
    "batch.rs",
];

/// A function as the header declares it.
struct Function {
    name: String,
    prototype: String,
    doc: String,
    /// Type and name of each parameter.
    parameters: Vec<(String, String)>,
}

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn generated() -> String {
    let config = cbindgen::Config::from_file(here("cbindgen.toml")).unwrap();
    let mut builder = cbindgen::Builder::new().with_config(config);
    for source in SOURCES {
        builder = builder.with_src(here("src").join(source));
    }
    let mut header = Vec::new();
    builder.generate().unwrap().write(&mut header);
    String::from_utf8(header).unwrap()
}

fn committed() -> String {
    fs::read_to_string(here("../../include/neglect_screen.h")).unwrap()
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
        let doc = before.rfind("/**").map_or("", |at| &before[at..]).to_owned();
        functions.push(Function {
            name,
            parameters: parameters.collect(),
            doc,
            prototype: prototype.clone(),
        });
        rest = &after[end..];
    }
    functions
}

/// The enums, with each enumerator's number.
fn enums(header: &str) -> Map<String, Value> {
    let mut enums = Map::new();
    for part in header.split("\nenum ").skip(1) {
        let name: String = part.chars().take_while(|char| char.is_alphanumeric() || *char == '_').collect();
        let body = &part[..part.find("};").unwrap()];
        let values = body.lines().filter_map(|line| {
            let (name, number) = line.trim().strip_suffix(',').unwrap_or(line.trim()).split_once(" = ")?;
            Some((name.to_owned(), json!(number.parse::<i32>().ok()?)))
        });
        enums.insert(name, Value::Object(values.collect()));
    }
    enums
}

/// The structs whose fields callers see, with each field's type.
fn structs(header: &str) -> Map<String, Value> {
    let mut structs = Map::new();
    for part in header.split("\ntypedef struct {").skip(1) {
        let (body, rest) = part.split_at(part.find("\n}").unwrap());
        let name = rest.trim_start_matches(['\n', '}', ' ']).split(';').next().unwrap();
        let fields = body.lines().skip(1).filter_map(|line| line.trim().strip_suffix(';')).map(|line| {
            let at = line.rfind([' ', '*']).unwrap() + 1;
            json!({ "name": &line[at..], "type": line[..at].trim() })
        });
        structs.insert(name.to_owned(), fields.collect());
    }
    structs
}

/// The ABI as `neglect_abi_description` gives it.
fn description(header: &str) -> String {
    let functions = functions(header);
    let prototypes = functions.iter().map(|one| (one.name.clone(), json!(one.prototype)));
    let whole = json!({
        "abi": format!("{}.{}", neglect_screen_ffi::version::NEGLECT_ABI_MAJOR, neglect_screen_ffi::version::NEGLECT_ABI_MINOR),
        "functions": prototypes.collect::<Map<_, _>>(),
        "enums": enums(header),
        "structs": structs(header),
    });
    format!("{whole:#}\n")
}

fn exports(header: &str) -> String {
    let mut names: Vec<String> = functions(header).into_iter().map(|one| one.name + "\n").collect();
    names.sort();
    names.concat()
}

fn assert_same(path: &str, now: &str) {
    let path = here(path);
    if std::env::var_os("NEGLECT_WRITE").is_some() {
        fs::write(&path, now).unwrap();
    }
    let stored = fs::read_to_string(&path).unwrap_or_default();
    let differs = stored.lines().zip(now.lines()).position(|(stored, now)| stored != now);
    assert!(
        stored == now,
        "{} is not what the sources say (first at line {:?}); write it with NEGLECT_WRITE=1",
        path.display(),
        differs.map(|at| at + 1)
    );
}

#[test]
fn the_header_its_description_and_the_exports_are_what_the_sources_say() {
    let header = generated();
    assert_same("../../include/neglect_screen.h", &header);
    assert_same("abi.json", &description(&header));
    assert_same("exports.txt", &exports(&header));
}

#[test]
fn the_header_can_be_held_in_one_head() {
    assert!(committed().len() < 48 * 1024, "{} bytes", committed().len());
}

#[test]
fn every_source_that_declares_a_function_is_in_the_header() {
    let header = committed();
    for file in fs::read_dir(here("src")).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        for part in text.split("#[unsafe(no_mangle)]").skip(1) {
            let name = part.split("fn ").nth(1).unwrap().split('(').next().unwrap();
            assert!(header.contains(&format!("{name}(")), "{name} is not in the header");
        }
    }
}

#[test]
fn every_pointer_parameter_says_whose_it_is() {
    let functions = functions(&committed());
    assert!(functions.len() > 20);
    for one in functions {
        for (kind, name) in &one.parameters {
            let Some(words) = one.doc.split(&format!("\n * - `{name}`: ")).nth(1) else {
                let pointer = kind.contains('*') || kind.contains("neglect_str");
                assert!(!pointer, "{}: `{name}` does not say whose it is", one.name);
                continue;
            };
            let word = words.split(['.', ';', ',', '\n']).next().unwrap();
            let right = match (kind.as_str(), name.as_str()) {
                (kind, _) if kind.contains("**") => "out-owned",
                (kind, _) if kind.contains("const") || kind.contains("neglect_str") => "in",
                _ if one.name.ends_with("_free") => "consumed",
                _ => "in-out",
            };
            assert_eq!(word, right, "{}: `{name}`", one.name);
            if right == "out-owned" {
                let free = words.split("freed with ").nth(1).unwrap().split(['.', ';']).next().unwrap();
                assert!(committed().contains(&format!(" {free}(")), "{}: {free} does not exist", one.name);
            }
        }
    }
}

#[test]
fn every_type_answers_the_four_questions() {
    let header = committed();
    let mut seen = 0;
    for (at, _) in header.match_indices("\ntypedef struct ") {
        let doc = &header[header[..at].rfind("/**").unwrap()..at];
        for question in ["What: ", "Threads: ", "Lifetime: ", "Freed by: "] {
            assert!(doc.contains(&format!("\n * {question}")), "no answer to `{question}` in {doc}");
        }
        seen += 1;
    }
    assert!(seen >= 6, "{seen}");
}

#[test]
fn every_name_has_the_prefix() {
    let header = committed();
    assert!(functions(&header).iter().all(|one| one.name.starts_with("neglect_")));
    for (name, values) in enums(&header) {
        let prefix = format!("{}_", name.to_uppercase());
        assert!(values.as_object().unwrap().keys().all(|value| value.starts_with(&prefix)), "{name}");
    }
    for line in header.lines().filter_map(|line| line.strip_prefix("#define ")) {
        assert!(line.starts_with("NEGLECT_"), "{line}");
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
