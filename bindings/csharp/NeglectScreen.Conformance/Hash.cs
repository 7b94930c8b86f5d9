using System.Text;

namespace NeglectScreen.Conformance
{
    /// <summary>The hash that vectors keep in place of a text.</summary>
    internal static class Hash
    {
        public static string Fnv1a(string text)
        {
            ulong hash = 0xcbf29ce484222325;
            foreach (byte one in Encoding.UTF8.GetBytes(text))
            {
                hash = unchecked((hash ^ one) * 0x100000001b3);
            }

            return hash.ToString("x16");
        }
    }
}
