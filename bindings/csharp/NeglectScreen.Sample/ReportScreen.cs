using System.IO;
using System.Linq;

namespace NeglectScreen.Sample
{
    /// <summary>
    /// A report as a worker sees it: what it says, why, what should happen next, and what nobody has written down. What is
    /// shown least readily elsewhere is shown too: the fate of every entry, and what the report does not say.
    /// </summary>
    public static class ReportScreen
    {
        public static void Show(ReportContents report, TextWriter screen)
        {
            screen.WriteLine($"{report.Reference}, {report.Age.Years} years, on {report.AsOf}");
            screen.WriteLine("Concern: " + InWords(report.Concern));
            if (report.Hazard != null)
            {
                screen.WriteLine("Hazard in how the child sleeps: " + report.Hazard);
            }

            foreach (Finding finding in report.Findings.Concat(report.Patterns))
            {
                screen.WriteLine();
                screen.WriteLine($"* {finding.Text}");
                foreach (SupportLine rest in finding.RestsOn)
                {
                    string input = rest.Input.Length == 0 ? string.Empty : $" ({rest.Input})";
                    screen.WriteLine($"    because of: {rest.What}, {rest.On}{input}");
                }

                if (finding.Note != null)
                {
                    screen.WriteLine($"    note: {finding.Note}");
                }

                screen.WriteLine($"    source: {string.Join("; ", finding.Cites)} ({finding.Rule}, {finding.Checked})");
            }

            if (report.NextSteps.Count > 0)
            {
                screen.WriteLine();
                screen.WriteLine("What should happen next");
                foreach (NextStepDue step in report.NextSteps)
                {
                    screen.WriteLine($"  - {(step.Urgency == null ? "" : step.Urgency + ": ")}{step.Text}");
                }
            }

            if (report.Questions.Count > 0)
            {
                screen.WriteLine();
                screen.WriteLine("What nobody has written down (answer NUMBER WORD)");
                for (int nth = 0; nth < report.Questions.Count; nth++)
                {
                    Question question = report.Questions[nth];
                    string ask = string.Join(" and ", question.Missing.Select(part => part.Ask + About(part)));
                    screen.WriteLine($"  {nth + 1}. {ask} It could raise the concern to: {InWords(question.Concern)}");
                }
            }

            screen.WriteLine();
            screen.WriteLine("What became of each entry");
            foreach (AccountLine line in report.Account)
            {
                string reason = line.Reason == null ? string.Empty : ", " + line.Reason;
                screen.WriteLine($"  {line.Input} {line.Code}: {line.Fate}{reason}");
            }

            foreach (Caveat caveat in report.Caveats)
            {
                screen.WriteLine($"! {caveat.Text}");
            }
        }

        // Never "no neglect", and nothing that could be taken for it.
        public static string InWords(Concern? concern)
        {
            switch (concern)
            {
                case null:
                    return "none by itself";
                case Concern.NoneRecorded:
                    return "nothing recorded raises concern (this does not mean that nothing is wrong)";
                case Concern.Prompt:
                    return "something to notice and talk about";
                case Concern.Consider:
                    return "CONSIDER neglect: it is one possible explanation";
                case Concern.Suspect:
                    return "SUSPECT neglect: a serious level of concern, and no proof";
                case Concern.Immediate:
                    return "IMMEDIATE: a child may be in danger now";
                default:
                    return concern.ToString()!;
            }
        }

        private static string About(Missing part) => part.Input == null ? string.Empty : $" [{part.Input}]";
    }
}
