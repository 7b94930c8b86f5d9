package org.neglectscreen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The vectors of the repository, read as `docs/vectors.md` says. */
final class Vectors {
    private static final Path FOLDER = Path.of("tests/vectors");

    private Vectors() {}

    /** One file of vectors. */
    record Group(String name, Json.Members whole, List<Json.Members> vectors) {
        Screener screener() {
            Json.Members how = whole.record("screener", members -> members);
            try (Screener.Builder builder = Screener.builder()) {
                if (how.flag("england")) {
                    builder.addEngland();
                }
                for (String pack : how.texts("packs")) {
                    builder.addPack(Path.of("packs").resolve(pack));
                }
                how.texts("readings").forEach(builder::chooseReading);
                return builder.strict(how.flag("strict")).build();
            } catch (IOException why) {
                throw new UncheckedIOException(why);
            }
        }
    }

    static List<Group> groups() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().map(Vectors::group).toList();
        } catch (IOException why) {
            throw new UncheckedIOException(why);
        }
    }

    static Group group(String name) {
        return group(FOLDER.resolve(name));
    }

    private static Group group(Path file) {
        Json.Members whole = read(file);
        return new Group(file.getFileName().toString(), whole, whole.records("vectors", members -> members));
    }

    static Json.Members read(Path file) {
        try {
            return Json.members(JsonReader.read(Files.readString(file)));
        } catch (IOException why) {
            throw new UncheckedIOException(why);
        }
    }

    /** The published cases as they are stated, whose reports the vectors hold whole. */
    static List<Json.Members> cases() {
        return group("england-cases.json").vectors();
    }

    /** The 64-bit FNV-1a hash of a text, as sixteen hexadecimal digits. */
    static String hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (one & 0xff)) * 0x100000001b3L;
        }
        return String.format("%016x", hash);
    }

    /** Whether a report is the one that a vector holds, whole or as a hash. */
    static void same(Json.Members vector, String report, String how) {
        String what = vector.text("name") + ", " + how;
        if (vector.textOrNull("report") != null) {
            Checks.same(vector.text("report"), report, what);
        } else {
            Checks.same(vector.text("report_fnv1a"), hash(report), what);
        }
    }
}
