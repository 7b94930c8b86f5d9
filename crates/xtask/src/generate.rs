//! All that is generated, put together.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::abi::Abi;
use crate::files::Files;
use crate::header::Header;
use crate::{c, core, csharp, model, python};

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

fn generated(repository: &Path) -> Result<Files, String> {
    let abi = Abi::read(repository, model::read(repository)?)?;
    let mut files = Files::default();
    let rust = |what: &str, items: String| c::rust_file(repository, what, &items);

    let in_core = |name: &str| format!("src/case/generated/{name}");
    files.add(&in_core("mod.rs"), c::module(&["new"], &["shape"]));
    let what = "How each record of a case begins.";
    files.add(&in_core("new.rs"), rust(what, core::constructors(&abi))?);
    let what = "The fields of a case as a table, which the diagnosis of a faulty case walks along.";
    files.add(&in_core("shape.rs"), rust(what, core::shape(&abi))?);

    let mut sources = BTreeMap::new();
    let what = "The closed vocabularies as numbers. They cross as `int32_t`: a number that is no value of its enum is then\n\
                //! an error and not undefined behaviour, and the enums may grow.";
    sources.insert("generated/words.rs", rust(what, c::words(&abi))?);
    let what = "The parts of a case as plain structs: what a program fills in and hands to a case builder. Later minor\n\
                //! versions add fields at the end, and take what is shorter as a struct whose new fields are zero.";
    sources.insert("generated/records.rs", rust(what, c::records(&abi))?);
    let what = "A report as plain structs, which the library makes and lends. Lists are arrays of pointers, so that later\n\
                //! minor versions can add fields at the end of a struct.";
    sources.insert("generated/report_structs.rs", rust(what, c::report_structs(&abi))?);

    sources.insert(
        "generated/mod.rs",
        c::module(&["decode", "fill", "numbers"], &["records", "report_structs", "words"]),
    );
    let header = Header::new(repository, &sources)?;
    for (source, text) in sources {
        files.add(&format!("bindings/c/src/{source}"), text);
    }
    let in_c = |name: &str| format!("bindings/c/src/{name}");
    let what = "The values of the enums that are written by hand, by their numbers.";
    files.add(&in_c("generated/numbers.rs"), rust(what, c::numbers(repository)?)?);
    let what = "From the structs that a program fills in to the records of a case.";
    files.add(&in_c("generated/decode.rs"), rust(what, c::decode(&abi))?);
    let what = "From a report to the structs that a program reads.";
    files.add(&in_c("generated/fill.rs"), rust(what, c::fill(&abi))?);
    let what = "The columns of every table: the fields of its record, each in a column of its name.";
    files.add(&in_c("tables/generated/columns.rs"), rust(what, c::columns(&abi))?);
    let what = "From rows to records: the columns of a table, read across.";
    files.add(&in_c("tables/generated/row_readers.rs"), rust(what, c::row_readers(&abi))?);

    files.add(&in_c("tables/generated/mod.rs"), c::module(&[], &["columns", "row_readers"]));

    let in_tests = |name: &str| format!("bindings/c/tests/shared/generated/{name}");
    let what = "The number of each word in C.";
    files.add(&in_tests("numbers.rs"), rust(what, c::numbers_in_tests(&abi))?);
    let what = "The records of a case as the structs that a program fills in.";
    files.add(&in_tests("fill_records.rs"), rust(what, c::fill_records(&abi))?);
    let what = "A report read back from its structs.";
    files.add(&in_tests("read_report.rs"), rust(what, c::read_report(&abi))?);
    files.add(&in_tests("mod.rs"), c::module(&["layouts"], &["fill_records", "numbers", "read_report"]));
    files.add(&in_tests("layouts.rs"), c::formatted(repository, &header.layouts_in_rust())?);
    files.add("bindings/c/tests/c/generated/layout.c", header.layouts_in_c());

    let in_python = |name: &str| format!("bindings/python/src/neglect_screen/generated/{name}");
    files.add(&in_python("__init__.py"), python::package());
    files.add(&in_python("words.py"), python::words(&abi));
    files.add(&in_python("numbers.py"), python::numbers(&header));
    files.add(&in_python("case.py"), python::case(&abi));
    files.add(&in_python("report.py"), python::report(&abi));
    files.add(&in_python("report_parts.py"), python::report_parts(&abi));
    files.add(&in_python("replay.py"), python::replay(&abi));
    files.add("bindings/python/generated/declarations.h", python::declarations(&header));

    let in_csharp = |name: &str| format!("bindings/csharp/{name}");
    files.add(&in_csharp("NeglectScreen/Generated/Words.cs"), csharp::words(&abi, &header));
    files.add(&in_csharp("NeglectScreen/Generated/Records.cs"), csharp::records(&abi));
    files.add(&in_csharp("NeglectScreen/Generated/ReportContents.cs"), csharp::report(&abi));
    files.add(&in_csharp("NeglectScreen/Generated/Filled.cs"), csharp::filled(&abi));
    files.add(&in_csharp("NeglectScreen/Generated/Structs.cs"), csharp::structs(&header));
    files.add(&in_csharp("NeglectScreen/Generated/Handles.cs"), csharp::handles(&abi, &header));
    files.add(&in_csharp("NeglectScreen/Generated/NativeMethods.cs"), csharp::functions(&abi, &header));
    files.add(&in_csharp("NeglectScreen.Conformance/Generated/Words.cs"), csharp::words_in_json(&abi));
    files
        .add(&in_csharp("NeglectScreen.Conformance/Generated/TypedCase.cs"), csharp::records_from_json(&abi));
    files.add(&in_csharp("NeglectScreen.Conformance/Generated/SaidInJson.cs"), csharp::report_as_json(&abi));

    let columns = c::columns_in_words(&abi);
    files.add("docs/tables.md", with_part(repository, "docs/tables.md", "columns", &columns)?);
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
