// The code of docs/csharp.md and of the README, compiled and run. What stands between two markers is in the guide, letter by
// letter; a check holds the two together.

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NeglectScreen.Sample
{
    public static class Guide
    {
        public static void FirstReport(Action<string> show)
        {
            // guide: first report
            using (Screener screener = Screener.England()) // once: immutable, shared by all threads
            using (var builder = new CaseBuilder("opaque", asOf: new Day(2026, 11, 21)))
            {
                builder.SetChild(new Child { Born = new Day(2020, 3, 1) });
                builder.Add(new Observation("o1", "hygiene.smelly_and_dirty", new Day(2026, 10, 2), Agency.Education)
                {
                    With = { { "pattern", "persistent" } },
                });

                using (Case theCase = builder.Build(screener))
                using (Report report = screener.Screen(theCase))
                {
                    show(report.Concern.ToString()); // Suspect
                    foreach (Finding finding in report.Contents.Findings)
                    {
                        show($"{finding.Text} ({finding.Rule}, {string.Join("; ", finding.Cites)})");
                    }
                }
            }

            // end
        }

        public static void OtherRecords(CaseBuilder builder)
        {
            // guide: other records
            builder.Add(new Appointment("p1", new Day(2026, 9, 1), Service.Dental, AppointmentOutcome.NotBrought)
            {
                Essential = true,
            });
            builder.Add(new Attendance(new Day(2026, 9, 7), new Day(2026, 9, 18)) { Marks = @"/\/\/\/\/\/\/\OO/\/\" });
            builder.Add(new Growth(new Day(2026, 11, 20)) { WeightG = 16200, WeightSds = -2.3m });
            builder.Add(new Assessment("a1", "school_absence", new Day(2026, 9, 18), Agency.Education)
            {
                Answers = { { "parents_know", true }, { "health_reason", Answer.NotKnown } }, // or a word, or a number
            });
            builder.Add(new Response(new Day(2026, 10, 10), Agency.Education, ResponseKind.Discussed) { To = { "o1" } });

            // end
        }

        public static void ReadReport(ReportContents contents, Action<string> show)
        {
            // guide: read a report
            foreach (NextStepDue step in contents.NextSteps)
            {
                show($"{step.Urgency}: {step.Text}");
            }

            foreach (Question question in contents.Questions)
            {
                string ask = string.Join(" ", question.Missing.Select(missing => missing.Ask));
                show($"{ask} It could raise the concern to {question.Concern}.");
            }

            foreach (AccountLine line in contents.Account)
            {
                show($"{line.Input}: {line.Fate}"); // every record has exactly one fate
            }

            // end
        }

        public static void ReadFacts(ReportContents contents, Action<string> show)
        {
            // guide: read a fact
            foreach (FactLine fact in contents.Facts)
            {
                switch (fact.Answer)
                {
                    case FactValue.Ratio ratio:
                        show($"{fact.Fact}: {ratio.Part} of {ratio.Whole}");
                        break;
                    case FactValue.Number number:
                        show($"{fact.Fact}: {number.Value}");
                        break;
                    default:
                        show($"{fact.Fact}: {fact.Words}");
                        break;
                }
            }

            // end
        }

        public static void Json(Screener screener, string caseJson, Action<string> show)
        {
            // guide: json
            show(screener.ScreenJson(caseJson)); // JSON in, JSON out

            using (Case theCase = Case.FromJson(screener, caseJson)) // or JSON in and an object out
            using (Report report = screener.Screen(theCase))
            {
                show($"{report.Concern}: {report.ToJson()}");
            }

            // end
        }

        public static void Many(Screener screener, IEnumerable<string> cases, Action<string> show)
        {
            // guide: many
            foreach (ScreenedCase screened in screener.ScreenMany(cases)) // on all cores, one result for each case
            {
                show(screened.ReportJson ?? screened.Error!.Message);
            }

            // end
        }

        public static void Errors(Screener screener, string caseJson, Action<string> log)
        {
            // guide: errors
            try
            {
                screener.ScreenJson(caseJson);
            }
            catch (CaseException wrong)
            {
                foreach (Fault fault in wrong.Faults) // everything that is wrong, at once
                {
                    log($"{fault.Path}: {fault.Code}: {fault.Message}; {fault.Help}");
                }
            }

            // end
        }

        public static Screener OwnPacks(string path)
        {
            // guide: own packs
            Screener screener = Screener.Builder()
                .AddEngland()
                .AddPack(Path.GetFileName(path), File.ReadAllText(path))
                .ChooseReading("safe-sleep/nice")
                .SetLimit(Limit.Observations, 5000)
                .Build(); // a PackException has every mistake at its line

            // end
            return screener;
        }
    }
}
