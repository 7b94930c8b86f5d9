package org.neglectscreen;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every vector, as JSON and as records, and what people read of the published cases. */
final class VectorsChecks {
    private VectorsChecks() {}

    static void everyVectorGivesItsBytesOrIsRefusedWithItsFaults() {
        int replayed = 0;
        for (Vectors.Group group : Vectors.groups()) {
            List<byte[]> cases = new ArrayList<>();
            group.vectors().forEach(vector -> cases.add(vector.text("case").getBytes(StandardCharsets.UTF_8)));
            try (Screener screener = group.screener()) {
                List<Screened> screened = screener.screenMany(cases, 0);
                for (int nth = 0; nth < cases.size(); nth++) {
                    one(group.vectors().get(nth), screened.get(nth));
                    replayed++;
                }
            }
        }
        Checks.require(replayed >= 1800, "only " + replayed + " vectors were replayed");
    }

    private static void one(Json.Members vector, Screened screened) {
        if (vector.named().get("refused") == null) {
            Checks.require(screened.error() == null, vector.text("name") + " was refused");
            Vectors.same(vector, screened.reportJson(), "as JSON");
            // Nothing is lost between a report and its records.
            Checks.same(screened.reportJson(), screened.report().toJson(), vector.text("name") + ", as records");
            return;
        }
        List<String> expected = vector.records("refused", fault -> fault.text("path") + " " + fault.text("code"));
        CaseException why = (CaseException) screened.error();
        Checks.same(expected, why.faults().stream().map(fault -> fault.path() + " " + fault.code()).toList(),
                vector.text("name"));
    }

    static void oneCaseAtATimeGivesTheSameAsTextAsBytesAndAsRecords() {
        for (String name : List.of("england-cases.json", "local-sleep.json", "tools.json")) {
            Vectors.Group group = Vectors.group(name);
            try (Screener screener = group.screener()) {
                for (Json.Members vector : group.vectors()) {
                    String json = vector.text("case");
                    Vectors.same(vector, screener.screenJson(json), "as text");
                    byte[] bytes = screener.screenJson(json.getBytes(StandardCharsets.UTF_8));
                    Vectors.same(vector, new String(bytes, StandardCharsets.UTF_8), "as bytes");
                    Case theCase = Case.fromJson(json);
                    Vectors.same(vector, screener.screen(theCase).toJson(), "as a record");
                    Checks.same(theCase, Case.fromJson(theCase.toJson()), vector.text("name") + ", there and back");
                }
            }
        }
    }

    static void everyThirdExampleOfTheRulesGivesItsBytesFromRecords() {
        Vectors.Group group = Vectors.group("england-examples.json");
        List<Json.Members> vectors = new ArrayList<>();
        for (int nth = 0; nth < group.vectors().size(); nth += 3) {
            vectors.add(group.vectors().get(nth));
        }
        List<byte[]> cases = new ArrayList<>();
        for (Json.Members vector : vectors) {
            cases.add(Case.fromJson(vector.text("case")).toJson().getBytes(StandardCharsets.UTF_8));
        }
        try (Screener screener = group.screener()) {
            List<Screened> screened = screener.screenMany(cases, 0);
            for (int nth = 0; nth < cases.size(); nth++) {
                Vectors.same(vectors.get(nth), screened.get(nth).reportJson(), "from records");
            }
        }
    }

    static void whatPeopleReadIsTheSame() {
        Map<String, String> cases = new HashMap<>();
        Vectors.cases().forEach(vector -> cases.put(vector.text("name"), vector.text("case")));
        Json.Members rendered = Vectors.read(Path.of("tests/vectors/rendered/england-cases.json"));
        try (Screener screener = Screener.england()) {
            for (Json.Members vector : rendered.records("rendered", members -> members)) {
                Case theCase = Case.fromJson(cases.get(vector.text("name")));
                Report report = screener.screen(theCase);
                Replay replay = screener.replay(theCase);
                Map<String, String> drawn = Map.of(
                        "report_text", Rendering.text(report),
                        "report_html", Rendering.html(report),
                        "report_html_with_replay", Rendering.html(report, replay),
                        "report_fragment", Rendering.fragment(report),
                        "replay_text", Rendering.text(replay),
                        "replay_html", Rendering.html(replay),
                        "replay_fragment", Rendering.fragment(replay));
                drawn.forEach((form, text) -> Checks.same(
                        vector.text(form), Vectors.hash(text), vector.text("name") + ", " + form));
            }
        }
    }
}
