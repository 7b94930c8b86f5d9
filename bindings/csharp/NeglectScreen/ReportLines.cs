// The lines of a report, in the order in which a report has them. What they rest on and what they ask stand with them.

using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using NeglectScreen.Native;

namespace NeglectScreen
{
    /// <summary>A child's age in completed units; null before birth.</summary>
    public sealed class Age
    {
        internal Age(in neglect_contents lent)
        {
            Unborn = lent.unborn == 1;
            Days = Reading.Number(lent.age_days);
            Weeks = Reading.Number(lent.age_weeks);
            Months = Reading.Number(lent.age_months);
            Years = Reading.Number(lent.age_years);
            CorrectedDays = Reading.Number(lent.corrected_days);
        }

        /// <summary>Whether the child is not born yet.</summary>
        public bool Unborn { get; }

        /// <summary>Completed days.</summary>
        public int? Days { get; }

        /// <summary>Completed weeks.</summary>
        public int? Weeks { get; }

        /// <summary>Completed months.</summary>
        public int? Months { get; }

        /// <summary>Completed years.</summary>
        public int? Years { get; }

        /// <summary>Completed days counted from the due date, for a child born before 37 weeks.</summary>
        public int? CorrectedDays { get; }
    }

    /// <summary>A pack in force.</summary>
    public sealed class Pack
    {
        internal Pack(in neglect_pack lent)
        {
            Id = Reading.Text(lent.id);
            Version = Reading.Text(lent.version);
            Digest = Reading.Text(lent.digest);
            ReviewOverdue = lent.review_overdue == 1;
        }

        /// <summary>Its id.</summary>
        public string Id { get; }

        /// <summary>Its version.</summary>
        public string Version { get; }

        /// <summary>SHA-256 of its canonical form, in hexadecimal.</summary>
        public string Digest { get; }

        /// <summary>Whether its review date has passed on the case's date.</summary>
        public bool ReviewOverdue { get; }
    }

    /// <summary>A level of need that was reached.</summary>
    public sealed class Level
    {
        internal Level(in neglect_level lent)
        {
            Id = Reading.Text(lent.level);
            Number = checked((int)lent.number);
            Name = Reading.Text(lent.name);
            Text = Reading.Text(lent.text);
            Legal = Reading.Texts(lent.legal);
            Stands = new Standing(lent.basis, lent.cites, lent.@checked);
        }

        /// <summary>Its id, such as <c>dudley/2</c>.</summary>
        public string Id { get; }

        /// <summary>Its number.</summary>
        public int Number { get; }

        /// <summary>Its name.</summary>
        public string Name { get; }

        /// <summary>What it means.</summary>
        public string Text { get; }

        /// <summary>Its legal basis, kept apart.</summary>
        public IReadOnlyList<string> Legal { get; }

        /// <summary>What it stands on.</summary>
        public Standing Stands { get; }
    }

    /// <summary>What a statement stands on, where, and how well that was checked.</summary>
    public sealed class Standing
    {
        internal Standing(int basis, in neglect_strs cites, int @checked)
        {
            Basis = (Basis)basis;
            Cites = Reading.Texts(cites);
            Checked = (Checked)@checked;
        }

        /// <summary>What it stands on.</summary>
        public Basis Basis { get; }

        /// <summary>Where, such as <c>cg89 1.3.3</c>.</summary>
        public IReadOnlyList<string> Cites { get; }

        /// <summary>How well that was checked.</summary>
        public Checked Checked { get; }
    }

    /// <summary>A rule that fired, on what is recorded or, as a pattern, on findings.</summary>
    public sealed unsafe class Finding
    {
        internal Finding(in neglect_finding lent)
        {
            Rule = Reading.Text(lent.rule);
            Text = Reading.Text(lent.text);
            Note = Reading.TextOrNull(lent.note);
            Concern = Reading.ConcernOrNull(lent.concern);
            Hazard = Reading.HazardOrNull(lent.hazard);
            Forms = (Forms)lent.forms;
            From = new Day(lent.from);
            To = new Day(lent.to);
            Agencies = AgenciesOf(lent.agencies);
            IsPattern = lent.pattern == 1;
            RestsOn = Reading.List(
                lent.rests_on, lent.rests_on_count, (in neglect_resting one) => new Resting(one));
            Overlaps = Reading.Texts(lent.overlaps);
            Amended = Reading.TextOrNull(lent.amended);
            Stands = new Standing(lent.basis, lent.cites, lent.@checked);
        }

        /// <summary>The rule, such as <c>nice/1.3.3</c>.</summary>
        public string Rule { get; }

        /// <summary>One sentence for a practitioner.</summary>
        public string Text { get; }

        /// <summary>A guard that goes with it; null where there is none.</summary>
        public string? Note { get; }

        /// <summary>The concern it raises; null where it only names a hazard.</summary>
        public Concern? Concern { get; }

        /// <summary>The hazard it names; null where there is none.</summary>
        public Hazard? Hazard { get; }

        /// <summary>The forms of neglect it speaks of.</summary>
        public Forms Forms { get; }

        /// <summary>The first day on which what it rests on met it.</summary>
        public Day From { get; }

        /// <summary>The last such day.</summary>
        public Day To { get; }

        /// <summary>The agencies whose records it rests on.</summary>
        public IReadOnlyList<Agency> Agencies { get; }

        /// <summary>Whether it rests on findings, over time or across agencies.</summary>
        public bool IsPattern { get; }

        /// <summary>What it rests on, by day.</summary>
        public IReadOnlyList<Resting> RestsOn { get; }

        /// <summary>Conditions that look alike and must be thought of.</summary>
        public IReadOnlyList<string> Overlaps { get; }

        /// <summary>The pack that amended the rule, and why; null where none did.</summary>
        public string? Amended { get; }

        /// <summary>What it stands on.</summary>
        public Standing Stands { get; }

        private static IReadOnlyList<Agency> AgenciesOf(ulong bits)
        {
            var agencies = new List<Agency>();
            for (int number = 0; number < 64; number++)
            {
                if ((bits >> number & 1) == 1)
                {
                    agencies.Add((Agency)number);
                }
            }

            return new ReadOnlyCollection<Agency>(agencies);
        }
    }

    /// <summary>One thing that a finding rests on.</summary>
    public sealed class Resting
    {
        internal Resting(in neglect_resting lent)
        {
            Input = Reading.Text(lent.input);
            What = Reading.Text(lent.what);
            Code = Reading.Text(lent.code);
            On = Reading.DayOrNull(lent.on);
            By = Reading.Number(lent.by) is int by ? (Agency)by : (Agency?)null;
        }

        /// <summary>The id of the observation or record, or its place where it has none; a rule for a pattern.</summary>
        public string Input { get; }

        /// <summary>Its label, its value in words, or a finding's text.</summary>
        public string What { get; }

        /// <summary>Its code, the fact's name, or the rule.</summary>
        public string Code { get; }

        /// <summary>When; null where nothing is said.</summary>
        public Day? On { get; }

        /// <summary>Who recorded it; null where nothing is said.</summary>
        public Agency? By { get; }
    }

    /// <summary>A rule that would have fired but for an explanation or a gate.</summary>
    public sealed class HeldBack
    {
        internal HeldBack(in neglect_held_back lent)
        {
            Rule = Reading.Text(lent.rule);
            Text = Reading.Text(lent.text);
            By = Reading.Text(lent.by);
            Reason = Reading.Text(lent.reason);
            Inputs = Reading.Texts(lent.inputs);
            Concern = Reading.ConcernOrNull(lent.concern);
            Hazard = Reading.HazardOrNull(lent.hazard);
        }

        /// <summary>The rule.</summary>
        public string Rule { get; }

        /// <summary>One sentence for a practitioner.</summary>
        public string Text { get; }

        /// <summary><c>explained</c>, or the gate's name.</summary>
        public string By { get; }

        /// <summary>Why, in words.</summary>
        public string Reason { get; }

        /// <summary>The inputs that were held back.</summary>
        public IReadOnlyList<string> Inputs { get; }

        /// <summary>The concern it would have raised; null where none.</summary>
        public Concern? Concern { get; }

        /// <summary>The hazard it would have named; null where none.</summary>
        public Hazard? Hazard { get; }
    }

    /// <summary>Something that should happen next.</summary>
    public sealed class NextStep
    {
        internal NextStep(in neglect_next_step lent)
        {
            Id = Reading.Text(lent.step);
            Text = Reading.Text(lent.text);
            Family = Reading.TextOrNull(lent.family);
            Who = Reading.TextOrNull(lent.who);
            Urgency = Reading.TextOrNull(lent.urgency);
            Deadline = Reading.TextOrNull(lent.deadline);
            Because = Reading.Texts(lent.because);
            Stands = new Standing(lent.basis, lent.cites, lent.@checked);
        }

        /// <summary>Its id, such as <c>nice/refer.childrens_social_care</c>.</summary>
        public string Id { get; }

        /// <summary>What to do.</summary>
        public string Text { get; }

        /// <summary>The same in plain words for the family; null where it is not for them.</summary>
        public string? Family { get; }

        /// <summary>Who does it; null where nothing is said.</summary>
        public string? Who { get; }

        /// <summary><c>now</c>, <c>today</c>, <c>soon</c> or <c>routine</c>; null where nothing is said.</summary>
        public string? Urgency { get; }

        /// <summary>By when, in words; null where nothing is said.</summary>
        public string? Deadline { get; }

        /// <summary>The rules that lead to it; none where the report's concern does.</summary>
        public IReadOnlyList<string> Because { get; }

        /// <summary>What it stands on.</summary>
        public Standing Stands { get; }
    }

    /// <summary>What nobody has written down, and what it could change.</summary>
    public sealed unsafe class Question
    {
        internal Question(in neglect_question lent)
        {
            Missing = Reading.List(
                lent.missing, lent.missing_count, (in neglect_missing one) => new Missing(one));
            Could = Reading.List(lent.could, lent.could_count, (in neglect_lift one) => new RuleLift(one));
            Concern = Reading.ConcernOrNull(lent.concern);
            Hazard = Reading.HazardOrNull(lent.hazard);
        }

        /// <summary>What is missing: together these decide the rules below.</summary>
        public IReadOnlyList<Missing> Missing { get; }

        /// <summary>The rules it could change, and how far they could rise.</summary>
        public IReadOnlyList<RuleLift> Could { get; }

        /// <summary>The highest concern it could raise; null where none.</summary>
        public Concern? Concern { get; }

        /// <summary>The highest hazard it could name; null where none.</summary>
        public Hazard? Hazard { get; }
    }

    /// <summary>One missing fact or qualifier.</summary>
    public sealed class Missing
    {
        internal Missing(in neglect_missing lent)
        {
            Input = Reading.TextOrNull(lent.input);
            Name = Reading.Text(lent.name);
            Ask = Reading.Text(lent.ask);
        }

        /// <summary>The observation whose qualifier or explanation is missing; null for a fact.</summary>
        public string? Input { get; }

        /// <summary>The qualifier's name, <c>explanation</c>, or the fact's name.</summary>
        public string Name { get; }

        /// <summary>The question in words.</summary>
        public string Ask { get; }
    }

    /// <summary>A rule that an answer could change.</summary>
    public sealed class RuleLift
    {
        internal RuleLift(in neglect_lift lent)
        {
            Rule = Reading.Text(lent.rule);
            Concern = Reading.ConcernOrNull(lent.concern);
            Hazard = Reading.HazardOrNull(lent.hazard);
        }

        /// <summary>The rule.</summary>
        public string Rule { get; }

        /// <summary>The concern it would raise; null where none.</summary>
        public Concern? Concern { get; }

        /// <summary>The hazard it would name; null where none.</summary>
        public Hazard? Hazard { get; }
    }

    /// <summary>One of several published rules over the same answers.</summary>
    public sealed class ReadingResult
    {
        internal ReadingResult(in neglect_reading lent)
        {
            Id = Reading.Text(lent.reading);
            Title = Reading.Text(lent.title);
            Group = Reading.Text(lent.group);
            Selected = lent.selected == 1;
            Outcome = Reading.Text(lent.outcome);
            Text = Reading.Text(lent.text);
            DiffersFrom = Reading.TextOrNull(lent.differs_from);
            DiffersIn = Reading.Texts(lent.differs_in);
            Because = Reading.Texts(lent.because);
            Missing = Reading.Texts(lent.missing);
            Stands = new Standing(lent.basis, lent.cites, lent.@checked);
        }

        /// <summary>Its id, such as <c>safe-sleep/nice</c>.</summary>
        public string Id { get; }

        /// <summary>What it is called.</summary>
        public string Title { get; }

        /// <summary>The group in which readings are compared.</summary>
        public string Group { get; }

        /// <summary>Whether it is the one that counts.</summary>
        public bool Selected { get; }

        /// <summary>Its outcome; <c>unknown</c> where an answer is missing that could change it.</summary>
        public string Outcome { get; }

        /// <summary>What the outcome means.</summary>
        public string Text { get; }

        /// <summary>The outcome of the reading that counts, where this one differs from it; else null.</summary>
        public string? DiffersFrom { get; }

        /// <summary>The facts that only one of the two counts.</summary>
        public IReadOnlyList<string> DiffersIn { get; }

        /// <summary>The facts that decided it.</summary>
        public IReadOnlyList<string> Because { get; }

        /// <summary>The facts that are missing.</summary>
        public IReadOnlyList<string> Missing { get; }

        /// <summary>What it stands on.</summary>
        public Standing Stands { get; }
    }

    /// <summary>A feature seen in another child of the household, to be looked for in this one.</summary>
    public sealed class SiblingReview
    {
        internal SiblingReview(in neglect_review lent)
        {
            Input = Reading.Text(lent.input);
            Code = Reading.Text(lent.code);
            What = Reading.Text(lent.what);
            Rules = Reading.Texts(lent.rules);
        }

        /// <summary>The observation about the other child.</summary>
        public string Input { get; }

        /// <summary>Its indicator.</summary>
        public string Code { get; }

        /// <summary>The indicator's label.</summary>
        public string What { get; }

        /// <summary>Rules that it would meet, were it seen in this child.</summary>
        public IReadOnlyList<string> Rules { get; }
    }

    /// <summary>The one fate of one input.</summary>
    public sealed class AccountLine
    {
        internal AccountLine(in neglect_account_line lent)
        {
            Kind = Reading.Text(lent.kind);
            Input = Reading.Text(lent.input);
            Code = Reading.Text(lent.code);
            Fate = (Fate)lent.fate;
            Reason = (Reason)lent.reason;
            Of = Reading.Texts(lent.of);
        }

        /// <summary>
        /// <c>observation</c>, <c>assessment</c>, <c>answer</c>, <c>attendance</c>, <c>appointment</c>, <c>growth</c> or
        /// <c>response</c>.
        /// </summary>
        public string Kind { get; }

        /// <summary>Its id, or its place where it has none; an answer's is <c>assessment id/question</c>.</summary>
        public string Input { get; }

        /// <summary>Its code, tool, question or kind.</summary>
        public string Code { get; }

        /// <summary>Its fate.</summary>
        public Fate Fate { get; }

        /// <summary>Why, where the fate does not say it all.</summary>
        public Reason Reason { get; }

        /// <summary>The rules that used it or from which it was held back; the original, for a duplicate.</summary>
        public IReadOnlyList<string> Of { get; }
    }

    /// <summary>A kind of record, or a tool for a child of this age, of which the case holds nothing.</summary>
    public sealed class NotRecorded
    {
        internal NotRecorded(in neglect_not_recorded lent)
        {
            What = Reading.Text(lent.what);
            Text = Reading.Text(lent.text);
        }

        /// <summary>
        /// <c>observations</c>, <c>attendance</c>, <c>appointments</c>, <c>growth</c>, <c>responses</c>, or a tool's id.
        /// </summary>
        public string What { get; }

        /// <summary>In words.</summary>
        public string Text { get; }
    }

    /// <summary>Something that a reader of the report must know.</summary>
    public sealed class Caveat
    {
        internal Caveat(in neglect_caveat lent)
        {
            Code = Reading.Text(lent.code);
            Text = Reading.Text(lent.text);
            Inputs = Reading.Texts(lent.inputs);
        }

        /// <summary>A stable code.</summary>
        public string Code { get; }

        /// <summary>In words.</summary>
        public string Text { get; }

        /// <summary>The inputs it speaks of.</summary>
        public IReadOnlyList<string> Inputs { get; }
    }
}
