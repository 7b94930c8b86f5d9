package org.neglectscreen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a screener does beside screening. */
final class ScreenerChecks {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private ScreenerChecks() {}

    static void aCaseMadeOfRecordsIsWhatItsJsonSays() {
        Case theCase = new Case("opaque", DAY, new Child().born(LocalDate.of(2020, 3, 1)).sex(Sex.FEMALE))
                .add(new Observation("o1", Code.of("cin_factor", "16A"), LocalDate.of(2026, 10, 2), Agency.SOCIAL_CARE)
                        .with("pattern", "persistent").until(DAY).subject(Subject.SIBLING)
                        .explanation(new Explanation("medical", ExplanationStatus.CLAIMED, Agency.FAMILY)))
                .add(new Assessment("a1", "school_absence", DAY, Agency.EDUCATION)
                        .answers("parents_know", Answer.of(true)).answers("health_reason", Answer.NOT_KNOWN))
                .add(new Attendance(DAY, DAY).totals(new AttendanceTotals(10, 8, 1, 1)));
        String json = "{'schema':1,'case':'opaque','as_of':'2026-11-21','child':{'born':'2020-03-01','sex':'female'},"
                + "'observations':[{'id':'o1','code':{'system':'cin_factor','value':'16A'},'on':'2026-10-02',"
                + "'until':'2026-11-21','by':'social_care','with':{'pattern':'persistent'},'subject':'sibling',"
                + "'explanation':{'kind':'medical','status':'claimed','by':'family'}}],"
                + "'assessments':[{'id':'a1','tool':'school_absence','on':'2026-11-21','by':'education',"
                + "'answers':{'health_reason':'not_known','parents_know':true}}],"
                + "'attendance':[{'from':'2026-11-21','to':'2026-11-21',"
                + "'totals':{'possible':10,'present':8,'authorised':1,'unauthorised':1}}]}";
        Checks.same(json.replace('\'', '"'), theCase.toJson(), "the JSON");
    }

    static void concernsAreInTheirOrder() {
        Checks.require(Concern.SUSPECT.compareTo(Concern.CONSIDER) > 0, "concerns rise");
        Checks.same(Concern.NONE_RECORDED, Concern.from("none_recorded"), "a word");
    }

    static void nextQuestionIsAskedUntilNothingIsLeft() {
        try (Screener screener = Screener.england()) {
            Case theCase = new Case("c", DAY, new Child().born(DAY.minusDays(60)));
            Optional<String> asked = screener.nextQuestion("safe_sleep", theCase);
            Checks.require(asked.isPresent() && asked.get().startsWith("{"), "a question");
            Case old = new Case("c", DAY, new Child().born(DAY.minusYears(9)));
            Checks.require(screener.nextQuestion("safe_sleep", old).isEmpty(), "no question for a child of nine");
        }
    }

    static void listsAndSearchesAreJson() {
        try (Screener screener = Screener.england()) {
            for (Listing what : Listing.values()) {
                Checks.require(screener.listJson(what).startsWith("["), what + " is no list");
            }
            Checks.require(screener.searchJson("rotten teeth", 3).contains("\"code\""), "nothing was found");
        }
        Checks.require(Screener.libraryVersion().matches("\\d+\\.\\d+\\.\\d+"), "the version");
    }

    static void aFolderIsAPackToo() throws IOException {
        Path folder = Files.createTempDirectory("neglect-screen-java");
        Path file = Files.createDirectory(folder.resolve("ours")).resolve("pack.toml");
        Files.writeString(file, "[pack]\nid = 3\n");
        try (Screener.Builder builder = Screener.builder().addPack(folder.resolve("ours"))) {
            PackException why = Checks.thrown(PackException.class, builder::build);
            Checks.require(why.faults().getFirst().path().startsWith("ours/pack.toml:"), "the place in the folder");
        } finally {
            Files.delete(file);
            Files.delete(file.getParent());
            Files.delete(folder);
        }
    }

    static void importsGoThrough() {
        String csv = "Child,DOB\n1,2020-03-01\n";
        Map<String, byte[]> files = new HashMap<>();
        files.put("children.csv", csv.getBytes(StandardCharsets.UTF_8));
        try (Screener screener = Screener.england()) {
            NeglectScreenException why =
                    Checks.thrown(NeglectScreenException.class, () -> screener.importJson("{\"from\":\"nowhere\"}", files));
            Checks.require(!why.faults().isEmpty(), "the request's fault");
        }
        Checks.require(Rendering.homeHtml("{\"children\":[]}").contains("Children of one home"), "the page of a home");
    }

    static void marksOfSessionsBecomeRegisters() {
        String registers = Screener.marksFromSessionsJson("[[\"2026-11-16\",\"PM\",\"O\"],[\"2026-11-16\",\"AM\",\"/\"]]");
        Checks.require(registers.contains("\"marks\":\"/O\""), "the register");
        NeglectScreenException why = Checks.thrown(
                NeglectScreenException.class, () -> Screener.marksFromSessionsJson("[[\"2026-11-21\",\"AM\",\"/\"]]"));
        Checks.require(why.faults().get(0).path().equals("rows[0].date"), "the row on a Saturday");
    }
}
