using System.Globalization;
using NeglectScreen.Native;

namespace NeglectScreen
{
    /// <summary>
    /// An answer to one question of a tool: a word, an exact number, or yes or no. Words, numbers and booleans convert to
    /// it.
    /// </summary>
    public sealed class Answer
    {
        private Answer(AnswerKind kind, string value)
        {
            Kind = kind;
            Value = value;
        }

        /// <summary>Somebody asked, and it is not known.</summary>
        public static Answer NotKnown { get; } = Word("not_known");

        /// <summary>The question does not apply to this child.</summary>
        public static Answer NotApplicable { get; } = Word("not_applicable");

        /// <summary>Yes.</summary>
        public static Answer Yes { get; } = new Answer(AnswerKind.Yes, string.Empty);

        /// <summary>No.</summary>
        public static Answer No { get; } = new Answer(AnswerKind.No, string.Empty);

        internal AnswerKind Kind { get; }

        internal string Value { get; }

        /// <summary>A word of the question's choices.</summary>
        public static Answer Word(string word) => new Answer(AnswerKind.Word, Calls.Given(word, nameof(word)));

        /// <summary>A number, held exactly: 2.50 stays 2.50.</summary>
        public static Answer Number(decimal number)
        {
            return new Answer(AnswerKind.Number, number.ToString(CultureInfo.InvariantCulture));
        }

        /// <summary>Yes or no.</summary>
        public static Answer Flag(bool yes) => yes ? Yes : No;

        /// <summary>A word of the question's choices.</summary>
        public static implicit operator Answer(string word) => Word(word);

        /// <summary>A number, held exactly.</summary>
        public static implicit operator Answer(decimal number) => Number(number);

        /// <summary>A whole number.</summary>
        public static implicit operator Answer(int number) => Number(number);

        /// <summary>Yes or no.</summary>
        public static implicit operator Answer(bool yes) => Flag(yes);
    }
}
