using System;
using NeglectScreen.Native;

namespace NeglectScreen
{
    /// <summary>
    /// Counts of a partnership's measures over many reports, which may be published once small numbers are hidden. Requests
    /// and answers are JSON; docs/partnership.md has them. One thread at a time.
    /// </summary>
    public sealed class Tally : IDisposable
    {
        private readonly TallyHandle handle;

        /// <summary>An empty tally.</summary>
        /// <param name="options">What is counted, in JSON; an empty object asks for all that ships.</param>
        /// <exception cref="PartnershipException">The options cannot be read.</exception>
        /// <exception cref="NativeLibraryException">The native library is missing or does not fit.</exception>
        public Tally(string options = "{}")
        {
            Calls.Given(options, nameof(options));
            LoadedLibrary.Check();
            using (var lent = new LentMemory())
            {
                Calls.Check(
                    NativeMethods.neglect_tally_new(lent.Text(options), out handle, out ErrorHandle err), err);
            }
        }

        private TallyHandle Handle
        {
            get
            {
                handle.RefuseDisposed(nameof(Tally));
                return handle;
            }
        }

        /// <summary>
        /// Counts reports, each a line of JSON. Lines that cannot be counted are left out, and listed in the JSON that is
        /// returned; the others stand.
        /// </summary>
        public string Count(string lines)
        {
            Calls.Given(lines, nameof(lines));
            using (var lent = new LentMemory())
            {
                Calls.Check(
                    NativeMethods.neglect_tally_count(
                        Handle, lent.Text(lines), out TextHandle refused, out ErrorHandle err),
                    err);
                return Calls.Text(refused);
            }
        }

        /// <summary>Adds a tally that was counted elsewhere in the same way: all of it, or nothing.</summary>
        /// <param name="tally">What <see cref="ToJson"/> wrote there.</param>
        /// <exception cref="PartnershipException">It cannot be added to this one.</exception>
        public void Merge(string tally)
        {
            Calls.Given(tally, nameof(tally));
            using (var lent = new LentMemory())
            {
                Calls.Check(
                    NativeMethods.neglect_tally_merge_json(Handle, lent.Text(tally), out ErrorHandle err), err);
            }
        }

        /// <summary>The tally in JSON, to be added to others. Not for publication: it holds small numbers.</summary>
        public string ToJson()
        {
            Calls.Check(NativeMethods.neglect_tally_json(Handle, out TextHandle text, out ErrorHandle err), err);
            return Calls.Text(text);
        }

        /// <summary>The tables in JSON, as they may be published.</summary>
        /// <param name="options">How they are published, in JSON.</param>
        /// <exception cref="PartnershipException">The options cannot be read.</exception>
        public string Publish(string options = "{}")
        {
            Calls.Given(options, nameof(options));
            using (var lent = new LentMemory())
            {
                Calls.Check(
                    NativeMethods.neglect_tally_publish(
                        Handle, lent.Text(options), out TextHandle text, out ErrorHandle err),
                    err);
                return Calls.Text(text);
            }
        }

        /// <summary>The same tables as a page of HTML.</summary>
        /// <param name="options">How they are published, in JSON, without <c>format</c>.</param>
        /// <exception cref="PartnershipException">The options cannot be read.</exception>
        public string PublishHtml(string options = "{}")
        {
            Calls.Given(options, nameof(options));
            using (var lent = new LentMemory())
            {
                Calls.Check(
                    NativeMethods.neglect_tally_html(
                        Handle, lent.Text(options), out TextHandle text, out ErrorHandle err),
                    err);
                return Calls.Text(text);
            }
        }

        /// <summary>Gives the memory back.</summary>
        public void Dispose() => handle.Dispose();
    }
}
