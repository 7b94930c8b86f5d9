// What stands in the structs of both directions: texts, lists of texts, values that may be left unsaid. Declared by the
// C header's own names, so that one thing has one name; the checks hold every layout to bindings/c/abi.json.

#pragma warning disable CS0649 // the library fills these in

using System;
using System.Runtime.InteropServices;

namespace NeglectScreen.Native
{
    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct neglect_str
    {
        internal byte* ptr;
        internal UIntPtr len;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct neglect_strs
    {
        internal neglect_str* items;
        internal UIntPtr count;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct neglect_optional
    {
        internal int given;
        internal int value;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct neglect_pair
    {
        internal neglect_str name;
        internal neglect_str value;
    }

    [StructLayout(LayoutKind.Sequential)]
    internal unsafe struct neglect_fault
    {
        internal neglect_str path;
        internal neglect_str code;
        internal neglect_str message;
        internal neglect_str help;
    }
}
