using System.Collections.Generic;
using NeglectScreen.Native;

namespace NeglectScreen
{
    /// <summary>
    /// All that a report says: findings, next steps, questions and the fate of every input, each with its source. Plain
    /// values that never change, and stay when the report is disposed of.
    /// </summary>
    /// <remarks>Words may be newer than this binding: have a <c>default</c>.</remarks>
    public sealed unsafe class ReportContents
    {
        internal ReportContents(in neglect_contents all)
        {
            Reference = Reading.Text(all.reference);
            LibraryVersion = Reading.Text(all.library);
            AsOf = new Day(all.as_of);
            Age = new Age(all);
            Concern = (Concern)all.concern;
            Hazard = (Hazard)all.hazard;
            Packs = Reading.List(all.packs, all.packs_count, (in neglect_pack one) => new Pack(one));
            Levels = Reading.List(all.levels, all.levels_count, (in neglect_level one) => new Level(one));
            Findings = Reading.List(
                all.findings, all.findings_count, (in neglect_finding one) => new Finding(one));
            Patterns = Reading.List(
                all.patterns, all.patterns_count, (in neglect_finding one) => new Finding(one));
            HeldBack = Reading.List(
                all.held_back, all.held_back_count, (in neglect_held_back one) => new HeldBack(one));
            NextSteps = Reading.List(
                all.next_steps, all.next_steps_count, (in neglect_next_step one) => new NextStep(one));
            Questions = Reading.List(
                all.questions, all.questions_count, (in neglect_question one) => new Question(one));
            Readings = Reading.List(
                all.readings, all.readings_count, (in neglect_reading one) => new ReadingResult(one));
            ForReview = Reading.List(
                all.for_review, all.for_review_count, (in neglect_review one) => new SiblingReview(one));
            Facts = Reading.List(all.facts, all.facts_count, (in neglect_fact one) => new Fact(one));
            Account = Reading.List(
                all.account, all.account_count, (in neglect_account_line one) => new AccountLine(one));
            NotRecorded = Reading.List(
                all.not_recorded, all.not_recorded_count, (in neglect_not_recorded one) => new NotRecorded(one));
            Caveats = Reading.List(all.caveats, all.caveats_count, (in neglect_caveat one) => new Caveat(one));
        }

        /// <summary>The case's reference, echoed.</summary>
        public string Reference { get; }

        /// <summary>The version of the library that made it.</summary>
        public string LibraryVersion { get; }

        /// <summary>The day from which the case was seen.</summary>
        public Day AsOf { get; }

        /// <summary>The child's age on that day.</summary>
        public Age Age { get; }

        /// <summary>The highest concern that a finding raises. None recorded never means that there is no neglect.</summary>
        public Concern Concern { get; }

        /// <summary>The highest hazard that a finding names. A hazard is not neglect.</summary>
        public Hazard Hazard { get; }

        /// <summary>The packs in force, in order.</summary>
        public IReadOnlyList<Pack> Packs { get; }

        /// <summary>The level of need, for each pack that defines levels.</summary>
        public IReadOnlyList<Level> Levels { get; }

        /// <summary>Rules that fired on what was recorded, most serious first.</summary>
        public IReadOnlyList<Finding> Findings { get; }

        /// <summary>Rules that fired on findings over time and across agencies, most serious first.</summary>
        public IReadOnlyList<Finding> Patterns { get; }

        /// <summary>Rules that would have fired but for an explanation or a gate.</summary>
        public IReadOnlyList<HeldBack> HeldBack { get; }

        /// <summary>What should happen next, most urgent first.</summary>
        public IReadOnlyList<NextStep> NextSteps { get; }

        /// <summary>What nobody has written down; what could raise the report furthest comes first.</summary>
        public IReadOnlyList<Question> Questions { get; }

        /// <summary>Published rules over the same answers, and where they differ.</summary>
        public IReadOnlyList<ReadingResult> Readings { get; }

        /// <summary>Features seen in another child of the household, to be looked for in this one.</summary>
        public IReadOnlyList<SiblingReview> ForReview { get; }

        /// <summary>The facts that readers made.</summary>
        public IReadOnlyList<Fact> Facts { get; }

        /// <summary>One line for each observation, record and answer: nothing recorded is lost.</summary>
        public IReadOnlyList<AccountLine> Account { get; }

        /// <summary>Kinds of record, and tools for a child of this age, of which the case holds nothing.</summary>
        public IReadOnlyList<NotRecorded> NotRecorded { get; }

        /// <summary>What a reader of this report must know.</summary>
        public IReadOnlyList<Caveat> Caveats { get; }
    }
}
