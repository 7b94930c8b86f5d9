using System;

namespace NeglectScreen.Conformance.Checks
{
    /// <summary>What is disposed of is refused, whatever was made with it stays, and to dispose twice is nothing.</summary>
    public static class DisposalChecks
    {
        [Holds]
        public static void WhatWasMadeStaysWhenItsMakersAreDisposedOf()
        {
            Screener small = SmallPack.Screener();
            Screener clone = small.Clone();
            CaseBuilder draft = SmallPack.Draft().Add(SmallPack.ColdHome());
            Case cold = draft.Build(small);
            draft.Dispose();
            small.Dispose();
            Report report = clone.Screen(cold);
            clone.Dispose();
            Require.Equal(SmallPack.CaseJson, cold.ToJson(), "the case");
            cold.Dispose();
            Require.That(report.ToJson().Contains("small/cold"), "the report in JSON");
            ReportContents contents = report.Contents;
            report.Dispose();
            Require.Equal("small/cold", contents.Findings[0].Rule, "what a report says, after it was disposed of");
            Require.Equal("o1", contents.Findings[0].RestsOn[0].Input, "what it rests on");
            Require.That(ReferenceEquals(contents, report.Contents), "the contents that were read");
            Require.Equal(Concern.Consider, report.Concern, "its concern");
        }

        [Holds]
        public static void WhatIsDisposedOfIsRefused()
        {
            using (Screener other = SmallPack.Screener())
            using (Case sound = SmallPack.Case(other))
            {
                Screener small = SmallPack.Screener();
                CaseBuilder draft = SmallPack.Draft();
                Case cold = SmallPack.Case(small);
                Report report = small.Screen(cold);
                var tally = new Tally();
                foreach (IDisposable one in new IDisposable[] { small, draft, cold, report, tally })
                {
                    one.Dispose();
                    one.Dispose();
                }

                Action[] calls =
                {
                    () => small.Screen(sound),
                    () => small.ScreenJson(SmallPack.CaseJson),
                    () => small.ScreenMany(new[] { SmallPack.CaseJson }),
                    () => small.Replay(sound),
                    () => small.ListJson(ListOf.Rules),
                    () => small.Clone(),
                    () => Case.FromJson(small, SmallPack.CaseJson),
                    () => draft.SetChild(new Child()),
                    () => draft.Add(SmallPack.ColdHome()),
                    () => draft.Build(other),
                    () => cold.ToJson(),
                    () => other.Screen(cold),
                    () => other.Replay(cold),
                    () => report.Contents.ToString(),
                    () => report.ToJson(),
                    () => report.ToJsonUtf8(),
                    () => tally.Count(string.Empty),
                    () => tally.Merge("{}"),
                    () => tally.ToJson(),
                    () => tally.Publish(),
                };
                for (int nth = 0; nth < calls.Length; nth++)
                {
                    Require.Throws<ObjectDisposedException>(calls[nth], "call " + nth);
                }
            }
        }

        [Holds]
        public static void ListsOfAReportCannotBeChanged()
        {
            using (Screener small = SmallPack.Screener())
            using (Case cold = SmallPack.Case(small))
            using (Report report = small.Screen(cold))
            {
                var findings = (System.Collections.Generic.IList<Finding>)report.Contents.Findings;
                Require.Throws<NotSupportedException>(() => findings[0] = null!, "a finding");
                var agencies = (System.Collections.Generic.IList<Agency>)report.Contents.Findings[0].Agencies;
                Require.Throws<NotSupportedException>(() => agencies.Add(Agency.Police), "an agency");
            }
        }
    }
}
