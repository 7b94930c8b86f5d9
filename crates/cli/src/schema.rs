//! `schema`: the JSON Schemas.

use crate::args::{Schema, SchemaOf};
use crate::exit::{Exit, Failure};

/// Runs the command.
pub fn run(args: &Schema) -> Result<Exit, Failure> {
    let schema = match args.of {
        SchemaOf::Case => neglect_screen::schema::case(),
        SchemaOf::Report => neglect_screen::schema::report(),
        SchemaOf::Decision => neglect_screen::schema::decision(),
    };
    anstream::println!("{}", schema.trim_end());
    Ok(Exit::Done)
}
