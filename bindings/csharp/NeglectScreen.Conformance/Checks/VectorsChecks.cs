using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace NeglectScreen.Conformance.Checks
{
    /// <summary>
    /// The vectors that every language replays (docs/vectors.md): byte for byte as JSON, and the
    /// same bytes through the typed one, read field by field.
    /// </summary>
    public static class VectorsChecks
    {
        private const string Vectors = "tests/vectors";

        [Holds]
        public static void EveryVectorSaysTheSameBytesAsJsonAndAsObjects()
        {
            int replayed = 0;
            foreach (string file in Repository.JsonIn(Vectors))
            {
                Json vectors = Json.Parse(Repository.Read($"{Vectors}/{file}"));
                Require.Equal(1, vectors["format"].Int(), file + ", format");
                using (Screener screener = ScreenerOf(vectors["screener"]))
                {
                    InForce(screener, vectors, file);
                    foreach (Json vector in vectors.List("vectors"))
                    {
                        Replay(screener, vector, $"{file}, {vector["name"].Text}");
                        replayed++;
                    }
                }
            }

            Require.That(replayed > 0, "there are vectors");
        }

        private static Screener ScreenerOf(Json wanted)
        {
            ScreenerBuilder builder = Screener.Builder().Strict(wanted["strict"].Raw == "true");
            if (wanted["england"].Raw == "true")
            {
                builder.AddEngland();
            }

            foreach (Json pack in wanted.List("packs"))
            {
                builder.AddPack(pack.Text!, Repository.Read("packs/" + pack.Text));
            }

            foreach (Json reading in wanted.List("readings"))
            {
                builder.ChooseReading(reading.Text!);
            }

            return builder.Build();
        }

        // Vectors of other content would differ everywhere and say nothing.
        private static void InForce(Screener screener, Json vectors, string file)
        {
            IEnumerable<string> Named(IEnumerable<Json> packs) =>
                packs.Select(pack => $"{pack["id"].Text} {pack["version"].Text} {pack["digest"].Text}");
            Require.Equal(
                string.Join("\n", Named(vectors.List("packs"))),
                string.Join("\n", Named(Json.Parse(screener.ListJson(ListOf.Packs)).Items!)),
                file + ", packs in force");
        }

        private static void Replay(Screener screener, Json vector, string name)
        {
            string given = vector["case"].Text!;
            if (vector.Get("refused") is Json refused)
            {
                var why = Require.Throws<CaseException>(() => screener.ScreenJson(given), name);
                Require.Equal(
                    string.Join("\n", refused.Items!.Select(fault => $"{fault["path"].Text} {fault["code"].Text}")),
                    string.Join("\n", why.Faults.Select(fault => $"{fault.Path} {fault.Code}")),
                    name);
                return;
            }

            string report = screener.ScreenJson(given);
            if (vector.Get("report") is Json whole)
            {
                Require.Equal(whole.Text, report, name);
            }
            else
            {
                Require.Equal(vector["report_fnv1a"].Text, Hash.Fnv1a(report), name);
            }

            using (Case typed = TypedCase.Build(screener, Json.Parse(given)))
            using (Report read = screener.Screen(typed))
            {
                Require.Equal(report, read.ToJson(), name + ", filled in field by field");
                Require.Equal(report, SaidInJson.Of(read.Contents), name + ", read field by field");
            }
        }
    }
}
