//! The header is what the sources say, and says what a caller must know.
//!
//! `NEGLECT_WRITE=1 cargo test -p neglect-screen-c --test header` writes the header, the description of the ABI and
//! the list of exports anew; without it, the test compares.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

/// The sources, in the order in which the header shows them.
const SOURCES: [&str; 18] = [
    "version.rs",
    "status.rs",
    "vocabulary.rs",
    "view.rs",
    "error.rs",
    "screener_builder.rs",
    "screener.rs",
    "text.rs",
    "records.rs",
    "case_builder.rs",
    "case.rs",
    "report_structs.rs",
    "report.rs",
    "batch.rs",
    "tables/kinds.rs",
    "tables/mod.rs",
    "tally.rs",
    "partnership.rs",
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
    wrapped(&String::from_utf8(header).unwrap())
}

/// The header with prototypes on one line, or broken after the opening bracket and indented, in place of columns of
/// blanks.
fn wrapped(header: &str) -> String {
    let (mut whole, mut rest) = (String::new(), header);
    while let Some(at) = rest.find("\nNEGLECT_API") {
        let (before, after) = rest.split_at(at + 1);
        let end = after.find(");").unwrap() + 2;
        let line = after[..end].split_whitespace().collect::<Vec<_>>().join(" ");
        let (name, parameters) = line.split_at(line.find('(').unwrap() + 1);
        whole += before;
        whole += name;
        let mut width = name.len();
        if line.len() > WIDTH {
            whole += "\n   ";
            width = 3;
        }
        for parameter in parameters.split_inclusive(',') {
            let parameter = parameter.trim();
            if line.len() > WIDTH && width + 1 + parameter.len() > WIDTH {
                whole += "\n   ";
                width = 3;
            }
            if !whole.ends_with('(') {
                whole += " ";
            }
            whole += parameter;
            width += 1 + parameter.len();
        }
        rest = &after[end..];
    }
    whole + rest
}

/// How wide the header's prototypes are at most.
const WIDTH: usize = 120;

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
    for (at, body) in header.match_indices("enum ").filter(|(at, _)| {
        let line = header[..*at].rsplit('\n').next();
        line == Some("") || line == Some("typedef ")
    }) {
        let part = &header[at + body.len()..];
        if part.find(';') < part.find('{') {
            continue;
        }
        let (body, after) = part.split_once('}').unwrap();
        let words = |text: &str| text.trim().trim_end_matches(';').trim().to_owned();
        // `enum name … {` where the width is fixed, `typedef enum { … } name;` where it is the compiler's.
        let name = match body.split_once('{').unwrap().0.split_whitespace().next() {
            Some(name) => name.to_owned(),
            None => words(after.lines().next().unwrap()),
        };
        let values = body.lines().filter_map(|line| {
            let (name, number) = line.trim().trim_end_matches(',').split_once(" = ")?;
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
        let fields = fields(body).into_iter().map(|(kind, name)| json!({ "name": name, "type": kind }));
        structs.insert(name.to_owned(), fields.collect::<Value>());
    }
    structs
}

/// The ABI as `neglect_abi_description` gives it.
fn description(header: &str) -> String {
    let functions = functions(header);
    let prototypes = functions.iter().map(|one| (one.name.clone(), json!(one.prototype)));
    let layouts = layouts(header).into_iter().map(|(name, layout)| {
        let offsets = layout.offsets.into_iter().map(|(field, at)| (field, json!(at)));
        (name, json!({ "size": layout.size, "offsets": offsets.collect::<Map<_, _>>() }))
    });
    let whole = json!({
        "abi": format!("{}.{}", neglect_screen_ffi::version::NEGLECT_ABI_MAJOR, neglect_screen_ffi::version::NEGLECT_ABI_MINOR),
        "functions": prototypes.collect::<Map<_, _>>(),
        "enums": enums(header),
        "structs": structs(header),
        "layouts_64": layouts.collect::<Map<_, _>>(),
    });
    format!("{whole:#}\n")
}

/// Size and alignment of a field's type where pointers have 64 bits.
fn measured(kind: &str, known: &BTreeMap<String, Layout>) -> (usize, usize) {
    match kind {
        "int32_t" | "uint32_t" => (4, 4),
        "int64_t" | "uint64_t" | "size_t" => (8, 8),
        pointer if pointer.ends_with('*') => (8, 8),
        name => {
            let of = known.get(name).unwrap_or_else(|| panic!("{name} is used before it is declared"));
            (of.size, of.align)
        }
    }
}

/// Where the fields of a struct lie where pointers have 64 bits.
struct Layout {
    size: usize,
    align: usize,
    offsets: Vec<(String, usize)>,
}

/// Every struct of the header as C lays it out, in the header's order.
fn layouts(header: &str) -> Vec<(String, Layout)> {
    let (mut known, mut order) = (BTreeMap::new(), Vec::new());
    for (at, opening) in header.match_indices("\ntypedef struct {") {
        let (body, after) = header[at + opening.len()..].split_once("\n}").unwrap();
        let name = after.split(';').next().unwrap().trim().to_owned();
        let (mut size, mut align, mut offsets) = (0_usize, 1, Vec::new());
        for (kind, field) in fields(body) {
            let (bytes, to) = measured(&kind, &known);
            size = size.next_multiple_of(to);
            offsets.push((field, size));
            size += bytes;
            align = align.max(to);
        }
        known.insert(name.clone(), Layout { size: size.next_multiple_of(align), align, offsets });
        order.push(name);
    }
    order.into_iter().map(|name| known.remove_entry(&name).unwrap()).collect()
}

/// Type and name of each field of a struct's body.
fn fields(body: &str) -> Vec<(String, String)> {
    let lines = body.lines().filter(|line| !line.trim().starts_with("//"));
    let fields = lines.filter_map(|line| line.trim().strip_suffix(';')).map(|line| {
        let at = line.rfind([' ', '*']).unwrap() + 1;
        (line[..at].trim().to_owned(), line[at..].to_owned())
    });
    fields.collect()
}

/// The layouts as assertions in C.
fn layouts_in_c(header: &str) -> String {
    let mut text = String::from(
        "/* Where every field of every struct lies, where pointers have 64 bits. Written by tests/header.rs. */\n\
         #include \"neglect_screen.h\"\n\n\
         #define LIES(struct_, field, at) _Static_assert(offsetof(struct_, field) == (at), #struct_ \".\" #field)\n\
         #define MEASURES(struct_, size) _Static_assert(sizeof(struct_) == (size), #struct_)\n",
    );
    for (name, layout) in layouts(header) {
        text += &format!("\nMEASURES({name}, {});\n", layout.size);
        for (field, at) in layout.offsets {
            text += &format!("LIES({name}, {field}, {at});\n");
        }
    }
    text
}

/// The layouts as assertions in Rust.
fn layouts_in_rust(header: &str) -> String {
    let mut text = String::from(
        "//! Where every field of every struct lies, where pointers have 64 bits. Written by `header.rs`.\n\
         #![cfg(target_pointer_width = \"64\")]\n\n\
         use std::mem::{offset_of, size_of};\n\n\
         use neglect_screen_ffi::{error::*, records::*, report_structs::*, view::*};\n",
    );
    for (name, layout) in layouts(header) {
        text += &format!("\nconst _: () = assert!(size_of::<{name}>() == {});\n", layout.size);
        for (field, at) in layout.offsets {
            text += &format!("const _: () = assert!(offset_of!({name}, {field}) == {at});\n");
        }
    }
    text
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
    assert_same("tests/c/layout.c", &layouts_in_c(&header));
    assert_same("tests/layout.rs", &layouts_in_rust(&header));
}

#[test]
fn the_header_can_be_held_in_one_head() {
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
/// `[in screener, json (a case); out-owned out, err]`.
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
            let at = owned.iter().position(|(owned, _)| owned == name);
            let at = at.unwrap_or_else(|| panic!("{}: `{name}` does not say whose it is", one.name));
            let (_, word) = owned.swap_remove(at);
            let right = match (kind.as_str(), name.as_str()) {
                (kind, _) if kind.contains("**") => "out-owned",
                (kind, _) if kind.contains("const") || kind.contains("neglect_str") => "in",
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
    for (at, _) in header.match_indices("\ntypedef struct ") {
        let doc = comment_before(&header[..at + 1]).to_lowercase();
        assert!(doc.lines().nth(1).is_some_and(|what| what.len() > 10), "what is it? {doc}");
        for question in ["threads", "lifetime", "freed by: "] {
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
    let enums = enums(&header);
    assert!(enums.len() > 15, "{}", enums.len());
    for (name, values) in enums {
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
