using System.Collections.Generic;
using NeglectScreen.Native;

namespace NeglectScreen
{
    /// <summary>One coded, dated thing that someone saw, heard or was told.</summary>
    public sealed class Observation
    {
        /// <summary>An observation.</summary>
        /// <param name="id">Its id, unique in the case.</param>
        /// <param name="code">The indicator's code, or a code of <see cref="CodingSystem"/>.</param>
        /// <param name="on">The day on which it was so.</param>
        /// <param name="by">Who recorded it.</param>
        public Observation(string id, string code, Day on, Agency by)
        {
            Id = Calls.Given(id, nameof(id));
            Code = Calls.Given(code, nameof(code));
            On = on;
            By = by;
        }

        /// <summary>Its id.</summary>
        public string Id { get; }

        /// <summary>Its code.</summary>
        public string Code { get; }

        /// <summary>The day on which it was so.</summary>
        public Day On { get; }

        /// <summary>Who recorded it.</summary>
        public Agency By { get; }

        /// <summary>The coding system of the code in the packs, such as <c>cin_factor</c>; null for an indicator's own code.</summary>
        public string? CodingSystem { get; set; }

        /// <summary>Whom it is about.</summary>
        public Subject Subject { get; set; } = Subject.Child;

        /// <summary>The last day on which it was so, for a status that has ended.</summary>
        public Day? Until { get; set; }

        /// <summary>The day on which it became known, where that was later.</summary>
        public Day? Recorded { get; set; }

        /// <summary>Qualifiers, such as <c>pattern</c> set to <c>persistent</c>.</summary>
        public IDictionary<string, string> With { get; } = new Dictionary<string, string>();

        /// <summary>Joins reports of one real event; null where there is none.</summary>
        public string? Event { get; set; }

        /// <summary>The explanation that was asked for; null where none was.</summary>
        public Explanation? Explanation { get; set; }

        /// <summary>Free text, carried and never read; null where there is none.</summary>
        public string? Note { get; set; }
    }
}
