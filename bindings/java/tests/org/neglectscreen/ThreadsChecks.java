package org.neglectscreen;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** One screener, used by many threads, and given up by another. */
final class ThreadsChecks {
    private ThreadsChecks() {}

    static void sixteenThreadsAgreeOnOneScreener() throws InterruptedException, ExecutionException {
        List<Json.Members> vectors = Vectors.cases();
        try (Screener screener = Screener.england();
                ExecutorService threads = Executors.newFixedThreadPool(16)) {
            Callable<Integer> all = () -> {
                for (Json.Members vector : vectors) {
                    Vectors.same(vector, screener.screenJson(vector.text("case")), "among threads");
                }
                return vectors.size();
            };
            for (Future<Integer> done : threads.invokeAll(Stream.generate(() -> all).limit(16).toList())) {
                Checks.same(vectors.size(), done.get(), "the cases of a thread");
            }
        }
    }

    static void virtualThreadsDoTheSame() throws InterruptedException, ExecutionException {
        Json.Members vector = Vectors.cases().getFirst();
        try (Screener screener = Screener.england();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> one = () -> screener.screenJson(vector.text("case"));
            for (Future<String> done : threads.invokeAll(Stream.generate(() -> one).limit(100).toList())) {
                Vectors.same(vector, done.get(), "in a virtual thread");
            }
        }
    }

    static void aCancelledCopyGivesUpAndTheOthersGoOn() throws InterruptedException {
        Json.Members vector = Vectors.cases().getFirst();
        byte[] theCase = vector.text("case").getBytes();
        try (Screener screener = Screener.england();
                Screener own = screener.copy()) {
            List<byte[]> many = Stream.generate(() -> theCase).limit(20_000).toList();
            Thread cancels = Thread.ofPlatform().start(() -> {
                try {
                    Thread.sleep(50);
                } catch (InterruptedException why) {
                    throw new IllegalStateException(why);
                }
                own.cancel();
            });
            CancelledException why = Checks.thrown(CancelledException.class, () -> own.screenMany(many, 0));
            Checks.same(Status.CANCELLED, why.status(), "the status");
            cancels.join();
            Checks.thrown(CancelledException.class, () -> own.screenJson(vector.text("case")));
            Vectors.same(vector, screener.screenJson(vector.text("case")), "after a copy was cancelled");
        }
    }
}
