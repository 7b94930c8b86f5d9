using NeglectScreen.Native;

namespace NeglectScreen
{
    /// <summary>The native library that is loaded.</summary>
    public static class Library
    {
        /// <summary>Its version, such as <c>0.1.0</c>.</summary>
        /// <exception cref="NativeLibraryException">It is missing or does not fit.</exception>
        public static string Version
        {
            get
            {
                LoadedLibrary.Check();
                return FromNative.Text(NativeMethods.neglect_version());
            }
        }

        /// <summary>The version of its C ABI, such as <c>0.1</c>; independent of <see cref="Version"/>.</summary>
        /// <exception cref="NativeLibraryException">It is missing or does not fit.</exception>
        public static string AbiVersion
        {
            get
            {
                LoadedLibrary.Check();
                return LoadedLibrary.Version(NativeMethods.neglect_abi_version());
            }
        }
    }
}
