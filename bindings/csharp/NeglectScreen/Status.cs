namespace NeglectScreen
{
    /// <summary>How a call ended. Later versions of the library may add values.</summary>
    public enum Status
    {
        /// <summary>Done; the outputs are written.</summary>
        Ok = 0,

        /// <summary>A pointer that must not be NULL is NULL: a fault of this binding.</summary>
        NullArgument = 1,

        /// <summary>A number lies outside its range, or a length is impossible.</summary>
        InvalidArgument = 2,

        /// <summary>A text is not UTF-8.</summary>
        InvalidUtf8 = 3,

        /// <summary>The library that was loaded cannot serve this binding.</summary>
        AbiMismatch = 4,

        /// <summary>The library was built without this.</summary>
        Unsupported = 5,

        /// <summary>The packs cannot be used; every fault stands at <c>name:line:column</c>.</summary>
        Pack = 100,

        /// <summary>The case cannot be read or screened; every fault has a code and a path.</summary>
        Case = 200,

        /// <summary>A table cannot be read. Not met here: tables are not bound.</summary>
        Table = 250,

        /// <summary>Measures, responses or survey answers cannot be read; every fault has a code and a place.</summary>
        Partnership = 300,

        /// <summary>A fault of the library. Every object stays valid.</summary>
        Internal = 900,
    }
}
