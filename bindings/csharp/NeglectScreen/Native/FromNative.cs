using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Runtime.InteropServices;
using System.Text;

namespace NeglectScreen.Native
{
    /// <summary>Reads what the library lends into values that stay: texts, lists, days and what may be left unsaid.</summary>
    internal static unsafe class FromNative
    {
        /// <summary>One line of a report, read through its pointer.</summary>
        internal delegate TLine Line<TLent, out TLine>(in TLent lent)
            where TLent : unmanaged;

        internal static string Text(in neglect_str text)
        {
            return text.len == UIntPtr.Zero ? string.Empty : Encoding.UTF8.GetString(text.ptr, checked((int)text.len));
        }

        /// <summary>A text, or null where nothing is said.</summary>
        internal static string? TextOrNull(in neglect_str text)
        {
            return text.len == UIntPtr.Zero ? null : Text(text);
        }

        internal static byte[] Bytes(in neglect_str text)
        {
            var bytes = new byte[checked((int)text.len)];
            if (bytes.Length > 0)
            {
                Marshal.Copy((IntPtr)text.ptr, bytes, 0, bytes.Length);
            }

            return bytes;
        }

        internal static IReadOnlyList<string> Texts(in neglect_strs texts)
        {
            int count = checked((int)texts.count);
            if (count == 0)
            {
                return Array.Empty<string>();
            }

            var read = new string[count];
            for (int nth = 0; nth < count; nth++)
            {
                read[nth] = Text(texts.items[nth]);
            }

            return new ReadOnlyCollection<string>(read);
        }

        internal static IReadOnlyList<TLine> List<TLent, TLine>(TLent** lines, UIntPtr count, Line<TLent, TLine> line)
            where TLent : unmanaged
        {
            int length = checked((int)count);
            if (length == 0)
            {
                return Array.Empty<TLine>();
            }

            var read = new TLine[length];
            for (int nth = 0; nth < length; nth++)
            {
                read[nth] = line(in *lines[nth]);
            }

            return new ReadOnlyCollection<TLine>(read);
        }

        internal static int? Number(in neglect_optional optional)
        {
            return optional.given == 1 ? optional.value : (int?)null;
        }

        internal static Day? DayOrNull(in neglect_optional optional)
        {
            return optional.given == 1 ? new Day(optional.value) : (Day?)null;
        }

        /// <summary>The words of a set, of which bit n is set for the word of number n.</summary>
        internal static IReadOnlyList<TWord> Words<TWord>(ulong bits, Func<int, TWord> word)
        {
            var words = new List<TWord>();
            for (int number = 0; number < 64; number++)
            {
                if ((bits >> number & 1) == 1)
                {
                    words.Add(word(number));
                }
            }

            return new ReadOnlyCollection<TWord>(words);
        }
    }
}
