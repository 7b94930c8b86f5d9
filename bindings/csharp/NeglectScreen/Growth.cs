namespace NeglectScreen
{
    /// <summary>
    /// Measurements of one day. Standard deviation scores are computed by the program that holds the measurements. What is
    /// null is unsaid.
    /// </summary>
    public sealed class Growth
    {
        /// <summary>Measurements.</summary>
        /// <param name="on">The day on which they were made.</param>
        public Growth(Day on)
        {
            On = on;
        }

        /// <summary>The day on which they were made.</summary>
        public Day On { get; }

        /// <summary>Their id; null where they have none.</summary>
        public string? Id { get; set; }

        /// <summary>Who measured; null for health.</summary>
        public Agency? By { get; set; }

        /// <summary>The day on which they became known, where that was later.</summary>
        public Day? Recorded { get; set; }

        /// <summary>Weight in grams.</summary>
        public int? WeightG { get; set; }

        /// <summary>Height in millimetres.</summary>
        public int? HeightMm { get; set; }

        /// <summary>Weight as a standard deviation score.</summary>
        public ExactNumber? WeightSds { get; set; }

        /// <summary>Weight as a centile, where no score is held.</summary>
        public ExactNumber? WeightCentile { get; set; }

        /// <summary>Height as a standard deviation score.</summary>
        public ExactNumber? HeightSds { get; set; }

        /// <summary>Body mass index as a standard deviation score.</summary>
        public ExactNumber? BmiSds { get; set; }
    }
}
