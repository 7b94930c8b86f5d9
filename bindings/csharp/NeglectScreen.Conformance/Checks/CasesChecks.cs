using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace NeglectScreen.Conformance.Checks
{
    /// <summary>The cases of the repository say the same as JSON and as objects, and what they have always said.</summary>
    public static class CasesChecks
    {
        private const string Cases = "tests/cases";

        [Holds]
        public static void EveryCaseGoesInAndComesOutWholeAsJsonAndAsObjects()
        {
            using (Screener england = Screener.England())
            {
                Require.That(Repository.JsonIn(Cases).Any(), "there are cases");
                foreach (string file in Repository.JsonIn(Cases))
                {
                    Json given = Json.Parse(Repository.Read($"{Cases}/{file}"))["case"];
                    using (Case read = Case.FromJson(england, given.Raw))
                    using (Case built = TypedCase.Build(england, given))
                    using (Report report = england.Screen(built))
                    {
                        Require.Equal(read.ToJson(), built.ToJson(), file + ", built and read");
                        string said = england.ScreenJson(given.Raw);
                        Require.Equal(said, report.ToJson(), file + ", screened as JSON and as objects");
                        Require.Equal(said, SaidInJson.Of(report.Contents), file + ", read field by field");
                        Require.Equal(
                            said,
                            Encoding.UTF8.GetString(england.ScreenJson(Encoding.UTF8.GetBytes(given.Raw))),
                            file + ", in UTF-8");
                        Require.Equal(said, Encoding.UTF8.GetString(report.ToJsonUtf8()), file + ", report in UTF-8");
                    }
                }
            }
        }

        [Holds]
        public static void EveryCaseSaysWhatIsStored()
        {
            using (Screener england = Screener.England())
            {
                foreach (string file in Repository.JsonIn(Cases + "/expected"))
                {
                    Json given = Json.Parse(Repository.Read($"{Cases}/{file}"))["case"];
                    string stored = Json.Parse(Repository.Read($"{Cases}/expected/{file}")).Compact();

                    // Stored without what changes with every release and every comma in a pack.
                    var without = new Dictionary<string, string> { { "library", "\"\"" }, { "packs", "[]" } };
                    string said = Json.Parse(england.ScreenJson(given.Raw)).Compact(without);
                    Require.Equal(stored, said, file);
                }
            }
        }
    }
}
