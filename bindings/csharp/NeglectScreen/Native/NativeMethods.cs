// The C ABI as it is called from here; Generated/NativeMethods.cs declares its functions.
//
// One set of declarations for every framework. DllImport and not LibraryImport: everything that crosses is blittable or a
// SafeHandle, so there is little for generated code to do better, and a second set could differ from the first.
//
// Handles go in as the SafeHandle itself, which holds them for the length of the call: a Dispose on another thread waits
// for it. No string is marshalled: texts are UTF-8 as pointer and length (LentMemory writes them, FromNative reads them).

using System.Runtime.InteropServices;

// Beside this assembly, beside the program and in the system's own folder: never in the folder that happens to be current.
[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]

namespace NeglectScreen.Native
{
    internal static unsafe partial class NativeMethods
    {
        // The name under which the C library is shipped, without prefix and ending.
        internal const string Library = "neglect_screen";

        // As neglect_check_abi takes it.
        internal const uint AbiVersion = (AbiMajor << 16) | AbiMinor;
    }
}
