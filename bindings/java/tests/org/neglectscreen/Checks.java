package org.neglectscreen;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Runs every check: a static method of a class below, named after what it promises. The last line counts them. */
final class Checks {
    private static final List<Class<?>> ALL = List.of(
            VectorsChecks.class, ErrorsChecks.class, PrivateChecks.class, MemoryChecks.class, ThreadsChecks.class,
            ScreenerChecks.class, PartnershipChecks.class);

    private Checks() {}

    /** What a check throws that does not hold. */
    static final class NotHeld extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotHeld(String why) {
            super(why);
        }
    }

    static void require(boolean held, String what) {
        if (!held) {
            throw new NotHeld(what);
        }
    }

    static void same(Object expected, Object found, String what) {
        if (!expected.equals(found)) {
            throw new NotHeld(what + ": expected " + shortened(expected) + ", found " + shortened(found));
        }
    }

    private static String shortened(Object value) {
        String text = String.valueOf(value);
        return text.length() > 400 ? text.substring(0, 400) + "…" : text;
    }

    static <T extends Throwable> T thrown(Class<T> kind, Runnable call) {
        try {
            call.run();
        } catch (Throwable why) {
            if (kind.isInstance(why)) {
                return kind.cast(why);
            }
            throw why;
        }
        throw new NotHeld("no " + kind.getSimpleName() + " was thrown");
    }

    public static void main(String[] arguments) {
        int passed = 0;
        List<String> failed = new ArrayList<>();
        for (Class<?> checks : ALL) {
            Method[] methods = checks.getDeclaredMethods();
            Arrays.sort(methods, Comparator.comparing(Method::getName));
            for (Method check : methods) {
                int modifiers = check.getModifiers();
                if (check.isSynthetic() || Modifier.isPrivate(modifiers) || check.getParameterCount() > 0) {
                    continue;
                }
                String name = checks.getSimpleName() + "." + check.getName();
                long began = System.nanoTime();
                try {
                    check.invoke(null);
                    passed++;
                    System.out.printf("ok     %s (%d ms)%n", name, (System.nanoTime() - began) / 1_000_000);
                } catch (InvocationTargetException | IllegalAccessException why) {
                    failed.add(name);
                    System.out.println("FAILED " + name);
                    (why.getCause() == null ? why : why.getCause()).printStackTrace(System.out);
                }
            }
        }
        System.out.printf("%d passed, %d failed%n", passed, failed.size());
        System.exit(failed.isEmpty() ? 0 : 1);
    }
}
