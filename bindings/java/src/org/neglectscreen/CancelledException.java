package org.neglectscreen;

import java.util.List;

/** The call was given up, since its screener was cancelled. Nothing was screened. */
public final class CancelledException extends NeglectScreenException {
    private static final long serialVersionUID = 1;

    CancelledException(String message, List<Fault> faults) {
        super(Status.CANCELLED, message, faults);
    }
}
