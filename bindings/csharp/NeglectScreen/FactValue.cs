using System.Globalization;
using NeglectScreen.Native;

namespace NeglectScreen
{
    /// <summary>
    /// What is known of a fact: one of the classes below. A later version of the library may have others, so a
    /// <c>switch</c> over them needs a <c>default</c>.
    /// </summary>
    public abstract class FactValue
    {
        private FactValue()
        {
        }

        internal static FactValue Of(in neglect_fact lent)
        {
            switch ((FactKind)lent.kind)
            {
                case FactKind.NotKnown:
                    return new NotKnown();
                case FactKind.NotApplicable:
                    return new NotApplicable();
                case FactKind.Flag:
                    return new Flag(lent.numerator == 1);
                case FactKind.Number:
                    return new Number(new Fraction(lent.numerator, lent.denominator));
                case FactKind.Ratio:
                    return new Ratio(lent.numerator, lent.denominator);
                case FactKind.Between:
                    return new Between(
                        new Fraction(lent.numerator, lent.denominator),
                        new Fraction(lent.high_numerator, lent.high_denominator));
                case FactKind.Text:
                    return new Word(FromNative.Text(lent.text));
                case FactKind.Day:
                    return new OnDay(new Day(checked((int)lent.numerator)));
                default:
                    return new Newer();
            }
        }

        /// <summary>Somebody asked, and it is not known.</summary>
        public sealed class NotKnown : FactValue
        {
        }

        /// <summary>It does not apply to this child.</summary>
        public sealed class NotApplicable : FactValue
        {
        }

        /// <summary>Yes or no.</summary>
        public sealed class Flag : FactValue
        {
            internal Flag(bool yes)
            {
                Yes = yes;
            }

            /// <summary>Whether it is yes.</summary>
            public bool Yes { get; }
        }

        /// <summary>An exact number, in the unit that the fact's name has.</summary>
        public sealed class Number : FactValue
        {
            internal Number(Fraction value)
            {
                Value = value;
            }

            /// <summary>The number.</summary>
            public Fraction Value { get; }
        }

        /// <summary>So many of so many.</summary>
        public sealed class Ratio : FactValue
        {
            internal Ratio(long part, long whole)
            {
                Part = part;
                Whole = whole;
            }

            /// <summary>So many.</summary>
            public long Part { get; }

            /// <summary>Of so many; may be 0.</summary>
            public long Whole { get; }
        }

        /// <summary>A number that is known to lie in a range: answers are missing.</summary>
        public sealed class Between : FactValue
        {
            internal Between(Fraction low, Fraction high)
            {
                Low = low;
                High = high;
            }

            /// <summary>The lowest it can be.</summary>
            public Fraction Low { get; }

            /// <summary>The highest it can be.</summary>
            public Fraction High { get; }
        }

        /// <summary>A word.</summary>
        public sealed class Word : FactValue
        {
            internal Word(string value)
            {
                Value = value;
            }

            /// <summary>The word.</summary>
            public string Value { get; }
        }

        /// <summary>A day.</summary>
        public sealed class OnDay : FactValue
        {
            internal OnDay(Day value)
            {
                Value = value;
            }

            /// <summary>The day.</summary>
            public Day Value { get; }
        }

        /// <summary>A value of a kind that this binding does not know yet; the fact's words say it.</summary>
        public sealed class Newer : FactValue
        {
        }
    }

    /// <summary>An exact fraction in its lowest terms.</summary>
    public readonly struct Fraction
    {
        internal Fraction(long numerator, long denominator)
        {
            Numerator = numerator;
            Denominator = denominator;
        }

        /// <summary>Above the line.</summary>
        public long Numerator { get; }

        /// <summary>Below the line; positive.</summary>
        public long Denominator { get; }

        /// <summary>The nearest decimal.</summary>
        public decimal ToDecimal() => (decimal)Numerator / Denominator;

        /// <summary>As the library writes it: <c>-2.3</c> where a decimal is exact, else <c>-4/3</c>.</summary>
        public override string ToString()
        {
            return IsExactDecimal()
                ? ToDecimal().ToString(CultureInfo.InvariantCulture)
                : string.Format(CultureInfo.InvariantCulture, "{0}/{1}", Numerator, Denominator);
        }

        // A fraction in its lowest terms has a decimal where twos and fives are all that divides by, and it is written
        // with up to 18 places.
        private bool IsExactDecimal()
        {
            long rest = Denominator;
            int twos = Powers(ref rest, 2);
            int fives = Powers(ref rest, 5);
            return rest == 1 && twos <= 18 && fives <= 18;
        }

        private static int Powers(ref long rest, int of)
        {
            int powers = 0;
            for (; rest > 0 && rest % of == 0; rest /= of)
            {
                powers++;
            }

            return powers;
        }
    }
}
