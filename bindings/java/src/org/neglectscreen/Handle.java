package org.neglectscreen;

import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A handle of the library and how many use it. It is freed once: when it has been closed and the last call that uses it has
 * returned. What nobody closes is closed when the garbage collector finds its owner.
 */
final class Handle implements AutoCloseable {
    private static final Cleaner CLEANER = Cleaner.create();

    private final MemorySegment pointer;
    private final Consumer<MemorySegment> free;
    private final String name;
    private final AtomicBoolean closed = new AtomicBoolean();
    /** The owner's use, until it closes, and one for each call. */
    private final AtomicInteger uses = new AtomicInteger(1);

    private Handle(MemorySegment pointer, Consumer<MemorySegment> free, String name) {
        this.pointer = pointer;
        this.free = free;
        this.name = name;
    }

    /** A handle of this owner, which it must not refer to. */
    static Handle of(Object owner, MemorySegment pointer, Consumer<MemorySegment> free) {
        Handle handle = new Handle(pointer, free, owner.getClass().getSimpleName());
        CLEANER.register(owner, handle::close);
        return handle;
    }

    /** For the length of a call. */
    Use use() {
        for (int now = uses.get(); !closed.get() && now > 0; now = uses.get()) {
            if (uses.compareAndSet(now, now + 1)) {
                return new Use();
            }
        }
        throw new IllegalStateException(name + " is closed");
    }

    private void release() {
        if (uses.decrementAndGet() == 0) {
            free.accept(pointer);
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            release();
        }
    }

    /** The use of one call. */
    final class Use implements AutoCloseable {
        MemorySegment pointer() {
            return pointer;
        }

        @Override
        public void close() {
            release();
        }
    }
}
