using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using NeglectScreen.Sample;

namespace NeglectScreen.Conformance.Checks
{
    /// <summary>The guide's code is code that was compiled and does what the guide says; the sample tells its story.</summary>
    public static class GuideChecks
    {
        private const string Compiled = "bindings/csharp/NeglectScreen.Sample/Guide.cs";

        [Holds]
        public static void TheCodeOfTheGuideIsWhatWasCompiled()
        {
            Dictionary<string, string> compiled = Pieces(Repository.Read(Compiled));
            Dictionary<string, string> shown = Shown("docs/csharp.md");
            Require.Equal(
                string.Join(", ", compiled.Keys.OrderBy(name => name, StringComparer.Ordinal)),
                string.Join(", ", shown.Keys.OrderBy(name => name, StringComparer.Ordinal)),
                "the pieces of docs/csharp.md");
            foreach (KeyValuePair<string, string> piece in shown)
            {
                Require.Equal(compiled[piece.Key], piece.Value, "docs/csharp.md, " + piece.Key);
            }

            foreach (KeyValuePair<string, string> piece in Shown("README.md"))
            {
                Require.Equal(compiled[piece.Key], piece.Value, "README.md, " + piece.Key);
            }
        }

        [Holds]
        public static void TheCodeOfTheGuideDoesWhatItSays()
        {
            var said = new List<string>();
            Guide.FirstReport(said.Add);
            Require.Equal("Suspect", said[0], "the first report");
            Require.That(said[1].Contains("nice/1.3.3"), "its finding");

            using (Screener england = Screener.England())
            using (CaseBuilder draft = SmallPack.Draft().Add(SmallPack.ColdHome()))
            {
                Guide.OtherRecords(draft);
                using (Case all = draft.Build(england))
                using (Report report = england.Screen(all))
                {
                    Guide.ReadReport(report.Contents, said.Add);
                    Require.That(report.Contents.Account.All(line => said.Contains($"{line.Input}: {line.Fate}")), "the account");
                    Guide.ReadFacts(report.Contents, said.Add);
                    Require.That(said.Any(line => line.StartsWith("attendance.absence: 2 of 20")), "the facts");

                    said.Clear();
                    Guide.Json(england, all.ToJson(), said.Add);
                    Require.Equal(report.ToJson(), said[0], "JSON in and out");
                    Require.Equal($"{report.Concern}: {report.ToJson()}", said[1], "JSON in and an object out");
                }

                said.Clear();
                Guide.Many(england, new[] { SmallPack.CaseJson, "{}" }, said.Add);
                Require.That(said[0].StartsWith("{") && said[1].Contains("missing_field"), "a report and an error");

                said.Clear();
                Guide.Errors(england, "{}", said.Add);
                Require.That(said.Any(line => line.StartsWith("as_of: missing_field")), "the faults");
            }

            string pack = Path.GetTempFileName();
            try
            {
                File.WriteAllText(pack, SmallPack.Text);
                using (Screener own = Guide.OwnPacks(pack))
                {
                    Require.That(own.ListJson(ListOf.Packs).Contains("\"small\""), "the pack is in force");
                }
            }
            finally
            {
                File.Delete(pack);
            }
        }

        [Holds]
        public static void TheSampleTellsItsStory()
        {
            var screen = new StringWriter();
            var keys = new StringReader("list\nopen C-201\nanswer 1 persistent\nopen C-999\nanswer 9 x\nanswer 1 \uD800\nnonsense");
            Require.Equal(0, Sample.Program.Run(keys, screen, echo: true), "its exit code");
            string said = screen.ToString();
            int asked = said.IndexOf("Was the child smelly and dirty once, repeatedly, or persistently?", StringComparison.Ordinal);
            int answered = said.IndexOf("SUSPECT neglect: a serious level of concern, and no proof\n\n* The child", StringComparison.Ordinal);
            Require.That(asked >= 0 && answered > asked, "a question, its answer, and what that changes");
            Require.That(said.Contains("Refer to children's social care"), "a next step");
            Require.That(said.Contains("there is no such child here"), "a child who is not there");
            Require.That(said.Contains("list | open CHILD"), "help");
        }

        // The compiled pieces by name, without the indentation of their method.
        private static Dictionary<string, string> Pieces(string source)
        {
            return Regex.Matches(source, @"( +)// guide: (.+)\n((?:.*\n)*?) +// end\n").Cast<Match>().ToDictionary(
                match => match.Groups[2].Value,
                match => Regex.Replace(match.Groups[3].Value, "(?m)^" + match.Groups[1].Value, string.Empty).Trim());
        }

        // The blocks of a page by the name in the comment above them.
        private static Dictionary<string, string> Shown(string page)
        {
            string text = Repository.Read(page);
            MatchCollection blocks = Regex.Matches(text, @"<!-- guide: (.+) -->\n```csharp\n((?:.*\n)*?)```\n");
            Require.Equal(Regex.Matches(text, "```csharp").Count, blocks.Count, page + ", blocks that name their piece");
            return blocks.Cast<Match>().ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value.Trim());
        }
    }
}
