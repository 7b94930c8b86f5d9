using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Threading;
using NeglectScreen.Native;

namespace NeglectScreen
{
    /// <summary>
    /// Packs, checked and compiled: everything that a screening needs besides the case. Make one and keep it: making it is
    /// what costs time. It never changes, and any number of threads may use it at once.
    /// </summary>
    /// <remarks>
    /// A method that runs while another thread disposes of the screener ends as if it had not; one that starts later throws
    /// <see cref="ObjectDisposedException"/>. Cases and reports that were made with it stay.
    /// </remarks>
    public sealed unsafe class Screener : IDisposable
    {
        private readonly ScreenerHandle handle;

        internal Screener(ScreenerHandle handle)
        {
            this.handle = handle;
        }

        internal ScreenerHandle Handle
        {
            get
            {
                handle.RefuseDisposed(nameof(Screener));
                return handle;
            }
        }

        /// <summary>A screener of the built-in packs for England.</summary>
        /// <exception cref="NativeLibraryException">The native library is missing or does not fit.</exception>
        public static Screener England()
        {
            LoadedLibrary.Check();
            Calls.Check(NativeMethods.neglect_screener_england(out ScreenerHandle made, out ErrorHandle err), err);
            return new Screener(made);
        }

        /// <summary>Collects packs and choices for a screener.</summary>
        public static ScreenerBuilder Builder() => new ScreenerBuilder();

        /// <summary>Another screener of the same packs, at next to no cost, to be disposed of by itself.</summary>
        public Screener Clone()
        {
            Calls.Check(
                NativeMethods.neglect_screener_clone(Handle, out ScreenerHandle clone, out ErrorHandle err), err);
            return new Screener(clone);
        }

        /// <summary>
        /// Gives up every call on this screener, those that run in any thread and those that come: each throws a
        /// <see cref="NeglectScreenException"/> with <see cref="Status.Cancelled"/>, and nothing was screened. It cannot be
        /// undone, and clones go on.
        /// </summary>
        public void Cancel() => NativeMethods.neglect_screener_cancel(Handle);

        /// <summary>
        /// Calls with a clone of this screener, and gives the call up where the token asks for it:
        /// <c>screener.Cancellable(token, own => own.Replay(theCase))</c>.
        /// </summary>
        /// <exception cref="OperationCanceledException">The token asked for it.</exception>
        public T Cancellable<T>(CancellationToken token, Func<Screener, T> call)
        {
            Calls.Given(call, nameof(call));
            token.ThrowIfCancellationRequested();
            using (Screener own = Clone())
            using (token.Register(own.Cancel))
            {
                try
                {
                    return call(own);
                }
                catch (NeglectScreenException why) when (why.Status == Status.Cancelled)
                {
                    throw new OperationCanceledException(why.Message, why, token);
                }
            }
        }

        /// <summary>Screens a case.</summary>
        /// <exception cref="CaseException">
        /// In strict mode only: no pack knows a code, qualifier, tool or question of the case.
        /// </exception>
        public Report Screen(Case theCase)
        {
            Calls.Given(theCase, nameof(theCase));
            Calls.Check(
                NativeMethods.neglect_screen(Handle, theCase.Handle, out ReportHandle report, out ErrorHandle err), err);
            return new Report(report);
        }

        /// <summary>Screens a case in JSON and returns the report in JSON.</summary>
        /// <exception cref="CaseException">The case is wrong.</exception>
        public string ScreenJson(string theCase)
        {
            Calls.Given(theCase, nameof(theCase));
            using (var lent = new LentMemory())
            {
                return Calls.Text(ScreenJson(lent.Text(theCase)));
            }
        }

        /// <summary>Screens a case in JSON and returns the report in JSON, both in UTF-8.</summary>
        /// <exception cref="CaseException">The case is wrong.</exception>
        public byte[] ScreenJson(byte[] theCase)
        {
            Calls.Given(theCase, nameof(theCase));
            fixed (byte* first = theCase)
            {
                return Calls.Bytes(ScreenJson(new neglect_str { ptr = first, len = (UIntPtr)theCase.Length }));
            }
        }

#if NETCOREAPP
        /// <summary>Screens a case in JSON and returns the report in JSON, both in UTF-8.</summary>
        /// <exception cref="CaseException">The case is wrong.</exception>
        public byte[] ScreenJson(ReadOnlySpan<byte> theCase)
        {
            fixed (byte* first = theCase)
            {
                return Calls.Bytes(ScreenJson(new neglect_str { ptr = first, len = (UIntPtr)theCase.Length }));
            }
        }
#endif

        /// <summary>
        /// Screens many cases in JSON, each for itself: one result for each case, in their order. A case that is wrong has
        /// its own error, and the others their reports.
        /// </summary>
        /// <param name="cases">The cases, each a text in JSON.</param>
        /// <param name="threads">How many threads to use, this one included; 0 is one for each core.</param>
        public IReadOnlyList<ScreenedCase> ScreenMany(IEnumerable<string> cases, int threads = 0)
        {
            var given = new List<string>(Calls.Given(cases, nameof(cases)));
            using (var lent = new LentMemory())
            {
                neglect_str* first = lent.Array<neglect_str>(given.Count);
                for (int nth = 0; nth < given.Count; nth++)
                {
                    first[nth] = lent.Text(Calls.Given(given[nth], nameof(cases)));
                }

                return ScreenMany(first, given.Count, threads);
            }
        }

        /// <summary>The same for cases in UTF-8.</summary>
        /// <param name="cases">The cases, each a text in JSON.</param>
        /// <param name="threads">How many threads to use, this one included; 0 is one for each core.</param>
        public IReadOnlyList<ScreenedCase> ScreenMany(IEnumerable<byte[]> cases, int threads = 0)
        {
            var given = new List<byte[]>(Calls.Given(cases, nameof(cases)));
            using (var lent = new LentMemory())
            {
                neglect_str* first = lent.Array<neglect_str>(given.Count);
                for (int nth = 0; nth < given.Count; nth++)
                {
                    first[nth] = lent.Bytes(Calls.Given(given[nth], nameof(cases)));
                }

                return ScreenMany(first, given.Count, threads);
            }
        }

        /// <summary>
        /// The case from each day on which something became known, with only what was known then, in JSON: what was there
        /// to be seen, without hindsight.
        /// </summary>
        public string Replay(Case theCase)
        {
            Calls.Given(theCase, nameof(theCase));
            Calls.Check(
                NativeMethods.neglect_replay(Handle, theCase.Handle, out TextHandle text, out ErrorHandle err), err);
            return Calls.Text(text);
        }

        /// <summary>
        /// The question of a tool to ask now, given the answers that a case holds, in JSON; null where nothing is left that
        /// could matter.
        /// </summary>
        /// <param name="tool">The tool's id, such as <c>safe_sleep</c>.</param>
        /// <param name="theCase">The case so far.</param>
        /// <exception cref="UsageException">No pack in force has the tool.</exception>
        public string? NextQuestion(string tool, Case theCase)
        {
            Calls.Given(tool, nameof(tool));
            Calls.Given(theCase, nameof(theCase));
            using (var lent = new LentMemory())
            {
                Calls.Check(
                    NativeMethods.neglect_next_question(
                        Handle, lent.Text(tool), theCase.Handle, out TextHandle text, out ErrorHandle err),
                    err);
                string json = Calls.Text(text);
                return json == "null" ? null : json;
            }
        }

        /// <summary>What this screener knows, as a JSON array in the order of its packs.</summary>
        public string ListJson(ListOf what)
        {
            Calls.Check(
                NativeMethods.neglect_screener_list_json(Handle, (int)what, out TextHandle text, out ErrorHandle err),
                err);
            return Calls.Text(text);
        }

        /// <summary>
        /// Codes and questions by the words that people use, the best first, as a JSON array: for a pick list.
        /// </summary>
        /// <param name="words">What was typed.</param>
        /// <param name="limit">The most matches; all where nought.</param>
        public string SearchJson(string words, int limit = 0)
        {
            Calls.Given(words, nameof(words));
            if (limit < 0)
            {
                throw new ArgumentOutOfRangeException(nameof(limit));
            }

            using (var lent = new LentMemory())
            {
                Calls.Check(
                    NativeMethods.neglect_screener_search_json(
                        Handle, lent.Text(words), (UIntPtr)limit, out TextHandle text, out ErrorHandle err),
                    err);
                return Calls.Text(text);
            }
        }

        /// <summary>Gives the memory back. Calls that are running end as if nothing had happened.</summary>
        public void Dispose() => handle.Dispose();

        private TextHandle ScreenJson(neglect_str theCase)
        {
            Calls.Check(
                NativeMethods.neglect_screen_json(Handle, theCase, out TextHandle text, out ErrorHandle err), err);
            return text;
        }

        private IReadOnlyList<ScreenedCase> ScreenMany(neglect_str* cases, int count, int threads)
        {
            if (threads < 0)
            {
                throw new ArgumentOutOfRangeException(nameof(threads));
            }

            Calls.Check(
                NativeMethods.neglect_screen_json_many(
                    Handle, cases, (UIntPtr)count, (uint)threads, out BatchHandle batch, out ErrorHandle err),
                err);
            using (batch)
            {
                var screened = new ScreenedCase[checked((int)NativeMethods.neglect_batch_count(batch))];
                for (int nth = 0; nth < screened.Length; nth++)
                {
                    screened[nth] = ScreenedCase.Of(batch, nth);
                }

                return new ReadOnlyCollection<ScreenedCase>(screened);
            }
        }
    }
}
