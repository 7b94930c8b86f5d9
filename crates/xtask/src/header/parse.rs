//! What the text of the header declares.

use super::declarations::{Enum, Enumerator, Function, Struct};

/// The number of a macro.
pub fn number(header: &str, name: &str) -> Result<u32, String> {
    let line = header.lines().find_map(|line| line.strip_prefix(&format!("#define {name} ")));
    line.and_then(|number| number.parse().ok()).ok_or_else(|| format!("{name} is no number in the header"))
}

pub fn functions(header: &str) -> Vec<Function> {
    let mut functions = Vec::new();
    let mut rest = header;
    while let Some(at) = rest.find("\nNEGLECT_API") {
        let after = &rest[at..];
        let end = after.find(");").expect("a prototype ends");
        let words = after[..end].split_whitespace().filter(|word| !word.starts_with("NEGLECT_"));
        let prototype = words.collect::<Vec<_>>().join(" ");
        let (before, inside) = prototype.split_once('(').expect("a prototype has parameters");
        let (returns, name) = type_and_name(before);
        let parameters = inside.split(", ").filter(|parameter| *parameter != "void").map(type_and_name);
        functions.push(Function { name, returns, parameters: parameters.collect() });
        rest = &after[end..];
    }
    functions
}

fn type_and_name(declaration: &str) -> (String, String) {
    let at = declaration.rfind([' ', '*']).expect("a name stands behind its type") + 1;
    (declaration[..at].trim().to_owned(), declaration[at..].to_owned())
}

/// The comment at the end of a text, without its slashes, as one line.
fn comment_before(text: &str) -> String {
    let lines: Vec<&str> = text.lines().rev().map_while(|line| line.trim().strip_prefix("///")).collect();
    lines.into_iter().rev().map(str::trim).collect::<Vec<_>>().join(" ")
}

pub fn enums(header: &str) -> Vec<Enum> {
    let mut enums = Vec::new();
    for (at, word) in header.match_indices("enum ") {
        let start = header[..at].rfind('\n').map_or(0, |line| line + 1);
        let part = &header[at + word.len()..];
        let declared = matches!(&header[start..at], "" | "typedef ");
        if !declared || part.find(';') < part.find('{') {
            continue;
        }
        let (head, rest) = part.split_once('{').expect("it was looked for");
        let (body, after) = rest.split_once('}').expect("an enum ends");
        // `enum name … {` where the width is fixed, `typedef enum { … } name;` where it is the compiler's.
        let named = head.split_whitespace().next();
        let behind = || after.split(';').next().expect("a declaration ends").trim();
        let name = named.unwrap_or_else(behind).to_owned();
        let mut values = Vec::new();
        let mut before = String::new();
        for line in body.lines() {
            if let Some((name, number)) = line.trim().trim_end_matches(',').split_once(" = ")
                && let Ok(number) = number.parse()
            {
                values.push(Enumerator { name: name.to_owned(), number, doc: comment_before(&before) });
                before.clear();
            } else {
                before += line;
                before += "\n";
            }
        }
        let doc = comment_before(&header[..start]);
        enums.push(Enum { name, doc, fixed_width: named.is_some(), values });
    }
    enums
}

pub fn structs(header: &str) -> Vec<Struct> {
    let structs = header.split("\ntypedef struct {").skip(1).map(|part| {
        let (body, rest) = part.split_once("\n}").expect("a struct ends");
        let name = rest.split(';').next().expect("a declaration ends").trim().to_owned();
        let lines = body.lines().map(str::trim).filter(|line| !line.starts_with("//"));
        Struct { name, fields: lines.filter_map(|line| line.strip_suffix(';')).map(type_and_name).collect() }
    });
    structs.collect()
}

pub fn handles(header: &str) -> Vec<String> {
    let lines = header.lines().filter_map(|line| line.strip_prefix("typedef struct "));
    let names = lines.filter_map(|line| line.strip_suffix(';')?.split_once(' '));
    names.filter(|(name, same)| name == same).map(|(name, _)| name.to_owned()).collect()
}
