using System;
using System.Diagnostics;

namespace NeglectScreen.Conformance.Checks
{
    /// <summary>A service that screens for months holds no more than one that has just started.</summary>
    public static class MemoryChecks
    {
        // Mono shares all that could leak with .NET but its own marshalling, so a fifth will do there.
        private static readonly int Screenings = Type.GetType("Mono.Runtime") == null ? 100_000 : 20_000;
        private static readonly int WarmUp = Screenings / 5;

        // A report that leaked in each screening would be a hundred times that.
        private const long Allowed = 6L << 20;

        [Holds]
        public static void AHundredThousandScreeningsHoldNoMore()
        {
            using (Screener small = SmallPack.Screener())
            using (Case cold = SmallPack.Case(small))
            {
                for (int nth = 0; nth < WarmUp; nth++)
                {
                    ScreenOnce(small, cold, nth);
                }

                long before = WorkingSet();
                for (int nth = WarmUp; nth < Screenings; nth++)
                {
                    ScreenOnce(small, cold, nth);
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

        // Each way through the binding, the common one most often, and faults among them.
        private static void ScreenOnce(Screener small, Case cold, int nth)
        {
            switch (nth % 10)
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
                        Require.Equal(1, report.Findings.Count, "findings");
                    }

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
