using System;
using System.IO;

namespace NeglectScreen.Sample
{
    /// <summary>A case-management screen in a console. `--demo` types for itself.</summary>
    public static class Program
    {
        private static readonly string[] Demo = { "list", "open C-201", "answer 1 persistent", "open C-202", "list", "quit" };

        public static int Main(string[] words)
        {
            return words.Length > 0 && words[0] == "--demo"
                ? Run(new StringReader(string.Join("\n", Demo)), Console.Out, echo: true)
                : Run(Console.In, Console.Out, echo: false);
        }

        public static int Run(TextReader keys, TextWriter screen, bool echo)
        {
            try
            {
                using (var screening = new Screening())
                {
                    var desk = new Desk(Caseload.Load(), screening, screen);
                    string? line;
                    do
                    {
                        screen.Write("> ");
                        line = keys.ReadLine();
                        if (echo)
                        {
                            screen.WriteLine(line);
                        }
                    }
                    while (line != null && desk.Do(line));
                    return 0;
                }
            }
            catch (NativeLibraryException why)
            {
                screen.WriteLine(why.Message);
                return 1;
            }
        }
    }
}
