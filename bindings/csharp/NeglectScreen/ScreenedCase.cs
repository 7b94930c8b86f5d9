using System;
using System.Text;
using NeglectScreen.Native;

namespace NeglectScreen
{
    /// <summary>One of many cases: its report, or what is wrong with it. Exactly one of the two.</summary>
    public sealed class ScreenedCase
    {
        private readonly byte[]? report;

        private ScreenedCase(byte[]? report, NeglectScreenException? error)
        {
            this.report = report;
            Error = error;
        }

        /// <summary>The report in JSON; null where the case failed. Read anew from UTF-8 each time.</summary>
        public string? ReportJson => report == null ? null : Encoding.UTF8.GetString(report);

        /// <summary>What is wrong with the case; null where it was screened.</summary>
        public NeglectScreenException? Error { get; }

        /// <summary>The report in JSON, a copy in UTF-8.</summary>
        /// <exception cref="NeglectScreenException">The case failed: its <see cref="Error"/>.</exception>
        public byte[] ReportUtf8() => report == null ? throw Error! : (byte[])report.Clone();

        internal static ScreenedCase Of(BatchHandle batch, int nth)
        {
            IntPtr error = NativeMethods.neglect_batch_error(batch, (UIntPtr)nth);
            if (error == IntPtr.Zero)
            {
                return new ScreenedCase(FromNative.Bytes(NativeMethods.neglect_batch_report(batch, (UIntPtr)nth)), null);
            }

            using (ErrorHandle lent = ErrorHandle.LentBy(error))
            {
                return new ScreenedCase(null, NeglectScreenException.Of(NativeMethods.neglect_error_status(lent), lent));
            }
        }
    }
}
