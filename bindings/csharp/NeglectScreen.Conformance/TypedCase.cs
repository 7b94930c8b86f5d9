namespace NeglectScreen.Conformance
{
    /// <summary>A case in JSON, filled in record by record. Generated/TypedCase.cs makes each record.</summary>
    internal static partial class TypedCase
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

        private static string Code(Json given) => given["code"].Text ?? given["code"]["value"].Text!;

        private static string? System(Json given)
        {
            return given["code"].Text == null ? given["code"]["system"].Text : null;
        }

        private static Answer Answer(Json given)
        {
            if (given.Text != null)
            {
                return given.Text;
            }

            return given.Raw == "true" || given.Raw == "false" ? (Answer)(given.Raw == "true") : given.Decimal();
        }

        private static ExactNumber Exact(Json number)
        {
            string[]? fraction = number.Text?.Split('/');
            return fraction != null && fraction.Length == 2
                ? ExactNumber.Fraction(long.Parse(fraction[0]), long.Parse(fraction[1]))
                : (ExactNumber)number.Decimal();
        }
    }
}
