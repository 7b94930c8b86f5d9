package org.neglectscreen;

import java.util.List;

/** The native library is missing, is for another machine, or has another ABI; the message says where it was looked for. */
public final class NativeLibraryException extends NeglectScreenException {
    private static final long serialVersionUID = 1;

    NativeLibraryException(String message) {
        super(Status.ABI_MISMATCH, message, List.of());
    }
}
