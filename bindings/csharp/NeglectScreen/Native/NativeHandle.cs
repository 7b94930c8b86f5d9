// What every handle of the C ABI has in common; Generated/Handles.cs has a SafeHandle for each. Freeing is unconditional: the
// runtime calls ReleaseHandle once, when the last call that holds the handle has returned, and never for one that is NULL.

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

    internal sealed partial class ErrorHandle
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

        /// <summary>An error that a batch lends and frees.</summary>
        internal static ErrorHandle LentBy(IntPtr error) => new ErrorHandle(error);
    }
}
