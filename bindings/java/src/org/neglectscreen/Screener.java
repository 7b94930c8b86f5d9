package org.neglectscreen;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Packs, checked and compiled: all that a screening needs besides the case. Make one and keep it: making it is what costs
 * time. It never changes, and any number of threads may use it at once.
 *
 * <p>A call that runs while another thread closes the screener ends as if it had not; one that starts later throws an
 * {@link IllegalStateException}.
 */
public final class Screener implements AutoCloseable {
    private final Handle handle;

    private Screener(MemorySegment made) {
        handle = Handle.of(this, made, Native::neglectScreenerFree);
    }

    /** A screener of the built-in packs for England. */
    public static Screener england() {
        Library.check();
        try (Call call = new Call()) {
            call.check(Native.neglectScreenerEngland(call.out, call.err));
            return new Screener(call.handle());
        }
    }

    /** Collects packs and choices for a screener. One thread at a time. */
    public static Builder builder() {
        return new Builder();
    }

    /** The version of the native library, such as {@code 0.1.0}. */
    public static String libraryVersion() {
        Library.check();
        try (Arena arena = Arena.ofConfined()) {
            return new String(Call.copied(Native.neglectVersion(arena)), StandardCharsets.UTF_8);
        }
    }

    /** Screens a case. */
    public Report screen(Case theCase) {
        return Report.fromJson(screenJson(theCase.toJson()));
    }

    /** Screens a case in JSON and returns the report in JSON. */
    public String screenJson(String caseJson) {
        try (Call call = new Call()) {
            screenJson(call, call.text(caseJson, "caseJson"));
            return call.text();
        }
    }

    /** The same in UTF-8. */
    public byte[] screenJson(byte[] caseJson) {
        try (Call call = new Call()) {
            screenJson(call, call.bytes(caseJson, "caseJson"));
            return call.bytes();
        }
    }

    private void screenJson(Call call, MemorySegment theCase) {
        try (Handle.Use screener = handle.use()) {
            call.check(Native.neglectScreenJson(screener.pointer(), theCase, call.out, call.err));
        }
    }

    /**
     * Screens many cases in JSON, each for itself: one result for each case, in their order. A case that is wrong has its own
     * error, and the others their reports.
     *
     * @param cases Cases in UTF-8.
     * @param threads How many threads to use, this one included; 0 is one for each core.
     */
    public List<Screened> screenMany(List<byte[]> cases, int threads) {
        if (threads < 0) {
            throw new IllegalArgumentException("threads is below 0");
        }
        try (Call call = new Call();
                Handle.Use screener = handle.use()) {
            MemorySegment texts = call.texts(cases, "cases");
            call.check(Native.neglectScreenJsonMany(screener.pointer(), texts, cases.size(), threads, call.out, call.err));
            MemorySegment batch = call.handle();
            try {
                List<Screened> screened = new ArrayList<>(cases.size());
                for (long nth = 0; nth < Native.neglectBatchCount(batch); nth++) {
                    screened.add(screened(batch, nth));
                }
                return screened;
            } finally {
                Native.neglectBatchFree(batch);
            }
        }
    }

    private static Screened screened(MemorySegment batch, long nth) {
        MemorySegment error = Native.neglectBatchError(batch, nth);
        if (!error.equals(MemorySegment.NULL)) {
            return new Screened(null, NeglectScreenException.of(Native.neglectErrorStatus(error), error));
        }
        try (Arena arena = Arena.ofConfined()) {
            byte[] report = Call.copied(Native.neglectBatchReport(arena, batch, nth));
            return new Screened(new String(report, StandardCharsets.UTF_8), null);
        }
    }

    /** The case from each day on which something became known, with only what was known then. */
    public Replay replay(Case theCase) {
        return Replay.fromJson(replayJson(theCase.toJson()));
    }

    /** The same from JSON, in JSON. */
    public String replayJson(String caseJson) {
        return withCase(caseJson, (call, screener, theCase) ->
                Native.neglectReplay(screener, theCase, call.out, call.err));
    }

    /**
     * The question of a tool to ask now, given the answers that a case holds, in JSON; empty where nothing is left that could
     * matter.
     *
     * @param tool The tool's id, such as {@code safe_sleep}.
     */
    public Optional<String> nextQuestion(String tool, Case theCase) {
        String json = withCase(theCase.toJson(), (call, screener, checked) ->
                Native.neglectNextQuestion(screener, call.text(tool, "tool"), checked, call.out, call.err));
        return json.equals("null") ? Optional.empty() : Optional.of(json);
    }

    /** What is called with a case that the library has read. */
    private interface OfACase {
        int call(Call call, MemorySegment screener, MemorySegment theCase);
    }

    private String withCase(String caseJson, OfACase asked) {
        try (Call call = new Call();
                Handle.Use screener = handle.use()) {
            MemorySegment json = call.text(caseJson, "caseJson");
            call.check(Native.neglectCaseFromJson(screener.pointer(), json, call.out, call.err));
            MemorySegment theCase = call.handle();
            try {
                call.check(asked.call(call, screener.pointer(), theCase));
                return call.text();
            } finally {
                Native.neglectCaseFree(theCase);
            }
        }
    }

    /** What this screener knows, as a JSON array in the order of its packs. */
    public String listJson(Listing what) {
        try (Call call = new Call();
                Handle.Use screener = handle.use()) {
            call.check(Native.neglectScreenerListJson(screener.pointer(), what.number, call.out, call.err));
            return call.text();
        }
    }

    /**
     * Codes and questions by the words that people use, the best first, as a JSON array: for a pick list.
     *
     * @param words What was typed.
     * @param limit The most matches; all where 0.
     */
    public String searchJson(String words, int limit) {
        if (limit < 0) {
            throw new IllegalArgumentException("limit is below 0");
        }
        try (Call call = new Call();
                Handle.Use screener = handle.use()) {
            MemorySegment asked = call.text(words, "words");
            call.check(Native.neglectScreenerSearchJson(screener.pointer(), asked, limit, call.out, call.err));
            return call.text();
        }
    }

    /**
     * Cases from what other systems export, with the account of what became of every value, as JSON.
     *
     * @param requestJson What to import, as {@code docs/import.md} says.
     * @param files The files by their names.
     */
    public String importJson(String requestJson, Map<String, byte[]> files) {
        try (Call call = new Call();
                Handle.Use screener = handle.use()) {
            call.check(Native.neglectImport(screener.pointer(), call.text(requestJson, "requestJson"), call.pairs(files),
                    files.size(), call.out, call.err));
            return call.text();
        }
    }

    /**
     * The registers of one child's sessions as JSON, the attendance of a case: {@code [["2026-11-16","AM","/"]]}.
     *
     * @param rowsJson Rows of date, session and code, in any order; each that cannot be taken is a fault with its place.
     */
    public static String marksFromSessionsJson(String rowsJson) {
        Library.check();
        try (Call call = new Call()) {
            call.check(Native.neglectMarksFromSessions(call.text(rowsJson, "rowsJson"), call.out, call.err));
            return call.text();
        }
    }

    /** Another screener of the same packs, at next to no cost, to be closed by itself. */
    public Screener copy() {
        try (Call call = new Call();
                Handle.Use screener = handle.use()) {
            call.check(Native.neglectScreenerClone(screener.pointer(), call.out, call.err));
            return new Screener(call.handle());
        }
    }

    /**
     * Gives up every call on this screener, those that run in any thread and those that come: each throws a
     * {@link CancelledException}, and nothing was screened. It cannot be undone, and copies go on: cancel a copy.
     */
    public void cancel() {
        try (Handle.Use screener = handle.use()) {
            Native.neglectScreenerCancel(screener.pointer());
        }
    }

    /** Gives the memory back. Calls that are running end as if nothing had happened. */
    @Override
    public void close() {
        handle.close();
    }

    /** Collects packs, in their order, and choices for a screener. */
    public static final class Builder implements AutoCloseable {
        private final Handle handle;

        private Builder() {
            Library.check();
            try (Call call = new Call()) {
                call.check(Native.neglectScreenerBuilderNew(call.out, call.err));
                handle = Handle.of(this, call.handle(), Native::neglectScreenerBuilderFree);
            }
        }

        private interface Choice {
            int call(Call call, MemorySegment builder);
        }

        private Builder choose(Choice choice) {
            try (Call call = new Call();
                    Handle.Use builder = handle.use()) {
                call.check(choice.call(call, builder.pointer()));
            }
            return this;
        }

        /** Adds the built-in packs for England. */
        public Builder addEngland() {
            return choose((call, builder) -> Native.neglectScreenerBuilderAddEngland(builder, call.err));
        }

        /**
         * Adds a pack. It is checked when the screener is built.
         *
         * @param name What errors call it.
         * @param toml Its text.
         */
        public Builder addPack(String name, String toml) {
            return choose((call, builder) -> Native.neglectScreenerBuilderAddPack(
                    builder, call.text(name, "name"), call.text(toml, "toml"), call.err));
        }

        /** Adds a pack that is a file, or a folder of several of which {@code pack.toml} holds its head. */
        public Builder addPack(Path path) throws IOException {
            String name = Objects.requireNonNull(path.getFileName(), "path").toString();
            if (!Files.isDirectory(path)) {
                return addPack(name, Files.readString(path));
            }
            Map<String, byte[]> files = new TreeMap<>();
            try (Stream<Path> inside = Files.walk(path)) {
                for (Path file : inside.filter(file -> file.toString().endsWith(".toml")).toList()) {
                    files.put(path.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                }
            }
            return choose((call, builder) -> Native.neglectScreenerBuilderAddPackFolder(
                    builder, call.text(name, "name"), call.pairs(files), files.size(), call.err));
        }

        /** Chooses the reading (such as {@code safe-sleep/nice}) that counts in its group. The others stay in the report. */
        public Builder chooseReading(String reading) {
            return choose((call, builder) -> Native.neglectScreenerBuilderChooseReading(
                    builder, call.text(reading, "reading"), call.err));
        }

        /** Makes an unknown code, qualifier, tool or question an error, and not a caveat. */
        public Builder strict(boolean strict) {
            return choose((call, builder) -> Native.neglectScreenerBuilderSetStrict(builder, strict ? 1 : 0, call.err));
        }

        /** Sets a limit on cases; what is larger is refused, with its place. */
        public Builder limit(Limit limit, long value) {
            return choose((call, builder) -> Native.neglectScreenerBuilderSetLimit(builder, limit.number, value, call.err));
        }

        /** Checks and compiles the packs. The builder stays as it is and can build again. */
        public Screener build() {
            try (Call call = new Call();
                    Handle.Use builder = handle.use()) {
                call.check(Native.neglectScreenerBuilderBuild(builder.pointer(), call.out, call.err));
                return new Screener(call.handle());
            }
        }

        /** Gives the memory back; screeners that it built stay. */
        @Override
        public void close() {
            handle.close();
        }
    }
}
