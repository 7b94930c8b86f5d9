// What a program fills in for a case, as the C header declares it. `struct_size` first, zeros where nothing is said.

using System;
using System.Runtime.InteropServices;

namespace NeglectScreen.Native
{
    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct neglect_child
    {
        internal uint struct_size;
        internal int sex;
        internal neglect_optional born;
        internal neglect_optional due;
        internal neglect_optional gestation_weeks;
        internal neglect_optional gestation_days;
        internal neglect_optional birth_weight_g;
        internal neglect_str birth_weight_sds;
        internal neglect_str mid_parental_height_sds;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct neglect_observation
    {
        internal uint struct_size;
        internal int by;
        internal neglect_str id;
        internal neglect_str code;
        internal neglect_str system;
        internal int on;
        internal int subject;
        internal neglect_optional until;
        internal neglect_optional recorded;
        internal neglect_pair* with;
        internal UIntPtr with_count;
        internal neglect_str @event;
        internal neglect_str explanation_kind;
        internal int explanation_status;
        internal int explanation_by;
        internal neglect_str note;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct neglect_answer
    {
        internal neglect_str question;
        internal neglect_str value;
        internal int kind;
        internal int reserved;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct neglect_assessment
    {
        internal uint struct_size;
        internal int by;
        internal neglect_str id;
        internal neglect_str tool;
        internal int on;
        internal int reserved;
        internal neglect_optional recorded;
        internal neglect_optional accredited;
        internal neglect_answer* answers;
        internal UIntPtr answers_count;
        internal neglect_pair* evidence;
        internal UIntPtr evidence_count;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct neglect_attendance
    {
        internal uint struct_size;
        internal int by;
        internal neglect_str id;
        internal int from;
        internal int to;
        internal neglect_optional recorded;
        internal neglect_str marks;
        internal int totals_given;
        internal uint possible;
        internal uint present;
        internal uint authorised;
        internal uint unauthorised;
        internal int reserved;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct neglect_appointment
    {
        internal uint struct_size;
        internal int by;
        internal neglect_str id;
        internal int on;
        internal int service;
        internal int outcome;
        internal int subject;
        internal neglect_optional recorded;
        internal neglect_optional essential;
        internal neglect_optional books_alone;
        internal neglect_str explanation_kind;
        internal int explanation_status;
        internal int explanation_by;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct neglect_growth
    {
        internal uint struct_size;
        internal int by;
        internal neglect_str id;
        internal int on;
        internal int reserved;
        internal neglect_optional recorded;
        internal neglect_optional weight_g;
        internal neglect_optional height_mm;
        internal neglect_str weight_sds;
        internal neglect_str weight_centile;
        internal neglect_str height_sds;
        internal neglect_str bmi_sds;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct neglect_response
    {
        internal uint struct_size;
        internal int by;
        internal neglect_str id;
        internal int on;
        internal int kind;
        internal neglect_optional recorded;
        internal neglect_str* to;
        internal UIntPtr to_count;
    }
}
