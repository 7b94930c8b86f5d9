package org.neglectscreen;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * An exact number, such as a standard deviation score: a decimal, whose digits are kept, or a fraction. No number passes
 * through a double.
 */
public final class Exact {
    private final String text;
    /** Whether JSON writes it in quotes. */
    private final boolean quoted;

    private Exact(String text, boolean quoted) {
        this.text = Objects.requireNonNull(text, "text");
        this.quoted = quoted;
    }

    /** A decimal. */
    public static Exact of(BigDecimal decimal) {
        return new Exact(decimal.toPlainString(), false);
    }

    /** A number as it is written, such as {@code -2.3} or {@code 8/3}; the library says where it is none. */
    public static Exact of(String text) {
        return new Exact(text, true);
    }

    /** A fraction. */
    public static Exact of(long numerator, long denominator) {
        return denominator == 1 ? new Exact(Long.toString(numerator), false) : new Exact(numerator + "/" + denominator, true);
    }

    /** The number as it is written. */
    public String text() {
        return text;
    }

    static Exact from(Object given) {
        return given instanceof Json.Number number ? new Exact(number.text(), false) : new Exact(Json.text(given), true);
    }

    static void write(Exact exact, StringBuilder to) {
        if (exact.quoted) {
            Json.quote(exact.text, to);
        } else {
            to.append(exact.text);
        }
    }

    /** Whether it is written alike: a tenth and one over ten are the same number and not written alike. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Exact exact && exact.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Nothing of what it says: logs show this. */
    @Override
    public String toString() {
        return "Exact[]";
    }
}
