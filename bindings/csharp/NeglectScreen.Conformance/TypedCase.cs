using System.Collections.Generic;

namespace NeglectScreen.Conformance
{
    /// <summary>A case in JSON, filled in field by field through the typed door.</summary>
    internal static class TypedCase
    {
        public static Case Build(Screener screener, Json given)
        {
            using (var builder = new CaseBuilder(given["case"].Text!, Day.Parse(given["as_of"].Text!)))
            {
                builder.SetChild(Child(given["child"]));
                foreach (Json one in given.List("observations"))
                {
                    builder.Add(Observation(one));
                }

                foreach (Json one in given.List("assessments"))
                {
                    builder.Add(Assessment(one));
                }

                foreach (Json one in given.List("attendance"))
                {
                    builder.Add(Attendance(one));
                }

                foreach (Json one in given.List("appointments"))
                {
                    builder.Add(Appointment(one));
                }

                foreach (Json one in given.List("growth"))
                {
                    builder.Add(Growth(one));
                }

                foreach (Json one in given.List("responses"))
                {
                    builder.Add(Response(one));
                }

                return builder.Build(screener);
            }
        }

        private static Child Child(Json given)
        {
            return new Child
            {
                Born = DayOf(given, "born"),
                Due = DayOf(given, "due"),
                Sex = given.Get("sex")?.Text is string sex ? Words.Parse<Sex>(sex) : (Sex?)null,
                GestationWeeks = given.Get("gestation_weeks")?.Int(),
                GestationDays = given.Get("gestation_days")?.Int(),
                BirthWeightG = given.Get("birth_weight_g")?.Int(),
                BirthWeightSds = Exact(given, "birth_weight_sds"),
                MidParentalHeightSds = Exact(given, "mid_parental_height_sds"),
            };
        }

        private static Observation Observation(Json given)
        {
            Json code = given["code"];
            string written = code.Text ?? code["value"].Text!;
            var observation = new Observation(given["id"].Text!, written, DayOf(given, "on")!.Value, By(given)!.Value)
            {
                CodingSystem = code.Text == null ? code["system"].Text : null,
                Subject = given.Get("subject")?.Text is string subject ? Words.Parse<Subject>(subject) : Subject.Child,
                Until = DayOf(given, "until"),
                Recorded = DayOf(given, "recorded"),
                Event = given.Get("event")?.Text,
                Explanation = Explanation(given),
                Note = given.Get("note")?.Text,
            };
            foreach (KeyValuePair<string, Json> pair in given.Map("with"))
            {
                observation.With.Add(pair.Key, pair.Value.Text!);
            }

            return observation;
        }

        private static Explanation? Explanation(Json given)
        {
            return given.Get("explanation") is Json one
                ? new Explanation(one["kind"].Text!, Words.Parse<ExplanationStatus>(one["status"].Text!), By(one)!.Value)
                : null;
        }

        private static Assessment Assessment(Json given)
        {
            var assessment = new Assessment(
                given["id"].Text!, given["tool"].Text!, DayOf(given, "on")!.Value, By(given)!.Value)
            {
                Recorded = DayOf(given, "recorded"),
                Accredited = Flag(given, "accredited"),
            };
            foreach (KeyValuePair<string, Json> pair in given.Map("answers"))
            {
                assessment.Answers.Add(pair.Key, Answer(pair.Value));
            }

            foreach (KeyValuePair<string, Json> pair in given.Map("evidence"))
            {
                assessment.Evidence.Add(pair.Key, pair.Value.Text!);
            }

            return assessment;
        }

        private static Answer Answer(Json given)
        {
            if (given.Text != null)
            {
                return given.Text;
            }

            return given.Raw == "true" || given.Raw == "false" ? (Answer)(given.Raw == "true") : given.Decimal();
        }

        private static Attendance Attendance(Json given)
        {
            Day from = DayOf(given, "from")!.Value;
            Day to = DayOf(given, "to")!.Value;
            Attendance attendance = given.Get("totals") is Json totals
                ? new Attendance(from, to, new SessionTotals(
                    totals["possible"].Int(),
                    totals["present"].Int(),
                    totals["authorised"].Int(),
                    totals["unauthorised"].Int()))
                : new Attendance(from, to, given["marks"].Text!);
            attendance.Id = given.Get("id")?.Text;
            attendance.By = By(given);
            attendance.Recorded = DayOf(given, "recorded");
            return attendance;
        }

        private static Appointment Appointment(Json given)
        {
            return new Appointment(
                given["id"].Text!,
                DayOf(given, "on")!.Value,
                Words.Parse<Service>(given["service"].Text!),
                Words.Parse<Outcome>(given["outcome"].Text!))
            {
                By = By(given),
                Subject = given.Get("subject")?.Text is string subject ? Words.Parse<Subject>(subject) : Subject.Child,
                Recorded = DayOf(given, "recorded"),
                Essential = Flag(given, "essential"),
                BooksAlone = Flag(given, "books_alone"),
                Explanation = Explanation(given),
            };
        }

        private static Growth Growth(Json given)
        {
            return new Growth(DayOf(given, "on")!.Value)
            {
                Id = given.Get("id")?.Text,
                By = By(given),
                Recorded = DayOf(given, "recorded"),
                WeightG = given.Get("weight_g")?.Int(),
                HeightMm = given.Get("height_mm")?.Int(),
                WeightSds = Exact(given, "weight_sds"),
                WeightCentile = Exact(given, "weight_centile"),
                HeightSds = Exact(given, "height_sds"),
                BmiSds = Exact(given, "bmi_sds"),
            };
        }

        private static Response Response(Json given)
        {
            var response = new Response(
                DayOf(given, "on")!.Value, By(given)!.Value, Words.Parse<ResponseKind>(given["kind"].Text!))
            {
                Id = given.Get("id")?.Text,
                Recorded = DayOf(given, "recorded"),
            };
            foreach (Json id in given.List("to"))
            {
                response.To.Add(id.Text!);
            }

            return response;
        }

        private static Agency? By(Json given)
        {
            return given.Get("by")?.Text is string by ? Words.Parse<Agency>(by) : (Agency?)null;
        }

        private static Day? DayOf(Json given, string name)
        {
            return given.Get(name)?.Text is string day ? Day.Parse(day) : (Day?)null;
        }

        private static ExactNumber? Exact(Json given, string name)
        {
            Json? number = given.Get(name);
            string[]? fraction = number?.Text?.Split('/');
            return fraction != null && fraction.Length == 2
                ? ExactNumber.Fraction(long.Parse(fraction[0]), long.Parse(fraction[1]))
                : (ExactNumber?)number?.Decimal();
        }

        private static bool? Flag(Json given, string name)
        {
            return given.Get(name) is Json flag ? flag.Raw == "true" : (bool?)null;
        }
    }
}
