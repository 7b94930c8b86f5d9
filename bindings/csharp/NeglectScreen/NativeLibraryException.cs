using System;
using NeglectScreen.Native;

namespace NeglectScreen
{
    /// <summary>
    /// The native library is missing, is of another kind of machine, or is older than this binding. The message names the
    /// runtime identifier and where it was looked for.
    /// </summary>
    public sealed class NativeLibraryException : NeglectScreenException
    {
        internal NativeLibraryException(string message, Exception? innerException = null)
            : base(Status.AbiMismatch, message, Array.Empty<Fault>(), innerException)
        {
        }

        internal static NativeLibraryException NotFound(string rid, string file, string places, Exception why)
        {
            // A process cannot tell one C library of Linux from the other before it has loaded one.
            string musl = rid.StartsWith("linux-", StringComparison.Ordinal)
                ? $" (linux-musl-{rid.Substring("linux-".Length)} on Alpine)"
                : string.Empty;
            return new NativeLibraryException(
                $"the native library {file} cannot be loaded for {rid}: it was looked for in {places}, and where the "
                + $"operating system looks; the package carries it in runtimes/{rid}/native{musl}",
                why);
        }

        internal static NativeLibraryException OfAnotherMachine(string rid, string file, Exception why)
        {
            return new NativeLibraryException(
                $"the native library {file} was found and is not for {rid}, which this process runs as", why);
        }

        internal static NativeLibraryException Without(string file, Exception why)
        {
            return new NativeLibraryException(
                $"the library {file} that was found is not that of neglect-screen, or older than ABI {Needed}", why);
        }

        internal static NativeLibraryException OfAnotherAbi(string found)
        {
            return new NativeLibraryException(
                $"the native library has ABI {found} and this binding needs {Needed}: use the two of one package");
        }

        private static string Needed => LoadedLibrary.Version(NativeMethods.AbiVersion);
    }
}
