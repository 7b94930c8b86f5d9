package org.neglectscreen;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One call of the library: the memory that it lends, and the places for what comes out. All of it is given back when the call
 * is closed; what came out is freed by {@link #text} or becomes a {@link Handle}.
 */
final class Call implements AutoCloseable {
    /** Bytes that are UTF-8 for nobody: the library refuses them. */
    private static final byte[] NOT_UTF8 = {(byte) 0xFF};
    private static final StructLayout STR = Native.NEGLECT_STR;
    private static final StructLayout PAIR = Native.NEGLECT_PAIR;

    final Arena arena = Arena.ofConfined();
    /** Where the call writes a handle. */
    final MemorySegment out = arena.allocate(ValueLayout.ADDRESS);
    /** Where the call writes an error. */
    final MemorySegment err = arena.allocate(ValueLayout.ADDRESS);

    /** A text, in UTF-8. */
    MemorySegment text(String text, String name) {
        Objects.requireNonNull(text, name);
        try {
            ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return bytes(utf8, str());
        } catch (CharacterCodingException why) {
            // Half of a surrogate pair has no UTF-8.
            return bytes(NOT_UTF8, name);
        }
    }

    MemorySegment bytes(byte[] bytes, String name) {
        return bytes(ByteBuffer.wrap(Objects.requireNonNull(bytes, name)), str());
    }

    private MemorySegment str() {
        return arena.allocate(STR);
    }

    private MemorySegment bytes(ByteBuffer bytes, MemorySegment into) {
        if (bytes.hasRemaining()) {
            MemorySegment copy = arena.allocate(bytes.remaining());
            copy.copyFrom(MemorySegment.ofBuffer(bytes));
            into.set(ValueLayout.ADDRESS, offset(STR, "ptr"), copy);
            into.set(ValueLayout.JAVA_LONG, offset(STR, "len"), copy.byteSize());
        }
        return into;
    }

    /** An array of texts. */
    MemorySegment texts(List<byte[]> texts, String name) {
        MemorySegment array = arena.allocate(STR, texts.size());
        for (int nth = 0; nth < texts.size(); nth++) {
            bytes(ByteBuffer.wrap(Objects.requireNonNull(texts.get(nth), name)), array.asSlice(nth * STR.byteSize(), STR));
        }
        return array;
    }

    /** An array of names with their bytes. */
    MemorySegment pairs(Map<String, byte[]> pairs) {
        MemorySegment array = arena.allocate(PAIR, pairs.size());
        long at = 0;
        for (Map.Entry<String, byte[]> pair : pairs.entrySet()) {
            array.asSlice(at + offset(PAIR, "name"), STR).copyFrom(text(pair.getKey(), "files"));
            array.asSlice(at + offset(PAIR, "value"), STR).copyFrom(bytes(pair.getValue(), "files"));
            at += PAIR.byteSize();
        }
        return array;
    }

    /** Throws unless the call went well. */
    void check(int status) {
        if (status != Status.OK.number) {
            MemorySegment error = err.get(ValueLayout.ADDRESS, 0);
            try {
                throw NeglectScreenException.of(status, error);
            } finally {
                Native.neglectErrorFree(error);
            }
        }
    }

    /** The handle that came out. */
    MemorySegment handle() {
        return out.get(ValueLayout.ADDRESS, 0);
    }

    /** The text that came out, whose handle is freed. */
    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /** The bytes that came out, whose handle is freed. */
    byte[] bytes() {
        return taken(handle());
    }

    /** The bytes of a text, which is freed. */
    byte[] taken(MemorySegment text) {
        try {
            return copied(Native.neglectTextView(arena, text));
        } finally {
            Native.neglectTextFree(text);
        }
    }

    /** The bytes that a `neglect_str` points to, copied. */
    static byte[] copied(MemorySegment str) {
        long length = str.get(ValueLayout.JAVA_LONG, offset(STR, "len"));
        return str.get(ValueLayout.ADDRESS, offset(STR, "ptr")).reinterpret(length).toArray(ValueLayout.JAVA_BYTE);
    }

    static long offset(StructLayout layout, String field) {
        return layout.byteOffset(java.lang.foreign.MemoryLayout.PathElement.groupElement(field));
    }

    @Override
    public void close() {
        arena.close();
    }
}
