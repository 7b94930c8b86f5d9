namespace NeglectScreen.Conformance.Checks
{
    /// <summary>A partnership's side answers in JSON, and refuses with paths and codes; docs/partnership.md has its words.</summary>
    public static class PartnershipChecks
    {
        private const string Options = "{\"by\":[\"age_band\"],\"period\":\"quarter\"}";

        private const string Lines =
            "{\"schema\":1,\"case\":\"a\",\"as_of\":\"2026-11-21\",\"age\":{\"unborn\":false,\"years\":3},\"concern\":\"consider\"}\n"
            + "{\"schema\":1,\"case\":\"b\",\"as_of\":\"2026-11-21\",\"age\":{\"unborn\":false,\"years\":8},\"concern\":\"prompt\"}\n"
            + "{\"schema\":1,\"case\":\"c\",\"as_of\":\"2026-11-21\",\"age\":{\"unborn\":false,\"years\":8}}\n";

        [Holds]
        public static void ReportsAreCountedInTwoPlacesAndPublishedOnce()
        {
            using (var here = new Tally(Options))
            using (var there = new Tally(Options))
            {
                Json refused = Json.Parse(here.Count(Lines)).Items![0];
                Require.Equal("3 concern measures.field_missing", Said(refused, "line", "path", "code"), "the line refused");
                for (int turn = 0; turn < 9; turn++)
                {
                    there.Count(Lines);
                }

                here.Merge(there.ToJson());
                Require.Equal("20", Json.Parse(here.ToJson())["counted"].Raw, "all that was counted");
                Require.That(here.Publish().Contains("\"row\":\"1 to 4\",\"column\":\"children\",\"count\":10"), "a figure");
                Require.That(
                    Json.Parse(there.Publish("{\"format\":\"csv\",\"area\":\"region\"}"))["text"].Text!.StartsWith("measure,"),
                    "the same as CSV");

                var why = Require.Throws<PartnershipException>(() => here.Publish("{\"area\":\"secret\"}"), "no such area");
                Require.Equal(Status.Partnership, why.Status, "the status");
                Require.Fault(why, "area", "request.value");
                Require.That(!why.ToString().Contains("secret"), "nothing that was written is said");
                Require.Throws<PartnershipException>(() => here.Merge("{}"), "no tally");
                Require.Equal("20", Json.Parse(here.ToJson())["counted"].Raw, "what was refused changed nothing");

                string earlier = there.Publish();
                there.Count(Lines);
                Json warning = Json.Parse(there.Publish("{\"earlier\":" + earlier + "}"))["warnings"].Items![0];
                Require.Equal(
                    "Children screened, 2026-Q4: 1 to 4, children disclosure.small_difference",
                    Said(warning, "path", "code"),
                    "what two publications give away");
            }

            Require.Throws<PartnershipException>(() => new Tally("{\"measures\":\"secret = 1\"}"), "no measures");
        }

        [Holds]
        public static void ResponsesAreChecked()
        {
            Json answer = Json.Parse(Partnership.Responses(
                "{\"command\":\"check\",\"responses\":[{\"organisation\":\"\",\"date\":\"2026-10-01\"}]}"));
            Require.Equal(
                "responses[0].organisation response.organisation_missing",
                Said(answer["problems"].Items![0], "path", "code"),
                "the problem");
            Require.Fault(
                Require.Throws<PartnershipException>(() => Partnership.Responses("{\"command\":\"secret\"}"), "no command"),
                "command",
                "request.value");
        }

        [Holds]
        public static void ConfidenceIsPublished()
        {
            string answer = Partnership.Confidence(
                "{\"answers\":[{\"role\":\"gp\",\"period\":\"2026\",\"item\":\"C3\",\"value\":\"very\"}]}");
            Require.That(answer.Contains("\"withheld\":\"disclosure.too_few\""), "one answer is too few to publish");
            Require.Throws<PartnershipException>(() => Partnership.Confidence("{\"csv\":[\"secret\\n\"]}"), "no columns");
        }

        [Holds]
        public static void PagesAreAskedForAsTheTablesAre()
        {
            using (var tally = new Tally(Options))
            {
                tally.Count(Lines);
                Require.That(tally.PublishHtml().StartsWith("<!DOCTYPE html>"), "a page of measures");
                Require.Fault(
                    Require.Throws<PartnershipException>(() => tally.PublishHtml("{\"format\":\"csv\"}"), "no other form"),
                    "format",
                    "request.value");
            }

            string page = Partnership.ConfidenceHtml(
                "{\"csv\":[\"role,period,item,value\\npirate,2026,C3,very\\n\"]}", out string refused);
            Require.That(page.StartsWith("<!DOCTYPE html>"), "a page of confidence");
            Require.Equal("confidence.unknown_role", Json.Parse(refused).Items![0]["code"].Text, "what was refused");
        }

        [Holds]
        public static void AWordFormGoesOutAndComesBack()
        {
            byte[] form = Partnership.ResponseForm(
                "{\"response\":{\"organisation\":\"Police\",\"date\":\"2026-10-01\",\"answers\":"
                + "[{\"priority\":\"R1\",\"action\":\"posters\",\"status\":\"Complete\"}]}}");
            Json back = Json.Parse(Partnership.ReadResponseForm(form));
            Require.Equal("Police 2026-10-01", Said(back, "organisation", "date"), "who answers, and when");
            Require.Equal(
                "R1 posters Complete",
                Said(back["answers"].Items![0], "priority", "action", "status"),
                "the answer");
            Require.Fault(
                Require.Throws<PartnershipException>(
                    () => Partnership.ReadResponseForm(Partnership.ResponseForm()), "a blank form"),
                "organisation",
                "response.organisation_missing");
        }

        private static string Said(Json one, params string[] fields)
        {
            return string.Join(" ", System.Array.ConvertAll(fields, field => one[field].Text ?? one[field].Raw));
        }
    }
}
