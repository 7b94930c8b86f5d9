package org.neglectscreen;

import java.time.LocalDate;
import java.util.List;

/**
 * A concern, and the first day on which it was reached.
 *
 * @param concern The concern.
 * @param on The day.
 */
public record Reached(Concern concern, LocalDate on) {
    static Reached from(Object given) {
        if (given instanceof List<?> pair && pair.size() == 2) {
            return new Reached(Concern.from(Json.text(pair.get(0))), Json.day(pair.get(1)));
        }
        throw Json.notOfThisShape();
    }

    static void write(Reached reached, StringBuilder to) {
        to.append('[');
        Json.quote(reached.concern.word(), to);
        to.append(',');
        Json.quote(reached.on.toString(), to);
        to.append(']');
    }

    /** Nothing of what it says: logs show this. */
    @Override
    public String toString() {
        return "Reached[]";
    }
}
