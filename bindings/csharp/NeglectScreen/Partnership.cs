using NeglectScreen.Native;

namespace NeglectScreen
{
    /// <summary>
    /// What a safeguarding partnership asks of its organisations. Requests and answers are JSON; docs/partnership.md has
    /// them. <see cref="Tally"/> counts its measures.
    /// </summary>
    public static class Partnership
    {
        /// <summary>Checks, compares or converts organisations' responses, as the request's <c>command</c> says.</summary>
        /// <exception cref="PartnershipException">The request or a response cannot be read.</exception>
        /// <exception cref="NativeLibraryException">The native library is missing or does not fit.</exception>
        public static string Responses(string request)
        {
            Calls.Given(request, nameof(request));
            LoadedLibrary.Check();
            using (var lent = new LentMemory())
            {
                Calls.Check(
                    NativeMethods.neglect_response_json(lent.Text(request), out TextHandle text, out ErrorHandle err),
                    err);
                return Calls.Text(text);
            }
        }

        /// <summary>Practitioners' confidence from survey answers, as it may be published.</summary>
        /// <exception cref="PartnershipException">The request or an answer cannot be read.</exception>
        /// <exception cref="NativeLibraryException">The native library is missing or does not fit.</exception>
        public static string Confidence(string request)
        {
            Calls.Given(request, nameof(request));
            LoadedLibrary.Check();
            using (var lent = new LentMemory())
            {
                Calls.Check(
                    NativeMethods.neglect_confidence_json(lent.Text(request), out TextHandle text, out ErrorHandle err),
                    err);
                return Calls.Text(text);
            }
        }
    }
}
