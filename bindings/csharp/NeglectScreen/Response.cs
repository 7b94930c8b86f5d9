using System.Collections.Generic;

namespace NeglectScreen
{
    /// <summary>Something that a service did.</summary>
    public sealed class Response
    {
        /// <summary>A response.</summary>
        /// <param name="on">Its day.</param>
        /// <param name="by">Who did it.</param>
        /// <param name="kind">What was done.</param>
        public Response(Day on, Agency by, ResponseKind kind)
        {
            On = on;
            By = by;
            Kind = kind;
        }

        /// <summary>Its day.</summary>
        public Day On { get; }

        /// <summary>Who did it.</summary>
        public Agency By { get; }

        /// <summary>What was done.</summary>
        public ResponseKind Kind { get; }

        /// <summary>Its id; null where it has none.</summary>
        public string? Id { get; set; }

        /// <summary>The day on which it became known, where that was later.</summary>
        public Day? Recorded { get; set; }

        /// <summary>Ids of what it answers; none for the whole case so far.</summary>
        public IList<string> To { get; } = new List<string>();
    }
}
