using System.Collections.Generic;

namespace NeglectScreen.Native
{
    /// <summary>What the C ABI has and this package does not call, each with the reason.</summary>
    internal static class NotBound
    {
        private const string Arrow =
            "streams of Arrow are at home in Apache.Arrow's classes, and this package has no dependencies";

        internal static readonly IReadOnlyDictionary<string, string> Functions = new Dictionary<string, string>
        {
            { "neglect_tables_new", Arrow },
            { "neglect_tables_add", Arrow },
            { "neglect_tables_screen", Arrow },
            { "neglect_tables_result", Arrow },
            { "neglect_tables_free", Arrow },
        };

        internal static readonly IReadOnlyDictionary<string, string> Enums = new Dictionary<string, string>
        {
            { "neglect_table", Arrow },
            { "neglect_result", Arrow },
        };
    }
}
