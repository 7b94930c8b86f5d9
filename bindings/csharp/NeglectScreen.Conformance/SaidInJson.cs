using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace NeglectScreen.Conformance
{
    /// <summary>
    /// A report written as JSON from what the typed API says alone: the same bytes as the library's own JSON, so nothing is
    /// lost or mistaken between the two. Generated/SaidInJson.cs writes each record.
    /// </summary>
    internal static partial class SaidInJson
    {
        public static string Of(ReportContents report)
        {
            return Report(report).ToString();
        }

        /// <summary>The single words of a set.</summary>
        private static IEnumerable<Forms> Each(Forms forms)
        {
            return Enum.GetValues(typeof(Forms)).Cast<Forms>().Where(form => form != Forms.None && forms.HasFlag(form));
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

            private static string Quoted(string text)
            {
                return "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n") + "\"";
            }
        }
    }
}
