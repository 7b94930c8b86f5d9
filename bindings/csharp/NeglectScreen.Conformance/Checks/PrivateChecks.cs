using System;
using System.Collections;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Reflection;

namespace NeglectScreen.Conformance.Checks
{
    /// <summary>What is recorded stands in no text that a log or a debugger makes by itself.</summary>
    public static class PrivateChecks
    {
        private const string Secret = "Zebulon";

        /// <summary>What nothing of a case may show: a text, a number and a day of it, and what was found.</summary>
        private static readonly string[] Contents = { Secret, "3412", "2026-10-01", "home.cold", "Police", "Consider" };

        /// <summary>One bare value each, which is what a program asks for, and a fault, which holds none of a case.</summary>
        private static readonly string[] SayThemselves = { "Day", "ExactNumber", "Fraction", "Fault" };

        [Holds]
        public static void NoPublicTypeSaysMoreThanItsNameButBareValuesAndFaults()
        {
            Assembly library = typeof(Report).Assembly;
            foreach (Type type in library.GetExportedTypes().Where(type => !type.IsEnum && !type.IsInterface))
            {
                Type says = type.GetMethod("ToString", Type.EmptyTypes)!.DeclaringType!;
                Require.Equal(SayThemselves.Contains(type.Name), says.Assembly == library, type.Name + " has a ToString of its own");
                Require.That(
                    !type.IsDefined(typeof(DebuggerDisplayAttribute), true)
                        && !type.IsDefined(typeof(DebuggerTypeProxyAttribute), true),
                    type.Name + " shows a debugger nothing of its own");
            }
        }

        [Holds]
        public static void ACaseWithASecretInEveryFieldShowsNothingOfItNorDoesItsReport()
        {
            var met = new HashSet<string>();
            using (Screener small = SmallPack.Screener())
            using (var draft = new CaseBuilder(Secret, SmallPack.AsOf))
            {
                object[] records = Records();
                Fill(draft, records);
                using (Case built = draft.Build(small))
                using (Report report = small.Screen(built))
                {
                    string json = built.ToJson();
                    Require.That(json.Split(new[] { Secret }, StringSplitOptions.None).Length > 20, "the secret is everywhere");
                    Require.Equal(Concern.Consider, report.Concern, "something is found");
                    var cases = new[] { json, json.Replace("\"on\":\"2026-10-01\"", "\"on\":\"" + Secret + "\"") };
                    ScreenedCase[] many = small.ScreenMany(cases).ToArray();
                    Require.That(many[0].Error == null && many[1].Error != null, "one of two is wrong");
                    ShowNothing(new object[] { small, draft, built, report, records, many }, met);
                }
            }

            string[] wanted =
            {
                "Case", "CaseBuilder", "Child", "Observation", "Explanation", "Assessment", "Answer", "Attendance",
                "AttendanceTotals", "Appointment", "Growth", "Response", "Report", "ReportContents", "Finding", "SupportLine",
                "FactLine", "AccountLine", "Caveat", "Screener", "ScreenedCase", "CaseException", "Fault",
            };
            Require.Equal(string.Empty, string.Join(", ", wanted.Where(name => !met.Contains(name))), "what was not met");
        }

        private static void Fill(CaseBuilder draft, object[] records)
        {
            foreach (object record in records)
            {
                switch (record)
                {
                    case Child child: draft.SetChild(child); break;
                    case Observation observation: draft.Add(observation); break;
                    case Assessment assessment: draft.Add(assessment); break;
                    case Attendance attendance: draft.Add(attendance); break;
                    case Appointment appointment: draft.Add(appointment); break;
                    case Growth growth: draft.Add(growth); break;
                    case Response response: draft.Add(response); break;
                    default: throw new NotHeldException("no record: " + record.GetType().Name);
                }
            }
        }

        private static object[] Records()
        {
            Day on = new Day(2026, 10, 1);
            var explanation = new Explanation(Secret, ExplanationStatus.Claimed, Agency.Police);
            var known = new Observation(Secret + 1, "home.cold", on, Agency.Police)
            {
                Until = on, Recorded = on, Event = Secret, Note = Secret, Explanation = explanation,
            };
            known.With.Add(Secret, Secret);
            var coded = new Observation(Secret + 2, Secret, on, Agency.Police) { CodingSystem = Secret };
            var assessment = new Assessment(Secret + 3, Secret, on, Agency.Police) { Recorded = on, Accredited = true };
            assessment.Answers.Add(Secret, Secret);
            assessment.Answers.Add(Secret + "n", 3412);
            assessment.Evidence.Add(Secret, Secret);
            var response = new Response(on, Agency.Police, ResponseKind.Discussed) { Id = Secret + 7, Recorded = on };
            response.To.Add(Secret + 1);
            return new object[]
            {
                new Child
                {
                    Born = new Day(2020, 3, 1), GestationWeeks = 39, GestationDays = 2, BirthWeightG = 3412,
                    BirthWeightSds = 0.3412m, MidParentalHeightSds = 0.3412m, Sex = Sex.Female,
                },
                known,
                new Observation(Secret + 8, "home.cold", on, Agency.Health),
                coded,
                assessment,
                new Attendance(on, on) { Id = Secret + 4, Recorded = on, Totals = new AttendanceTotals(2, 1, 0, 1) },
                new Appointment(Secret + 5, on, Service.Dental, AppointmentOutcome.NotBrought)
                {
                    Recorded = on, Essential = true, BooksAlone = false, Explanation = explanation,
                },
                new Growth(on)
                {
                    Id = Secret + 6, Recorded = on, WeightG = 23412, WeightSds = -0.3412m, HeightMm = 1150, HeightSds = -0.3412m,
                    BmiSds = -0.3412m,
                },
                response,
            };
        }

        /// <summary>All that can be reached from an object through public properties and lists.</summary>
        private static void ShowNothing(object? shown, HashSet<string> met)
        {
            if (shown == null || shown is string || shown is Type || shown.GetType().IsPrimitive || shown.GetType().IsEnum)
            {
                return;
            }

            if (shown is IEnumerable list)
            {
                foreach (object? one in list)
                {
                    ShowNothing(one, met);
                }

                return;
            }

            Type type = shown.GetType();
            if (shown is DictionaryEntry || type.Name.StartsWith("KeyValuePair"))
            {
                ShowNothing(type.GetProperty("Value")!.GetValue(shown), met);
                return;
            }

            if (type.Assembly != typeof(Report).Assembly || (SayThemselves.Contains(type.Name) && !(shown is Fault)))
            {
                return;
            }

            met.Add(type.Name);
            string said = shown.ToString()!;
            foreach (string content in Contents)
            {
                Require.That(!said.Contains(content), type.Name + " shows nothing of a case");
            }

            IEnumerable<PropertyInfo> read = type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
                .Where(one => one.GetIndexParameters().Length == 0);
            foreach (PropertyInfo property in read)
            {
                ShowNothing(property.GetValue(shown), met);
            }
        }
    }
}
