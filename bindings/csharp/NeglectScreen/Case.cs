using System;
using NeglectScreen.Native;

namespace NeglectScreen
{
    /// <summary>
    /// All that is recorded about one child, checked. It never changes, and any number of threads may use it at once.
    /// </summary>
    /// <remarks>Reports that are made of it stay when it is disposed of.</remarks>
    public sealed unsafe class Case : IDisposable
    {
        private readonly CaseHandle handle;

        internal Case(CaseHandle handle)
        {
            this.handle = handle;
        }

        internal CaseHandle Handle
        {
            get
            {
                handle.RefuseDisposed(nameof(Case));
                return handle;
            }
        }

        /// <summary>Reads and checks a case in JSON.</summary>
        /// <param name="screener">Its limits hold.</param>
        /// <param name="json">The case, of schema 1.</param>
        /// <exception cref="CaseException">The case is wrong; everything wrong is listed.</exception>
        public static Case FromJson(Screener screener, string json)
        {
            Calls.Given(screener, nameof(screener));
            Calls.Given(json, nameof(json));
            using (var lent = new LentMemory())
            {
                return FromJson(screener, lent.Text(json));
            }
        }

        /// <summary>Reads and checks a case in JSON, in UTF-8.</summary>
        /// <param name="screener">Its limits hold.</param>
        /// <param name="json">The case, of schema 1.</param>
        /// <exception cref="CaseException">The case is wrong; everything wrong is listed.</exception>
        public static Case FromJson(Screener screener, byte[] json)
        {
            Calls.Given(screener, nameof(screener));
            Calls.Given(json, nameof(json));
            fixed (byte* first = json)
            {
                return FromJson(screener, new neglect_str { ptr = first, len = (UIntPtr)json.Length });
            }
        }

#if NETCOREAPP
        /// <summary>Reads and checks a case in JSON, in UTF-8.</summary>
        /// <param name="screener">Its limits hold.</param>
        /// <param name="json">The case, of schema 1.</param>
        /// <exception cref="CaseException">The case is wrong; everything wrong is listed.</exception>
        public static Case FromJson(Screener screener, ReadOnlySpan<byte> json)
        {
            Calls.Given(screener, nameof(screener));
            fixed (byte* first = json)
            {
                return FromJson(screener, new neglect_str { ptr = first, len = (UIntPtr)json.Length });
            }
        }
#endif

        /// <summary>The case in JSON, which reads back as the same case.</summary>
        public string ToJson()
        {
            Calls.Check(NativeMethods.neglect_case_json(Handle, out TextHandle text, out ErrorHandle err), err);
            return Calls.Text(text);
        }

        /// <summary>Gives the memory back. Calls that are running end as if nothing had happened.</summary>
        public void Dispose() => handle.Dispose();

        private static Case FromJson(Screener screener, neglect_str json)
        {
            Calls.Check(
                NativeMethods.neglect_case_from_json(screener.Handle, json, out CaseHandle made, out ErrorHandle err),
                err);
            return new Case(made);
        }
    }
}
