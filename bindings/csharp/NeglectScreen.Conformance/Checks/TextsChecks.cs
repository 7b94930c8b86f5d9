using System;
using System.Text;

namespace NeglectScreen.Conformance.Checks
{
    /// <summary>Any text goes through: none, empty, beyond the first plane, with a NUL inside; and half a character does not.</summary>
    public static class TextsChecks
    {
        private const string Beyond = "\U0001F9F8 teddy, \u0142\u00F3\u017C\u0119, \u5A74";

        [Holds]
        public static void TextsBeyondTheFirstPlaneComeBackAsTheyWent()
        {
            using (Screener small = SmallPack.Screener())
            using (var draft = new CaseBuilder(Beyond, SmallPack.AsOf))
            {
                Observation cold = SmallPack.ColdHome();
                cold.Note = Beyond;
                cold.Event = Beyond;
                using (Case built = draft.SetChild(new Child { Born = new Day(2020, 3, 1) }).Add(cold).Build(small))
                using (Report report = small.Screen(built))
                {
                    Require.Equal(Beyond, report.Contents.Reference, "the reference");
                    Json json = Json.Parse(built.ToJson());
                    Require.Equal(Beyond, json["case"].Text, "the reference in JSON");
                    Require.Equal(Beyond, json["observations"].Items![0]["note"].Text, "the note");
                    Require.Equal(Beyond, json["observations"].Items![0]["event"].Text, "the event");
                    Require.That(report.ToJson().Contains(Beyond), "the report in JSON says it");
                }
            }
        }

        [Holds]
        public static void ANulEndsNoText()
        {
            using (Screener small = SmallPack.Screener())
            using (CaseBuilder draft = SmallPack.Draft())
            {
                Observation cold = SmallPack.ColdHome();
                cold.Note = "before\0after";
                using (Case built = draft.Add(cold).Build(small))
                {
                    Json json = Json.Parse(built.ToJson());
                    Require.Equal(cold.Note, json["observations"].Items![0]["note"].Text, "the note");
                }

                var why = Require.Throws<CaseException>(
                    () => draft.Add(new Observation("o2", "home.cold\0", SmallPack.AsOf, Agency.Education)).Build(small),
                    "a code with a NUL inside");
                Require.Fault(why, "observations[1].code", "control_character");
            }
        }

        [Holds]
        public static void ALongTextComesBackAsItWent()
        {
            var note = new StringBuilder();
            for (int nth = 0; nth < 4000; nth++)
            {
                note.Append("\U0001F9F8 ");
            }

            using (Screener small = SmallPack.Screener())
            using (CaseBuilder draft = SmallPack.Draft())
            {
                Observation cold = SmallPack.ColdHome();
                cold.Note = note.ToString();
                using (Case built = draft.Add(cold).Build(small))
                {
                    Json json = Json.Parse(built.ToJson());
                    Require.Equal(cold.Note, json["observations"].Items![0]["note"].Text, "the note");
                }
            }
        }

        [Holds]
        public static void HalfACharacterIsRefusedWithItsPlace()
        {
            using (Screener small = SmallPack.Screener())
            using (CaseBuilder draft = SmallPack.Draft())
            {
                var halved = new Observation("o1", "home.cold\uD83E", SmallPack.AsOf, Agency.Education);
                var why = Require.Throws<UsageException>(() => draft.Add(halved), "half a surrogate pair");
                Require.Equal(Status.InvalidUtf8, why.Status, "the status");
                Require.Fault(why, "observations[0].code", "invalid_utf8");

                var json = Require.Throws<CaseException>(() => Case.FromJson(small, "\uDC00"), "the same as JSON");
                Require.Fault(json, "", "not_json");
            }
        }

        [Holds]
        public static void AnEmptyTextIsNotNull()
        {
            using (Screener small = SmallPack.Screener())
            using (CaseBuilder draft = SmallPack.Draft())
            {
                var why = Require.Throws<CaseException>(
                    () => draft.Add(new Observation("", "", SmallPack.AsOf, Agency.Education)).Build(small), "an empty id");
                Require.Fault(why, "observations[0].id", "empty");
                Require.Fault(why, "observations[0].code", "empty");
                Require.Fault(Require.Throws<CaseException>(() => small.ScreenJson(""), "no JSON"), "", "not_json");
                Require.Fault(
                    Require.Throws<CaseException>(() => small.ScreenJson(new byte[0]), "no bytes"), "", "not_json");
            }
        }

        [Holds]
        public static void WhatIsNotOptionalIsNotNull()
        {
            using (Screener small = SmallPack.Screener())
            using (CaseBuilder draft = SmallPack.Draft())
            using (Case built = draft.Build(small))
            {
                Day day = SmallPack.AsOf;
                Action[] calls =
                {
                    () => small.Screen(null!),
                    () => small.ScreenJson((string)null!),
                    () => small.ScreenJson((byte[])null!),
                    () => small.ScreenMany((string[])null!),
                    () => small.ScreenMany((byte[][])null!),
                    () => small.ScreenMany(new string[] { null! }),
                    () => small.ScreenMany(new byte[][] { null! }),
                    () => small.Replay(null!),
                    () => small.NextQuestion(null!, built),
                    () => small.NextQuestion("safe_sleep", null!),
                    () => Case.FromJson(null!, "{}"),
                    () => Case.FromJson(small, (string)null!),
                    () => Case.FromJson(small, (byte[])null!),
                    () => Screener.Builder().AddPack(null!, ""),
                    () => Screener.Builder().AddPack("", null!),
                    () => Screener.Builder().ChooseReading(null!),
                    () => new CaseBuilder(null!, day),
                    () => draft.SetChild(null!),
                    () => draft.Add((Observation)null!),
                    () => draft.Add((Assessment)null!),
                    () => draft.Add((Attendance)null!),
                    () => draft.Add((Appointment)null!),
                    () => draft.Add((Growth)null!),
                    () => draft.Add((Response)null!),
                    () => draft.Build(null!),
                    () => new Observation(null!, "c", day, Agency.Health),
                    () => new Observation("o1", null!, day, Agency.Health),
                    () => new Assessment(null!, "t", day, Agency.Health),
                    () => new Assessment("a1", null!, day, Agency.Health),
                    () => new Appointment(null!, day, Service.Dental, AppointmentOutcome.Brought),
                    () => new Explanation(null!, ExplanationStatus.Claimed, Agency.Family),
                    () => Answer.Word(null!),
                    () => new Tally(null!),
                    () => Partnership.Responses(null!),
                    () => Partnership.Confidence(null!),
                };
                for (int nth = 0; nth < calls.Length; nth++)
                {
                    Require.Throws<ArgumentNullException>(calls[nth], "call " + nth);
                }
            }
        }
    }
}
