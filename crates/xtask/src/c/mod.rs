//! What is generated of the C crate: words, structs and the code between structs and records; columns of tables; and, for
//! the tests, the same in the other direction.

mod decode;
mod fill;
mod names;
mod numbers;
mod structs;
mod tables;
mod tests;
mod words;

use std::collections::BTreeMap;
use std::path::Path;

pub use tables::columns_in_words;

use crate::abi::Abi;
use crate::files::Files;
use crate::header::Header;
use crate::rust::{module, rust_file};

/// The generated sources that the header is written from, by their paths within the C crate's sources.
///
/// # Errors
///
/// Where rustfmt does not take what is generated.
pub fn sources(repository: &Path, abi: &Abi) -> Result<BTreeMap<&'static str, String>, String> {
    let words = "The closed vocabularies as numbers. They cross as `int32_t`: a number that is no value of its enum is then\n\
                 //! an error and not undefined behaviour, and the enums may grow.";
    let records = "The parts of a case as plain structs: what a program fills in and hands to a case builder. Later minor\n\
                   //! versions add fields at the end, and take what is shorter as a struct whose new fields are zero.";
    let report = "A report as plain structs, which the library makes and lends. Lists are arrays of pointers, so that later\n\
                  //! minor versions can add fields at the end of a struct.";
    Ok(BTreeMap::from([
        ("generated/words.rs", rust_file(repository, words, &words::words(abi))?),
        ("generated/records.rs", rust_file(repository, records, &structs::records(abi))?),
        ("generated/report_structs.rs", rust_file(repository, report, &structs::report_structs(abi))?),
    ]))
}

/// The sources that the header is not written from, and what the tests share.
///
/// # Errors
///
/// Where rustfmt does not take what is generated.
pub fn add_files(files: &mut Files, repository: &Path, abi: &Abi, header: &Header) -> Result<(), String> {
    let mut add = |path: &str, text: String| files.add(&format!("bindings/c/{path}"), text);
    let rust = |what: &str, items: String| rust_file(repository, what, &items);
    let (private, public) = (["decode", "fill", "numbers"], ["records", "report_structs", "words"]);
    add("src/generated/mod.rs", module(&private, &public));
    let what = "The values of the enums that are written by hand, by their numbers.";
    add("src/generated/numbers.rs", rust(what, numbers::numbers(repository)?)?);
    let what = "From the structs that a program fills in to the records of a case.";
    add("src/generated/decode.rs", rust(what, decode::decode(abi))?);
    let what = "From a report to the structs that a program reads.";
    add("src/generated/fill.rs", rust(what, fill::fill(abi))?);
    add("src/tables/generated/mod.rs", module(&[], &["columns", "row_readers"]));
    let what = "The columns of every table: the fields of its record, each in a column of its name.";
    add("src/tables/generated/columns.rs", rust(what, tables::columns(abi))?);
    let what = "From rows to records: the columns of a table, read across.";
    add("src/tables/generated/row_readers.rs", rust(what, tables::row_readers(abi))?);

    add("tests/shared/generated/mod.rs", module(&["layouts"], &["fill_records", "numbers", "read_report"]));
    let what = "The number of each word in C.";
    add("tests/shared/generated/numbers.rs", rust(what, tests::numbers(abi))?);
    let what = "The records of a case as the structs that a program fills in.";
    add("tests/shared/generated/fill_records.rs", rust(what, tests::fill_records(abi))?);
    let what = "A report read back from its structs.";
    add("tests/shared/generated/read_report.rs", rust(what, tests::read_report(abi))?);
    let what = "Where every field of every struct lies, where pointers have 64 bits.";
    add("tests/shared/generated/layouts.rs", rust(what, header.layouts_in_rust())?);
    add("tests/c/generated/layout.c", header.layouts_in_c());
    Ok(())
}
