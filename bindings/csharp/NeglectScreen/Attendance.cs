using System;
using NeglectScreen.Native;

namespace NeglectScreen
{
    /// <summary>A school register for one span of days: marks, where they are held, or totals of sessions.</summary>
    public sealed class Attendance
    {
        /// <summary>A register with its marks.</summary>
        /// <param name="from">The first day.</param>
        /// <param name="to">The last day, included.</param>
        /// <param name="marks">One national code for each session, Monday to Friday.</param>
        public Attendance(Day from, Day to, string marks)
        {
            From = from;
            To = to;
            Marks = Calls.Given(marks, nameof(marks));
        }

        /// <summary>A register of which only the totals are held.</summary>
        /// <param name="from">The first day.</param>
        /// <param name="to">The last day, included.</param>
        /// <param name="totals">How many sessions there were of each kind.</param>
        public Attendance(Day from, Day to, SessionTotals totals)
        {
            From = from;
            To = to;
            Totals = Calls.Given(totals, nameof(totals));
        }

        /// <summary>The first day.</summary>
        public Day From { get; }

        /// <summary>The last day, included.</summary>
        public Day To { get; }

        /// <summary>One national code for each session; null where totals are given.</summary>
        public string? Marks { get; }

        /// <summary>Totals of sessions; null where marks are given.</summary>
        public SessionTotals? Totals { get; }

        /// <summary>Its id; null where it has none.</summary>
        public string? Id { get; set; }

        /// <summary>Who recorded it; null for education.</summary>
        public Agency? By { get; set; }

        /// <summary>The day on which it became known, where that was later than <see cref="To"/>.</summary>
        public Day? Recorded { get; set; }
    }

    /// <summary>How many sessions of a register there were: those present and absent add up to those possible.</summary>
    public sealed class SessionTotals
    {
        /// <summary>Totals of sessions.</summary>
        /// <param name="possible">All sessions that could be attended.</param>
        /// <param name="present">Those attended.</param>
        /// <param name="authorised">Absences that the school authorised.</param>
        /// <param name="unauthorised">Absences that it did not.</param>
        /// <exception cref="ArgumentOutOfRangeException">One of them is negative.</exception>
        public SessionTotals(int possible, int present, int authorised, int unauthorised)
        {
            Possible = NotNegative(possible, nameof(possible));
            Present = NotNegative(present, nameof(present));
            Authorised = NotNegative(authorised, nameof(authorised));
            Unauthorised = NotNegative(unauthorised, nameof(unauthorised));
        }

        /// <summary>All sessions that could be attended.</summary>
        public int Possible { get; }

        /// <summary>Those attended.</summary>
        public int Present { get; }

        /// <summary>Absences that the school authorised.</summary>
        public int Authorised { get; }

        /// <summary>Absences that it did not.</summary>
        public int Unauthorised { get; }

        private static int NotNegative(int sessions, string name)
        {
            return sessions >= 0 ? sessions : throw new ArgumentOutOfRangeException(name);
        }
    }
}
