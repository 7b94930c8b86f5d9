//! The values of the enums that are written by hand, by their numbers.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use syn::{Expr, Item, Lit};

/// The sources that declare such enums, each with its module.
const SOURCES: [(&str, &str); 5] = [
    ("status.rs", "status"),
    ("screener_builder.rs", "screener_builder"),
    ("screener.rs", "screener"),
    ("answer.rs", "answer"),
    ("tables/kinds.rs", "tables"),
];

/// # Errors
///
/// Where a source cannot be read.
pub fn numbers(repository: &Path) -> Result<String, String> {
    let mut text = "use crate::vocabulary::FromNumber;\n".to_owned();
    for (source, module) in SOURCES {
        let path = repository.join("bindings/c/src").join(source);
        let file = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let file = syn::parse_file(&file).map_err(|error| format!("{}: {error}", path.display()))?;
        for item in file.items {
            let Item::Enum(item) = item else { continue };
            let (path, mut values) = (format!("crate::{module}::{}", item.ident), String::new());
            for variant in &item.variants {
                let Some((_, Expr::Lit(literal))) = &variant.discriminant else {
                    return Err(format!("{}::{} has no number", item.ident, variant.ident));
                };
                let Lit::Int(number) = &literal.lit else {
                    return Err(format!("{}::{} has no whole number", item.ident, variant.ident));
                };
                let _ = write!(values, "{number} => {path}::{},", variant.ident);
            }
            let _ = write!(
                text,
                "\nimpl FromNumber for {path} {{\n\
                 fn from_number(number: i32) -> Option<Self> {{ Some(match number {{ {values} _ => return None }}) }}\n\
                 }}\n"
            );
        }
    }
    Ok(text)
}
