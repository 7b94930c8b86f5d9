namespace NeglectScreen.Conformance
{
    /// <summary>A pack of one rule, and a case on which it fires: what needs no real content takes a moment with them.</summary>
    internal static class SmallPack
    {
        public const string Text = @"
[pack]
id = ""small""
version = ""1""
title = ""A small pack""
jurisdiction = ""England""

[[source]]
id = ""s""
title = ""A source""

[[indicator]]
code = ""home.cold""
label = ""The home is cold""
forms = [""physical""]
channel = ""alerting""
cites = [""s 1""]
checked = ""recalled""

[[rule]]
id = ""cold""
when = { seen = ""home.cold"" }
then = { concern = ""consider"" }
text = ""Consider neglect where the home is cold.""
basis = ""design""
cites = [""s 1""]
checked = ""recalled""
";

        public const string CaseJson =
            "{\"schema\":1,\"case\":\"c1\",\"as_of\":\"2026-11-21\",\"child\":{\"born\":\"2020-03-01\"},"
            + "\"observations\":[{\"id\":\"o1\",\"code\":\"home.cold\",\"on\":\"2026-10-02\",\"by\":\"education\"}]}";

        public static readonly Day AsOf = new Day(2026, 11, 21);

        public static Screener Screener() => NeglectScreen.Screener.Builder().AddPack("small.toml", Text).Build();

        public static CaseBuilder Draft() => new CaseBuilder("c1", AsOf).SetChild(new Child { Born = new Day(2020, 3, 1) });

        public static Observation ColdHome() => new Observation("o1", "home.cold", new Day(2026, 10, 2), Agency.Education);

        public static Case Case(Screener screener)
        {
            using (CaseBuilder draft = Draft())
            {
                return draft.Add(ColdHome()).Build(screener);
            }
        }
    }
}
