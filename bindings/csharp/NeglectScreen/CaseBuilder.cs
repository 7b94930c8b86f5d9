using System;
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
                neglect_child given = Filled.From(child, lent);
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
                neglect_observation given = Filled.From(observation, lent);
                Calls.Check(NativeMethods.neglect_case_builder_add_observation(Handle, &given, out ErrorHandle err), err);
                return this;
            }
        }

        /// <summary>Adds the answers to one tool.</summary>
        public CaseBuilder Add(Assessment assessment)
        {
            Calls.Given(assessment, nameof(assessment));
            using (var lent = new LentMemory())
            {
                neglect_assessment given = Filled.From(assessment, lent);
                Calls.Check(NativeMethods.neglect_case_builder_add_assessment(Handle, &given, out ErrorHandle err), err);
                return this;
            }
        }

        /// <summary>Adds a school register.</summary>
        public CaseBuilder Add(Attendance attendance)
        {
            Calls.Given(attendance, nameof(attendance));
            using (var lent = new LentMemory())
            {
                neglect_attendance given = Filled.From(attendance, lent);
                Calls.Check(NativeMethods.neglect_case_builder_add_attendance(Handle, &given, out ErrorHandle err), err);
                return this;
            }
        }

        /// <summary>Adds an appointment.</summary>
        public CaseBuilder Add(Appointment appointment)
        {
            Calls.Given(appointment, nameof(appointment));
            using (var lent = new LentMemory())
            {
                neglect_appointment given = Filled.From(appointment, lent);
                Calls.Check(NativeMethods.neglect_case_builder_add_appointment(Handle, &given, out ErrorHandle err), err);
                return this;
            }
        }

        /// <summary>Adds measurements of growth.</summary>
        public CaseBuilder Add(Growth growth)
        {
            Calls.Given(growth, nameof(growth));
            using (var lent = new LentMemory())
            {
                neglect_growth given = Filled.From(growth, lent);
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
                neglect_response given = Filled.From(response, lent);
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
    }
}
