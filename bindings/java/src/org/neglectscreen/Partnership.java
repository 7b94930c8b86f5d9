package org.neglectscreen;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * Organisations' responses and practitioners' confidence. Requests and answers are the JSON of {@code docs/partnership.md};
 * what is wrong with them is a {@link PartnershipException}.
 */
public final class Partnership {
    private Partnership() {}

    /** Checks, compares or converts organisations' responses, as the request's {@code command} says. */
    public static String responses(String requestJson) {
        try (Call call = begun()) {
            call.check(Native.neglectResponseJson(call.text(requestJson, "requestJson"), call.out, call.err));
            return call.text();
        }
    }

    /** Practitioners' confidence from survey answers, as it may be published. */
    public static String confidence(String requestJson) {
        try (Call call = begun()) {
            call.check(Native.neglectConfidenceJson(call.text(requestJson, "requestJson"), call.out, call.err));
            return call.text();
        }
    }

    /**
     * A page of HTML, and what could not be counted for it.
     *
     * @param html The page.
     * @param refusedJson The answers that were refused, in JSON.
     */
    public record Page(String html, String refusedJson) {
        /** Nothing of what it says: logs show this. */
        @Override
        public String toString() {
            return "Page[]";
        }
    }

    /** Practitioners' confidence as a page of HTML. */
    public static Page confidenceHtml(String requestJson) {
        try (Call call = begun()) {
            MemorySegment refused = call.arena.allocate(ValueLayout.ADDRESS);
            call.check(Native.neglectConfidenceHtml(
                    call.text(requestJson, "requestJson"), refused, call.out, call.err));
            byte[] listed = call.taken(refused.get(ValueLayout.ADDRESS, 0));
            return new Page(call.text(), new String(listed, StandardCharsets.UTF_8));
        }
    }

    /** The Word form of the request's {@code response}, or a blank one. */
    public static byte[] responseForm(String requestJson) {
        try (Call call = begun()) {
            call.check(Native.neglectResponseDocx(call.text(requestJson, "requestJson"), call.out, call.err));
            return call.bytes();
        }
    }

    /** The response in a Word form that came back, as JSON. */
    public static String readResponseForm(byte[] form, String optionsJson) {
        try (Call call = begun()) {
            call.check(Native.neglectResponseFromDocx(
                    call.bytes(form, "form"), call.text(optionsJson, "optionsJson"), call.out, call.err));
            return call.text();
        }
    }

    private static Call begun() {
        Library.check();
        return new Call();
    }
}
