using System.Collections.Generic;
using System.Linq;
using NeglectScreen.Conformance;
using Xunit;

namespace NeglectScreen.Tests
{
    /// <summary>Every check of the conformance runner as a test of xunit, by its name.</summary>
    public sealed class ChecksUnderXunit
    {
        public static IEnumerable<object[]> Names => Check.All().Select(check => new object[] { check.Name });

        [Theory]
        [MemberData(nameof(Names))]
        public void Holds(string name) => Check.All().Single(check => check.Name == name).Run();
    }
}
