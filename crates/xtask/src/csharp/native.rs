//! The structs, handles and functions of the C library, as the header declares them.

use heck::ToUpperCamelCase;

use super::code::{Code, escaped};
use crate::abi::Abi;
use crate::header::{Function, Header};

/// Every struct, by its own name in C.
pub fn structs(header: &Header) -> String {
    let mut code = Code::new(
        "The structs of the C header, under its own names, so that one thing has one name.",
        &["System", "System.Runtime.InteropServices"],
        "NeglectScreen.Native",
    );
    code.text = code.text.replacen(
        "using System;",
        "#pragma warning disable CS0649 // the library fills some in\n\nusing System;",
        1,
    );
    for one in &header.structs {
        code.blank();
        code.line("[StructLayout(LayoutKind.Sequential)]");
        code.open(&format!("internal unsafe struct {}", one.name));
        for (kind, name) in &one.fields {
            code.line(&format!("internal {} {};", field_type(kind), escaped(name)));
        }
        code.close();
    }
    code.file()
}

/// A type of C as C# has it.
fn field_type(kind: &str) -> String {
    let kind = kind.trim_start_matches("const ");
    match kind {
        "int32_t" => "int".to_owned(),
        "uint32_t" => "uint".to_owned(),
        "int64_t" => "long".to_owned(),
        "uint64_t" => "ulong".to_owned(),
        "size_t" => "UIntPtr".to_owned(),
        "char *" => "byte*".to_owned(),
        "neglect_status" => "Status".to_owned(),
        _ => kind.replace(" *const *", "**").replace(" *", "*"),
    }
}

/// One handle for each opaque type.
pub fn handles(abi: &Abi, header: &Header) -> String {
    let mut code = Code::new("One SafeHandle for each handle of the C ABI.", &[], "NeglectScreen.Native");
    for handle in header.handles.iter().filter(|handle| !abi.is_unbound(handle)) {
        code.blank();
        code.open(&format!("internal sealed partial class {} : NativeHandle", handle_name(handle)));
        code.open("protected override bool ReleaseHandle()");
        code.line(&format!("NativeMethods.{handle}_free(handle);"));
        code.line("return true;");
        code.close();
        code.close();
    }
    code.file()
}

fn handle_name(handle: &str) -> String {
    format!("{}Handle", handle.trim_start_matches("neglect_").to_upper_camel_case())
}

/// Every function, in the header's order.
pub fn functions(abi: &Abi, header: &Header) -> String {
    let mut code = Code::new(
        "The functions of the C header, in its order.",
        &["System", "System.Runtime.InteropServices"],
        "NeglectScreen.Native",
    );
    let (major, minor) = header.version;
    code.open("internal static unsafe partial class NativeMethods");
    code.line("// The ABI that these declarations are of.");
    code.line(&format!("internal const uint AbiMajor = {major};"));
    code.line(&format!("internal const uint AbiMinor = {minor};"));
    let bound = |function: &&Function| {
        let kinds = function.parameters.iter().map(|(kind, _)| kind);
        !kinds.into_iter().any(|kind| abi.is_unbound(plain(kind)) || kind.contains("ArrowArrayStream"))
    };
    for function in header.functions.iter().filter(bound) {
        code.blank();
        code.line("[DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]");
        let parameters: Vec<String> = function
            .parameters
            .iter()
            .map(|(kind, name)| format!("{} {}", parameter_type(header, function, kind), escaped(name)))
            .collect();
        let returns = match function.returns.as_str() {
            "void" => "void".to_owned(),
            // What is lent stays its owner's, and no handle of ours.
            lent if is_handle(header, lent) => "IntPtr".to_owned(),
            kind => field_type(kind),
        };
        code.call(&format!("internal static extern {returns} {}", function.name), &parameters, ";");
    }
    code.close();
    code.file()
}

/// The name of the type that a pointer leads to.
fn plain(kind: &str) -> &str {
    kind.trim_start_matches("const ").trim_end_matches(['*', ' '])
}

fn is_handle(header: &Header, kind: &str) -> bool {
    kind.ends_with('*') && header.handles.iter().any(|handle| handle == plain(kind))
}

fn parameter_type(header: &Header, function: &Function, kind: &str) -> String {
    if !is_handle(header, kind) {
        return field_type(kind);
    }
    let handle = handle_name(plain(kind));
    if kind.ends_with("**") {
        format!("out {handle}")
    } else if function.name.ends_with("_free") {
        "IntPtr".to_owned()
    } else {
        handle
    }
}
