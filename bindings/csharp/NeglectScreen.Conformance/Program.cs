using System;
using System.Diagnostics;
using System.Linq;

namespace NeglectScreen.Conformance
{
    /// <summary>
    /// Runs every check with nothing but a runtime: no test framework, no package. Words on the command line choose the
    /// checks whose names hold one of them. The last line is 'N passed, N failed'.
    /// </summary>
    internal static class Program
    {
        private static int Main(string[] words)
        {
            int passed = 0;
            int failed = 0;
            foreach (Check check in Check.All().Where(check => words.Length == 0 || words.Any(check.Name.Contains)))
            {
                var watch = Stopwatch.StartNew();
                try
                {
                    check.Run();
                    passed++;
                    Console.WriteLine($"ok     {check.Name} ({watch.ElapsedMilliseconds} ms)");
                }
                catch (Exception why)
                {
                    failed++;
                    Console.WriteLine($"FAILED {check.Name}: {why}");
                }
            }

            Console.WriteLine($"{passed} passed, {failed} failed");
            return failed == 0 && passed > 0 ? 0 : 1;
        }
    }
}
