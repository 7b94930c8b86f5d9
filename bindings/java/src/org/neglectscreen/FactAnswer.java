package org.neglectscreen;

import java.time.LocalDate;

/** What is known of a fact. */
public sealed interface FactAnswer {
    /** Somebody asked, and it is not known; or records exist and do not say. */
    record NotKnown() implements FactAnswer {}

    /** It does not apply to this child. */
    record NotApplicable() implements FactAnswer {}

    /**
     * Yes or no.
     *
     * @param yes Whether it is so.
     */
    record Flag(boolean yes) implements FactAnswer {
        @Override
        public String toString() {
            return "Flag[]";
        }
    }

    /**
     * An exact number.
     *
     * @param value The number.
     */
    record Number(Exact value) implements FactAnswer {
        @Override
        public String toString() {
            return "Number[]";
        }
    }

    /**
     * So many of so many.
     *
     * @param part How many.
     * @param whole Of how many.
     */
    record Ratio(long part, long whole) implements FactAnswer {
        @Override
        public String toString() {
            return "Ratio[]";
        }
    }

    /**
     * A number known only to lie between two bounds, both included.
     *
     * @param low The lower one.
     * @param high The upper one.
     */
    record Between(Exact low, Exact high) implements FactAnswer {
        @Override
        public String toString() {
            return "Between[]";
        }
    }

    /**
     * A word.
     *
     * @param text The word.
     */
    record Text(String text) implements FactAnswer {
        @Override
        public String toString() {
            return "Text[]";
        }
    }

    /**
     * A day.
     *
     * @param on The day.
     */
    record Day(LocalDate on) implements FactAnswer {
        @Override
        public String toString() {
            return "Day[]";
        }
    }
}
