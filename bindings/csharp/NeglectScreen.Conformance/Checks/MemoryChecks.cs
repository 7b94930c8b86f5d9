using System;
using System.Diagnostics;

namespace NeglectScreen.Conformance.Checks
{
    /// <summary>A service that screens for months holds no more than one that has just started.</summary>
    public static class MemoryChecks
    {
        private const int Screenings = 100_000;
        private const int WarmUp = 20_000;

        // Each way through the binding is gone some thousand times: to lose a report each time would be more.
        private const long Allowed = 3L << 20;

        [Holds]
        public static void AHundredThousandScreeningsHoldNoMore()
        {
            using (Screener small = SmallPack.Screener())
            using (Case cold = SmallPack.Case(small))
            {
                ScreenTimes(small, cold, WarmUp);
                long before = WorkingSet();
                ScreenTimes(small, cold, Screenings - WarmUp);
                long grown = WorkingSet() - before;
                Require.That(grown < Allowed, $"{Screenings:N0} screenings: the working set grew by {grown >> 10:N0} KiB");
                Console.WriteLine($"       {Screenings:N0} screenings: the working set grew by {grown >> 10:N0} KiB");
            }
        }

        [Holds]
        public static void WhatNobodyDisposedOfIsGivenBackAllTheSame()
        {
            using (Screener small = SmallPack.Screener())
            {
                Forget(small, 2_000);
                long before = WorkingSet();
                for (int round = 0; round < 5; round++)
                {
                    Forget(small, 2_000);
                }

                long grown = WorkingSet() - before;
                Require.That(grown < Allowed, $"what was forgotten: the working set grew by {grown >> 10:N0} KiB");
            }
        }

        private static void ScreenTimes(Screener small, Case cold, int times)
        {
            for (int nth = 0; nth < times; nth++)
            {
                ScreenOnce(small, cold, nth);
                if (nth % 1000 == 0)
                {
                    // The collector would else let garbage grow to what the machine's cache holds, and that grows with it.
                    Collect();
                }
            }
        }

        // Each way through the binding, the common one most often, and faults among them.
        private static void ScreenOnce(Screener small, Case cold, int nth)
        {
            switch (nth % 20)
            {
                case 0:
                    small.ScreenJson(SmallPack.CaseJson);
                    break;
                case 1:
                    using (Case read = Case.FromJson(small, SmallPack.CaseJson))
                    using (Report report = small.Screen(read))
                    {
                        report.ToJson();
                    }

                    break;
                case 2:
                    if (small.ScreenMany(new[] { SmallPack.CaseJson, "{}" }, 1)[1].Error == null)
                    {
                        throw new NotHeldException("an empty object is no case");
                    }

                    break;
                case 3:
                    using (Case built = SmallPack.Case(small))
                    using (Report report = small.Screen(built))
                    {
                        Require.Equal(1, report.Contents.Findings.Count, "findings");
                    }

                    break;
                case 4:
                case 14:
                    Require.Throws<CaseException>(() => small.ScreenJson("{}"), "an empty object");
                    break;
                default:
                    small.Screen(cold).Dispose();
                    break;
            }
        }

        private static void Forget(Screener small, int times)
        {
            for (int nth = 0; nth < times; nth++)
            {
                small.Screen(Case.FromJson(small, SmallPack.CaseJson));
            }

            Collect();
        }

        private static void Collect()
        {
            for (int round = 0; round < 2; round++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }

        private static long WorkingSet()
        {
            Collect();
            using (Process process = Process.GetCurrentProcess())
            {
                return process.WorkingSet64;
            }
        }
    }
}
