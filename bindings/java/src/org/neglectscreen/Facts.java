package org.neglectscreen;

import java.time.LocalDate;
import java.util.Map;

/** What is known of a fact, as JSON has it. */
final class Facts {
    private Facts() {}

    static FactAnswer from(Object given) {
        if ("not_known".equals(given)) {
            return new FactAnswer.NotKnown();
        }
        if ("not_applicable".equals(given)) {
            return new FactAnswer.NotApplicable();
        }
        Map.Entry<String, Object> known = Json.members(given).record("known", Json.Members::only);
        Object value = known.getValue();
        return switch (known.getKey()) {
            case "flag" -> new FactAnswer.Flag((Boolean) value);
            case "number" -> new FactAnswer.Number(Exact.from(value));
            case "ratio" -> new FactAnswer.Ratio(Json.members(value).number("part"), Json.members(value).number("whole"));
            case "between" -> new FactAnswer.Between(
                    Json.members(value).value("low", Exact::from), Json.members(value).value("high", Exact::from));
            case "text" -> new FactAnswer.Text(Json.text(value));
            case "date" -> new FactAnswer.Day(Json.day(value));
            default -> throw Json.notOfThisShape();
        };
    }

    static void write(FactAnswer answer, StringBuilder to) {
        switch (answer) {
            case FactAnswer.NotKnown() -> to.append("\"not_known\"");
            case FactAnswer.NotApplicable() -> to.append("\"not_applicable\"");
            case FactAnswer.Flag(boolean yes) -> to.append("{\"known\":{\"flag\":").append(yes).append("}}");
            case FactAnswer.Number(Exact value) -> {
                to.append("{\"known\":{\"number\":");
                Exact.write(value, to);
                to.append("}}");
            }
            case FactAnswer.Ratio(long part, long whole) -> to.append("{\"known\":{\"ratio\":{\"part\":").append(part)
                    .append(",\"whole\":").append(whole).append("}}}");
            case FactAnswer.Between(Exact low, Exact high) -> {
                to.append("{\"known\":{\"between\":{\"low\":");
                Exact.write(low, to);
                to.append(",\"high\":");
                Exact.write(high, to);
                to.append("}}}");
            }
            case FactAnswer.Text(String text) -> {
                to.append("{\"known\":{\"text\":");
                Json.quote(text, to);
                to.append("}}");
            }
            case FactAnswer.Day(LocalDate on) -> to.append("{\"known\":{\"date\":\"").append(on).append("\"}}");
        }
    }
}
