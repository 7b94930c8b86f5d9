using System;
using System.Linq;
using NeglectScreen.Native;

namespace NeglectScreen.Conformance.Checks
{
    /// <summary>Exceptions say what is wrong, where and by which code, and never show anything of a case.</summary>
    public static class ExceptionsChecks
    {
        [Holds]
        public static void AWrongCaseIsListedWholeWithPathsAndCodes()
        {
            const string Wrong =
                "{\"schema\":1,\"case\":\"secret\",\"as_of\":\"2026-11-21\",\"child\":{\"born\":\"2020-03-01\"},\"observations\":["
                + "{\"id\":\"o1\",\"code\":\"home.cold\",\"on\":\"2026-02-30\",\"by\":\"education\"},"
                + "{\"id\":\"o2\",\"code\":\"home.cold\",\"on\":\"2026-02-03\",\"by\":\"somebody\"}]}";
            using (Screener small = SmallPack.Screener())
            {
                var why = Require.Throws<CaseException>(() => small.ScreenJson(Wrong), "a wrong case");
                Require.Equal(Status.Case, why.Status, "the status");
                Require.Equal(2, why.Faults.Count, "the faults");
                Require.Fault(why, "observations[0].on", "not_a_date");
                Require.Fault(why, "observations[1].by", "unknown_word");
                foreach (string said in new[] { "secret", "2026-02-30", "somebody" })
                {
                    Require.That(!why.ToString().Contains(said), "nothing of the case is said");
                }

                Require.That(why.Message.Contains("observations[0].on"), "the message has the place");
                Require.Equal(
                    "observations[0].on: not_a_date: " + why.Faults[0].Message, why.Faults[0].ToString(), "a fault in one line");
            }
        }

        [Holds]
        public static void AWrongRecordIsLeftOutAndTheOthersStay()
        {
            using (Screener small = SmallPack.Screener())
            using (CaseBuilder draft = SmallPack.Draft().Add(SmallPack.ColdHome()))
            {
                // The kind of exception is that of what is met first; every fault is listed.
                var wrong = new Observation("o2", "home.cold", Day.OfNumber(int.MaxValue), (Agency)99) { Subject = (Subject)9 };
                var why = Require.Throws<CaseException>(() => draft.Add(wrong), "a wrong record");
                Require.Fault(why, "observations[1].by", "invalid_argument");
                Require.Fault(why, "observations[1].subject", "invalid_argument");
                Require.Fault(why, "observations[1].on", "not_a_date");
                var unnamed = new Observation("o2", "home.cold", SmallPack.AsOf, 0);
                var nobody = Require.Throws<UsageException>(() => draft.Add(unnamed), "no agency");
                Require.Fault(nobody, "observations[1].by", "invalid_argument");

                var assessment = new Assessment("a1", "t", SmallPack.AsOf, Agency.Health);
                assessment.Answers.Add("", "many");
                var empty = Require.Throws<CaseException>(() => draft.Add(assessment).Build(small), "an empty question");
                Require.That(empty.Faults.Any(fault => fault.Path.StartsWith("assessments[0].answers")), "its place");
                using (CaseBuilder other = SmallPack.Draft().Add(SmallPack.ColdHome()))
                using (Case built = other.Build(small))
                {
                    Require.Equal(SmallPack.CaseJson, built.ToJson(), "what was right");
                }
            }
        }

        [Holds]
        public static void WhatDoesNotFitTogetherIsSaidWhenBuilt()
        {
            using (Screener small = SmallPack.Screener())
            using (CaseBuilder draft = SmallPack.Draft().Add(SmallPack.ColdHome()).Add(SmallPack.ColdHome()))
            {
                var why = Require.Throws<CaseException>(() => draft.Build(small), "two with one id");
                Require.Fault(why, "observations[1].id", "duplicate_id");
            }
        }

        [Holds]
        public static void AWrongPackIsListedWithItsLines()
        {
            ScreenerBuilder builder = Screener.Builder().AddPack("ours.toml", "[pack]\nid = 1\n");
            var why = Require.Throws<PackException>(() => builder.Build(), "a wrong pack");
            Require.Equal(Status.Pack, why.Status, "the status");
            Require.That(why.Faults[0].Path.StartsWith("ours.toml:"), "the path is name, line and column");
            Require.Throws<PackException>(() => builder.Build(), "again");
        }

        [Holds]
        public static void AStrictScreenerRefusesWhatNoPackKnows()
        {
            using (Screener strict = Screener.Builder().AddPack("small.toml", SmallPack.Text).Strict().Build())
            using (Screener lax = Screener.Builder().AddPack("small.toml", SmallPack.Text).Strict().Strict(false).Build())
            using (CaseBuilder draft = SmallPack.Draft())
            using (Case unknown = draft.Add(new Observation("o1", "home.hot", SmallPack.AsOf, Agency.Housing)).Build(lax))
            {
                var why = Require.Throws<CaseException>(() => strict.Screen(unknown), "an unknown code");
                Require.Fault(why, "observations[0].code", "not_recognised");
                using (Report report = lax.Screen(unknown))
                {
                    Require.Equal(Fate.NotRecognised, report.Contents.Account[0].Fate, "its fate");
                }
            }
        }

        [Holds]
        public static void LimitsHoldForJsonAndForObjects()
        {
            using (Screener narrow = Screener.Builder()
                .AddPack("small.toml", SmallPack.Text).SetLimit(Limit.Observations, 0).SetLimit(Limit.Faults, 5).Build())
            using (CaseBuilder draft = SmallPack.Draft().Add(SmallPack.ColdHome()))
            {
                Require.Fault(
                    Require.Throws<CaseException>(() => narrow.ScreenJson(SmallPack.CaseJson), "JSON"),
                    "observations",
                    "too_many");
                Require.Fault(
                    Require.Throws<CaseException>(() => draft.Build(narrow), "built"), "observations", "too_many");
            }

            ScreenerBuilder builder = Screener.Builder().SetLimit((Limit)99, 1);
            Require.Fault(Require.Throws<UsageException>(() => builder.Build(), "no such limit"), "limit", "invalid_argument");
            Require.Throws<ArgumentOutOfRangeException>(() => builder.SetLimit(Limit.Bytes, -1), "a negative limit");
            Require.Throws<ArgumentOutOfRangeException>(() => new AttendanceTotals(1, 2, -1, 0), "negative sessions");
            Require.Throws<ArgumentOutOfRangeException>(() => ExactNumber.Fraction(1, 0), "nothing below the line");
        }

        [Holds]
        public static void AnAskedForListOrToolMustBeThere()
        {
            using (Screener small = SmallPack.Screener())
            using (Case cold = SmallPack.Case(small))
            {
                Require.Fault(
                    Require.Throws<UsageException>(() => small.ListJson((ListOf)99), "no such list"), "list", "invalid_argument");
                Require.Fault(
                    Require.Throws<UsageException>(() => small.NextQuestion("nothing", cold), "no such tool"),
                    "tool",
                    "invalid_argument");
            }
        }

        [Holds]
        public static void AnotherAbiIsSaidWithBothVersions()
        {
            NativeLibraryException why = NativeLibraryException.OfAnotherAbi("7.0");
            Require.Equal(Status.AbiMismatch, why.Status, "the status");
            string needed = LoadedLibrary.Version(NativeMethods.AbiVersion);
            Require.That(why.Message.Contains("7.0") && why.Message.Contains(needed), "both versions");
        }
    }
}
