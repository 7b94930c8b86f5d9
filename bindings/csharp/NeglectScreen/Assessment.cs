using System.Collections.Generic;
using NeglectScreen.Native;

namespace NeglectScreen
{
    /// <summary>The answers to one tool on one day.</summary>
    public sealed class Assessment
    {
        /// <summary>An assessment.</summary>
        /// <param name="id">Its id, unique in the case.</param>
        /// <param name="tool">The tool's id, such as <c>safe_sleep</c>.</param>
        /// <param name="on">The day on which it was made.</param>
        /// <param name="by">Who made it.</param>
        public Assessment(string id, string tool, Day on, Agency by)
        {
            Id = Calls.Given(id, nameof(id));
            Tool = Calls.Given(tool, nameof(tool));
            On = on;
            By = by;
        }

        /// <summary>Its id.</summary>
        public string Id { get; }

        /// <summary>The tool's id.</summary>
        public string Tool { get; }

        /// <summary>The day on which it was made.</summary>
        public Day On { get; }

        /// <summary>Who made it.</summary>
        public Agency By { get; }

        /// <summary>The day on which it became known, where that was later.</summary>
        public Day? Recorded { get; set; }

        /// <summary>Whether the assessor is accredited for the tool; null where nothing is said.</summary>
        public bool? Accredited { get; set; }

        /// <summary>The answers, by the question's id.</summary>
        public IDictionary<string, Answer> Answers { get; } = new Dictionary<string, Answer>();

        /// <summary>What answers rest on, by the question's id.</summary>
        public IDictionary<string, string> Evidence { get; } = new Dictionary<string, string>();
    }
}
