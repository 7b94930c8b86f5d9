using NeglectScreen.Native;

namespace NeglectScreen
{
    /// <summary>One thing that is wrong. It never holds a value of a case, so it may be logged.</summary>
    public sealed class Fault
    {
        internal Fault(in neglect_fault lent)
        {
            Path = FromNative.Text(lent.path);
            Code = FromNative.Text(lent.code);
            Message = FromNative.Text(lent.message);
            Help = FromNative.Text(lent.help);
        }

        /// <summary>
        /// Where: <c>observations[3].on</c> in a case, <c>local.toml:12:1</c> in a pack, a parameter's name, or empty for
        /// the whole.
        /// </summary>
        public string Path { get; }

        /// <summary>A stable code, such as <c>not_a_date</c>; docs/case.md lists those of cases.</summary>
        public string Code { get; }

        /// <summary>What is wrong, in words.</summary>
        public string Message { get; }

        /// <summary>What to do about it, in words.</summary>
        public string Help { get; }

        /// <summary>Place, code and message in one line.</summary>
        public override string ToString() => Path.Length == 0 ? $"{Code}: {Message}" : $"{Path}: {Code}: {Message}";
    }
}
