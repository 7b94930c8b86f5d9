using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using NeglectScreen.Native;

namespace NeglectScreen.Conformance.Checks
{
    /// <summary>What the functions beside a single screening do, and the small types that cross with them.</summary>
    public static class ScreeningChecks
    {
        [Holds]
        public static void ManyCasesHaveOneResultEach()
        {
            using (Screener small = SmallPack.Screener())
            {
                string said = small.ScreenJson(SmallPack.CaseJson);
                var cases = new List<string>();
                for (int nth = 0; nth < 100; nth++)
                {
                    cases.Add(nth % 3 == 0 ? "{" : SmallPack.CaseJson);
                }

                foreach (int threads in new[] { 0, 1, 4 })
                {
                    IReadOnlyList<ScreenedCase> screened = small.ScreenMany(cases, threads);
                    IReadOnlyList<ScreenedCase> bytes = small.ScreenMany(cases.Select(Encoding.UTF8.GetBytes), threads);
                    Require.Equal(cases.Count, screened.Count, "results");
                    for (int nth = 0; nth < cases.Count; nth++)
                    {
                        Require.Equal(screened[nth].ReportJson, bytes[nth].ReportJson, "in UTF-8");
                        Require.Equal(nth % 3 == 0 ? null : said, screened[nth].ReportJson, "report " + nth);
                        if (nth % 3 == 0)
                        {
                            Require.Fault(screened[nth].Error!, "", "not_json");
                            Require.Throws<CaseException>(() => screened[nth].ReportUtf8(), "a report of a wrong case");
                        }
                        else
                        {
                            Require.That(screened[nth].Error == null, "no error");
                            Require.Equal(said, Encoding.UTF8.GetString(screened[nth].ReportUtf8()), "its bytes");
                        }
                    }
                }

                Require.Equal(0, small.ScreenMany(new string[0]).Count, "no case");
                Require.Throws<ArgumentOutOfRangeException>(() => small.ScreenMany(cases, -1), "threads below nought");
            }
        }

        [Holds]
        public static void PacksThatAreFoldersHaveTheDigestsOfTheCore()
        {
            string[] packs =
            {
                "nice", "core-info.toml", "context.toml", "attendance.toml", "health-contacts.toml", "growth.toml",
                "graded-care.toml", "chronology.toml", "safe-sleep",
            };
            ScreenerBuilder builder = Screener.Builder();
            int folders = 0;
            foreach (string pack in packs)
            {
                string path = Repository.At("packs/england/" + pack);
                if (Directory.Exists(path))
                {
                    builder.AddPackFolder(path);
                    folders++;
                }
                else
                {
                    builder.AddPack(pack, File.ReadAllText(path));
                }
            }

            Require.That(folders >= 2, "packs that are folders");
            using (Screener england = Screener.England())
            using (Screener fromFiles = builder.Build())
            {
                Require.Equal(england.ListJson(ListOf.Packs), fromFiles.ListJson(ListOf.Packs), "packs, and their digests");
            }

            var files = new Dictionary<string, string>
            {
                { "rules/cold.toml", SmallPack.Text.Substring(SmallPack.Text.IndexOf("[[rule]]", StringComparison.Ordinal)) },
                { "pack.toml", SmallPack.Text.Substring(0, SmallPack.Text.IndexOf("[[rule]]", StringComparison.Ordinal)) },
            };
            using (Screener whole = SmallPack.Screener())
            using (Screener parts = Screener.Builder().AddPackFolder("small", files).Build())
            {
                Require.Equal(whole.ListJson(ListOf.Packs), parts.ListJson(ListOf.Packs), "the same pack in two files");
            }

            files["rules/cold.toml"] = "[[rule]]\nid = 3\n";
            var why = Require.Throws<PackException>(
                () => Screener.Builder().AddPackFolder("small", files).Build(), "a rule that is none");
            Require.That(
                why.Faults.All(fault => fault.Path.StartsWith("small/rules/cold.toml:", StringComparison.Ordinal)),
                "the file in which the mistake stands");
        }

        [Holds]
        public static void TheQuickLookAtAReportIsWhatItSays()
        {
            using (Screener small = SmallPack.Screener())
            using (Case cold = SmallPack.Case(small))
            using (Report report = small.Screen(cold))
            {
                Require.Equal(report.Contents.Concern, report.Concern, "the concern");
                Require.Equal(report.Contents.Hazard, report.Hazard, "the hazard");
                Require.That(ReferenceEquals(report.Contents, report.Contents), "the contents are read once");
                Require.Equal(Library.Version, report.Contents.Library, "the version");
                Require.Equal("case", FromNative.Text(NativeMethods.neglect_status_name((int)Status.Case)), "a status");
            }
        }

        [Holds]
        public static void EverythingThatAScreenerKnowsIsListed()
        {
            using (Screener england = Screener.England())
            {
                foreach (ListOf what in Enum.GetValues(typeof(ListOf)).Cast<ListOf>())
                {
                    Json list = Json.Parse(england.ListJson(what));
                    Require.That(list.Items != null && (list.Items.Count > 0 || what == ListOf.Levels), what.ToString());
                }
            }
        }

        [Holds]
        public static void CodesAreFoundByPeoplesWords()
        {
            using (Screener england = Screener.England())
            {
                Json found = Json.Parse(england.SearchJson("head lice", 1));
                Require.That(found.Items != null && found.Items.Count == 1, "one match");
                Require.That(england.SearchJson("head lice", 1).Contains("hygiene.infestation"), "the best of them");
            }
        }

        [Holds]
        public static void TheNextQuestionIsAskedUntilNothingMatters()
        {
            using (Screener england = Screener.England())
            using (var draft = new CaseBuilder("baby", SmallPack.AsOf))
            {
                draft.SetChild(new Child { Born = SmallPack.AsOf.AddDays(-60), GestationWeeks = 39, BirthWeightG = 3400 });
                using (Case unasked = draft.Build(england))
                {
                    Json question = Json.Parse(england.NextQuestion("safe_sleep", unasked)!);
                    Require.That(question.Fields!.Count > 0, "a question");
                }
            }
        }

        [Holds]
        public static void ACaseIsReplayedAsItBecameKnown()
        {
            using (Screener small = SmallPack.Screener())
            using (Case cold = SmallPack.Case(small))
            {
                Json replay = Json.Parse(small.Replay(cold));
                Require.Equal("2026-10-02", replay["steps"].Items![0]["on"].Text, "the first day");
            }
        }

        [Holds]
        public static void AChosenReadingCounts()
        {
            using (Screener england = Screener.England())
            {
                Json file = Json.Parse(Repository.Read("tests/cases/sleep-k7-gloucestershire.json"));
                using (Case sleeping = Case.FromJson(england, file["case"].Raw))
                using (Report report = england.Screen(sleeping))
                {
                    ReadingResult other = report.Contents.Readings.First(reading => !reading.Selected);
                    using (Screener chosen = Screener.Builder().AddEngland().ChooseReading(other.Reading).Build())
                    using (Report again = chosen.Screen(sleeping))
                    {
                        Require.That(again.Contents.Readings.Single(reading => reading.Reading == other.Reading).Selected, "the chosen one counts");
                        Require.Equal(report.Contents.Readings.Count, again.Contents.Readings.Count, "the others stay");
                    }
                }
            }
        }

        [Holds]
        public static void DaysAreCivilDays()
        {
            Require.Equal(0, new Day(1970, 1, 1).Number, "the first day");
            Require.Equal(20778, new Day(2026, 11, 21).Number, "a day");
            Require.Equal(new Day(1969, 12, 31), Day.OfNumber(-1), "a day before");
            Require.Equal("2024-02-29", Day.Parse("2024-02-29").ToString(), "a leap day");
            Require.Equal(new Day(2024, 3, 1), new Day(2024, 2, 29).AddDays(1), "the day after");
            foreach (string no in new[] { "2023-02-29", "2024-2-9", "2024-02-09T00:00:00", "", "29.02.2024" })
            {
                Require.That(!Day.TryParse(no, out _), "no day: " + no);
            }

            Require.Throws<FormatException>(() => Day.Parse("today"), "no day");
            Require.Throws<ArgumentOutOfRangeException>(() => new Day(2023, 2, 29), "no leap year");

            // A day is what the date shows, whatever its kind and hour.
            foreach (DateTimeKind kind in Enum.GetValues(typeof(DateTimeKind)).Cast<DateTimeKind>())
            {
                var late = new DateTime(2026, 3, 29, 23, 59, 59, kind);
                Require.Equal(new Day(2026, 3, 29), Day.Of(late), kind.ToString());
                Require.Equal(new Day(2026, 3, 29), (Day)late, kind.ToString());
            }

            Require.Equal(new DateTime(2026, 3, 29), new Day(2026, 3, 29).ToDateTime(), "back");
            Require.That(new Day(2026, 3, 29) < new Day(2026, 3, 30), "the order");
        }

        [Holds]
        public static void AnswersAreWhatTheyAreInJson()
        {
            using (Screener small = SmallPack.Screener())
            using (CaseBuilder draft = SmallPack.Draft())
            {
                var assessment = new Assessment("a1", "t", SmallPack.AsOf, Agency.Health)
                {
                    Answers =
                    {
                        { "a", "sofa" },
                        { "b", 2.50m },
                        { "c", 3 },
                        { "d", true },
                        { "e", Answer.No },
                        { "f", Answer.NotKnown },
                        { "g", Answer.NotApplicable },
                        { "h", -0.0000000000000000000000000001m },
                    },
                    Evidence = { { "a", "seen" } },
                    Accredited = false,
                };
                using (Case built = draft.Add(assessment).Build(small))
                {
                    Json said = Json.Parse(built.ToJson())["assessments"].Items![0];
                    Require.Equal("\"sofa\"", said["answers"]["a"].Raw, "a word");
                    Require.Equal(2.5m, said["answers"]["b"].Decimal(), "a decimal");
                    Require.Equal("3", said["answers"]["c"].Raw, "a whole number");
                    Require.Equal("true", said["answers"]["d"].Raw, "yes");
                    Require.Equal("false", said["answers"]["e"].Raw, "no");
                    Require.Equal("\"not_known\"", said["answers"]["f"].Raw, "not known");
                    Require.Equal("\"not_applicable\"", said["answers"]["g"].Raw, "not applicable");
                    Require.Equal("{\"a\":\"seen\"}", said["evidence"].Raw, "the evidence");
                    Require.Equal("false", said["accredited"].Raw, "a flag that is no");
                }
            }
        }
    }
}
