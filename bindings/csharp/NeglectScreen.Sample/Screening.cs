using System;
using System.Collections.Generic;

namespace NeglectScreen.Sample
{
    /// <summary>The one place where this system's words meet those of a case.</summary>
    public sealed class Screening : IDisposable
    {
        // Made once for the whole program: every screen and every thread shares it.
        private readonly Screener screener = Screener.England();

        /// <summary>Screens what is held about a child today.</summary>
        public ReportContents Of(ChildRecord child, DateTime today)
        {
            using (var builder = new CaseBuilder(child.Number, Day.Of(today)))
            {
                builder.SetChild(new Child { Born = Day.Of(child.Born) });
                foreach (Entry entry in child.Entries)
                {
                    var observation = new Observation(entry.Key, entry.Code, Day.Of(entry.Seen), AgencyOf(entry.Team));
                    foreach (KeyValuePair<string, string> detail in entry.Details)
                    {
                        observation.With.Add(detail.Key, detail.Value);
                    }

                    builder.Add(observation);
                }

                foreach (ClinicVisit visit in child.Visits)
                {
                    AppointmentOutcome outcome = visit.Brought ? AppointmentOutcome.Brought : AppointmentOutcome.NotBrought;
                    builder.Add(new Appointment(visit.Key, Day.Of(visit.Date), Service.Dental, outcome));
                }

                using (Case theCase = builder.Build(screener))
                using (Report report = screener.Screen(theCase))
                {
                    return report.Contents; // plain values, which stay
                }
            }
        }

        public void Dispose() => screener.Dispose();

        private static Agency AgencyOf(string team)
        {
            switch (team)
            {
                case "school":
                    return Agency.Education;
                case "health visitors":
                    return Agency.HealthVisiting;
                default:
                    return Agency.Other;
            }
        }
    }
}
