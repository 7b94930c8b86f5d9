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
