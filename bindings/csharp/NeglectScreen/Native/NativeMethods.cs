// The C ABI as it is called from here: include/neglect_screen.h, function by function, in the header's order.
//
// One set of declarations for every framework. DllImport and not LibraryImport: everything that crosses is blittable or a
// SafeHandle, so there is little for generated code to do better, and a second set could differ from the first.
//
// Handles go in as the SafeHandle itself, which holds them for the length of the call: a Dispose on another thread waits
// for it. No string is marshalled: texts are UTF-8 as pointer and length (LentMemory writes them, Reading reads them).

using System;
using System.Runtime.InteropServices;

// Beside this assembly, beside the program and in the system's own folder: never in the folder that happens to be current.
[assembly: DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]

namespace NeglectScreen.Native
{
    internal static unsafe class NativeMethods
    {
        // The name under which the C library is shipped, without prefix and ending.
        internal const string Library = "neglect_screen";

        // The ABI that these declarations are of: NEGLECT_ABI_MAJOR and NEGLECT_ABI_MINOR.
        internal const uint AbiMajor = 0;
        internal const uint AbiMinor = 1;
        internal const uint AbiVersion = (AbiMajor << 16) | AbiMinor;

        // Versions.
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern uint neglect_abi_version();
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_check_abi(uint header_abi);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern neglect_str neglect_version();
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern neglect_str neglect_abi_description();

        // Statuses and errors.
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern neglect_str neglect_status_name(int status);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern neglect_str neglect_status_message(int status);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_error_status(ErrorHandle error);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern neglect_str neglect_error_message(ErrorHandle error);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern UIntPtr neglect_error_count(ErrorHandle error);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern neglect_fault* neglect_error_fault(ErrorHandle error, UIntPtr index);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern void neglect_error_free(IntPtr error);

        // Screeners.
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_screener_builder_new(out ScreenerBuilderHandle builder, out ErrorHandle err);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_screener_builder_add_england(
            ScreenerBuilderHandle builder, out ErrorHandle err);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_screener_builder_add_pack(
            ScreenerBuilderHandle builder, neglect_str name, neglect_str text, out ErrorHandle err);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_screener_builder_choose_reading(
            ScreenerBuilderHandle builder, neglect_str reading, out ErrorHandle err);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_screener_builder_set_strict(
            ScreenerBuilderHandle builder, int strict, out ErrorHandle err);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_screener_builder_set_limit(
            ScreenerBuilderHandle builder, int limit, UIntPtr value, out ErrorHandle err);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_screener_builder_build(
            ScreenerBuilderHandle builder, out ScreenerHandle screener, out ErrorHandle err);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern void neglect_screener_builder_free(IntPtr builder);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_screener_england(out ScreenerHandle screener, out ErrorHandle err);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_screener_clone(
            ScreenerHandle screener, out ScreenerHandle clone, out ErrorHandle err);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern void neglect_screener_free(IntPtr screener);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_screener_list_json(
            ScreenerHandle screener, int list, out TextHandle text, out ErrorHandle err);

        // Texts.
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern neglect_str neglect_text_view(TextHandle text);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern void neglect_text_free(IntPtr text);

        // Cases.
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_case_builder_new(
            neglect_str reference, int as_of, out CaseBuilderHandle builder, out ErrorHandle err);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_case_builder_set_child(
            CaseBuilderHandle builder, neglect_child* child, out ErrorHandle err);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_case_builder_add_observation(
            CaseBuilderHandle builder, neglect_observation* observation, out ErrorHandle err);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_case_builder_add_assessment(
            CaseBuilderHandle builder, neglect_assessment* assessment, out ErrorHandle err);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_case_builder_add_attendance(
            CaseBuilderHandle builder, neglect_attendance* attendance, out ErrorHandle err);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_case_builder_add_appointment(
            CaseBuilderHandle builder, neglect_appointment* appointment, out ErrorHandle err);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_case_builder_add_growth(
            CaseBuilderHandle builder, neglect_growth* growth, out ErrorHandle err);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_case_builder_add_response(
            CaseBuilderHandle builder, neglect_response* response, out ErrorHandle err);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_case_builder_build(
            CaseBuilderHandle builder, ScreenerHandle screener, out CaseHandle the_case, out ErrorHandle err);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern void neglect_case_builder_free(IntPtr builder);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_case_from_json(
            ScreenerHandle screener, neglect_str json, out CaseHandle the_case, out ErrorHandle err);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_case_json(CaseHandle the_case, out TextHandle text, out ErrorHandle err);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern void neglect_case_free(IntPtr the_case);

        // Screening.
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_screen(
            ScreenerHandle screener, CaseHandle the_case, out ReportHandle report, out ErrorHandle err);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int neglect_report_concern(ReportHandle report);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern int neglect_report_hazard(ReportHandle report);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_report_json(
            ReportHandle report, out TextHandle text, out ErrorHandle err);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern neglect_contents* neglect_report_contents(ReportHandle report);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern void neglect_report_free(IntPtr report);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_replay(
            ScreenerHandle screener, CaseHandle the_case, out TextHandle text, out ErrorHandle err);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_next_question(
            ScreenerHandle screener, neglect_str tool, CaseHandle the_case, out TextHandle text, out ErrorHandle err);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_screen_json(
            ScreenerHandle screener, neglect_str case_json, out TextHandle text, out ErrorHandle err);

        // Many cases.
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_screen_json_many(
            ScreenerHandle screener, neglect_str* cases, UIntPtr count, uint threads, out BatchHandle batch, out ErrorHandle err);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern UIntPtr neglect_batch_count(BatchHandle batch);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern neglect_str neglect_batch_report(BatchHandle batch, UIntPtr index);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern IntPtr neglect_batch_error(BatchHandle batch, UIntPtr index);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern void neglect_batch_free(IntPtr batch);

        // A partnership's side.
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_tally_new(
            neglect_str options_json, out TallyHandle tally, out ErrorHandle err);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_tally_count(
            TallyHandle tally, neglect_str lines, out TextHandle refused_json, out ErrorHandle err);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_tally_merge_json(
            TallyHandle tally, neglect_str tally_json, out ErrorHandle err);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_tally_json(
            TallyHandle tally, out TextHandle text, out ErrorHandle err);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_tally_publish(
            TallyHandle tally, neglect_str options_json, out TextHandle text, out ErrorHandle err);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern void neglect_tally_free(IntPtr tally);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_response_json(
            neglect_str request_json, out TextHandle text, out ErrorHandle err);
        [DllImport(Library, CallingConvention = CallingConvention.Cdecl, ExactSpelling = true)]
        internal static extern Status neglect_confidence_json(
            neglect_str request_json, out TextHandle text, out ErrorHandle err);
    }
}
