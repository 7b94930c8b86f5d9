using NeglectScreen.Native;

namespace NeglectScreen
{
    /// <summary>One appointment with a health service.</summary>
    public sealed class Appointment
    {
        /// <summary>An appointment.</summary>
        /// <param name="id">Its id, unique in the case.</param>
        /// <param name="on">Its day.</param>
        /// <param name="service">The service.</param>
        /// <param name="outcome">What happened to it.</param>
        public Appointment(string id, Day on, Service service, Outcome outcome)
        {
            Id = Calls.Given(id, nameof(id));
            On = on;
            Service = service;
            Outcome = outcome;
        }

        /// <summary>Its id.</summary>
        public string Id { get; }

        /// <summary>Its day.</summary>
        public Day On { get; }

        /// <summary>The service.</summary>
        public Service Service { get; }

        /// <summary>What happened to it.</summary>
        public Outcome Outcome { get; }

        /// <summary>Who recorded it; null for health.</summary>
        public Agency? By { get; set; }

        /// <summary>Whose appointment it was.</summary>
        public Subject Subject { get; set; } = Subject.Child;

        /// <summary>The day on which the outcome became known, where that was not the day itself.</summary>
        public Day? Recorded { get; set; }

        /// <summary>Whether it was essential for the child's health and wellbeing; null where nothing is said.</summary>
        public bool? Essential { get; set; }

        /// <summary>Whether the young person books for themselves; null where nothing is said.</summary>
        public bool? BooksAlone { get; set; }

        /// <summary>The reason that was given; null where none was asked for.</summary>
        public Explanation? Explanation { get; set; }
    }
}
