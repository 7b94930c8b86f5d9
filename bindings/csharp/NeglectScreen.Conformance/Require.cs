using System;
using System.Collections.Generic;

namespace NeglectScreen.Conformance
{
    /// <summary>What a check asks for, the same under every runner.</summary>
    internal static class Require
    {
        public static void That(bool holds, string what)
        {
            if (!holds)
            {
                throw new NotHeldException("does not hold: " + what);
            }
        }

        public static void Equal<T>(T expected, T actual, string what)
        {
            if (!EqualityComparer<T>.Default.Equals(expected, actual))
            {
                throw new NotHeldException($"{what}: expected {Shown(expected, actual)}, got {Shown(actual, expected)}");
            }
        }

        public static T Throws<T>(Action action, string what)
            where T : Exception
        {
            try
            {
                action();
            }
            catch (T expected)
            {
                return expected;
            }

            throw new NotHeldException($"{what}: nothing was thrown");
        }

        /// <summary>A fault with this code at this place.</summary>
        public static void Fault(NeglectScreenException why, string path, string code)
        {
            foreach (Fault fault in why.Faults)
            {
                if (fault.Path == path && fault.Code == code)
                {
                    That(fault.Message.Length > 0 && fault.Help.Length > 0, "a fault has a message and a help");
                    return;
                }
            }

            throw new NotHeldException($"no fault {code} at '{path}' in: {why.Message}");
        }

        // Long texts are shown from shortly before the first difference.
        private static string Shown<T>(T value, T other)
        {
            if (!(value is string text) || !(other is string against) || text.Length < 200)
            {
                return "'" + value + "'";
            }

            int same = 0;
            while (same < text.Length && same < against.Length && text[same] == against[same])
            {
                same++;
            }

            int from = Math.Max(0, same - 80);
            return "'…" + text.Substring(from, Math.Min(160, text.Length - from)) + "…'";
        }
    }

    internal sealed class NotHeldException : Exception
    {
        public NotHeldException(string message)
            : base(message)
        {
        }
    }
}
