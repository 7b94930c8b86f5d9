using System.Runtime.CompilerServices;

// The checks hold the declarations to the C ABI's own description.
[assembly: InternalsVisibleTo("NeglectScreen.Conformance")]
[assembly: InternalsVisibleTo("NeglectScreen.Tests")]
