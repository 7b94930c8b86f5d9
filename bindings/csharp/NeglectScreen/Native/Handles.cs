// One SafeHandle for each handle of the C ABI. Freeing is unconditional: the runtime calls ReleaseHandle once, when the last
// call that holds the handle has returned, and never for a handle that is NULL.

using System;
using System.Runtime.InteropServices;

namespace NeglectScreen.Native
{
    internal abstract class NativeHandle : SafeHandle
    {
        private volatile bool disposed;

        protected NativeHandle(bool ownsHandle = true)
            : base(IntPtr.Zero, ownsHandle)
        {
        }

        public override bool IsInvalid => handle == IntPtr.Zero;

        // A SafeHandle alone would go on serving new calls as long as others overlap with them.
        internal void RefuseDisposed(string owner)
        {
            if (disposed)
            {
                throw new ObjectDisposedException(owner);
            }
        }

        protected override void Dispose(bool disposing)
        {
            disposed = true;
            base.Dispose(disposing);
        }
    }

    internal sealed class ScreenerBuilderHandle : NativeHandle
    {
        protected override bool ReleaseHandle()
        {
            NativeMethods.neglect_screener_builder_free(handle);
            return true;
        }
    }

    internal sealed class ScreenerHandle : NativeHandle
    {
        protected override bool ReleaseHandle()
        {
            NativeMethods.neglect_screener_free(handle);
            return true;
        }
    }

    internal sealed class CaseBuilderHandle : NativeHandle
    {
        protected override bool ReleaseHandle()
        {
            NativeMethods.neglect_case_builder_free(handle);
            return true;
        }
    }

    internal sealed class CaseHandle : NativeHandle
    {
        protected override bool ReleaseHandle()
        {
            NativeMethods.neglect_case_free(handle);
            return true;
        }
    }

    internal sealed class ReportHandle : NativeHandle
    {
        protected override bool ReleaseHandle()
        {
            NativeMethods.neglect_report_free(handle);
            return true;
        }
    }

    internal sealed class BatchHandle : NativeHandle
    {
        protected override bool ReleaseHandle()
        {
            NativeMethods.neglect_batch_free(handle);
            return true;
        }
    }

    internal sealed class TallyHandle : NativeHandle
    {
        protected override bool ReleaseHandle()
        {
            NativeMethods.neglect_tally_free(handle);
            return true;
        }
    }

    internal sealed class TextHandle : NativeHandle
    {
        protected override bool ReleaseHandle()
        {
            NativeMethods.neglect_text_free(handle);
            return true;
        }
    }

    internal sealed class ErrorHandle : NativeHandle
    {
        // For the marshaller, which makes the handles that a call gives out.
        public ErrorHandle()
        {
        }

        private ErrorHandle(IntPtr lent)
            : base(ownsHandle: false)
        {
            handle = lent;
        }

        protected override bool ReleaseHandle()
        {
            NativeMethods.neglect_error_free(handle);
            return true;
        }

        /// <summary>An error that a batch lends and frees.</summary>
        internal static ErrorHandle LentBy(IntPtr error) => new ErrorHandle(error);
    }
}
