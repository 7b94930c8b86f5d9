package org.neglectscreen;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Whose memory is whose: nothing is lost, freed twice, or used when it is gone. */
final class MemoryChecks {
    private static final String CASE = Vectors.cases().getFirst().text("case");

    /** The ten numbers of glibc's `struct mallinfo2`. */
    private static final StructLayout MALLINFO = MemoryLayout.structLayout(
            MemoryLayout.sequenceLayout(10, ValueLayout.JAVA_LONG));

    private MemoryChecks() {}

    static void everyFunctionThatIsDeclaredIsInTheLibrary() throws ClassNotFoundException {
        Library.check();
        int linked = 0;
        for (Class<?> function : Native.class.getDeclaredClasses()) {
            Class.forName(function.getName(), true, Native.class.getClassLoader());
            linked++;
        }
        Checks.require(linked > 40, "only " + linked + " functions");
    }

    static void aHandleIsFreedOnceWhenItsLastUseEnds() {
        AtomicInteger freed = new AtomicInteger();
        Object owner = new Object();
        Handle handle = Handle.of(owner, MemorySegment.NULL, pointer -> freed.incrementAndGet());
        Handle.Use one = handle.use();
        Handle.Use other = handle.use();
        handle.close();
        handle.close();
        one.close();
        Checks.same(0, freed.get(), "freed while a call runs");
        Checks.thrown(IllegalStateException.class, handle::use);
        other.close();
        Checks.same(1, freed.get(), "freed");
        java.lang.ref.Reference.reachabilityFence(owner);
    }

    static void whatNobodyClosesIsFreedWithItsOwner() throws InterruptedException {
        AtomicInteger freed = new AtomicInteger();
        Handle.of(new Object(), MemorySegment.NULL, pointer -> freed.incrementAndGet());
        for (int nth = 0; nth < 100 && freed.get() == 0; nth++) {
            System.gc();
            Thread.sleep(10);
        }
        Checks.same(1, freed.get(), "freed by the collector");
    }

    static void aClosedScreenerRefusesAndWhatItMadeStays() {
        Screener screener = Screener.england();
        Screener copy = screener.copy();
        Report report = screener.screen(Case.fromJson(CASE));
        screener.close();
        screener.close();
        Checks.thrown(IllegalStateException.class, () -> screener.screenJson(CASE));
        Checks.thrown(IllegalStateException.class, screener::copy);
        Checks.thrown(IllegalStateException.class, screener::cancel);
        Checks.same(report.toJson(), copy.screenJson(CASE), "a copy of a closed screener");
        Checks.require(!Rendering.text(report).isEmpty(), "a report of a closed screener");
        copy.close();
    }

    static void aClosingDuringCallsEndsNoneOfThem() throws InterruptedException {
        String expected;
        try (Screener screener = Screener.england()) {
            expected = screener.screenJson(CASE);
            for (int round = 0; round < 20; round++) {
                Screener own = screener.copy();
                List<Throwable> wrong = new ArrayList<>();
                AtomicInteger done = new AtomicInteger();
                List<Thread> threads = new ArrayList<>();
                for (int nth = 0; nth < 4; nth++) {
                    threads.add(Thread.ofPlatform().start(() -> {
                        try {
                            while (true) {
                                Checks.same(expected, own.screenJson(CASE), "a call while another thread closes");
                                done.incrementAndGet();
                            }
                        } catch (IllegalStateException closed) {
                            // What starts after it was closed is refused.
                        } catch (Throwable why) {
                            synchronized (wrong) {
                                wrong.add(why);
                            }
                        }
                    }));
                }
                while (done.get() < 4) {
                    Thread.sleep(1);
                }
                own.close();
                for (Thread thread : threads) {
                    thread.join();
                }
                Checks.require(wrong.isEmpty(), "a call ended by a closing: " + wrong);
            }
        }
    }

    /** Texts, errors, batches, cases and reports are each so large here that one kind of them lost would show. */
    static void callsGiveBackAllThatTheyTook() throws Throwable {
        Optional<MemorySegment> asked = Linker.nativeLinker().defaultLookup().find("mallinfo2");
        if (asked.isEmpty()) {
            System.out.println("skipped: what calls hold, which only glibc counts");
            return;
        }
        MethodHandle mallinfo = Linker.nativeLinker().downcallHandle(asked.get(), FunctionDescriptor.of(MALLINFO));
        byte[] faulty = ("{\"schema\":1,\"observations\":[" + "1,".repeat(500) + "1]}").getBytes(StandardCharsets.UTF_8);
        LocalDate day = LocalDate.of(2026, 11, 21);
        List<Observation> noted = new ArrayList<>();
        for (int nth = 0; nth < 40; nth++) {
            noted.add(new Observation("o" + nth, Code.of("home.cold"), day, Agency.POLICE).note("a".repeat(20_000)));
        }
        Case large = new Case("c", day, new Child().born(day.minusDays(60))).observations(noted);
        try (Screener screener = Screener.england()) {
            Report report = screener.screen(large);
            rounds(screener, faulty, large, report, 10);
            // The virtual machine takes and frees memory of its own now and then; what is lost is lost in every round.
            long[] more = new long[5];
            for (int turn = 0; turn < more.length; turn++) {
                long before = held(mallinfo);
                rounds(screener, faulty, large, report, 6);
                more[turn] = held(mallinfo) - before;
            }
            Arrays.sort(more);
            Checks.require(more[2] <= 250 << 10, "six rounds hold " + (more[2] >> 10) + " KB more");
        }
    }

    private static void rounds(Screener screener, byte[] faulty, Case large, Report report, int rounds) {
        for (int round = 0; round < rounds; round++) {
            screener.listJson(Listing.RULES);
            Checks.thrown(CaseException.class, () -> screener.screenJson(faulty));
            screener.screenMany(List.of(faulty, faulty), 1);
            screener.nextQuestion("safe_sleep", large);
            for (int page = 0; page < 8; page++) {
                Rendering.text(report);
            }
            screener.copy().close();
        }
    }

    /** The bytes that are allocated and not freed, in heaps and in pages of their own. */
    private static long held(MethodHandle mallinfo) throws Throwable {
        System.gc();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = (MemorySegment) mallinfo.invokeExact((SegmentAllocator) arena);
            return info.getAtIndex(ValueLayout.JAVA_LONG, 4) + info.getAtIndex(ValueLayout.JAVA_LONG, 7);
        }
    }
}
