package org.neglectscreen;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * JSON to records and back, in the shape in which the library writes it. The JDK has no reader of its own, and the package
 * no dependencies.
 */
final class Json {
    private Json() {}

    /**
     * A number as it is written: no digit is lost.
     *
     * @param text The number.
     */
    record Number(String text) {
        @Override
        public String toString() {
            return "Number[]";
        }
    }

    static <T> T read(String json, String what, Function<Members, T> from) {
        try {
            return from.apply(members(JsonReader.read(json)));
        } catch (RuntimeException why) {
            // Neither a message nor a cause: both could quote what the JSON says.
            throw new IllegalArgumentException("this is not a " + what + " of schema 1");
        }
    }

    static <T> String written(T record, BiConsumer<T, Writer> write) {
        StringBuilder to = new StringBuilder(1024);
        Writer writer = new Writer(to);
        write.accept(record, writer);
        return writer.end().toString();
    }

    static IllegalArgumentException notOfThisShape() {
        return new IllegalArgumentException("not of this shape");
    }

    static Members members(Object given) {
        if (given instanceof Map<?, ?> map) {
            @SuppressWarnings("unchecked") // the reader has no other keys
            Map<String, Object> named = (Map<String, Object>) map;
            return new Members(named);
        }
        throw notOfThisShape();
    }

    static String text(Object given) {
        if (given instanceof String text) {
            return text;
        }
        throw notOfThisShape();
    }

    static LocalDate day(Object given) {
        try {
            return LocalDate.parse(text(given));
        } catch (DateTimeException why) {
            throw notOfThisShape();
        }
    }

    static void quote(String text, StringBuilder to) {
        to.append('"');
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '"' -> to.append("\\\"");
                case '\\' -> to.append("\\\\");
                case '\n' -> to.append("\\n");
                case '\r' -> to.append("\\r");
                case '\t' -> to.append("\\t");
                case '\b' -> to.append("\\b");
                case '\f' -> to.append("\\f");
                default -> {
                    if (c < ' ' || alone(text, at)) {
                        to.append(String.format("\\u%04x", (int) c));
                    } else {
                        to.append(c);
                    }
                }
            }
        }
        to.append('"');
    }

    /** Half of a surrogate pair: it has no UTF-8, and written like this the library says at which place it stands. */
    private static boolean alone(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    /**
     * An object as it was read.
     *
     * @param named Its members by their names.
     */
    record Members(Map<String, Object> named) {
        private Object get(String name) {
            Object value = named.get(name);
            if (value == null) {
                throw notOfThisShape();
            }
            return value;
        }

        <T> T value(String name, Function<Object, T> from) {
            return from.apply(get(name));
        }

        <T> T valueOrNull(String name, Function<Object, T> from) {
            Object value = named.get(name);
            return value == null ? null : from.apply(value);
        }

        <T> List<T> values(String name, Function<Object, T> from) {
            List<T> values = new ArrayList<>();
            if (named.get(name) instanceof List<?> given) {
                given.forEach(value -> values.add(from.apply(value)));
            } else if (named.get(name) != null) {
                throw notOfThisShape();
            }
            return values;
        }

        String text(String name) {
            return value(name, Json::text);
        }

        String textOrNull(String name) {
            return valueOrNull(name, Json::text);
        }

        boolean flag(String name) {
            return value(name, Boolean.class::cast);
        }

        Boolean flagOrNull(String name) {
            return valueOrNull(name, Boolean.class::cast);
        }

        long number(String name) {
            return value(name, given -> Long.parseLong(((Number) given).text()));
        }

        int whole(String name) {
            return Math.toIntExact(number(name));
        }

        Integer wholeOrNull(String name) {
            return named.get(name) == null ? null : Integer.valueOf(whole(name));
        }

        LocalDate day(String name) {
            return value(name, Json::day);
        }

        LocalDate dayOrNull(String name) {
            return valueOrNull(name, Json::day);
        }

        <T> T word(String name, Function<String, T> from) {
            return from.apply(text(name));
        }

        <T> T wordOrNull(String name, Function<String, T> from) {
            return wordOr(name, from, null);
        }

        <T> T wordOr(String name, Function<String, T> from, T otherwise) {
            String word = textOrNull(name);
            return word == null ? otherwise : from.apply(word);
        }

        <T> T record(String name, Function<Members, T> from) {
            return from.apply(members(get(name)));
        }

        <T> T recordOrNull(String name, Function<Members, T> from) {
            return named.get(name) == null ? null : record(name, from);
        }

        <T> List<T> records(String name, Function<Members, T> from) {
            return values(name, value -> from.apply(members(value)));
        }

        List<String> texts(String name) {
            return values(name, Json::text);
        }

        <T> List<T> words(String name, Function<String, T> from) {
            return values(name, value -> from.apply(Json.text(value)));
        }

        <T> Map<String, T> byName(String name, Function<Object, T> from) {
            Map<String, T> values = new LinkedHashMap<>();
            if (named.get(name) != null) {
                members(named.get(name)).named.forEach((key, value) -> values.put(key, from.apply(value)));
            }
            return values;
        }

        /** The only member. */
        Map.Entry<String, Object> only() {
            if (named.size() != 1) {
                throw notOfThisShape();
            }
            return named.entrySet().iterator().next();
        }
    }

    /** An object in the making; what is null is left out, and so are empty lists of those methods that begin with `some`. */
    static final class Writer {
        private final StringBuilder to;
        private char before = '{';

        Writer(StringBuilder to) {
            this.to = to;
        }

        StringBuilder end() {
            return (before == '{' ? to.append('{') : to).append('}');
        }

        private void name(String name) {
            to.append(before).append('"').append(name).append("\":");
            before = ',';
        }

        <T> void value(String name, T value, BiConsumer<T, StringBuilder> write) {
            if (value != null) {
                name(name);
                write.accept(value, to);
            }
        }

        void text(String name, String text) {
            value(name, text, Json::quote);
        }

        void flag(String name, Boolean flag) {
            value(name, flag, (value, into) -> into.append(value.booleanValue()));
        }

        void whole(String name, Integer whole) {
            value(name, whole, (value, into) -> into.append(value.intValue()));
        }

        void day(String name, LocalDate day) {
            value(name, day, (value, into) -> quote(value.toString(), into));
        }

        <T> void record(String name, T record, BiConsumer<T, Writer> write) {
            value(name, record, (value, into) -> one(value, into, write));
        }

        private static <T> void one(T record, StringBuilder into, BiConsumer<T, Writer> write) {
            Writer inner = new Writer(into);
            write.accept(record, inner);
            inner.end();
        }

        <T> void values(String name, List<T> values, BiConsumer<T, StringBuilder> write) {
            name(name);
            char between = '[';
            for (T value : values) {
                to.append(between);
                write.accept(value, to);
                between = ',';
            }
            to.append(between == '[' ? "[]" : "]");
        }

        void texts(String name, List<String> texts) {
            values(name, texts, Json::quote);
        }

        void someTexts(String name, List<String> texts) {
            if (!texts.isEmpty()) {
                texts(name, texts);
            }
        }

        <T> void records(String name, List<T> records, BiConsumer<T, Writer> write) {
            values(name, records, (record, into) -> one(record, into, write));
        }

        <T> void someRecords(String name, List<T> records, BiConsumer<T, Writer> write) {
            if (!records.isEmpty()) {
                records(name, records, write);
            }
        }

        /** In the order of the names, as the library writes them. */
        <T> void named(String name, Map<String, T> values, BiConsumer<T, StringBuilder> write) {
            name(name);
            char between = '{';
            for (Map.Entry<String, T> entry : new TreeMap<>(values).entrySet()) {
                to.append(between);
                quote(entry.getKey(), to);
                to.append(':');
                write.accept(entry.getValue(), to);
                between = ',';
            }
            to.append(between == '{' ? "{}" : "}");
        }

        <T> void someNamed(String name, Map<String, T> values, BiConsumer<T, StringBuilder> write) {
            if (!values.isEmpty()) {
                named(name, values, write);
            }
        }
    }
}
