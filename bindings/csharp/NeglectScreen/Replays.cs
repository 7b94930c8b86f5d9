using NeglectScreen.Native;

namespace NeglectScreen
{
    /// <summary>Replays for people, made of the JSON that <see cref="Screener.Replay"/> gives.</summary>
    public static class Replays
    {
        /// <summary>A replay as text.</summary>
        /// <exception cref="UsageException">It is no replay that this version reads.</exception>
        /// <exception cref="NativeLibraryException">The native library is missing or does not fit.</exception>
        public static string ToText(string replay)
        {
            Calls.Given(replay, nameof(replay));
            LoadedLibrary.Check();
            using (var lent = new LentMemory())
            {
                Calls.Check(
                    NativeMethods.neglect_replay_text(lent.Text(replay), out TextHandle text, out ErrorHandle err), err);
                return Calls.Text(text);
            }
        }

        /// <summary>A replay as a page of HTML with a picture, or as a part of one with a style of its own.</summary>
        /// <exception cref="UsageException">It is no replay that this version reads.</exception>
        /// <exception cref="NativeLibraryException">The native library is missing or does not fit.</exception>
        public static string ToHtml(string replay, bool fragment = false)
        {
            Calls.Given(replay, nameof(replay));
            LoadedLibrary.Check();
            using (var lent = new LentMemory())
            {
                Calls.Check(
                    NativeMethods.neglect_replay_html(
                        lent.Text(replay), fragment ? 1 : 0, out TextHandle text, out ErrorHandle err),
                    err);
                return Calls.Text(text);
            }
        }
    }
}
