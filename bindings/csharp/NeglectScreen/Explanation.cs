using NeglectScreen.Native;

namespace NeglectScreen
{
    /// <summary>An explanation that was asked for, and what became of it.</summary>
    public sealed class Explanation
    {
        /// <summary>An explanation.</summary>
        /// <param name="kind">What kind was offered, such as <c>medical</c>.</param>
        /// <param name="status">What became of it.</param>
        /// <param name="by">Who judged it so.</param>
        public Explanation(string kind, ExplanationStatus status, Agency by)
        {
            Kind = Calls.Given(kind, nameof(kind));
            Status = status;
            By = by;
        }

        /// <summary>What kind was offered.</summary>
        public string Kind { get; }

        /// <summary>What became of it.</summary>
        public ExplanationStatus Status { get; }

        /// <summary>Who judged it so.</summary>
        public Agency By { get; }
    }
}
