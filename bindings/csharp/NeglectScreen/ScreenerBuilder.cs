using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NeglectScreen.Native;

namespace NeglectScreen
{
    /// <summary>
    /// Collects packs and choices for a screener, in the order in which they are said. Nothing is checked, and nothing is
    /// held that would have to be given back, before <see cref="Build"/>. One thread at a time.
    /// </summary>
    public sealed class ScreenerBuilder
    {
        private readonly List<Step> said = new List<Step>();

        internal ScreenerBuilder()
        {
        }

        private delegate Status Step(ScreenerBuilderHandle builder, LentMemory lent, out ErrorHandle err);

        /// <summary>Adds the built-in packs for England.</summary>
        public ScreenerBuilder AddEngland()
        {
            return Say((ScreenerBuilderHandle builder, LentMemory lent, out ErrorHandle err) =>
                NativeMethods.neglect_screener_builder_add_england(builder, out err));
        }

        /// <summary>Adds a pack.</summary>
        /// <param name="name">What errors call it, such as its file's name.</param>
        /// <param name="text">Its TOML.</param>
        public ScreenerBuilder AddPack(string name, string text)
        {
            Calls.Given(name, nameof(name));
            Calls.Given(text, nameof(text));
            return Say((ScreenerBuilderHandle builder, LentMemory lent, out ErrorHandle err) =>
                NativeMethods.neglect_screener_builder_add_pack(builder, lent.Text(name), lent.Text(text), out err));
        }

        /// <summary>Adds a pack of several files, of which <c>pack.toml</c> holds its head.</summary>
        /// <param name="folder">What errors call it, such as its folder's name.</param>
        /// <param name="files">The TOML of each file, by its name in the folder, such as <c>rules/feeding.toml</c>.</param>
        public ScreenerBuilder AddPackFolder(string folder, IEnumerable<KeyValuePair<string, string>> files)
        {
            Calls.Given(folder, nameof(folder));
            var texts = new Dictionary<string, string>();
            foreach (KeyValuePair<string, string> file in Calls.Given(files, nameof(files)))
            {
                texts.Add(file.Key, Calls.Given(file.Value, nameof(files)));
            }

            return Say((ScreenerBuilderHandle builder, LentMemory lent, out ErrorHandle err) =>
            {
                unsafe
                {
                    neglect_pair* first = lent.Pairs(texts, out UIntPtr count);
                    return NativeMethods.neglect_screener_builder_add_pack_folder(
                        builder, lent.Text(folder), first, count, out err);
                }
            });
        }

        /// <summary>Adds a pack that is a folder of TOML files: those in it, and those of the folders in it.</summary>
        /// <param name="path">Where the folder is.</param>
        /// <exception cref="ArgumentException">A folder in it has a folder of its own.</exception>
        /// <exception cref="IOException">A file cannot be read.</exception>
        public ScreenerBuilder AddPackFolder(string path)
        {
            Calls.Given(path, nameof(path));
            var folder = new DirectoryInfo(path);
            var files = new Dictionary<string, string>();
            AddFiles(files, folder, string.Empty);
            foreach (DirectoryInfo inner in folder.GetDirectories().Where(IsVisible))
            {
                if (inner.GetDirectories().Any(IsVisible))
                {
                    throw new ArgumentException(
                        "a pack has folders of files, and no folders in those: " + inner.Name, nameof(path));
                }

                AddFiles(files, inner, inner.Name + "/");
            }

            return AddPackFolder(folder.Name, files);
        }

        /// <summary>
        /// Chooses the reading (<c>pack/id</c>, such as <c>safe-sleep/nice</c>) that counts among those of its group. The
        /// others stay in the report beside it.
        /// </summary>
        public ScreenerBuilder ChooseReading(string reading)
        {
            Calls.Given(reading, nameof(reading));
            return Say((ScreenerBuilderHandle builder, LentMemory lent, out ErrorHandle err) =>
                NativeMethods.neglect_screener_builder_choose_reading(builder, lent.Text(reading), out err));
        }

        /// <summary>Makes an unknown code, qualifier, tool or question an error and not a caveat.</summary>
        public ScreenerBuilder Strict(bool strict = true)
        {
            return Say((ScreenerBuilderHandle builder, LentMemory lent, out ErrorHandle err) =>
                NativeMethods.neglect_screener_builder_set_strict(builder, strict ? 1 : 0, out err));
        }

        /// <summary>Sets a limit on how large a case may be, for every case that is read or built for the screener.</summary>
        public ScreenerBuilder SetLimit(Limit limit, long value)
        {
            if (value < 0)
            {
                throw new ArgumentOutOfRangeException(nameof(value));
            }

            return Say((ScreenerBuilderHandle builder, LentMemory lent, out ErrorHandle err) =>
                NativeMethods.neglect_screener_builder_set_limit(builder, (int)limit, (UIntPtr)(ulong)value, out err));
        }

        /// <summary>Checks and compiles the packs. The builder stays as it is and can build again.</summary>
        /// <exception cref="PackException">The packs are wrong; every fault has its line.</exception>
        /// <exception cref="NativeLibraryException">The native library is missing or does not fit.</exception>
        public Screener Build()
        {
            LoadedLibrary.Check();
            Calls.Check(
                NativeMethods.neglect_screener_builder_new(out ScreenerBuilderHandle builder, out ErrorHandle err), err);
            using (builder)
            using (var lent = new LentMemory())
            {
                foreach (Step step in said)
                {
                    Calls.Check(step(builder, lent, out err), err);
                }

                Calls.Check(
                    NativeMethods.neglect_screener_builder_build(builder, out ScreenerHandle screener, out err), err);
                return new Screener(screener);
            }
        }

        // What begins with a dot is an editor's or a version control's, and none of the pack's.
        private static bool IsVisible(FileSystemInfo entry) => !entry.Name.StartsWith(".", StringComparison.Ordinal);

        private static void AddFiles(Dictionary<string, string> files, DirectoryInfo folder, string before)
        {
            foreach (FileInfo file in folder.GetFiles().Where(IsVisible))
            {
                if (file.Extension == ".toml")
                {
                    files.Add(before + file.Name, File.ReadAllText(file.FullName));
                }
            }
        }

        private ScreenerBuilder Say(Step step)
        {
            said.Add(step);
            return this;
        }
    }
}
