using System;
using System.IO;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NeglectScreen.Native
{
    /// <summary>The machine that this process runs as, in the words of packages: for messages only.</summary>
    internal static class Machine
    {
        /// <summary>The runtime identifier, such as `linux-x64`.</summary>
        internal static string Rid => System + "-" + Architecture;

        /// <summary>What the native library's file is called here.</summary>
        internal static string FileName
        {
            get
            {
                switch (System)
                {
                    case "win":
                        return NativeMethods.Library + ".dll";
                    case "osx":
                        return "lib" + NativeMethods.Library + ".dylib";
                    default:
                        return "lib" + NativeMethods.Library + ".so";
                }
            }
        }

        private static string System
        {
            get
            {
                if (Path.DirectorySeparatorChar == '\\')
                {
                    return "win";
                }

                return Directory.Exists("/System/Library/CoreServices") ? "osx" : "linux";
            }
        }

        private static string Architecture
        {
            get
            {
                try
                {
                    return AskedArchitecture();
                }
                catch (TypeLoadException)
                {
                    // Frameworks before 4.7.1, and Mono with their facades, cannot say it.
                    return IntPtr.Size == 8 ? "x64" : "x86";
                }
            }
        }

        // By itself, so that the type is looked for within the `try`.
        [MethodImpl(MethodImplOptions.NoInlining)]
        private static string AskedArchitecture() => RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
    }
}
