using System;

namespace NeglectScreen.Native
{
    /// <summary>How every call ends: with its outputs, or with an exception that says everything that is wrong.</summary>
    internal static unsafe class Calls
    {
        /// <summary>Throws what `err` says unless the call ended well; frees `err` either way.</summary>
        internal static void Check(Status status, ErrorHandle err)
        {
            using (err)
            {
                if (status != Status.Ok)
                {
                    throw NeglectScreenException.Of(status, err);
                }
            }
        }

        /// <summary>The text that a call returned, which is freed.</summary>
        internal static string Text(TextHandle text)
        {
            using (text)
            {
                return FromNative.Text(NativeMethods.neglect_text_view(text));
            }
        }

        /// <summary>The same in UTF-8.</summary>
        internal static byte[] Bytes(TextHandle text)
        {
            using (text)
            {
                return FromNative.Bytes(NativeMethods.neglect_text_view(text));
            }
        }

        /// <summary>What was given, which is not to be null.</summary>
        internal static T Given<T>(T? given, string name)
            where T : class
        {
            return given ?? throw new ArgumentNullException(name);
        }

        /// <summary>A number of things, which is not to be negative.</summary>
        internal static int NotNegative(int number, string name)
        {
            return number >= 0 ? number : throw new ArgumentOutOfRangeException(name);
        }

        /// <summary>A value that may be left unsaid, as the C structs have it.</summary>
        internal static neglect_optional Optional(int? value)
        {
            return value is int given ? new neglect_optional { given = 1, value = given } : default;
        }

        internal static neglect_optional Optional(Day? day) => Optional(day?.Number);

        internal static neglect_optional Optional(bool? flag)
        {
            return Optional(flag is bool given ? (given ? 1 : 0) : (int?)null);
        }
    }
}
