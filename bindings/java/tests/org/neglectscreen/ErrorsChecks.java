package org.neglectscreen;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What can go wrong: each as an exception of its own, with places and codes and nothing of a case. */
final class ErrorsChecks {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    private ErrorsChecks() {}

    private static List<String> told(NeglectScreenException why) {
        return why.faults().stream().map(fault -> fault.path() + " " + fault.code()).toList();
    }

    static void aWrongCaseTellsEverythingAtOnceAndNothingOfItself() {
        String json = "{\"schema\":1,\"case\":\"Meadowlark\",\"as_of\":\"Larkspur\",\"child\":{\"born\":\"2020-03-01\"},"
                + "\"observations\":[{\"id\":\"Foxglove\",\"code\":\"Bluebell\",\"on\":\"Harebell\",\"by\":\"Primrose\"}]}";
        try (Screener screener = Screener.england()) {
            CaseException why = Checks.thrown(CaseException.class, () -> screener.screenJson(json));
            Checks.same(List.of("as_of not_a_date", "observations[0].on not_a_date", "observations[0].by unknown_word"),
                    told(why), "the faults");
            Checks.same(Status.CASE, why.status(), "the status");
            for (Fault fault : why.faults()) {
                Checks.require(!fault.message().isEmpty() && !fault.help().isEmpty(), "a fault without words");
            }
            String said = why + why.faults().toString();
            for (String content : List.of("Meadowlark", "Larkspur", "Foxglove", "Bluebell", "Harebell", "Primrose")) {
                Checks.require(!said.contains(content), "an error quotes the case");
            }
        }
    }

    static void aWrongPackTellsItsLine() {
        try (Screener.Builder builder = Screener.builder().addPack("ours.toml", "[pack]\nid = 3\n")) {
            PackException why = Checks.thrown(PackException.class, builder::build);
            Checks.require(why.faults().getFirst().path().startsWith("ours.toml:"), "a fault without its line");
        }
    }

    static void whatTheProgramGotWrongIsTold() {
        try (Screener screener = Screener.england()) {
            Case theCase = new Case("c", DAY, new Child().born(DAY));
            UsageException why =
                    Checks.thrown(UsageException.class, () -> screener.nextQuestion("no_such_tool", theCase));
            Checks.same(Status.INVALID_ARGUMENT, why.status(), "the status");
            // Half of a surrogate pair has no UTF-8; in a record its place is told.
            Checks.thrown(CaseException.class, () -> screener.screenJson("\ud800"));
            Checks.thrown(UsageException.class, () -> screener.searchJson("\ud800", 1));
            Case half = theCase.add(new Observation("a\ud800", Code.of("home.cold"), DAY, Agency.POLICE));
            CaseException place = Checks.thrown(CaseException.class, () -> screener.screen(half));
            Checks.require(!place.faults().isEmpty(), "its fault");
            Checks.thrown(NullPointerException.class, () -> screener.screenJson((String) null));
            Checks.thrown(IllegalArgumentException.class, () -> screener.screenMany(List.of(), -1));
            Checks.thrown(NullPointerException.class, () -> new Observation(null, Code.of("x"), DAY, Agency.POLICE));
        }
    }

    static void whatIsNoReportIsRefusedWithoutAWordOfIt() {
        for (String json : List.of("", "Meadowlark", "{}", "[1]", "{\"schema\":\"Meadowlark\"}", "[".repeat(100_000))) {
            for (Runnable read : List.<Runnable>of(
                    () -> Report.fromJson(json), () -> Case.fromJson(json), () -> Replay.fromJson(json))) {
                IllegalArgumentException why = Checks.thrown(IllegalArgumentException.class, read);
                Checks.require(!why.toString().contains("Meadowlark") && why.getCause() == null, "it is quoted");
            }
        }
    }

    static void limitsHold() {
        try (Screener.Builder builder = Screener.builder().addEngland().limit(Limit.OBSERVATIONS, 1);
                Screener screener = builder.build()) {
            Case theCase = new Case("c", DAY, new Child().born(DAY.minusYears(6)))
                    .add(new Observation("o1", Code.of("home.cold"), DAY, Agency.POLICE));
            screener.screen(theCase);
            Case larger = theCase.add(new Observation("o2", Code.of("home.cold"), DAY, Agency.POLICE));
            CaseException why = Checks.thrown(CaseException.class, () -> screener.screen(larger));
            Checks.same("observations", why.faults().getFirst().path(), "the place");
        }
    }

    static void numbersAreExact() {
        Growth growth = new Growth(DAY).weightSds(Exact.of(new BigDecimal("-2.30")));
        Checks.same("-2.30", growth.weightSds().text(), "digits");
        try (Screener screener = Screener.england()) {
            Case theCase = new Case("c", DAY, new Child().born(DAY.minusYears(2)));
            String decimal = screener.screenJson(theCase.add(growth).toJson());
            for (Exact same : List.of(Exact.of("-2.3"), Exact.of("-23/10"), Exact.of(-23, 10))) {
                String other = screener.screenJson(theCase.add(growth.weightSds(same)).toJson());
                Checks.same(decimal, other, "a number written otherwise");
            }
            Case wrong = theCase.add(growth.weightSds(Exact.of("many")));
            CaseException why = Checks.thrown(CaseException.class, () -> screener.screen(wrong));
            Checks.same("growth[0].weight_sds", why.faults().getFirst().path(), "the place");
        }
    }

    static void aLibraryThatIsNotOursIsNamed() throws Exception {
        Path folder = Files.createTempDirectory("neglect-screen-java");
        try {
            Path nothing = Files.writeString(folder.resolve("nothing.so"), "no library");
            ProcessBuilder java = new ProcessBuilder(
                    ProcessHandle.current().info().command().orElseThrow(), "--enable-native-access=ALL-UNNAMED",
                    "-Dneglectscreen.library=" + nothing, "-cp", System.getProperty("java.class.path"),
                    "org.neglectscreen.ErrorsChecks");
            Process run = java.redirectErrorStream(true).start();
            String said = new String(run.getInputStream().readAllBytes());
            Checks.require(run.waitFor() != 0 && said.contains("NativeLibraryException") && said.contains("nothing.so"), said);
        } finally {
            Files.delete(folder.resolve("nothing.so"));
            Files.delete(folder);
        }
    }

    /** The program that the check above runs: it only makes a screener. */
    public static void main(String[] arguments) {
        Screener.england().close();
        System.out.println(Map.of());
    }
}
