using System;
using System.IO;
using System.Text;

namespace NeglectScreen.Native
{
    /// <summary>Holds, once and before anything else, that the native library is there and fits these declarations.</summary>
    internal static class LoadedLibrary
    {
        private static volatile bool fits;

        /// <summary>Throws a <see cref="NativeLibraryException"/> unless it is and does.</summary>
        internal static void Check()
        {
            if (fits)
            {
                return;
            }

            // Two threads may both ask; they get the same answer.
            Ask();
            fits = true;
        }

        private static void Ask()
        {
            try
            {
                Status status = NativeMethods.neglect_check_abi(NativeMethods.AbiVersion);
                if (status != Status.Ok)
                {
                    throw NativeLibraryException.OfAnotherAbi(Version(NativeMethods.neglect_abi_version()));
                }
            }
            catch (DllNotFoundException why)
            {
                throw NativeLibraryException.NotFound(Machine.Rid, Machine.FileName, WhereItIsLookedFor(), why);
            }
            catch (BadImageFormatException why)
            {
                throw NativeLibraryException.OfAnotherMachine(Machine.Rid, Machine.FileName, why);
            }
            catch (EntryPointNotFoundException why)
            {
                throw NativeLibraryException.Without(Machine.FileName, why);
            }
        }

        /// <summary>An ABI version as it is written, such as `0.1`.</summary>
        internal static string Version(uint abi) => (abi >> 16) + "." + (abi & 0xFFFF);

        private static string WhereItIsLookedFor()
        {
            var places = new StringBuilder(AppContext.BaseDirectory);
#pragma warning disable IL3000 // empty where all is one file, and then there is nothing beside it
            string beside = Path.GetDirectoryName(typeof(LoadedLibrary).Assembly.Location) ?? string.Empty;
#pragma warning restore IL3000
            if (beside.Length > 0 && !SameFolder(beside, AppContext.BaseDirectory))
            {
                places.Append(", ").Append(beside);
            }

            // Where the host of a .NET application lists the native folders of its packages.
            if (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") is string listed)
            {
                foreach (string folder in listed.Split(new[] { Path.PathSeparator }, StringSplitOptions.RemoveEmptyEntries))
                {
                    if (!SameFolder(folder, AppContext.BaseDirectory) && !SameFolder(folder, beside))
                    {
                        places.Append(", ").Append(folder);
                    }
                }
            }

            return places.ToString();
        }

        private static bool SameFolder(string one, string other)
        {
            return one.TrimEnd(Path.DirectorySeparatorChar) == other.TrimEnd(Path.DirectorySeparatorChar);
        }
    }
}
