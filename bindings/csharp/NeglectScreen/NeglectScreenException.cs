using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using NeglectScreen.Native;

namespace NeglectScreen
{
    /// <summary>
    /// A call failed, and <see cref="Faults"/> says everything that is wrong at once. Never a value of a case, so it may be
    /// logged. The class says what to help: <see cref="CaseException"/> the case, <see cref="PackException"/> the packs,
    /// <see cref="UsageException"/> the program.
    /// </summary>
    public class NeglectScreenException : Exception
    {
        internal NeglectScreenException(
            Status status, string message, IReadOnlyList<Fault> faults, Exception? innerException = null)
            : base(message, innerException)
        {
            Status = status;
            Faults = faults;
        }

        /// <summary>How the call ended.</summary>
        public Status Status { get; }

        /// <summary>Everything that is wrong, each with its place, code and help.</summary>
        public IReadOnlyList<Fault> Faults { get; }

        internal static unsafe NeglectScreenException Of(Status status, ErrorHandle err)
        {
            if (err.IsInvalid)
            {
                string said = FromNative.Text(NativeMethods.neglect_status_message((int)status));
                return Of(status, said, Array.Empty<Fault>());
            }

            string message = FromNative.Text(NativeMethods.neglect_error_message(err));
            var faults = new Fault[checked((int)NativeMethods.neglect_error_count(err))];
            for (int nth = 0; nth < faults.Length; nth++)
            {
                faults[nth] = new Fault(in *NativeMethods.neglect_error_fault(err, (UIntPtr)nth));
            }

            return Of(NativeMethods.neglect_error_status(err), message, new ReadOnlyCollection<Fault>(faults));
        }

        private static NeglectScreenException Of(Status status, string message, IReadOnlyList<Fault> faults)
        {
            switch (status)
            {
                case Status.Case:
                    return new CaseException(message, faults);
                case Status.Pack:
                    return new PackException(message, faults);
                case Status.Partnership:
                    return new PartnershipException(message, faults);
                case Status.NullArgument:
                case Status.InvalidArgument:
                case Status.InvalidUtf8:
                    return new UsageException(status, message, faults);
                case Status.AbiMismatch:
                    return new NativeLibraryException(message);
                case Status.Internal:
                    return new InternalFaultException(message, faults);
                default:
                    return new NeglectScreenException(status, message, faults);
            }
        }
    }

    /// <summary>The case cannot be read or screened.</summary>
    public sealed class CaseException : NeglectScreenException
    {
        internal CaseException(string message, IReadOnlyList<Fault> faults)
            : base(Status.Case, message, faults)
        {
        }
    }

    /// <summary>The packs cannot be used.</summary>
    public sealed class PackException : NeglectScreenException
    {
        internal PackException(string message, IReadOnlyList<Fault> faults)
            : base(Status.Pack, message, faults)
        {
        }
    }

    /// <summary>Measures, responses or survey answers of a partnership cannot be read.</summary>
    public sealed class PartnershipException : NeglectScreenException
    {
        internal PartnershipException(string message, IReadOnlyList<Fault> faults)
            : base(Status.Partnership, message, faults)
        {
        }
    }

    /// <summary>The program passed something that no case could hold: a number that no list has, or half a character.</summary>
    public sealed class UsageException : NeglectScreenException
    {
        internal UsageException(Status status, string message, IReadOnlyList<Fault> faults)
            : base(status, message, faults)
        {
        }
    }

    /// <summary>A fault of the library itself. Every object stays valid. Please report it, without the case.</summary>
    public sealed class InternalFaultException : NeglectScreenException
    {
        internal InternalFaultException(string message, IReadOnlyList<Fault> faults)
            : base(Status.Internal, message, faults)
        {
        }
    }
}
