using System;
using System.Diagnostics;

namespace NeglectScreen.Conformance.Checks
{
    /// <summary>A service that screens for months holds no more than one that has just started.</summary>
    public static class MemoryChecks
    {
        private const int Screenings = 100_000;
        private const int WarmUp = 20_000;

        // A leak of a hundred bytes in each screening would be eight times a million.
        private const long Allowed = 6L << 20;

        [Holds]
        public static void AHundredThousandScreeningsHoldNoMore()
        {
            using (Screener small = SmallPack.Screener())
            {
                for (int nth = 0; nth < WarmUp; nth++)
                {
                    ScreenOnce(small, nth);
                }

                long before = WorkingSet();
                for (int nth = WarmUp; nth < Screenings; nth++)
                {
                    ScreenOnce(small, nth);
                }

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

        // Each way through the binding in turn, faults among them.
        private static void ScreenOnce(Screener small, int nth)
        {
            switch (nth % 4)
            {
                case 0:
                    using (Case cold = SmallPack.Case(small))
                    using (Report report = small.Screen(cold))
                    {
                        Require.Equal(1, report.Findings.Count, "findings");
                    }

                    break;
                case 1:
                    small.ScreenJson(SmallPack.CaseJson);
                    break;
                case 2:
                    using (Case cold = Case.FromJson(small, SmallPack.CaseJson))
                    using (Report report = small.Screen(cold))
                    {
                        report.ToJson();
                    }

                    break;
                default:
                    if (small.ScreenMany(new[] { SmallPack.CaseJson, "{}" }, 1)[1].Error == null)
                    {
                        throw new NotHeldException("an empty object is no case");
                    }

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
