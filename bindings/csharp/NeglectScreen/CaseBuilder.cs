using System;
using System.Collections.Generic;
using NeglectScreen.Native;

namespace NeglectScreen
{
    /// <summary>
    /// Builds a case record by record, without JSON. What is wrong with a record is said when it is added, and the record
    /// left out as a whole; what does not fit together is said by <see cref="Build"/>. One thread at a time.
    /// </summary>
    public sealed unsafe class CaseBuilder : IDisposable
    {
        private readonly CaseBuilderHandle handle;

        /// <summary>A case of which nothing is recorded yet.</summary>
        /// <param name="reference">Opaque and never a name; reports echo it.</param>
        /// <param name="asOf">The day from which the case is seen.</param>
        /// <exception cref="NativeLibraryException">The native library is missing or does not fit.</exception>
        public CaseBuilder(string reference, Day asOf)
        {
            Calls.Given(reference, nameof(reference));
            LoadedLibrary.Check();
            using (var lent = new LentMemory())
            {
                Calls.Check(
                    NativeMethods.neglect_case_builder_new(
                        lent.Text(reference), asOf.Number, out handle, out ErrorHandle err),
                    err);
            }
        }

        private CaseBuilderHandle Handle
        {
            get
            {
                handle.RefuseDisposed(nameof(CaseBuilder));
                return handle;
            }
        }

        /// <summary>Says who the case is about, in place of what was said before.</summary>
        public CaseBuilder SetChild(Child child)
        {
            Calls.Given(child, nameof(child));
            using (var lent = new LentMemory())
            {
                var given = new neglect_child
                {
                    struct_size = (uint)sizeof(neglect_child),
                    sex = (int)(child.Sex ?? 0),
                    born = Calls.Optional(child.Born),
                    due = Calls.Optional(child.Due),
                    gestation_weeks = Calls.Optional(child.GestationWeeks),
                    gestation_days = Calls.Optional(child.GestationDays),
                    birth_weight_g = Calls.Optional(child.BirthWeightG),
                    birth_weight_sds = lent.Text(child.BirthWeightSds?.ToString()),
                    mid_parental_height_sds = lent.Text(child.MidParentalHeightSds?.ToString()),
                };
                Calls.Check(NativeMethods.neglect_case_builder_set_child(Handle, &given, out ErrorHandle err), err);
                return this;
            }
        }

        /// <summary>Adds something that someone saw, heard or was told.</summary>
        public CaseBuilder Add(Observation observation)
        {
            Calls.Given(observation, nameof(observation));
            using (var lent = new LentMemory())
            {
                var given = new neglect_observation
                {
                    struct_size = (uint)sizeof(neglect_observation),
                    by = (int)observation.By,
                    id = lent.Text(observation.Id),
                    code = lent.Text(observation.Code),
                    system = lent.Text(observation.CodingSystem),
                    on = observation.On.Number,
                    subject = (int)observation.Subject,
                    until = Calls.Optional(observation.Until),
                    recorded = Calls.Optional(observation.Recorded),
                    with = lent.Pairs(observation.With, out UIntPtr withCount),
                    with_count = withCount,
                    @event = lent.Text(observation.Event),
                    explanation_kind = lent.Text(observation.Explanation?.Kind),
                    explanation_status = (int)(observation.Explanation?.Status ?? 0),
                    explanation_by = (int)(observation.Explanation?.By ?? 0),
                    note = lent.Text(observation.Note),
                };
                Calls.Check(
                    NativeMethods.neglect_case_builder_add_observation(Handle, &given, out ErrorHandle err), err);
                return this;
            }
        }

        /// <summary>Adds the answers to one tool.</summary>
        public CaseBuilder Add(Assessment assessment)
        {
            Calls.Given(assessment, nameof(assessment));
            using (var lent = new LentMemory())
            {
                var given = new neglect_assessment
                {
                    struct_size = (uint)sizeof(neglect_assessment),
                    by = (int)assessment.By,
                    id = lent.Text(assessment.Id),
                    tool = lent.Text(assessment.Tool),
                    on = assessment.On.Number,
                    recorded = Calls.Optional(assessment.Recorded),
                    accredited = Calls.Optional(assessment.Accredited),
                    answers = Answers(lent, assessment.Answers, out UIntPtr answersCount),
                    answers_count = answersCount,
                    evidence = lent.Pairs(assessment.Evidence, out UIntPtr evidenceCount),
                    evidence_count = evidenceCount,
                };
                Calls.Check(
                    NativeMethods.neglect_case_builder_add_assessment(Handle, &given, out ErrorHandle err), err);
                return this;
            }
        }

        /// <summary>Adds a school register.</summary>
        public CaseBuilder Add(Attendance attendance)
        {
            Calls.Given(attendance, nameof(attendance));
            using (var lent = new LentMemory())
            {
                var given = new neglect_attendance
                {
                    struct_size = (uint)sizeof(neglect_attendance),
                    by = (int)(attendance.By ?? 0),
                    id = lent.Text(attendance.Id),
                    from = attendance.From.Number,
                    to = attendance.To.Number,
                    recorded = Calls.Optional(attendance.Recorded),
                    marks = lent.Text(attendance.Marks),
                };
                if (attendance.Totals is SessionTotals totals)
                {
                    given.totals_given = 1;
                    given.possible = (uint)totals.Possible;
                    given.present = (uint)totals.Present;
                    given.authorised = (uint)totals.Authorised;
                    given.unauthorised = (uint)totals.Unauthorised;
                }

                Calls.Check(
                    NativeMethods.neglect_case_builder_add_attendance(Handle, &given, out ErrorHandle err), err);
                return this;
            }
        }

        /// <summary>Adds an appointment.</summary>
        public CaseBuilder Add(Appointment appointment)
        {
            Calls.Given(appointment, nameof(appointment));
            using (var lent = new LentMemory())
            {
                var given = new neglect_appointment
                {
                    struct_size = (uint)sizeof(neglect_appointment),
                    by = (int)(appointment.By ?? 0),
                    id = lent.Text(appointment.Id),
                    on = appointment.On.Number,
                    service = (int)appointment.Service,
                    outcome = (int)appointment.Outcome,
                    subject = (int)appointment.Subject,
                    recorded = Calls.Optional(appointment.Recorded),
                    essential = Calls.Optional(appointment.Essential),
                    books_alone = Calls.Optional(appointment.BooksAlone),
                    explanation_kind = lent.Text(appointment.Explanation?.Kind),
                    explanation_status = (int)(appointment.Explanation?.Status ?? 0),
                    explanation_by = (int)(appointment.Explanation?.By ?? 0),
                };
                Calls.Check(
                    NativeMethods.neglect_case_builder_add_appointment(Handle, &given, out ErrorHandle err), err);
                return this;
            }
        }

        /// <summary>Adds measurements of growth.</summary>
        public CaseBuilder Add(Growth growth)
        {
            Calls.Given(growth, nameof(growth));
            using (var lent = new LentMemory())
            {
                var given = new neglect_growth
                {
                    struct_size = (uint)sizeof(neglect_growth),
                    by = (int)(growth.By ?? 0),
                    id = lent.Text(growth.Id),
                    on = growth.On.Number,
                    recorded = Calls.Optional(growth.Recorded),
                    weight_g = Calls.Optional(growth.WeightG),
                    height_mm = Calls.Optional(growth.HeightMm),
                    weight_sds = lent.Text(growth.WeightSds?.ToString()),
                    weight_centile = lent.Text(growth.WeightCentile?.ToString()),
                    height_sds = lent.Text(growth.HeightSds?.ToString()),
                    bmi_sds = lent.Text(growth.BmiSds?.ToString()),
                };
                Calls.Check(NativeMethods.neglect_case_builder_add_growth(Handle, &given, out ErrorHandle err), err);
                return this;
            }
        }

        /// <summary>Adds something that a service did.</summary>
        public CaseBuilder Add(Response response)
        {
            Calls.Given(response, nameof(response));
            using (var lent = new LentMemory())
            {
                var ids = new List<string>(response.To);
                neglect_str* to = lent.Array<neglect_str>(ids.Count);
                for (int nth = 0; nth < ids.Count; nth++)
                {
                    to[nth] = lent.Text(ids[nth]);
                }

                var given = new neglect_response
                {
                    struct_size = (uint)sizeof(neglect_response),
                    by = (int)response.By,
                    id = lent.Text(response.Id),
                    on = response.On.Number,
                    kind = (int)response.Kind,
                    recorded = Calls.Optional(response.Recorded),
                    to = to,
                    to_count = (UIntPtr)ids.Count,
                };
                Calls.Check(NativeMethods.neglect_case_builder_add_response(Handle, &given, out ErrorHandle err), err);
                return this;
            }
        }

        /// <summary>Checks the case as a whole. More can be added afterwards, and it can build again.</summary>
        /// <param name="screener">Its limits hold.</param>
        /// <exception cref="CaseException">What was added does not fit together; everything wrong is listed.</exception>
        public Case Build(Screener screener)
        {
            Calls.Given(screener, nameof(screener));
            Calls.Check(
                NativeMethods.neglect_case_builder_build(
                    Handle, screener.Handle, out CaseHandle built, out ErrorHandle err),
                err);
            return new Case(built);
        }

        /// <summary>Gives the memory back. Cases that it built stay.</summary>
        public void Dispose() => handle.Dispose();

        private static neglect_answer* Answers(
            LentMemory lent, IDictionary<string, Answer> answers, out UIntPtr count)
        {
            var copy = new KeyValuePair<string, Answer>[answers.Count];
            answers.CopyTo(copy, 0);
            neglect_answer* first = lent.Array<neglect_answer>(copy.Length);
            for (int nth = 0; nth < copy.Length; nth++)
            {
                Answer answer = Calls.Given(copy[nth].Value, nameof(answers));
                first[nth] = new neglect_answer
                {
                    question = lent.Text(copy[nth].Key),
                    value = lent.Text(answer.Value),
                    kind = (int)answer.Kind,
                };
            }

            count = (UIntPtr)copy.Length;
            return first;
        }
    }
}
