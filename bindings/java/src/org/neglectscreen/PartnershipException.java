package org.neglectscreen;

import java.util.List;

/** Measures, responses or survey answers of a partnership cannot be read. */
public final class PartnershipException extends NeglectScreenException {
    private static final long serialVersionUID = 1;

    PartnershipException(String message, List<Fault> faults) {
        super(Status.PARTNERSHIP, message, faults);
    }
}
