package org.neglectscreen;

import java.lang.foreign.MemorySegment;

/** Reports and replays for people, as text and as HTML: the same as in every language. */
public final class Rendering {
    private Rendering() {}

    /** A report as text. */
    public static String text(Report report) {
        return ofReport(report, (call, read) -> Native.neglectReportText(read, call.out, call.err));
    }

    /** A report as a page of HTML. */
    public static String html(Report report) {
        return html(report, "", false);
    }

    /** The same with what was known when. */
    public static String html(Report report, Replay replay) {
        return html(report, replay.toJson(), false);
    }

    /** A report as a part of a page, with a style of its own. */
    public static String fragment(Report report) {
        return html(report, "", true);
    }

    private static String html(Report report, String replay, boolean fragment) {
        return ofReport(report, (call, read) -> Native.neglectReportHtml(
                read, call.text(replay, "replay"), fragment ? 1 : 0, call.out, call.err));
    }

    /**
     * The family's plan, as text: the next steps that rules of a pack lead to.
     *
     * @param pack The pack, such as {@code safe-sleep}.
     */
    public static String planText(Report report, String pack) {
        return ofReport(report, (call, read) -> Native.neglectPlanText(read, call.text(pack, "pack"), call.out, call.err));
    }

    /** The same as a page of HTML to print. */
    public static String planHtml(Report report, String pack) {
        return ofReport(report, (call, read) -> Native.neglectPlanHtml(read, call.text(pack, "pack"), call.out, call.err));
    }

    /** A replay as text. */
    public static String text(Replay replay) {
        try (Call call = begun()) {
            call.check(Native.neglectReplayText(call.text(replay.toJson(), "replay"), call.out, call.err));
            return call.text();
        }
    }

    /** A replay as a page of HTML, with a picture. */
    public static String html(Replay replay) {
        return html(replay, false);
    }

    /** A replay as a part of a page. */
    public static String fragment(Replay replay) {
        return html(replay, true);
    }

    private static String html(Replay replay, boolean fragment) {
        try (Call call = begun()) {
            MemorySegment json = call.text(replay.toJson(), "replay");
            call.check(Native.neglectReplayHtml(json, fragment ? 1 : 0, call.out, call.err));
            return call.text();
        }
    }

    private interface Drawn {
        int call(Call call, MemorySegment report);
    }

    private static String ofReport(Report report, Drawn drawn) {
        try (Call call = begun()) {
            call.check(Native.neglectReportFromJson(call.text(report.toJson(), "report"), call.out, call.err));
            MemorySegment read = call.handle();
            try {
                call.check(drawn.call(call, read));
                return call.text();
            } finally {
                Native.neglectReportFree(read);
            }
        }
    }

    /**
     * The page of a home of an import's answer (asked for with {@code "households":true,"replays":true}): whom nobody has seen, then
     * each child's report.
     *
     * @param homeJson One of the answer's {@code homes}.
     */
    public static String homeHtml(String homeJson) {
        try (Call call = begun()) {
            call.check(Native.neglectHouseholdHtml(call.text(homeJson, "homeJson"), call.out, call.err));
            return call.text();
        }
    }

    private static Call begun() {
        Library.check();
        return new Call();
    }
}
