package org.neglectscreen;

import java.util.function.Function;

/** Words of JSON as constants of an enum. */
final class Words {
    private Words() {}

    static <E> E from(E[] values, String word, Function<E, String> name) {
        for (E value : values) {
            if (name.apply(value).equals(word)) {
                return value;
            }
        }
        // The word itself could be content of a case.
        throw new IllegalArgumentException("a word that " + values[0].getClass().getSimpleName() + " does not have");
    }
}
