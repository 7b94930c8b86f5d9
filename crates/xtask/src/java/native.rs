//! The functions and structs of the C library, as `java.lang.foreign` calls them.

use heck::{ToShoutySnakeCase, ToUpperCamelCase};

use super::code::{Code, name};
use crate::abi::Abi;
use crate::header::{Function, Header};

/// Every function that the package calls, in the header's order, and the structs that it reads or fills in.
pub fn functions(abi: &Abi, header: &Header) -> String {
    let mut code = Code::new(&[
        "static java.lang.foreign.ValueLayout.ADDRESS",
        "static java.lang.foreign.ValueLayout.JAVA_INT",
        "static java.lang.foreign.ValueLayout.JAVA_LONG",
        "java.lang.foreign.FunctionDescriptor",
        "java.lang.foreign.MemoryLayout",
        "java.lang.foreign.MemorySegment",
        "java.lang.foreign.SegmentAllocator",
        "java.lang.foreign.StructLayout",
        "java.lang.invoke.MethodHandle",
    ]);
    code.doc(
        "The C library as it is called from here: the functions of its header, in its order. Each is linked when it is first \
         called.",
        &[],
    );
    code.open("final class Native");
    let (major, minor) = header.version;
    code.line(&format!("static final int ABI_VERSION = {major} << 16 | {minor};"));
    for one in header.structs.iter().filter(|one| abi.java_structs().contains(&one.name)) {
        let fields: Vec<String> =
            one.fields.iter().map(|(kind, name)| format!("{}.withName(\"{name}\")", layout(kind))).collect();
        code.call(
            &format!(
                "static final StructLayout {} = MemoryLayout.structLayout",
                one.name.to_shouty_snake_case()
            ),
            &fields,
            ";",
        );
    }
    code.blank();
    code.line("private Native() {}");
    for function in header.functions.iter().filter(|function| !abi.is_unbound_in_java(&function.name)) {
        code.blank();
        one_function(&mut code, function);
    }
    code.close();
    code.text
}

fn one_function(code: &mut Code, function: &Function) {
    let holder = function.name.trim_start_matches("neglect_").to_upper_camel_case();
    let by_value = function.returns == "neglect_str";
    let mut parameters: Vec<String> =
        function.parameters.iter().map(|(kind, of)| format!("{} {}", java_type(kind), name(of))).collect();
    let mut given: Vec<String> = function.parameters.iter().map(|(_, of)| name(of)).collect();
    if by_value {
        parameters.insert(0, "SegmentAllocator into".to_owned());
        given.insert(0, "into".to_owned());
    }
    let returns = java_type(&function.returns);
    code.call(&format!("static {returns} {}", name(&function.name)), &parameters, " {");
    let result = if returns == "void" { String::new() } else { format!("return ({returns}) ") };
    code.line("    try {");
    code.line(&format!("        {result}{holder}.CALL.invokeExact({});", given.join(", ")));
    code.line("    } catch (Throwable why) {");
    code.line("        throw new AssertionError(why);");
    code.line("    }");
    code.line("}");
    code.blank();
    let mut layouts: Vec<String> = function.parameters.iter().map(|(kind, _)| layout(kind)).collect();
    let descriptor = if returns == "void" {
        "ofVoid"
    } else {
        layouts.insert(0, layout(&function.returns));
        "of"
    };
    code.open(&format!("private static final class {holder}"));
    code.call(
        "static final MethodHandle CALL = Library.function",
        &[
            format!("\"{}\"", function.name),
            format!("FunctionDescriptor.{descriptor}({})", layouts.join(", ")),
        ],
        ";",
    );
    code.close();
}

/// A type of C as Java has it.
fn java_type(kind: &str) -> &'static str {
    match kind {
        "void" => "void",
        "int32_t" | "uint32_t" | "neglect_status" => "int",
        "size_t" | "int64_t" | "uint64_t" => "long",
        _ => "MemorySegment",
    }
}

/// The layout of a type of C on a machine of 64 bits.
fn layout(kind: &str) -> String {
    let plain = match java_type(kind) {
        "int" => "JAVA_INT",
        "long" => "JAVA_LONG",
        _ if kind.ends_with('*') => "ADDRESS",
        _ => return kind.to_shouty_snake_case(),
    };
    plain.to_owned()
}
