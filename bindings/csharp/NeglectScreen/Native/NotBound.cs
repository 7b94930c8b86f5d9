using System.Collections.Generic;

namespace NeglectScreen.Native
{
    /// <summary>What the C library exports and this package does not call, each with the reason.</summary>
    internal static class NotBound
    {
        internal static readonly IReadOnlyDictionary<string, string> Why = new Dictionary<string, string>();
    }
}
