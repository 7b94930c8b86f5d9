using System.Collections.Generic;
using System.Text;

namespace NeglectScreen.Conformance.Checks
{
    /// <summary>Files of other systems become cases, and every value has its fate; docs/import.md has the words.</summary>
    public static class ImporterChecks
    {
        private const string Rows = "child,born,date,session,code\n7,2016-03-01,2026-11-16,AM,/\n7,2016-03-01,2026-11-16,PM,O\n";

        [Holds]
        public static void RowsOfSessionsBecomeACaseWithAnAccount()
        {
            var files = new Dictionary<string, byte[]> { { "sessions.csv", Encoding.UTF8.GetBytes(Rows) } };
            using (Screener screener = Screener.England())
            {
                Json answer = Json.Parse(
                    Importer.Import(screener, "{\"source\":\"sessions\",\"as_of\":\"2026-11-20\"}", files));
                Require.Equal("/O", answer["cases"].Items![0]["attendance"].Items![0]["marks"].Text!, "the register");
                Require.Equal("10", answer["account"]["fields"]["mapped"].Raw, "every value is mapped");
                var why = Require.Throws<NeglectScreenException>(
                    () => Importer.Import(screener, "{\"source\":\"nothing\"}", files), "no such source");
                Require.Fault(why, "source", "unknown_source");
            }
        }

        [Holds]
        public static void MarksOfSessionsBecomeRegisters()
        {
            const string Week = "[[\"2026-11-17\",\"AM\",\"I\"],[\"2026-11-16\",\"PM\",\"O\"],[\"2026-11-16\",\"AM\",\"/\"]]";
            Json register = Json.Parse(Importer.MarksFromSessions(Week)).Items![0];
            Require.Equal("/OI-", register["marks"].Text!, "the register");
            var why = Require.Throws<NeglectScreenException>(
                () => Importer.MarksFromSessions("[[\"2026-11-21\",\"AM\",\"/\"]]"), "a Saturday");
            Require.Fault(why, "rows[0]", "weekend");
        }
    }
}
