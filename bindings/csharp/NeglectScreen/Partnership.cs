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

        /// <summary>The same as a page of HTML.</summary>
        /// <param name="request">The request, without <c>format</c>.</param>
        /// <param name="refused">The answers that could not be counted, as a list in JSON. Not for publication.</param>
        /// <exception cref="PartnershipException">The request or an answer cannot be read.</exception>
        /// <exception cref="NativeLibraryException">The native library is missing or does not fit.</exception>
        public static string ConfidenceHtml(string request, out string refused)
        {
            Calls.Given(request, nameof(request));
            LoadedLibrary.Check();
            using (var lent = new LentMemory())
            {
                Calls.Check(
                    NativeMethods.neglect_confidence_html(
                        lent.Text(request), out TextHandle list, out TextHandle page, out ErrorHandle err),
                    err);
                refused = Calls.Text(list);
                return Calls.Text(page);
            }
        }

        /// <summary>The bytes of the Word form of a response: of the request's <c>response</c>, or blank.</summary>
        /// <exception cref="PartnershipException">The request cannot be read, or a form could not show the response.</exception>
        /// <exception cref="NativeLibraryException">The native library is missing or does not fit.</exception>
        public static byte[] ResponseForm(string request = "{}")
        {
            Calls.Given(request, nameof(request));
            LoadedLibrary.Check();
            using (var lent = new LentMemory())
            {
                Calls.Check(
                    NativeMethods.neglect_response_docx(lent.Text(request), out TextHandle form, out ErrorHandle err),
                    err);
                return Calls.Bytes(form);
            }
        }

        /// <summary>The response in a Word form that came back, in JSON.</summary>
        /// <param name="form">The file's bytes.</param>
        /// <param name="options">By which tool it is read, in JSON.</param>
        /// <exception cref="PartnershipException">Everything that is wrong with the form or the options.</exception>
        /// <exception cref="NativeLibraryException">The native library is missing or does not fit.</exception>
        public static string ReadResponseForm(byte[] form, string options = "{}")
        {
            Calls.Given(form, nameof(form));
            Calls.Given(options, nameof(options));
            LoadedLibrary.Check();
            using (var lent = new LentMemory())
            {
                Calls.Check(
                    NativeMethods.neglect_response_from_docx(
                        lent.Bytes(form), lent.Text(options), out TextHandle response, out ErrorHandle err),
                    err);
                return Calls.Text(response);
            }
        }
    }
}
