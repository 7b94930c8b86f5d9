using System;
using System.Linq;
using System.Text;

namespace NeglectScreen.Conformance
{
    /// <summary>The vocabulary as JSON and the C header write it: `health_visiting` for `Agency.HealthVisiting`.</summary>
    internal static class Words
    {
        public static string Of(Enum word)
        {
            string name = word.ToString();
            switch (name)
            {
                case nameof(ResponseKind.Section17Assessment):
                    return "section_17_assessment";
                case nameof(ResponseKind.Section47Enquiry):
                    return "section_47_enquiry";
                default:
                    return Of(name);
            }
        }

        public static T Parse<T>(string word)
            where T : struct, Enum
        {
            foreach (T one in Enum.GetValues(typeof(T)).Cast<T>())
            {
                if (Of(one) == word)
                {
                    return one;
                }
            }

            throw new NotHeldException($"no {typeof(T).Name} is called {word}");
        }

        /// <summary>A name of C# in lower case with underscores.</summary>
        public static string Of(string name)
        {
            var written = new StringBuilder();
            foreach (char letter in name)
            {
                if (char.IsUpper(letter) && written.Length > 0)
                {
                    written.Append('_');
                }

                written.Append(char.ToLowerInvariant(letter));
            }

            return written.ToString();
        }
    }
}
