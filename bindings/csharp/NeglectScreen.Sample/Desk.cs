using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace NeglectScreen.Sample
{
    /// <summary>The worker's desk: lists the children, opens one, takes an answer and screens again.</summary>
    public sealed class Desk
    {
        private readonly List<ChildRecord> children;
        private readonly Screening screening;
        private readonly TextWriter screen;
        private ChildRecord? open;
        private ReportContents? report;

        public Desk(List<ChildRecord> children, Screening screening, TextWriter screen)
        {
            this.children = children;
            this.screening = screening;
            this.screen = screen;
        }

        /// <summary>Does what a line says; false for the last one.</summary>
        public bool Do(string line)
        {
            string[] words = line.Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries);
            switch (words.FirstOrDefault())
            {
                case "list":
                    List();
                    return true;
                case "open" when words.Length == 2:
                    Open(words[1]);
                    return true;
                case "answer" when words.Length == 3 && int.TryParse(words[1], out int number):
                    Answer(number, words[2]);
                    return true;
                case "quit":
                    return false;
                default:
                    screen.WriteLine("list | open CHILD | answer NUMBER WORD | quit");
                    return true;
            }
        }

        private void List()
        {
            foreach (ChildRecord child in children)
            {
                ReportContents now = screening.Of(child, Caseload.Today);
                string questions = now.Questions.Count == 0 ? string.Empty : $"; {now.Questions.Count} open question(s)";
                screen.WriteLine($"{child.Number}  {ReportScreen.InWords(now.Concern)}{questions}");
            }
        }

        private void Open(string number)
        {
            open = children.Find(child => child.Number == number);
            if (open == null)
            {
                screen.WriteLine("there is no such child here");
                return;
            }

            Show();
        }

        private void Answer(int number, string word)
        {
            if (open == null || report == null || number < 1 || number > report.Questions.Count)
            {
                screen.WriteLine("open a child first, and give the number of a question");
                return;
            }

            foreach (Missing missing in report.Questions[number - 1].Missing)
            {
                Entry? about = open.Entries.Find(entry => entry.Key == missing.Input);
                if (about == null)
                {
                    screen.WriteLine("that belongs on another form: " + missing.Name);
                    return;
                }

                about.Details[missing.Name] = word;
            }

            Show();
        }

        private void Show()
        {
            try
            {
                report = screening.Of(open!, Caseload.Today);
                ReportScreen.Show(report, screen);
            }
            catch (CaseException why)
            {
                // Places, codes and what to do; nothing of the case, so it may be logged as well.
                foreach (Fault fault in why.Faults)
                {
                    screen.WriteLine($"{fault}; {fault.Help}");
                }
            }
        }
    }
}
