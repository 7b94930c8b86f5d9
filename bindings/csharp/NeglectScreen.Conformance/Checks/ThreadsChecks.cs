using System;
using System.Collections.Generic;
using System.Threading;

namespace NeglectScreen.Conformance.Checks
{
    /// <summary>One screener serves any number of threads, which agree; and may be disposed of by any of them.</summary>
    public static class ThreadsChecks
    {
        [Holds]
        public static void SixteenThreadsShareAScreenerAndACaseAndAgree()
        {
            using (Screener small = SmallPack.Screener())
            using (Case cold = SmallPack.Case(small))
            {
                string said = small.ScreenJson(SmallPack.CaseJson);
                string replayed = small.Replay(cold);
                Together(16, () =>
                {
                    for (int nth = 0; nth < 50; nth++)
                    {
                        Require.Equal(said, small.ScreenJson(SmallPack.CaseJson), "screened in JSON");
                        Require.Equal(replayed, small.Replay(cold), "replayed");
                        using (Case own = SmallPack.Case(small))
                        using (Report report = small.Screen(nth % 2 == 0 ? own : cold))
                        {
                            Require.Equal(said, report.ToJson(), "screened");
                            Require.Equal("small/cold", report.Contents.Findings[0].Rule, "read");
                        }
                    }
                });
            }
        }

        [Holds]
        public static void ADisposalDuringCallsEndsNoneOfThem()
        {
            for (int round = 0; round < 5; round++)
            {
                Screener small = SmallPack.Screener();
                string said = small.ScreenJson(SmallPack.CaseJson);
                int ready = 0;
                Together(4, () =>
                {
                    if (Interlocked.Increment(ref ready) == 4)
                    {
                        small.Dispose();
                        return;
                    }

                    try
                    {
                        while (true)
                        {
                            Require.Equal(said, small.ScreenJson(SmallPack.CaseJson), "screened");
                        }
                    }
                    catch (ObjectDisposedException)
                    {
                        // As it should be, once it is disposed of.
                    }
                });
            }
        }

        private static void Together(int count, Action work)
        {
            var wrong = new List<Exception>();
            var threads = new List<Thread>();
            for (int nth = 0; nth < count; nth++)
            {
                var thread = new Thread(() =>
                {
                    try
                    {
                        work();
                    }
                    catch (Exception why)
                    {
                        lock (wrong)
                        {
                            wrong.Add(why);
                        }
                    }
                });
                threads.Add(thread);
                thread.Start();
            }

            threads.ForEach(thread => thread.Join());
            if (wrong.Count > 0)
            {
                throw new AggregateException(wrong);
            }
        }
    }
}
