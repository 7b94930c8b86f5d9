namespace NeglectScreen
{
    /// <summary>The child of a case: born, or expected; one of the two days is required. What is null is unsaid.</summary>
    public sealed class Child
    {
        /// <summary>The day of birth.</summary>
        public Day? Born { get; set; }

        /// <summary>The day on which 40 weeks are complete.</summary>
        public Day? Due { get; set; }

        /// <summary>Sex as registered.</summary>
        public Sex? Sex { get; set; }

        /// <summary>Completed weeks of gestation at birth, 20 to 44.</summary>
        public int? GestationWeeks { get; set; }

        /// <summary>Days beyond them, 0 to 6.</summary>
        public int? GestationDays { get; set; }

        /// <summary>Birth weight in grams, 200 to 8,000.</summary>
        public int? BirthWeightG { get; set; }

        /// <summary>Birth weight as a standard deviation score.</summary>
        public ExactNumber? BirthWeightSds { get; set; }

        /// <summary>Mid-parental height as a standard deviation score.</summary>
        public ExactNumber? MidParentalHeightSds { get; set; }
    }
}
