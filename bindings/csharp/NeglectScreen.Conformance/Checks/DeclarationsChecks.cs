using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using NeglectScreen.Native;

namespace NeglectScreen.Conformance.Checks
{
    /// <summary>
    /// The library that runs is the one that the generated declarations are of, and the runtime lays structs out as the C
    /// compiler does.
    /// </summary>
    public static unsafe class DeclarationsChecks
    {
        private const BindingFlags Declared =
            BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

        private static readonly Assembly Library = typeof(Screener).Assembly;

        private static Json Abi => Json.Parse(Repository.Read("bindings/c/abi.json"));

        [Holds]
        public static void TheLibraryThatRunsHasTheDescribedAbi()
        {
            Require.Equal(Abi["abi"].Text, LoadedLibrary.Version(NativeMethods.AbiVersion), "the ABI declared");
            Require.Equal(Abi["abi"].Text, NeglectScreen.Library.AbiVersion, "the ABI that runs");
            string described = FromNative.Text(NativeMethods.neglect_abi_description());
            Require.Equal(Abi.Compact(), Json.Parse(described).Compact(), "the description that runs");
            Require.Equal(Status.Ok, NativeMethods.neglect_check_abi(NativeMethods.AbiVersion), "this ABI");
            Require.Equal(
                NeglectScreen.Library.Version,
                Library.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0],
                "the version of the package and of the library");
            Require.Equal(
                Status.AbiMismatch, NativeMethods.neglect_check_abi(NativeMethods.AbiVersion + 1), "a newer ABI");
        }

        [Holds]
        public static void EveryStructLiesAsTheHeaderDeclaresIt()
        {
            foreach (KeyValuePair<string, Json> described in Abi["structs"].Fields!)
            {
                Type type = Struct(described.Key);
                FieldInfo[] fields = type.GetFields(Declared).OrderBy(field => field.MetadataToken).ToArray();
                Require.Equal(
                    string.Join(", ", described.Value.Items!.Select(field => field["name"].Text)),
                    string.Join(", ", fields.Select(field => field.Name)),
                    described.Key);
                if (IntPtr.Size != 8)
                {
                    continue;
                }

                Json layout = Abi["layouts_64"][described.Key];
                Require.Equal(layout["size"].Int(), Marshal.SizeOf(type), "the size of " + described.Key);
                foreach (FieldInfo field in fields)
                {
                    Require.Equal(
                        layout["offsets"][field.Name].Int(),
                        (int)Marshal.OffsetOf(type, field.Name),
                        $"the place of {described.Key}.{field.Name}");
                }
            }
        }

        private static Type Struct(string name)
        {
            return Library.GetType("NeglectScreen.Native." + name) ?? throw new NotHeldException("nothing is called " + name);
        }
    }
}
