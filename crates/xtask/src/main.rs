//! Tasks of this repository.
//!
//! `cargo xtask generate` writes what every language repeats of the core's model: the C header, its description and the
//! list of exports; words, structs and the code between them and the records of the core for C, C#, Java and Python; the table
//! that a faulty case is diagnosed along; and the page of hazards. `cargo xtask generate --check` compares instead, and names
//! what differs; a test of this crate does the same.

mod abi;
mod c;
mod c_struct;
mod c_type;
mod core;
mod csharp;
mod files;
mod generate;
mod hazards;
mod header;
mod java;
mod model;
mod python;
mod rust;
mod text;

use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask generate [--check]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        ["generate"] => generate::write(&repository()),
        ["generate", "--check"] => generate::check(&repository()),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(wrong) => {
            eprintln!("{wrong}");
            ExitCode::FAILURE
        }
    }
}

/// The root of the repository.
fn repository() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}
