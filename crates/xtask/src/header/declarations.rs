//! What the header declares.

/// A function as the header declares it.
#[derive(Debug)]
pub struct Function {
    pub name: String,
    pub returns: String,
    /// Type and name of each parameter.
    pub parameters: Vec<(String, String)>,
}

/// An enum of the header.
#[derive(Debug)]
pub struct Enum {
    pub name: String,
    pub doc: String,
    /// Whether the type is an `int32_t`, and not what the compiler chooses.
    pub fixed_width: bool,
    pub values: Vec<Enumerator>,
}

#[derive(Debug)]
pub struct Enumerator {
    pub name: String,
    pub number: i32,
    pub doc: String,
}

/// A struct whose fields callers see.
#[derive(Debug)]
pub struct Struct {
    pub name: String,
    /// Type and name of each field.
    pub fields: Vec<(String, String)>,
}
