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
        public static void ChildrenOfOneHomeAreScreenedTogetherAndHaveAPage()
        {
            var files = new Dictionary<string, byte[]> { { "sessions.csv", Encoding.UTF8.GetBytes(Rows) } };
            using (Screener screener = Screener.England())
            {
                const string Request = "{\"source\":\"sessions\",\"as_of\":\"2026-11-20\",\"households\":true,\"replays\":true}";
                Json home = Json.Parse(Importer.Import(screener, Request, files))["homes"].Items![0];
                Require.Equal("7", home["children"].Items![0]["report"]["case"].Text!, "the child of the home");
                string page = Importer.HomeHtml(home.Compact());
                Require.That(page.Contains("nobody is recorded to have seen this child"), "whom nobody has seen is named");
                var why = Require.Throws<NeglectScreenException>(() => Importer.HomeHtml("{}"), "no home");
                Require.Fault(why, "home_json", "invalid_argument");
            }
        }

        [Holds]
        public static void RowsOfSessionsBecomeTheRegistersThatEveryLanguageGives()
        {
            foreach (Json given in Json.Parse(Repository.Read("tests/sessions.json")).Items!)
            {
                string what = given["what"].Text!, rows = given["rows"].Compact();
                if (given.Get("registers") is Json registers)
                {
                    Require.Equal(registers.Compact(), Importer.MarksFromSessions(rows), what);
                    continue;
                }

                var why = Require.Throws<NeglectScreenException>(() => Importer.MarksFromSessions(rows), what);
                foreach (Json problem in given["problems"].Items!)
                {
                    Require.Fault(why, problem.Items![0].Text!, problem.Items[1].Text!);
                }

                Require.Equal(given["problems"].Items!.Count, why.Faults.Count, what);
                Require.That(!why.Message.Contains("Q"), "no content is shown");
            }
        }
    }
}
