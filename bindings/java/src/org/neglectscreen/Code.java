package org.neglectscreen;

import java.util.Objects;

/**
 * The code of an observation.
 *
 * @param system The coding system in the packs, such as {@code cin_factor}; null for an indicator's own code.
 * @param value The code, such as {@code hygiene.smelly_and_dirty}.
 */
public record Code(String system, String value) {
    /** Takes both components. */
    public Code {
        Objects.requireNonNull(value, "value");
    }

    /** An indicator's own code. */
    public static Code of(String value) {
        return new Code(null, value);
    }

    /** A code of another system, which a pack maps to an indicator. */
    public static Code of(String system, String value) {
        return new Code(Objects.requireNonNull(system, "system"), value);
    }

    static Code from(Object given) {
        if (given instanceof String value) {
            return of(value);
        }
        Json.Members members = Json.members(given);
        return of(members.text("system"), members.text("value"));
    }

    static void write(Code code, StringBuilder to) {
        if (code.system == null) {
            Json.quote(code.value, to);
        } else {
            to.append("{\"system\":");
            Json.quote(code.system, to);
            to.append(",\"value\":");
            Json.quote(code.value, to);
            to.append('}');
        }
    }

    /** Nothing of what it says: logs show this. */
    @Override
    public String toString() {
        return "Code[]";
    }
}
