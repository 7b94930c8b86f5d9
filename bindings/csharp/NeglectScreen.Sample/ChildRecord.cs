using System;
using System.Collections.Generic;

namespace NeglectScreen.Sample
{
    /// <summary>What this case-management system holds about one child: its own classes, as any system has its own.</summary>
    public sealed class ChildRecord
    {
        public ChildRecord(string number, DateTime born)
        {
            Number = number;
            Born = born;
        }

        /// <summary>The system's own number for the child; no name leaves the system.</summary>
        public string Number { get; }

        public DateTime Born { get; }

        public List<Entry> Entries { get; } = new List<Entry>();

        public List<ClinicVisit> Visits { get; } = new List<ClinicVisit>();
    }

    /// <summary>Something that a worker chose from a list of codes on a form.</summary>
    public sealed class Entry
    {
        public Entry(string key, string code, DateTime seen, string team)
        {
            Key = key;
            Code = code;
            Seen = seen;
            Team = team;
        }

        public string Key { get; }

        public string Code { get; }

        public DateTime Seen { get; }

        /// <summary>The team that recorded it, as this system names teams.</summary>
        public string Team { get; }

        /// <summary>Details that the form asked for, such as how often it was so.</summary>
        public Dictionary<string, string> Details { get; } = new Dictionary<string, string>();
    }

    /// <summary>A line of the appointments screen.</summary>
    public sealed class ClinicVisit
    {
        public ClinicVisit(string key, DateTime date, bool brought)
        {
            Key = key;
            Date = date;
            Brought = brought;
        }

        public string Key { get; }

        public DateTime Date { get; }

        public bool Brought { get; }
    }
}
