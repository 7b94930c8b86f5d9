package org.neglectscreen;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A call failed, and {@link #faults} says everything that is wrong at once. Never a value of a case, so it may be logged. The
 * class says what to help: {@link CaseException} the case, {@link PackException} the packs, {@link UsageException} the program.
 */
public class NeglectScreenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Status status;
    private final transient List<Fault> faults;

    NeglectScreenException(Status status, String message, List<Fault> faults) {
        super(message);
        this.status = status;
        this.faults = List.copyOf(faults);
    }

    /** How the call ended. */
    public Status status() {
        return status;
    }

    /** Everything that is wrong, each with its place, code and help. */
    public List<Fault> faults() {
        return faults == null ? List.of() : faults;
    }

    /** The exception of a status and its error, which stays its owner's. */
    static NeglectScreenException of(int number, MemorySegment error) {
        Status status = Status.INTERNAL;
        for (Status known : Status.values()) {
            status = known.number == number ? known : status;
        }
        String message;
        try (Arena arena = Arena.ofConfined()) {
            message = new String(Call.copied(Native.neglectErrorMessage(arena, error)), StandardCharsets.UTF_8);
        }
        List<Fault> faults = new ArrayList<>();
        for (long nth = 0; nth < Native.neglectErrorCount(error); nth++) {
            faults.add(Fault.of(Native.neglectErrorFault(error, nth)));
        }
        return switch (status) {
            case CASE -> new CaseException(message, faults);
            case PACK -> new PackException(message, faults);
            case PARTNERSHIP -> new PartnershipException(message, faults);
            case CANCELLED -> new CancelledException(message, faults);
            case NULL_ARGUMENT, INVALID_ARGUMENT, INVALID_UTF8 -> new UsageException(status, message, faults);
            default -> new NeglectScreenException(status, message, faults);
        };
    }
}
