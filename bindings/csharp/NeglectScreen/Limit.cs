namespace NeglectScreen
{
    /// <summary>How large a case may be. What is larger is refused, with its place.</summary>
    public enum Limit
    {
        /// <summary>Bytes of JSON: 8 MiB at first.</summary>
        Bytes = 0,

        /// <summary>Observations: 20,000.</summary>
        Observations = 1,

        /// <summary>Entries of each other list, and of a response's <c>to</c>: 5,000.</summary>
        Records = 2,

        /// <summary>Qualifiers of one observation: 32.</summary>
        Qualifiers = 3,

        /// <summary>Answers of one assessment, and its evidence: 1,000.</summary>
        Answers = 4,

        /// <summary>Bytes of an id, code, name, qualifier or answer: 256.</summary>
        Text = 5,

        /// <summary>Bytes of a note, and of one entry of evidence: 20,000.</summary>
        Note = 6,

        /// <summary>Bytes of the marks of one register, and days that it spans: 8,000.</summary>
        Register = 7,

        /// <summary>Lists and objects within one another, while a faulty case is diagnosed: 16.</summary>
        Nesting = 8,

        /// <summary>Single values, while a faulty case is diagnosed: 1,000,000.</summary>
        Values = 9,

        /// <summary>Faults listed in one exception: 1,000.</summary>
        Faults = 10,
    }
}
