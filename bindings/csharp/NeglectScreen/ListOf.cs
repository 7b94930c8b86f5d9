namespace NeglectScreen
{
    /// <summary>What <see cref="Screener.ListJson"/> lists.</summary>
    public enum ListOf
    {
        /// <summary>The packs in force, with version, digest and sources.</summary>
        Packs = 0,

        /// <summary>The codes of observations, with labels, forms, qualifiers and the codes of other systems.</summary>
        Codes = 1,

        /// <summary>The rules in force, with what they raise, what they stand on and where.</summary>
        Rules = 2,

        /// <summary>The tools, with their questions and what may answer them.</summary>
        Tools = 3,

        /// <summary>The levels of need, with their legal basis.</summary>
        Levels = 4,

        /// <summary>The next steps.</summary>
        NextSteps = 5,
    }
}
