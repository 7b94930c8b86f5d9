package org.neglectscreen;

import java.lang.foreign.MemorySegment;

/**
 * Counts of a partnership's measures over many reports, which may be published once small numbers are hidden. Requests and
 * answers are the JSON of {@code docs/partnership.md}. One thread at a time.
 */
public final class Tally implements AutoCloseable {
    private final Handle handle;

    /**
     * An empty tally.
     *
     * @param optionsJson What is counted; an empty object asks for all that ships.
     */
    public Tally(String optionsJson) {
        Library.check();
        try (Call call = new Call()) {
            call.check(Native.neglectTallyNew(call.text(optionsJson, "optionsJson"), call.out, call.err));
            handle = Handle.of(this, call.handle(), Native::neglectTallyFree);
        }
    }

    private interface Asked {
        int call(Call call, MemorySegment tally);
    }

    private String answer(Asked asked) {
        try (Call call = new Call();
                Handle.Use tally = handle.use()) {
            call.check(asked.call(call, tally.pointer()));
            return call.text();
        }
    }

    /** Counts reports, each a line of JSON. Lines that cannot be counted are listed in the JSON that is returned. */
    public String count(String lines) {
        return answer((call, tally) ->
                Native.neglectTallyCount(tally, call.text(lines, "lines"), call.out, call.err));
    }

    /** Adds what {@link #toJson} wrote elsewhere: all of it, or nothing. */
    public void merge(String tallyJson) {
        try (Call call = new Call();
                Handle.Use tally = handle.use()) {
            call.check(Native.neglectTallyMergeJson(tally.pointer(), call.text(tallyJson, "tallyJson"), call.err));
        }
    }

    /** The tally in JSON, to be added to others. Not for publication: it holds small numbers. */
    public String toJson() {
        return answer((call, tally) -> Native.neglectTallyJson(tally, call.out, call.err));
    }

    /** The tables in JSON, as they may be published. */
    public String publish(String optionsJson) {
        return answer((call, tally) ->
                Native.neglectTallyPublish(tally, call.text(optionsJson, "optionsJson"), call.out, call.err));
    }

    /** The same as a page of HTML. */
    public String publishHtml(String optionsJson) {
        return answer((call, tally) ->
                Native.neglectTallyHtml(tally, call.text(optionsJson, "optionsJson"), call.out, call.err));
    }

    /** Gives the memory back. */
    @Override
    public void close() {
        handle.close();
    }
}
