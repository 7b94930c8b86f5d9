package org.neglectscreen;

import java.util.List;

/** The program passed something that no case could hold: a number that no list has, or half a character. */
public final class UsageException extends NeglectScreenException {
    private static final long serialVersionUID = 1;

    UsageException(Status status, String message, List<Fault> faults) {
        super(status, message, faults);
    }
}
