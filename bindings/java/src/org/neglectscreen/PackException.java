package org.neglectscreen;

import java.util.List;

/** The packs cannot be used; each fault is at {@code name:line:column}. */
public final class PackException extends NeglectScreenException {
    private static final long serialVersionUID = 1;

    PackException(String message, List<Fault> faults) {
        super(Status.PACK, message, faults);
    }
}
