using System;
using System.Threading;
using NeglectScreen.Native;

namespace NeglectScreen
{
    /// <summary>
    /// What a screening returns. It supports judgement: it never says that there is no neglect, and never decides.
    /// </summary>
    /// <remarks>
    /// It never changes, and any number of threads may read it. A screening ends with what it found; that is put into words
    /// where somebody asks for them, so a caseload can be looked through for its most serious concerns at little cost.
    /// </remarks>
    public sealed unsafe class Report : IDisposable
    {
        private readonly ReportHandle handle;
        private ReportContents? contents;

        internal Report(ReportHandle handle)
        {
            this.handle = handle;
            Concern = (Concern)NativeMethods.neglect_report_concern(handle);
            int hazard = NativeMethods.neglect_report_hazard(handle);
            Hazard = hazard == 0 ? (Hazard?)null : (Hazard)hazard;
        }

        /// <summary>The highest concern that a finding raises. None recorded never means that there is no neglect.</summary>
        public Concern Concern { get; }

        /// <summary>The highest hazard that a finding names; null where none does. A hazard is not neglect.</summary>
        public Hazard? Hazard { get; }

        /// <summary>All that the report says, in words. It is read once, and stays when the report is disposed of.</summary>
        /// <exception cref="ObjectDisposedException">The report was disposed of before anybody asked.</exception>
        public ReportContents Contents
        {
            get
            {
                // Two threads may both read; one of the two is kept.
                return Volatile.Read(ref contents)
                    ?? Interlocked.CompareExchange(ref contents, ReadContents(), null)
                    ?? contents!;
            }
        }

        private ReportHandle Handle
        {
            get
            {
                handle.RefuseDisposed(nameof(Report));
                return handle;
            }
        }

        /// <summary>The report in JSON, the same bytes on every platform.</summary>
        /// <exception cref="ObjectDisposedException">The report was disposed of.</exception>
        public string ToJson() => Calls.Text(Json());

        /// <summary>The same in UTF-8.</summary>
        /// <exception cref="ObjectDisposedException">The report was disposed of.</exception>
        public byte[] ToJsonUtf8() => Calls.Bytes(Json());

        /// <summary>A report that was kept as JSON, read back.</summary>
        /// <exception cref="UsageException">It is no report that this version reads.</exception>
        /// <exception cref="NativeLibraryException">The native library is missing or does not fit.</exception>
        public static Report FromJson(string json)
        {
            Calls.Given(json, nameof(json));
            LoadedLibrary.Check();
            using (var lent = new LentMemory())
            {
                Calls.Check(
                    NativeMethods.neglect_report_from_json(
                        lent.Text(json), out ReportHandle report, out ErrorHandle err),
                    err);
                return new Report(report);
            }
        }

        /// <summary>The report for people, as text.</summary>
        /// <exception cref="ObjectDisposedException">The report was disposed of.</exception>
        public string ToText()
        {
            Calls.Check(NativeMethods.neglect_report_text(Handle, out TextHandle text, out ErrorHandle err), err);
            return Calls.Text(text);
        }

        /// <summary>The report for people, as a page of HTML: no script, no font, nothing fetched.</summary>
        /// <param name="replay">What <see cref="Screener.Replay"/> gave for the case, to show what was known when.</param>
        /// <param name="fragment">Whether a part of another page is wanted, with a style of its own.</param>
        /// <exception cref="UsageException">The replay is none.</exception>
        /// <exception cref="ObjectDisposedException">The report was disposed of.</exception>
        public string ToHtml(string? replay = null, bool fragment = false)
        {
            using (var lent = new LentMemory())
            {
                Calls.Check(
                    NativeMethods.neglect_report_html(
                        Handle, lent.Text(replay), fragment ? 1 : 0, out TextHandle text, out ErrorHandle err),
                    err);
                return Calls.Text(text);
            }
        }

        /// <summary>
        /// The family's plan, as text: the next steps that rules of a pack lead to, in words for the family.
        /// </summary>
        /// <param name="pack">The pack's id, such as <c>safe-sleep</c>.</param>
        /// <exception cref="UsageException">The report was made without the pack.</exception>
        /// <exception cref="ObjectDisposedException">The report was disposed of.</exception>
        public string PlanText(string pack)
        {
            Calls.Given(pack, nameof(pack));
            using (var lent = new LentMemory())
            {
                Calls.Check(
                    NativeMethods.neglect_plan_text(
                        Handle, lent.Text(pack), out TextHandle text, out ErrorHandle err),
                    err);
                return Calls.Text(text);
            }
        }

        /// <summary>The same as a page of HTML to print.</summary>
        /// <param name="pack">The pack's id, such as <c>safe-sleep</c>.</param>
        /// <exception cref="UsageException">The report was made without the pack.</exception>
        /// <exception cref="ObjectDisposedException">The report was disposed of.</exception>
        public string PlanHtml(string pack)
        {
            Calls.Given(pack, nameof(pack));
            using (var lent = new LentMemory())
            {
                Calls.Check(
                    NativeMethods.neglect_plan_html(
                        Handle, lent.Text(pack), out TextHandle text, out ErrorHandle err),
                    err);
                return Calls.Text(text);
            }
        }

        /// <summary>Gives the native memory back. The concern, the hazard and contents that were read stay.</summary>
        public void Dispose() => handle.Dispose();

        private TextHandle Json()
        {
            Calls.Check(NativeMethods.neglect_report_json(Handle, out TextHandle text, out ErrorHandle err), err);
            return text;
        }

        private ReportContents ReadContents()
        {
            // They are lent until the report is freed, so it is held while they are read.
            bool held = false;
            try
            {
                Handle.DangerousAddRef(ref held);
                return new ReportContents(in *NativeMethods.neglect_report_contents(handle));
            }
            finally
            {
                if (held)
                {
                    handle.DangerousRelease();
                }
            }
        }
    }
}
