using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace NeglectScreen.Conformance
{
    /// <summary>
    /// A report written as JSON from what the typed API says alone: the same bytes as the library's own JSON, so nothing is
    /// lost or mistaken between the two.
    /// </summary>
    internal static class SaidInJson
    {
        public static string Of(ReportContents report)
        {
            return new Fields()
                .Raw("schema", "1")
                .Text("library", report.LibraryVersion)
                .Text("case", report.Reference)
                .Text("as_of", report.AsOf.ToString())
                .List("packs", report.Packs, one => new Fields()
                    .Text("id", one.Id)
                    .Text("version", one.Version)
                    .Text("digest", one.Digest)
                    .Flag("review_overdue", one.ReviewOverdue))
                .Raw("age", new Fields()
                    .Flag("unborn", report.Age.Unborn)
                    .Number("days", report.Age.Days)
                    .Number("weeks", report.Age.Weeks)
                    .Number("months", report.Age.Months)
                    .Number("years", report.Age.Years)
                    .Number("corrected_days", report.Age.CorrectedDays)
                    .ToString())
                .Word("concern", report.Concern)
                .Word("hazard", report.Hazard == Hazard.None ? (Hazard?)null : report.Hazard)
                .List("levels", report.Levels, one => new Fields()
                    .Text("level", one.Id)
                    .Number("number", one.Number)
                    .Text("name", one.Name)
                    .Texts("legal", one.Legal)
                    .Text("text", one.Text)
                    .Stands(one.Stands))
                .List("findings", report.Findings, Finding)
                .List("patterns", report.Patterns, Finding)
                .List("held_back", report.HeldBack, one => new Fields()
                    .Text("rule", one.Rule)
                    .Word("concern", one.Concern)
                    .Word("hazard", one.Hazard)
                    .Text("text", one.Text)
                    .Text("by", one.By)
                    .Text("reason", one.Reason)
                    .Texts("inputs", one.Inputs))
                .List("next_steps", report.NextSteps, one => new Fields()
                    .Text("step", one.Id)
                    .Text("text", one.Text)
                    .Text("family", one.Family)
                    .Text("who", one.Who)
                    .Text("urgency", one.Urgency)
                    .Text("deadline", one.Deadline)
                    .Texts("because", one.Because)
                    .Stands(one.Stands))
                .List("questions", report.Questions, one => new Fields()
                    .List("missing", one.Missing, part => new Fields()
                        .Text("input", part.Input)
                        .Text("name", part.Name)
                        .Text("ask", part.Ask))
                    .List("could", one.Could, lift => new Fields()
                        .Text("rule", lift.Rule)
                        .Word("concern", lift.Concern)
                        .Word("hazard", lift.Hazard))
                    .Word("concern", one.Concern)
                    .Word("hazard", one.Hazard))
                .SomeList("readings", report.Readings, Reading)
                .SomeList("for_review", report.ForReview, one => new Fields()
                    .Text("input", one.Input)
                    .Text("code", one.Code)
                    .Text("what", one.What)
                    .Texts("rules", one.Rules))
                .List("facts", report.Facts, one => new Fields()
                    .Text("fact", one.Name)
                    .Raw("answer", Answer(one.Value))
                    .Text("words", one.Words)
                    .Text("on", one.On?.ToString())
                    .Texts("from", one.From))
                .List("account", report.Account, one => new Fields()
                    .Text("kind", one.Kind)
                    .Text("input", one.Input)
                    .Text("code", one.Code)
                    .Word("fate", one.Fate)
                    .Word("reason", one.Reason == Reason.None ? (Reason?)null : one.Reason)
                    .SomeTexts("of", one.Of))
                .List("not_recorded", report.NotRecorded, one => new Fields()
                    .Text("what", one.What)
                    .Text("text", one.Text))
                .List("caveats", report.Caveats, one => new Fields()
                    .Text("code", one.Code)
                    .Text("text", one.Text)
                    .SomeTexts("inputs", one.Inputs))
                .ToString();
        }

        private static Fields Finding(Finding one)
        {
            Array forms = Enum.GetValues(typeof(Forms));
            return new Fields()
                .Text("rule", one.Rule)
                .Word("concern", one.Concern)
                .Word("hazard", one.Hazard)
                .Words("forms", forms.Cast<Forms>().Where(form => form != Forms.None && one.Forms.HasFlag(form)))
                .Text("text", one.Text)
                .Text("note", one.Note)
                .Text("from", one.From.ToString())
                .Text("to", one.To.ToString())
                .Words("agencies", one.Agencies)
                .List("rests_on", one.RestsOn, rest => new Fields()
                    .Text("input", rest.Input)
                    .Text("what", rest.What)
                    .Text("code", rest.Code)
                    .Text("on", rest.On?.ToString())
                    .Word("by", rest.By))
                .SomeTexts("overlaps", one.Overlaps)
                .Stands(one.Stands)
                .Text("amended", one.Amended);
        }

        private static Fields Reading(ReadingResult one)
        {
            return new Fields()
                .Text("reading", one.Id)
                .Text("title", one.Title)
                .Text("group", one.Group)
                .Flag("selected", one.Selected)
                .Text("outcome", one.Outcome)
                .Text("text", one.Text)
                .Texts("because", one.Because)
                .SomeTexts("missing", one.Missing)
                .Raw("differs", one.DiffersFrom == null
                    ? null
                    : new Fields().Text("selected", one.DiffersFrom).Texts("facts", one.DiffersIn).ToString())
                .Stands(one.Stands);
        }

        private static string Answer(FactValue value)
        {
            switch (value)
            {
                case FactValue.NotKnown _:
                    return "\"not_known\"";
                case FactValue.NotApplicable _:
                    return "\"not_applicable\"";
                case FactValue.Flag flag:
                    return Known(new Fields().Flag("flag", flag.Yes));
                case FactValue.Number number:
                    return Known(new Fields().Raw("number", Number(number.Value)));
                case FactValue.Ratio ratio:
                    return Known(new Fields().Raw("ratio", new Fields()
                        .Raw("part", ratio.Part.ToString())
                        .Raw("whole", ratio.Whole.ToString())
                        .ToString()));
                case FactValue.Between between:
                    return Known(new Fields().Raw("between", new Fields()
                        .Raw("low", Number(between.Low))
                        .Raw("high", Number(between.High))
                        .ToString()));
                case FactValue.Word word:
                    return Known(new Fields().Text("text", word.Value));
                case FactValue.OnDay day:
                    return Known(new Fields().Text("date", day.Value.ToString()));
                default:
                    throw new NotHeldException("a fact of a kind that this binding does not know");
            }
        }

        private static string Known(Fields value) => new Fields().Raw("known", value.ToString()).ToString();

        private static string Number(Fraction number)
        {
            return number.Denominator == 1 ? number.ToString() : "\"" + number + "\"";
        }

        /// <summary>An object of JSON in the making; what is null is left out.</summary>
        private sealed class Fields
        {
            private readonly StringBuilder written = new StringBuilder("{");

            public override string ToString() => written + "}";

            public Fields Raw(string name, string? value)
            {
                if (value != null)
                {
                    written.Append(written.Length > 1 ? ",\"" : "\"").Append(name).Append("\":").Append(value);
                }

                return this;
            }

            public Fields Text(string name, string? text) => Raw(name, text == null ? null : Quoted(text));

            public Fields Number(string name, int? number) => Raw(name, number?.ToString());

            public Fields Flag(string name, bool flag) => Raw(name, flag ? "true" : "false");

            public Fields Word<T>(string name, T? word)
                where T : struct, Enum
            {
                return Text(name, word is T one ? Conformance.Words.Of(one) : null);
            }

            public Fields Word<T>(string name, T word)
                where T : struct, Enum
            {
                return Text(name, Conformance.Words.Of(word));
            }

            public Fields Words<T>(string name, IEnumerable<T> words)
                where T : struct, Enum
            {
                return Texts(name, words.Select(word => Conformance.Words.Of(word)));
            }

            public Fields Texts(string name, IEnumerable<string> texts)
            {
                return Raw(name, "[" + string.Join(",", texts.Select(Quoted)) + "]");
            }

            public Fields SomeTexts(string name, IReadOnlyList<string> texts)
            {
                return texts.Count == 0 ? this : Texts(name, texts);
            }

            public Fields List<T>(string name, IReadOnlyList<T> lines, Func<T, Fields> line)
            {
                return Raw(name, "[" + string.Join(",", lines.Select(line)) + "]");
            }

            public Fields SomeList<T>(string name, IReadOnlyList<T> lines, Func<T, Fields> line)
            {
                return lines.Count == 0 ? this : List(name, lines, line);
            }

            public Fields Stands(Standing stands)
            {
                return Word("basis", stands.Basis).Texts("cites", stands.Cites).Word("checked", stands.Checked);
            }

            private static string Quoted(string text)
            {
                return "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n") + "\"";
            }
        }
    }
}
