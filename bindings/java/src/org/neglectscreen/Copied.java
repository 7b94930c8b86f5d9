package org.neglectscreen;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Lists and maps as records keep them: copies that never change and hold no null. */
final class Copied {
    private Copied() {}

    static <T> List<T> list(List<T> given, String name) {
        return List.copyOf(Objects.requireNonNull(given, name));
    }

    /** In the order in which it was given, which is kept when it is written. */
    static <V> Map<String, V> map(Map<String, V> given, String name) {
        Map<String, V> copy = new LinkedHashMap<>(Objects.requireNonNull(given, name));
        copy.forEach((key, value) -> {
            Objects.requireNonNull(key, name);
            Objects.requireNonNull(value, name);
        });
        return Collections.unmodifiableMap(copy);
    }

    static <T> List<T> with(List<T> given, T more) {
        List<T> copy = new ArrayList<>(given);
        copy.add(more);
        return copy;
    }

    static <V> Map<String, V> with(Map<String, V> given, String key, V value) {
        Map<String, V> copy = new LinkedHashMap<>(given);
        copy.put(key, value);
        return copy;
    }
}
