// What a report says, as the C header declares it. The library lends these: lists are arrays of pointers, since a later
// version may add fields at the end of a struct, so fields are read through the pointer and no struct is copied.

#pragma warning disable CS0649 // the library fills these in

using System;
using System.Runtime.InteropServices;

namespace NeglectScreen.Native
{
    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct neglect_pack
    {
        internal neglect_str id;
        internal neglect_str version;
        internal neglect_str digest;
        internal int review_overdue;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct neglect_level
    {
        internal neglect_str level;
        internal neglect_str name;
        internal neglect_str text;
        internal neglect_strs legal;
        internal neglect_strs cites;
        internal uint number;
        internal int basis;
        internal int @checked;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct neglect_resting
    {
        internal neglect_str input;
        internal neglect_str what;
        internal neglect_str code;
        internal neglect_optional on;
        internal neglect_optional by;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct neglect_finding
    {
        internal neglect_str rule;
        internal neglect_str text;
        internal neglect_str note;
        internal int concern;
        internal int hazard;
        internal int from;
        internal int to;
        internal ulong agencies;
        internal uint forms;
        internal int pattern;
        internal neglect_resting** rests_on;
        internal UIntPtr rests_on_count;
        internal neglect_strs overlaps;
        internal neglect_strs cites;
        internal neglect_str amended;
        internal int basis;
        internal int @checked;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct neglect_held_back
    {
        internal neglect_str rule;
        internal neglect_str text;
        internal neglect_str by;
        internal neglect_str reason;
        internal neglect_strs inputs;
        internal int concern;
        internal int hazard;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct neglect_next_step
    {
        internal neglect_str step;
        internal neglect_str text;
        internal neglect_str family;
        internal neglect_str who;
        internal neglect_str urgency;
        internal neglect_str deadline;
        internal neglect_strs because;
        internal neglect_strs cites;
        internal int basis;
        internal int @checked;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct neglect_missing
    {
        internal neglect_str input;
        internal neglect_str name;
        internal neglect_str ask;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct neglect_lift
    {
        internal neglect_str rule;
        internal int concern;
        internal int hazard;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct neglect_question
    {
        internal neglect_missing** missing;
        internal UIntPtr missing_count;
        internal neglect_lift** could;
        internal UIntPtr could_count;
        internal int concern;
        internal int hazard;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct neglect_reading
    {
        internal neglect_str reading;
        internal neglect_str title;
        internal neglect_str group;
        internal neglect_str outcome;
        internal neglect_str text;
        internal neglect_str differs_from;
        internal neglect_strs differs_in;
        internal neglect_strs because;
        internal neglect_strs missing;
        internal neglect_strs cites;
        internal int selected;
        internal int basis;
        internal int @checked;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct neglect_review
    {
        internal neglect_str input;
        internal neglect_str code;
        internal neglect_str what;
        internal neglect_strs rules;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct neglect_fact
    {
        internal neglect_str fact;
        internal neglect_str words;
        internal neglect_strs from;
        internal neglect_optional on;
        internal int kind;
        internal int reserved;
        internal neglect_str text;
        internal long numerator;
        internal long denominator;
        internal long high_numerator;
        internal long high_denominator;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct neglect_account_line
    {
        internal neglect_str kind;
        internal neglect_str input;
        internal neglect_str code;
        internal neglect_strs of;
        internal int fate;
        internal int reason;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct neglect_not_recorded
    {
        internal neglect_str what;
        internal neglect_str text;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct neglect_caveat
    {
        internal neglect_str code;
        internal neglect_str text;
        internal neglect_strs inputs;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct neglect_contents
    {
        internal int concern;
        internal int hazard;
        internal neglect_str reference;
        internal neglect_str library;
        internal int as_of;
        internal int unborn;
        internal neglect_optional age_days;
        internal neglect_optional age_weeks;
        internal neglect_optional age_months;
        internal neglect_optional age_years;
        internal neglect_optional corrected_days;
        internal neglect_pack** packs;
        internal UIntPtr packs_count;
        internal neglect_level** levels;
        internal UIntPtr levels_count;
        internal neglect_finding** findings;
        internal UIntPtr findings_count;
        internal neglect_finding** patterns;
        internal UIntPtr patterns_count;
        internal neglect_held_back** held_back;
        internal UIntPtr held_back_count;
        internal neglect_next_step** next_steps;
        internal UIntPtr next_steps_count;
        internal neglect_question** questions;
        internal UIntPtr questions_count;
        internal neglect_reading** readings;
        internal UIntPtr readings_count;
        internal neglect_review** for_review;
        internal UIntPtr for_review_count;
        internal neglect_fact** facts;
        internal UIntPtr facts_count;
        internal neglect_account_line** account;
        internal UIntPtr account_count;
        internal neglect_not_recorded** not_recorded;
        internal UIntPtr not_recorded_count;
        internal neglect_caveat** caveats;
        internal UIntPtr caveats_count;
    }
}
