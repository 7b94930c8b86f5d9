using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using NeglectScreen.Native;

namespace NeglectScreen.Conformance.Checks
{
    /// <summary>What is declared here is what bindings/c/abi.json and bindings/c/exports.txt say of the C ABI.</summary>
    public static unsafe class DeclarationsChecks
    {
        private const BindingFlags Declared =
            BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

        private static readonly Assembly Library = typeof(Screener).Assembly;

        // Enums that are called otherwise here.
        private static readonly Dictionary<string, string> EnumNames = new Dictionary<string, string>
        {
            { "neglect_form", "Forms" },
            { "neglect_list", "ListOf" },
        };

        private static readonly Dictionary<string, Type> Plain = new Dictionary<string, Type>
        {
            { "void", typeof(void) },
            { "int32_t", typeof(int) },
            { "uint32_t", typeof(uint) },
            { "int64_t", typeof(long) },
            { "uint64_t", typeof(ulong) },
            { "size_t", typeof(UIntPtr) },
            { "const char *", typeof(byte*) },
            { "neglect_status", typeof(Status) },
        };

        private static Json Abi => Json.Parse(Repository.Read("bindings/c/abi.json"));

        private static IEnumerable<MethodInfo> Functions
        {
            get
            {
                return typeof(NativeMethods).GetMethods(Declared)
                    .Where(method => method.GetCustomAttribute<DllImportAttribute>() != null);
            }
        }

        [Holds]
        public static void TheLibraryThatRunsHasTheDescribedAbi()
        {
            Require.Equal(Abi["abi"].Text, LoadedLibrary.Version(NativeMethods.AbiVersion), "the ABI declared");
            Require.Equal(Abi["abi"].Text, NeglectScreen.Library.AbiVersion, "the ABI that runs");
            string described = Reading.Text(NativeMethods.neglect_abi_description());
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
        public static void EveryExportIsBoundOrSaysWhyNot()
        {
            string[] exports = Repository.Read("bindings/c/exports.txt").TrimEnd('\n').Split('\n');
            IEnumerable<string> here = Functions.Select(method => method.Name).Concat(NotBound.Functions.Keys);
            Require.Equal(
                string.Join("\n", exports.OrderBy(name => name, StringComparer.Ordinal)),
                string.Join("\n", here.OrderBy(name => name, StringComparer.Ordinal)),
                "the functions");
        }

        [Holds]
        public static void EveryFunctionIsDeclaredAsTheHeaderDoes()
        {
            foreach (MethodInfo method in Functions)
            {
                DllImportAttribute import = method.GetCustomAttribute<DllImportAttribute>()!;
                Require.Equal(CallingConvention.Cdecl, import.CallingConvention, method.Name);
                Require.That(import.ExactSpelling, method.Name + " is spelled exactly");

                string prototype = Abi["functions"][method.Name].Text!;
                Match parts = Regex.Match(prototype, @"^(?<returns>.*?)" + method.Name + @"\((?<parameters>.*)\)$");
                Returns(method, parts.Groups["returns"].Value.Trim());
                string[] declared = parts.Groups["parameters"].Value == "void"
                    ? Array.Empty<string>()
                    : parts.Groups["parameters"].Value.Split(',');
                ParameterInfo[] parameters = method.GetParameters();
                Require.Equal(declared.Length, parameters.Length, method.Name + ", parameters");
                for (int nth = 0; nth < declared.Length; nth++)
                {
                    string type = Regex.Replace(declared[nth].Trim(), @"\w+$", string.Empty).Trim();
                    Require.Equal(ParameterType(type, method), parameters[nth].ParameterType, $"{prototype}, parameter {nth}");
                }
            }
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
                for (int nth = 0; nth < fields.Length; nth++)
                {
                    string declared = described.Value.Items![nth]["type"].Text!;
                    Require.Equal(FieldType(declared), fields[nth].FieldType, $"{described.Key}.{fields[nth].Name}");
                }

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

        [Holds]
        public static void EveryEnumHasTheNumbersOfTheAbi()
        {
            foreach (KeyValuePair<string, Json> described in Abi["enums"].Fields!)
            {
                if (NotBound.Enums.ContainsKey(described.Key))
                {
                    continue;
                }

                Type type = EnumOf(described.Key);
                string prefix = described.Key.ToUpperInvariant() + "_";
                var numbers = described.Value.Fields!.ToDictionary(
                    pair => pair.Key.Substring(prefix.Length).ToLowerInvariant(), pair => pair.Value.Int());
                var here = Enum.GetValues(type).Cast<Enum>()
                    .Where(word => type != typeof(Forms) || !word.Equals(Forms.None))
                    .ToDictionary(word => Words.Of(word.ToString()), word => Convert.ToInt32(word));
                Require.Equal(Listed(numbers), Listed(here), described.Key);
            }
        }

        private static string Listed(Dictionary<string, int> numbers)
        {
            return string.Join(", ", numbers.OrderBy(pair => pair.Value).Select(pair => pair.Key + "=" + pair.Value));
        }

        private static void Returns(MethodInfo method, string declared)
        {
            string type = Regex.Match(declared, @"neglect_\w+").Value;
            Type expected = declared.EndsWith("*")
                ? IsHandle(type) ? typeof(IntPtr) : Struct(type).MakePointerType()
                : Plain.TryGetValue(declared, out Type? plain) ? plain! : Struct(declared);
            Require.Equal(expected, method.ReturnType, method.Name);
        }

        private static Type ParameterType(string declared, MethodInfo method)
        {
            string type = Regex.Match(declared, @"neglect_\w+").Value;
            if (declared.EndsWith("**"))
            {
                return Handle(type).MakeByRefType();
            }

            if (declared.EndsWith("*"))
            {
                return !IsHandle(type) ? Struct(type).MakePointerType()
                    : method.Name.EndsWith("_free") ? typeof(IntPtr)
                    : Handle(type);
            }

            return Plain.TryGetValue(declared, out Type? plain) ? plain! : Struct(declared);
        }

        private static Type FieldType(string declared)
        {
            if (Plain.TryGetValue(declared, out Type? plain))
            {
                return plain!;
            }

            Type type = Struct(Regex.Match(declared, @"neglect_\w+").Value);
            return declared.EndsWith("*const *") ? type.MakePointerType().MakePointerType()
                : declared.EndsWith("*") ? type.MakePointerType()
                : type;
        }

        private static bool IsHandle(string name) => Abi["structs"].Get(name) == null;

        private static Type Struct(string name) => Found("NeglectScreen.Native." + name);

        private static Type Handle(string name) => Found("NeglectScreen.Native." + Pascal(name) + "Handle");

        private static Type EnumOf(string name)
        {
            return Found("NeglectScreen." + (EnumNames.TryGetValue(name, out string? other) ? other : Pascal(name)));
        }

        private static string Pascal(string name)
        {
            IEnumerable<string> words = name.Split('_').Skip(1);
            return string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word.Substring(1)));
        }

        private static Type Found(string name)
        {
            return Library.GetType(name) ?? throw new NotHeldException("nothing is called " + name);
        }
    }
}
