//! The C structs of the model's records, and the types of their fields.

/// A struct of the C header.
#[derive(Debug)]
pub struct CStruct {
    /// The name of its record.
    pub record: String,
    pub c: String,
    pub fields: Vec<CField>,
}

/// One field of a C struct.
#[derive(Debug, Clone)]
pub struct CField {
    pub name: String,
    pub kind: CType,
    /// What the header says of it; nothing where its name says it.
    pub doc: String,
}

/// The type of a field of a C struct.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CType {
    Int32,
    Uint32,
    Int64,
    Uint64,
    Size,
    Str,
    Strs,
    Optional,
    /// A pointer to an array of the caller's.
    Array(&'static str),
    /// A pointer to an array of pointers to structs.
    List(String),
}

impl CType {
    /// The type in Rust.
    pub fn rust(&self) -> String {
        match self {
            CType::Int32 => "i32".to_owned(),
            CType::Uint32 => "u32".to_owned(),
            CType::Int64 => "i64".to_owned(),
            CType::Uint64 => "u64".to_owned(),
            CType::Size => "usize".to_owned(),
            CType::Str => "neglect_str".to_owned(),
            CType::Strs => "neglect_strs".to_owned(),
            CType::Optional => "neglect_optional".to_owned(),
            CType::Array(of) => format!("*const {of}"),
            CType::List(of) => format!("*const *const {of}"),
        }
    }

    /// Size and alignment where pointers have 64 bits.
    pub fn measures(&self) -> (usize, usize) {
        match self {
            CType::Int32 | CType::Uint32 => (4, 4),
            CType::Optional => (8, 4),
            CType::Str | CType::Strs => (16, 8),
            CType::Int64 | CType::Uint64 | CType::Size | CType::Array(_) | CType::List(_) => (8, 8),
        }
    }

    /// The struct that a list is of.
    pub fn list(&self) -> Option<String> {
        if let CType::List(of) = self { Some(of.clone()) } else { None }
    }
}
