//! The C header, which cbindgen writes from the sources of the C crate, and what is read from it again: its functions,
//! enums and structs, and where their fields lie.

mod declarations;
mod layouts;
mod parse;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

pub use declarations::{Enum, Function, Struct};

/// The sources, in the order in which the header shows them.
const SOURCES: [&str; 22] = [
    "version.rs",
    "status.rs",
    "generated/words.rs",
    "view.rs",
    "error.rs",
    "screener_builder.rs",
    "screener.rs",
    "text.rs",
    "answer.rs",
    "generated/records.rs",
    "case_builder.rs",
    "case.rs",
    "generated/report_structs.rs",
    "report.rs",
    "render.rs",
    "import.rs",
    "batch.rs",
    "tables/kinds.rs",
    "tables/mod.rs",
    "rows/mod.rs",
    "tally.rs",
    "partnership.rs",
];

/// How wide the header's prototypes are at most.
const WIDTH: usize = 120;

/// The header, and what it declares.
#[derive(Debug)]
pub struct Header {
    pub text: String,
    pub functions: Vec<Function>,
    pub enums: Vec<Enum>,
    pub structs: Vec<Struct>,
    /// The opaque types.
    pub handles: Vec<String>,
    /// Major and minor version of the ABI.
    pub version: (u32, u32),
}

impl Header {
    /// Writes the header from the sources of the C crate, of which those that are generated are given.
    ///
    /// # Errors
    ///
    /// Where a source cannot be read, or cbindgen cannot make a header of them.
    pub fn new(repository: &Path, generated: &BTreeMap<&str, String>) -> Result<Header, String> {
        let c = repository.join("bindings/c");
        let mut config = cbindgen::Config::from_file(c.join("cbindgen.toml"))?;
        let folder = Scratch::new()?;
        let mut builder = cbindgen::Builder::new();
        for source in SOURCES {
            let path = match generated.get(source) {
                Some(text) => folder.file(source, text)?,
                None => c.join("src").join(source),
            };
            config.export.include.extend(enums_of(&path)?);
            builder = builder.with_src(path);
        }
        let mut written = Vec::new();
        builder.with_config(config).generate().map_err(|error| error.to_string())?.write(&mut written);
        let text = wrapped(&String::from_utf8(written).map_err(|error| error.to_string())?);
        Ok(Header {
            functions: parse::functions(&text),
            enums: parse::enums(&text),
            structs: parse::structs(&text),
            handles: parse::handles(&text),
            version: (parse::number(&text, "NEGLECT_ABI_MAJOR")?, parse::number(&text, "NEGLECT_ABI_MINOR")?),
            text,
        })
    }

    /// The ABI as `neglect_abi_description` gives it.
    pub fn description(&self) -> String {
        let prototypes =
            self.functions.iter().map(|function| (function.name.clone(), json!(function.prototype())));
        let enums = self.enums.iter().map(|words| {
            let values = words.values.iter().map(|value| (value.name.clone(), json!(value.number)));
            (words.name.clone(), Value::Object(values.collect()))
        });
        let structs = self.structs.iter().map(|one| {
            let fields = one.fields.iter().map(|(kind, name)| json!({ "name": name, "type": kind }));
            (one.name.clone(), fields.collect::<Value>())
        });
        let layouts = self.layouts().into_iter().map(|(name, layout)| {
            let offsets = layout.offsets.into_iter().map(|(field, at)| (field, json!(at)));
            (name.to_owned(), json!({ "size": layout.size, "offsets": offsets.collect::<Map<_, _>>() }))
        });
        let whole = json!({
            "abi": format!("{}.{}", self.version.0, self.version.1),
            "functions": prototypes.collect::<Map<_, _>>(),
            "enums": enums.collect::<Map<_, _>>(),
            "structs": structs.collect::<Map<_, _>>(),
            "layouts_64": layouts.collect::<Map<_, _>>(),
        });
        format!("{whole:#}\n")
    }

    /// The names of all functions, one to a line.
    pub fn exports(&self) -> String {
        let mut names: Vec<String> =
            self.functions.iter().map(|function| format!("{}\n", function.name)).collect();
        names.sort();
        names.concat()
    }
}

impl Function {
    /// The declaration on one line.
    pub fn prototype(&self) -> String {
        let parameters = self.parameters.iter().map(|(kind, name)| joined(kind, name)).collect::<Vec<_>>();
        let parameters = if parameters.is_empty() { "void".to_owned() } else { parameters.join(", ") };
        format!("{}({parameters})", joined(&self.returns, &self.name))
    }
}

/// A type and a name, with a blank between them where C has one.
fn joined(kind: &str, name: &str) -> String {
    if kind.ends_with('*') { format!("{kind}{name}") } else { format!("{kind} {name}") }
}

/// The enums that a source declares: no signature names them, so that cbindgen must be told of them.
fn enums_of(path: &Path) -> Result<Vec<String>, String> {
    let fail = |error: String| format!("{}: {error}", path.display());
    let text = fs::read_to_string(path).map_err(|error| fail(error.to_string()))?;
    let file = syn::parse_file(&text).map_err(|error| fail(error.to_string()))?;
    let enums = file.items.into_iter().filter_map(|item| match item {
        syn::Item::Enum(item) => Some(item.ident.to_string()),
        _ => None,
    });
    Ok(enums.filter(|name| name.starts_with("neglect_")).collect())
}

/// A folder for the time in which cbindgen reads sources that are not yet written.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Result<Scratch, String> {
        let folder = std::env::temp_dir().join(format!("neglect-screen-generate-{}", std::process::id()));
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        Ok(Scratch(folder))
    }

    fn file(&self, name: &str, text: &str) -> Result<PathBuf, String> {
        let path = self.0.join(name.replace('/', "_"));
        fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(path)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What is left behind in the system's folder for such files harms nobody.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The header with prototypes on one line, or broken after the opening bracket and indented, in place of columns of
/// blanks.
fn wrapped(header: &str) -> String {
    let (mut whole, mut rest) = (String::new(), header);
    while let Some(at) = rest.find("\nNEGLECT_API") {
        let (before, after) = rest.split_at(at + 1);
        let end = after.find(");").expect("a prototype ends") + 2;
        let line = after[..end].split_whitespace().collect::<Vec<_>>().join(" ");
        let (name, parameters) = line.split_at(line.find('(').expect("a prototype has parameters") + 1);
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
