package org.neglectscreen;

import java.math.BigDecimal;
import java.util.Objects;

/** An answer to a question of a tool: a word, a number, yes or no. */
public final class Answer {
    /** Somebody asked, and it is not known. It is not the same as no answer, and never the same as no. */
    public static final Answer NOT_KNOWN = of("not_known");
    /** It does not apply to this child. */
    public static final Answer NOT_APPLICABLE = of("not_applicable");

    /** As JSON has it: a text, a number or a flag. */
    private final Object value;

    private Answer(Object value) {
        this.value = Objects.requireNonNull(value, "value");
    }

    /** A word. */
    public static Answer of(String word) {
        return new Answer(word);
    }

    /** Yes or no. */
    public static Answer of(boolean yes) {
        return new Answer(yes);
    }

    /** A whole number. */
    public static Answer of(long number) {
        return new Answer(new Json.Number(Long.toString(number)));
    }

    /** A decimal, whose digits are kept. */
    public static Answer of(BigDecimal number) {
        return new Answer(new Json.Number(number.toPlainString()));
    }

    static Answer from(Object given) {
        if (given instanceof String || given instanceof Boolean || given instanceof Json.Number) {
            return new Answer(given);
        }
        throw Json.notOfThisShape();
    }

    static void write(Answer answer, StringBuilder to) {
        if (answer.value instanceof String word) {
            Json.quote(word, to);
        } else {
            to.append(answer.value instanceof Json.Number number ? number.text() : answer.value);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Answer answer && answer.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Nothing of what it says: logs show this. */
    @Override
    public String toString() {
        return "Answer[]";
    }
}
