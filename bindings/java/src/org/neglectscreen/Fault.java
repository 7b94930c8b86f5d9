package org.neglectscreen;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * One thing that is wrong. Never a value of a case, so it may be logged.
 *
 * @param path Its place: {@code observations[3].on} in a case, {@code local.toml:12:1} in a pack, or empty for the whole.
 * @param code A stable code, such as {@code not_a_date}.
 * @param message What is wrong, in words.
 * @param help What to do about it, in words.
 */
public record Fault(String path, String code, String message, String help) {
    static Fault of(MemorySegment fault) {
        MemorySegment whole = fault.reinterpret(Native.NEGLECT_FAULT.byteSize());
        return new Fault(field(whole, "path"), field(whole, "code"), field(whole, "message"), field(whole, "help"));
    }

    private static String field(MemorySegment fault, String name) {
        MemorySegment str = fault.asSlice(Call.offset(Native.NEGLECT_FAULT, name), Native.NEGLECT_STR);
        return new String(Call.copied(str), StandardCharsets.UTF_8);
    }
}
