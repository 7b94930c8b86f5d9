using System;
using System.Globalization;

namespace NeglectScreen
{
    /// <summary>
    /// A number as it was measured or computed, held exactly: a decimal such as -2.3, or a fraction such as 8/3. Decimals
    /// and whole numbers convert to it, and a double as the decimal that it was written as. `docs/case.md` says what of more
    /// digits is kept.
    /// </summary>
    public readonly struct ExactNumber
    {
        private readonly string? text;

        private ExactNumber(string text)
        {
            this.text = text;
        }

        /// <summary>A fraction.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The denominator is not positive.</exception>
        public static ExactNumber Fraction(long numerator, long denominator)
        {
            if (denominator <= 0)
            {
                throw new ArgumentOutOfRangeException(nameof(denominator));
            }

            return new ExactNumber(string.Format(CultureInfo.InvariantCulture, "{0}/{1}", numerator, denominator));
        }

        /// <summary>The number in digits, whatever the culture.</summary>
        public override string ToString() => text ?? "0";

        /// <summary>The same number: a decimal has its digits and no exponent.</summary>
        public static implicit operator ExactNumber(decimal number)
        {
            return new ExactNumber(number.ToString(CultureInfo.InvariantCulture));
        }

        /// <summary>The same number.</summary>
        public static implicit operator ExactNumber(int number) => (decimal)number;

        /// <summary>The decimal that reads back as this double, and not the double's last binary digit.</summary>
        /// <exception cref="ArgumentOutOfRangeException">It is not a number, or not finite.</exception>
        public static explicit operator ExactNumber(double number)
        {
            if (double.IsNaN(number) || double.IsInfinity(number))
            {
                throw new ArgumentOutOfRangeException(nameof(number));
            }

            return new ExactNumber(number.ToString("R", CultureInfo.InvariantCulture));
        }
    }
}
