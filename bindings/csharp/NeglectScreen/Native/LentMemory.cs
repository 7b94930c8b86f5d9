using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Text;

namespace NeglectScreen.Native
{
    /// <summary>
    /// Memory that one call lends to the library: texts in UTF-8 and arrays, all given back together when it is disposed.
    /// The same on every framework, without pinning and without a pool that would keep a child's record alive.
    /// </summary>
    internal sealed unsafe class LentMemory : IDisposable
    {
        private const int Piece = 2048;

        // Bytes that are UTF-8 for nobody: the library refuses them, and says at which place in the case they stand.
        private static readonly byte[] NotUtf8 = { 0xFF };
        private static readonly UTF8Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

        private readonly List<IntPtr> pieces = new List<IntPtr>(1);
        private byte* next;
        private long left;

        /// <summary>A text, copied; the empty text for null.</summary>
        internal neglect_str Text(string? text)
        {
            if (string.IsNullOrEmpty(text))
            {
                return default;
            }

            try
            {
                fixed (char* chars = text)
                {
                    int length = Utf8.GetByteCount(chars, text!.Length);
                    byte* place = Take(length);
                    Utf8.GetBytes(chars, text.Length, place, length);
                    return new neglect_str { ptr = place, len = (UIntPtr)length };
                }
            }
            catch (EncoderFallbackException)
            {
                // Half of a surrogate pair has no UTF-8.
                return Bytes(NotUtf8);
            }
        }

        /// <summary>Bytes, copied.</summary>
        internal neglect_str Bytes(byte[] bytes)
        {
            if (bytes.Length == 0)
            {
                return default;
            }

            byte* place = Take(bytes.Length);
            Marshal.Copy(bytes, 0, (IntPtr)place, bytes.Length);
            return new neglect_str { ptr = place, len = (UIntPtr)bytes.Length };
        }

        /// <summary>Names and what they are set to.</summary>
        internal neglect_pair* Pairs(IDictionary<string, string> pairs, out UIntPtr count)
        {
            var copy = new KeyValuePair<string, string>[pairs.Count];
            pairs.CopyTo(copy, 0);
            neglect_pair* first = Array<neglect_pair>(copy.Length);
            for (int nth = 0; nth < copy.Length; nth++)
            {
                first[nth] = new neglect_pair { name = Text(copy[nth].Key), value = Text(copy[nth].Value) };
            }

            count = (UIntPtr)copy.Length;
            return first;
        }

        /// <summary>Files by their names.</summary>
        internal neglect_pair* Files(IReadOnlyCollection<KeyValuePair<string, byte[]>> files, out UIntPtr count)
        {
            neglect_pair* first = Array<neglect_pair>(files.Count);
            int nth = 0;
            foreach (KeyValuePair<string, byte[]> file in files)
            {
                first[nth++] = new neglect_pair { name = Text(file.Key), value = Bytes(file.Value) };
            }

            count = (UIntPtr)files.Count;
            return first;
        }

        /// <summary>Answers by their questions.</summary>
        internal neglect_answer* Answers(IDictionary<string, Answer> answers, out UIntPtr count)
        {
            var copy = new KeyValuePair<string, Answer>[answers.Count];
            answers.CopyTo(copy, 0);
            neglect_answer* first = Array<neglect_answer>(copy.Length);
            for (int nth = 0; nth < copy.Length; nth++)
            {
                Answer answer = Calls.Given(copy[nth].Value, nameof(answers));
                first[nth] = new neglect_answer
                {
                    question = Text(copy[nth].Key),
                    value = Text(answer.Value),
                    kind = (int)answer.Kind,
                };
            }

            count = (UIntPtr)copy.Length;
            return first;
        }

        /// <summary>A list of texts.</summary>
        internal neglect_str* Texts(IEnumerable<string> texts, out UIntPtr count)
        {
            var copy = new List<string>(texts);
            neglect_str* first = Array<neglect_str>(copy.Count);
            for (int nth = 0; nth < copy.Count; nth++)
            {
                first[nth] = Text(copy[nth]);
            }

            count = (UIntPtr)copy.Count;
            return first;
        }

        /// <summary>An array, to be filled in; NULL where it is empty.</summary>
        internal T* Array<T>(int count)
            where T : unmanaged
        {
            return count == 0 ? null : (T*)Take((long)count * sizeof(T));
        }

        public void Dispose()
        {
            foreach (IntPtr piece in pieces)
            {
                Marshal.FreeHGlobal(piece);
            }

            pieces.Clear();
            next = null;
            left = 0;
        }

        private byte* Take(long length)
        {
            // Structs start at multiples of eight.
            length = (length + 7) & ~7L;
            if (length > left)
            {
                left = Math.Max(length, Piece);
                IntPtr piece = Marshal.AllocHGlobal((IntPtr)left);
                pieces.Add(piece);
                next = (byte*)piece;
            }

            byte* place = next;
            next += length;
            left -= length;
            return place;
        }
    }
}
