using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace NeglectScreen.Conformance
{
    /// <summary>
    /// A JSON value as it was written. Just enough to read the repository's own files on every runtime; the library itself
    /// needs none.
    /// </summary>
    internal sealed class Json
    {
        private Json(string raw)
        {
            Raw = raw;
        }

        /// <summary>The value as it stands in the text, with its spaces.</summary>
        public string Raw { get; private set; }

        /// <summary>The text of a string, else null.</summary>
        public string? Text { get; private set; }

        /// <summary>The items of a list, else null.</summary>
        public List<Json>? Items { get; private set; }

        /// <summary>The fields of an object, in their order, else null.</summary>
        public List<KeyValuePair<string, Json>>? Fields { get; private set; }

        public bool IsNull => Raw == "null";

        /// <summary>A field that must be there.</summary>
        public Json this[string name] => Get(name) ?? throw new NotHeldException("no field " + name);

        public static Json Parse(string text)
        {
            int at = 0;
            Json value = Value(text, ref at);
            Skip(text, ref at);
            return at == text.Length ? value : throw new FormatException("text after the value");
        }

        /// <summary>A field; null where it is absent or null.</summary>
        public Json? Get(string name)
        {
            foreach (KeyValuePair<string, Json> field in Fields ?? throw new NotHeldException("not an object: " + Raw))
            {
                if (field.Key == name)
                {
                    return field.Value.IsNull ? null : field.Value;
                }
            }

            return null;
        }

        /// <summary>The items of a field that may be absent.</summary>
        public IEnumerable<Json> List(string name) => Get(name)?.Items ?? new List<Json>();

        /// <summary>The fields of a field that may be absent.</summary>
        public IEnumerable<KeyValuePair<string, Json>> Map(string name)
        {
            return Get(name)?.Fields ?? new List<KeyValuePair<string, Json>>();
        }

        public int Int() => int.Parse(Raw, CultureInfo.InvariantCulture);

        public decimal Decimal() => decimal.Parse(Text ?? Raw, NumberStyles.Float, CultureInfo.InvariantCulture);

        /// <summary>The value without its spaces, and with other values for some fields of the outermost object.</summary>
        public string Compact(Dictionary<string, string>? others = null)
        {
            var written = new StringBuilder();
            Write(written, others);
            return written.ToString();
        }

        private void Write(StringBuilder written, Dictionary<string, string>? others)
        {
            if (Items != null)
            {
                written.Append('[');
                for (int nth = 0; nth < Items.Count; nth++)
                {
                    written.Append(nth == 0 ? "" : ",");
                    Items[nth].Write(written, null);
                }

                written.Append(']');
            }
            else if (Fields != null)
            {
                written.Append('{');
                for (int nth = 0; nth < Fields.Count; nth++)
                {
                    string name = Fields[nth].Key;
                    written.Append(nth == 0 ? "\"" : ",\"").Append(name).Append("\":");
                    if (others != null && others.TryGetValue(name, out string? other))
                    {
                        written.Append(other);
                    }
                    else
                    {
                        Fields[nth].Value.Write(written, null);
                    }
                }

                written.Append('}');
            }
            else
            {
                written.Append(Raw);
            }
        }

        private static Json Value(string text, ref int at)
        {
            Skip(text, ref at);
            int start = at;
            var value = new Json("");
            switch (text[at])
            {
                case '{':
                    value.Fields = new List<KeyValuePair<string, Json>>();
                    for (at++; Next(text, ref at, '}'); )
                    {
                        string name = String(text, ref at);
                        Skip(text, ref at);
                        at++; // the colon
                        value.Fields.Add(new KeyValuePair<string, Json>(name, Value(text, ref at)));
                    }

                    break;
                case '[':
                    value.Items = new List<Json>();
                    for (at++; Next(text, ref at, ']'); )
                    {
                        value.Items.Add(Value(text, ref at));
                    }

                    break;
                case '"':
                    value.Text = String(text, ref at);
                    break;
                default:
                    while (at < text.Length && ",]} \t\r\n".IndexOf(text[at]) < 0)
                    {
                        at++;
                    }

                    break;
            }

            value.Raw = text.Substring(start, at - start);
            return value;
        }

        // Whether another entry follows; steps over the comma before it, or over the end.
        private static bool Next(string text, ref int at, char end)
        {
            Skip(text, ref at);
            if (text[at] == ',')
            {
                at++;
                Skip(text, ref at);
            }
            else if (text[at] == end)
            {
                at++;
                return false;
            }

            return true;
        }

        private static string String(string text, ref int at)
        {
            var read = new StringBuilder();
            for (at++; text[at] != '"'; at++)
            {
                if (text[at] != '\\')
                {
                    read.Append(text[at]);
                    continue;
                }

                at++;
                int plain = "bfnrt".IndexOf(text[at]);
                if (text[at] == 'u')
                {
                    read.Append((char)int.Parse(text.Substring(at + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                    at += 4;
                }
                else
                {
                    read.Append(plain < 0 ? text[at] : "\b\f\n\r\t"[plain]);
                }
            }

            at++;
            return read.ToString();
        }

        private static void Skip(string text, ref int at)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }
        }
    }
}
