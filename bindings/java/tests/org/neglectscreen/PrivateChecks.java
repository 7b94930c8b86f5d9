package org.neglectscreen;

import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Nothing of a case stands in what an object says of itself. */
final class PrivateChecks {
    private static final Pattern COUNTS = Pattern.compile("\\w+\\[(\\w+=\\d+(, \\w+=\\d+)*)?\\]");

    private PrivateChecks() {}

    static void recordsShowCountsAndNothingElse() throws ReflectiveOperationException {
        int seen = 0;
        try (Screener screener = Screener.england()) {
            for (Json.Members vector : Vectors.cases()) {
                Case theCase = Case.fromJson(vector.text("case"));
                seen += shown(theCase) + shown(screener.screen(theCase)) + shown(screener.replay(theCase));
            }
        }
        Checks.require(seen > 5_000, "only " + seen + " records were seen");
        Checks.same("Case[observations=0, assessments=0, attendance=0, appointments=0, growth=0, responses=0]",
                new Case("Meadowlark", java.time.LocalDate.EPOCH, new Child()).toString(), "a case");
        Checks.same("Screened[report]", new Screened("Meadowlark", null).toString(), "what was screened");
    }

    /** How many records and values of ours stand in one, itself included. */
    private static int shown(Object value) throws ReflectiveOperationException {
        int seen = 0;
        if (value instanceof Collection<?> all) {
            for (Object one : all) {
                seen += shown(one);
            }
        } else if (value instanceof Map<?, ?> named) {
            seen += shown(named.values());
        } else if (value instanceof Record || value instanceof Exact || value instanceof Answer) {
            Checks.require(COUNTS.matcher(value.toString()).matches(), value.getClass() + " shows " + value);
            seen++;
            if (value instanceof Record) {
                for (RecordComponent component : value.getClass().getRecordComponents()) {
                    seen += shown(component.getAccessor().invoke(value));
                }
            }
        }
        return seen;
    }

    static void handlesShowNothing() {
        try (Screener screener = Screener.england()) {
            Checks.require(screener.toString().startsWith("org.neglectscreen.Screener@"), "a screener");
        }
        for (Answer answer : List.of(Answer.of("Meadowlark"), Answer.of(true), Answer.of(3))) {
            Checks.same("Answer[]", answer.toString(), "an answer");
        }
    }
}
