package org.neglectscreen;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.NoSuchElementException;

/**
 * The C library, found and loaded once: where the property {@code neglectscreen.library} says, else the one that the jar
 * carries for this machine, else one of the system's name. It stays loaded as long as the process lives.
 */
final class Library {
    private static final String PROPERTY = "neglectscreen.library";
    private static final Linker LINKER = Linker.nativeLinker();

    /** Loads when it is first asked for, so that what is missing is an exception of ours and not of a class's start. */
    private static volatile SymbolLookup loaded;

    private Library() {}

    /** Loads the library, and holds that it fits these declarations. */
    static void check() {
        if (loaded != null) {
            return;
        }
        synchronized (Library.class) {
            if (loaded == null) {
                SymbolLookup found = load();
                fits(found);
                loaded = found;
            }
        }
    }

    /** Links a function of the library. */
    static MethodHandle function(String name, FunctionDescriptor descriptor) {
        return LINKER.downcallHandle(loaded.find(name).orElseThrow(), descriptor);
    }

    /** Asked before anything is linked: another ABI has other functions. */
    private static void fits(SymbolLookup found) {
        if (ValueLayout.ADDRESS.byteSize() != 8) {
            throw new NativeLibraryException("this binding needs a Java of 64 bits");
        }
        try {
            MemorySegment checks = found.find("neglect_check_abi").orElseThrow();
            FunctionDescriptor descriptor = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
            if ((int) LINKER.downcallHandle(checks, descriptor).invokeExact(Native.ABI_VERSION) != Status.OK.number) {
                throw new NativeLibraryException("the native library has another ABI: use the two of one package");
            }
        } catch (NoSuchElementException why) {
            throw new NativeLibraryException("the native library that was found is not that of neglect-screen");
        } catch (RuntimeException | Error why) {
            throw why;
        } catch (Throwable why) {
            throw new AssertionError(why);
        }
    }

    private static SymbolLookup load() {
        String named = System.getProperty(PROPERTY);
        if (named != null) {
            return open(Path.of(named));
        }
        String resource = "native/" + machine() + "/" + fileName();
        try (InputStream carried = Library.class.getResourceAsStream(resource)) {
            return carried == null ? ofTheSystem(resource) : open(unpacked(carried));
        } catch (IOException why) {
            throw new UncheckedIOException(why);
        }
    }

    private static SymbolLookup ofTheSystem(String resource) {
        try {
            return SymbolLookup.libraryLookup(System.mapLibraryName("neglect_screen"), Arena.global());
        } catch (IllegalArgumentException why) {
            throw new NativeLibraryException("no native library: the jar has no " + resource + ", the system none called "
                    + System.mapLibraryName("neglect_screen") + ", and the property " + PROPERTY + " is not set");
        }
    }

    private static SymbolLookup open(Path file) {
        try {
            return SymbolLookup.libraryLookup(file, Arena.global());
        } catch (IllegalArgumentException why) {
            throw new NativeLibraryException("the native library " + file + " cannot be loaded for " + machine());
        }
    }

    /** In a folder that only this user reads and writes, and that is gone when the process ends. */
    private static Path unpacked(InputStream carried) throws IOException {
        Path folder = Files.createTempDirectory("neglect-screen");
        Path file = folder.resolve(fileName());
        Files.copy(carried, file, StandardCopyOption.REPLACE_EXISTING);
        folder.toFile().deleteOnExit();
        // What is registered last is deleted first.
        file.toFile().deleteOnExit();
        return file;
    }

    private static String fileName() {
        return System.mapLibraryName("neglect_screen");
    }

    /** The machine in the words of the jar's folders, such as {@code linux-x64}. */
    private static String machine() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String of = system.startsWith("windows") ? "windows" : system.startsWith("mac") ? "macos" : "linux";
        String processor = System.getProperty("os.arch");
        return of + "-" + switch (processor) {
            case "amd64", "x86_64" -> "x64";
            case "aarch64" -> "arm64";
            default -> processor;
        };
    }
}
