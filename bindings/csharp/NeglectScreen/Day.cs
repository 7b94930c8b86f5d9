using System;
using System.Globalization;

namespace NeglectScreen
{
    /// <summary>A day of the calendar, without a time and without a zone.</summary>
    public readonly struct Day : IEquatable<Day>, IComparable<Day>
    {
        // Days from 0001-01-01, where DateTime starts to count, to 1970-01-01, where the C ABI does.
        private const int Epoch = 719162;
        private const string Format = "yyyy-MM-dd";

        /// <summary>The day of a year, month and day.</summary>
        /// <exception cref="ArgumentOutOfRangeException">There is no such day.</exception>
        public Day(int year, int month, int day)
            : this(new DateTime(year, month, day))
        {
        }

        internal Day(int number)
        {
            Number = number;
        }

        private Day(DateTime moment)
        {
            Number = (int)(moment.Ticks / TimeSpan.TicksPerDay) - Epoch;
        }

        /// <summary>Days from 1970-01-01; negative before it.</summary>
        public int Number { get; }

        /// <summary>The day that a date shows, as it stands: its time and its kind are left out, nothing is converted.</summary>
        public static Day Of(DateTime date) => new Day(date);

        /// <summary>The day so many days from 1970-01-01.</summary>
        public static Day OfNumber(int number) => new Day(number);

        /// <summary>Reads a day such as <c>2026-11-21</c>.</summary>
        /// <exception cref="FormatException">The text is not a day in that form.</exception>
        public static Day Parse(string text)
        {
            return TryParse(text, out Day day) ? day : throw new FormatException("not a day such as 2026-11-21");
        }

        /// <summary>Reads a day such as <c>2026-11-21</c>; false where the text is not one.</summary>
        public static bool TryParse(string? text, out Day day)
        {
            bool read = DateTime.TryParseExact(
                text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime date);
            day = read ? new Day(date) : default;
            return read;
        }

        /// <summary>Midnight at the start of this day, of no zone.</summary>
        public DateTime ToDateTime() => new DateTime((Number + (long)Epoch) * TimeSpan.TicksPerDay);

        /// <summary>So many days later, or earlier where the number is negative.</summary>
        public Day AddDays(int days) => new Day(checked(Number + days));

        /// <summary>The day as <c>2026-11-21</c>, whatever the culture.</summary>
        public override string ToString() => ToDateTime().ToString(Format, CultureInfo.InvariantCulture);

        /// <inheritdoc/>
        public bool Equals(Day other) => Number == other.Number;

        /// <inheritdoc/>
        public override bool Equals(object? obj) => obj is Day other && Equals(other);

        /// <inheritdoc/>
        public override int GetHashCode() => Number;

        /// <inheritdoc/>
        public int CompareTo(Day other) => Number.CompareTo(other.Number);

        /// <summary>Whether both are the same day.</summary>
        public static bool operator ==(Day one, Day other) => one.Equals(other);

        /// <summary>Whether they are different days.</summary>
        public static bool operator !=(Day one, Day other) => !one.Equals(other);

        /// <summary>Whether the first is earlier.</summary>
        public static bool operator <(Day one, Day other) => one.Number < other.Number;

        /// <summary>Whether the first is later.</summary>
        public static bool operator >(Day one, Day other) => one.Number > other.Number;

        /// <summary>Whether the first is not later.</summary>
        public static bool operator <=(Day one, Day other) => one.Number <= other.Number;

        /// <summary>Whether the first is not earlier.</summary>
        public static bool operator >=(Day one, Day other) => one.Number >= other.Number;

        /// <summary>The day that a date shows; see <see cref="Of(DateTime)"/>.</summary>
        public static explicit operator Day(DateTime date) => Of(date);

#if NET6_0_OR_GREATER
        /// <summary>The same day.</summary>
        public static implicit operator Day(DateOnly date) => new Day(date.DayNumber - Epoch);

        /// <summary>The same day.</summary>
        public static implicit operator DateOnly(Day day) => DateOnly.FromDayNumber(day.Number + Epoch);
#endif
    }
}
