package org.neglectscreen;

/** A partnership's side answers in JSON, and refuses with paths and codes; `docs/partnership.md` has its words. */
final class PartnershipChecks {
    private static final String LINES =
            "{\"schema\":1,\"case\":\"a\",\"as_of\":\"2026-11-21\",\"age\":{\"unborn\":false,\"years\":3},\"concern\":\"consider\"}\n"
            + "{\"schema\":1,\"case\":\"b\",\"as_of\":\"2026-11-21\",\"age\":{\"unborn\":false,\"years\":8},\"concern\":\"prompt\"}\n"
            + "{\"schema\":1,\"case\":\"c\",\"as_of\":\"2026-11-21\",\"age\":{\"unborn\":false,\"years\":8}}\n";
    private static final String OPTIONS = "{\"by\":[\"age_band\"],\"period\":\"quarter\"}";

    private PartnershipChecks() {}

    static void reportsAreCountedInTwoPlacesAndPublishedOnce() {
        try (Tally here = new Tally(OPTIONS); Tally there = new Tally(OPTIONS)) {
            Checks.require(here.count(LINES).contains("measures.field_missing"), "the line refused");
            for (int turn = 0; turn < 9; turn++) {
                there.count(LINES);
            }
            here.merge(there.toJson());
            Checks.require(here.toJson().contains("\"counted\":20"), "all that was counted");
            Checks.require(here.publish("{}").contains("\"row\":\"1 to 4\",\"column\":\"children\",\"count\":10"), "a figure");
            Checks.require(here.publishHtml("{}").startsWith("<!DOCTYPE html>"), "a page");
            PartnershipException why =
                    Checks.thrown(PartnershipException.class, () -> here.publish("{\"area\":\"Meadowlark\"}"));
            Checks.same("area", why.faults().getFirst().path(), "the place");
            Checks.require(!why.toString().contains("Meadowlark"), "what was written is quoted");
        }
    }

    static void responsesAreCheckedAndFormsComeBack() {
        String said = Partnership.responses(
                "{\"command\":\"check\",\"responses\":[{\"organisation\":\"\",\"date\":\"2026-10-01\"}]}");
        Checks.require(said.contains("response.organisation_missing"), "the problem");
        byte[] form = Partnership.responseForm("{\"response\":{\"organisation\":\"Police\",\"date\":\"2026-10-01\"}}");
        Checks.require(Partnership.readResponseForm(form, "{}").contains("\"organisation\":\"Police\""), "the form");
        Checks.thrown(PartnershipException.class, () -> Partnership.readResponseForm(new byte[] {1}, "{}"));
    }

    static void confidenceIsPublishedAndDrawn() {
        String answer = Partnership.confidence(
                "{\"answers\":[{\"role\":\"gp\",\"period\":\"2026\",\"item\":\"C3\",\"value\":\"very\"}]}");
        Checks.require(answer.contains("disclosure.too_few"), "one answer is too few to publish");
        Partnership.Page page =
                Partnership.confidenceHtml("{\"csv\":[\"role,period,item,value\\npirate,2026,C3,very\\n\"]}");
        Checks.require(page.html().startsWith("<!DOCTYPE html>"), "a page");
        Checks.require(page.refusedJson().contains("confidence.unknown_role"), "what was refused");
    }
}
