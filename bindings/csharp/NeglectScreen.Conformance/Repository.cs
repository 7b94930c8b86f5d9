using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NeglectScreen.Conformance
{
    /// <summary>The files of the repository that the checks are held to, found from where this program lies in it.</summary>
    internal static class Repository
    {
        private static readonly Lazy<string> Root = new Lazy<string>(FindRoot);

        public static string Read(string path) => File.ReadAllText(At(path)).Replace("\r\n", "\n");

        public static bool Has(string path) => File.Exists(At(path));

        /// <summary>The JSON files of a folder, by name; none where there is no such folder.</summary>
        public static IEnumerable<string> JsonIn(string folder)
        {
            return Directory.Exists(At(folder))
                ? Directory.GetFiles(At(folder), "*.json").Select(file => Path.GetFileName(file)!)
                    .OrderBy(name => name, StringComparer.Ordinal)
                : Enumerable.Empty<string>();
        }

        public static string At(string path) => Path.Combine(Root.Value, path.Replace('/', Path.DirectorySeparatorChar));

        private static string FindRoot()
        {
            for (string? folder = AppContext.BaseDirectory; folder != null; folder = Path.GetDirectoryName(folder))
            {
                if (File.Exists(Path.Combine(folder, "bindings", "c", "abi.json")))
                {
                    return folder;
                }
            }

            throw new NotHeldException("this program does not lie in the repository, whose files it is held to");
        }
    }
}
