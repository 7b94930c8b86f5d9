using System;
using System.Collections.Generic;

namespace NeglectScreen.Sample
{
    /// <summary>Three invented children, in place of a database.</summary>
    public static class Caseload
    {
        /// <summary>The day on which the sample plays.</summary>
        public static DateTime Today { get; } = new DateTime(2026, 11, 20);

        public static List<ChildRecord> Load()
        {
            var first = new ChildRecord("C-201", new DateTime(2019, 5, 4));
            first.Entries.Add(new Entry("e1", "hygiene.smelly_and_dirty", new DateTime(2026, 9, 18), "school"));
            first.Entries.Add(new Entry("e2", "hygiene.smelly_and_dirty", new DateTime(2026, 10, 9), "school"));

            var second = new ChildRecord("C-202", new DateTime(2021, 1, 30));
            foreach (int month in new[] { 2, 6, 10 })
            {
                second.Visits.Add(new ClinicVisit("v" + month, new DateTime(2026, month, 12), brought: false));
            }

            return new List<ChildRecord> { first, second, new ChildRecord("C-203", new DateTime(2023, 8, 11)) };
        }
    }
}
