using System.Linq;

namespace NeglectScreen.Conformance.Checks
{
    /// <summary>What people read: text and HTML of the published cases, byte for byte as every language shows them.</summary>
    public static class RenderedChecks
    {
        private const string Rendered = "tests/vectors/rendered";

        [Holds]
        public static void EveryPublishedCaseIsShownAsItsVectorSays()
        {
            int shown = 0;
            using (Screener screener = Screener.England())
            {
                foreach (string file in Repository.JsonIn(Rendered))
                {
                    Json whole = Json.Parse(Repository.Read($"{Rendered}/{file}"));
                    Require.Equal(1, whole["format"].Int(), file + ", format");
                    Json[] cases = Json.Parse(Repository.Read("tests/vectors/" + whole["of"].Text)).List("vectors").ToArray();
                    Json[] hashes = whole.List("rendered").ToArray();
                    Require.Equal(cases.Length, hashes.Length, file + ", its cases");
                    for (int nth = 0; nth < cases.Length; nth++)
                    {
                        Show(screener, cases[nth]["case"].Text!, hashes[nth]);
                        shown++;
                    }
                }
            }

            Require.That(shown > 20, "there are published cases");
        }

        [Holds]
        public static void AReportThatWasKeptIsTheSameReport()
        {
            using (Screener screener = SmallPack.Screener())
            using (Case theCase = SmallPack.Case(screener))
            using (Report made = screener.Screen(theCase))
            using (Report kept = Report.FromJson(made.ToJson()))
            {
                Require.Equal(made.ToJson(), kept.ToJson(), "its JSON");
                Require.Equal(made.Concern, kept.Concern, "its concern");
                Require.Equal(made.ToText(), kept.ToText(), "its text");
                Require.Equal(SaidInJson.Of(made.Contents), SaidInJson.Of(kept.Contents), "its contents");
            }

            var why = Require.Throws<UsageException>(
                () => Report.FromJson("{\"schema\":1,\"case\":\"secret\"}"), "no report");
            Require.Fault(why, "json", "invalid_argument");
            Require.That(!why.ToString().Contains("secret"), "nothing of it is said");
            Require.Fault(
                Require.Throws<UsageException>(() => Replays.ToText("{}"), "no replay"), "replay_json", "invalid_argument");
        }

        [Holds]
        public static void TheFamilysPlanIsOfAPackInForce()
        {
            using (Screener screener = Screener.England())
            using (Case theCase = Case.FromJson(screener, SmallPack.CaseJson))
            using (Report report = screener.Screen(theCase))
            {
                Require.That(report.PlanText("safe-sleep").Length > 0, "a plan");
                Require.That(report.PlanHtml("safe-sleep").StartsWith("<!DOCTYPE html>"), "a page");
                Require.Fault(
                    Require.Throws<UsageException>(() => report.PlanText("no-such-pack"), "no pack"),
                    "pack",
                    "invalid_argument");
            }
        }

        private static void Show(Screener screener, string given, Json hashes)
        {
            using (Case theCase = Case.FromJson(screener, given))
            using (Report report = screener.Screen(theCase))
            {
                string replay = screener.Replay(theCase);
                void Same(string kind, string text) =>
                    Require.Equal(hashes[kind].Text, Hash.Fnv1a(text), hashes["name"].Text + ", " + kind);
                Same("report_text", report.ToText());
                Same("report_html", report.ToHtml());
                Same("report_html_with_replay", report.ToHtml(replay));
                Same("report_fragment", report.ToHtml(fragment: true));
                Same("replay_text", Replays.ToText(replay));
                Same("replay_html", Replays.ToHtml(replay));
                Same("replay_fragment", Replays.ToHtml(replay, fragment: true));
            }
        }
    }
}
