using System;
using System.Collections.Generic;
using NeglectScreen.Native;

namespace NeglectScreen
{
    /// <summary>
    /// Cases from what other systems export, with an account of what became of every value. Requests and answers are JSON;
    /// docs/import.md has them.
    /// </summary>
    public static class Importer
    {
        /// <summary>Reads files of one source, as the request says: <c>{"source":"ssd","as_of":"2026-11-20"}</c>.</summary>
        /// <param name="screener">Whose packs know the codes.</param>
        /// <param name="request">The request.</param>
        /// <param name="files">The files by their names.</param>
        /// <returns>The cases, or homes with reports, and the account.</returns>
        /// <exception cref="NeglectScreenException">The request or its map cannot be used.</exception>
        public static string Import(
            Screener screener, string request, IEnumerable<KeyValuePair<string, byte[]>> files)
        {
            Calls.Given(screener, nameof(screener));
            Calls.Given(request, nameof(request));
            var given = new List<KeyValuePair<string, byte[]>>(Calls.Given(files, nameof(files)));
            foreach (KeyValuePair<string, byte[]> file in given)
            {
                Calls.Given(file.Value, nameof(files));
            }

            using (var lent = new LentMemory())
            {
                unsafe
                {
                    neglect_pair* first = lent.Files(given, out UIntPtr count);
                    Calls.Check(
                        NativeMethods.neglect_import(
                            screener.Handle, lent.Text(request), first, count, out TextHandle text, out ErrorHandle err),
                        err);
                    return Calls.Text(text);
                }
            }
        }

        /// <summary>
        /// The page of a home of an import's answer, which was asked for with <c>"households":true,"replays":true</c>: whom nobody
        /// has seen, then each child's report.
        /// </summary>
        /// <param name="home">One of the answer's <c>homes</c>.</param>
        /// <exception cref="NeglectScreenException">It is no home.</exception>
        /// <exception cref="NativeLibraryException">The native library is missing or does not fit.</exception>
        public static string HomeHtml(string home)
        {
            Calls.Given(home, nameof(home));
            LoadedLibrary.Check();
            using (var lent = new LentMemory())
            {
                Calls.Check(
                    NativeMethods.neglect_household_html(lent.Text(home), out TextHandle text, out ErrorHandle err), err);
                return Calls.Text(text);
            }
        }

        /// <summary>
        /// The registers of one child's sessions, as the attendance of a case:
        /// <c>[["2026-11-16","AM","/"],["2026-11-16","PM","O"]]</c> becomes one register of a day.
        /// </summary>
        /// <param name="rows">Rows of date, session and code, in any order.</param>
        /// <exception cref="NeglectScreenException">Names each row and field that cannot be taken, and says why.</exception>
        /// <exception cref="NativeLibraryException">The native library is missing or does not fit.</exception>
        public static string MarksFromSessions(string rows)
        {
            Calls.Given(rows, nameof(rows));
            LoadedLibrary.Check();
            using (var lent = new LentMemory())
            {
                Calls.Check(
                    NativeMethods.neglect_marks_from_sessions(lent.Text(rows), out TextHandle text, out ErrorHandle err),
                    err);
                return Calls.Text(text);
            }
        }
    }
}
