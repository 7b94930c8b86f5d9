package org.neglectscreen;

import java.util.List;

/** The case cannot be read or screened; the codes stand in {@code docs/case.md}. */
public final class CaseException extends NeglectScreenException {
    private static final long serialVersionUID = 1;

    CaseException(String message, List<Fault> faults) {
        super(Status.CASE, message, faults);
    }
}
