// The package in Node: the vectors to the byte, and what its calls promise.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { VECTORS, built, fnv1a, json, replayed, repository, screenerOf, wanted } from "./library.mjs";

const { load, NeglectError } = await import(new URL("index.js", built));
const { england } = await import(new URL("england.js", built));
const library = await load();
const screener = library.screener({ packs: england });

for (const name of VECTORS) {
  test(`every vector of ${name} is replayed to the byte`, () => {
    const file = json(`tests/vectors/${name}.json`);
    const made = screenerOf(library, england, file);
    assert.deepEqual(made.packs.map(({ id, version, digest }) => ({ id, version, digest })), file.packs);
    for (const vector of file.vectors) assert.deepEqual(replayed(made, vector), wanted(vector), vector.name);
    made.free();
  });
}

test("texts and pages are those of every other language", () => {
  const { of, rendered } = json("tests/vectors/rendered/england-cases.json");
  const cases = new Map(json(`tests/vectors/${of}`).vectors.map((vector) => [vector.name, vector.case]));
  for (const shown of rendered) {
    const [report, replay] = [screener.screen(cases.get(shown.name)), screener.replay(cases.get(shown.name))];
    const made = {
      name: shown.name,
      report_text: fnv1a(library.toText(report)),
      report_html: fnv1a(library.toHtml(report)),
      report_html_with_replay: fnv1a(library.toHtml(report, { replay })),
      report_fragment: fnv1a(library.toHtml(report, { fragment: true })),
      replay_text: fnv1a(library.replayToText(replay)),
      replay_html: fnv1a(library.replayToHtml(replay)),
    };
    assert.deepEqual(made, Object.fromEntries(Object.keys(made).map((key) => [key, shown[key]])), shown.name);
  }
});

test("a case that is wrong is refused with its places, and never with what it says", () => {
  const wrong = { schema: 1, case: "c", as_of: "2026-02-30", child: { born: "2020-03-01" } };
  assert.throws(() => screener.screen(wrong), (error) => {
    assert.ok(error instanceof NeglectError);
    assert.deepEqual([error.kind, error.problems[0].path, error.problems[0].code], ["case", "as_of", "not_a_date"]);
    return !error.message.includes("02-30");
  });
});

test("a pack that is wrong is refused with its places", () => {
  const text = '[pack]\nid = "mine"\nversoin = "1"\ntitle = "t"\njurisdiction = "England"\n';
  assert.throws(() => library.screener({ packs: [{ name: "mine.toml", text }] }), (error) => {
    const places = error.diagnostics.map(({ code, line, column }) => `${code} ${line}:${column}`);
    return error.kind === "packs" && places.join() === "missing_key 1:1,unknown_key 3:1";
  });
});

test("a screener that was freed screens nothing", () => {
  const freed = library.screener({ packs: england });
  freed.free();
  assert.throws(() => freed.screen({}), (error) => error.kind === "argument");
});

test("what another system exported becomes cases, with an account of every value", () => {
  const content = readFileSync(new URL("docs/examples/import/bundle.json", repository));
  const { cases, account } = screener.import({ source: "fhir", as_of: "2026-11-20" }, [{ name: "bundle.json", content }]);
  assert.equal(account.cases, cases.length);
  assert.ok(account.fields.mapped > 0);
  for (const theCase of cases) screener.screen(theCase);
  assert.ok(library.sources.includes("annex-a"));
  assert.match(screener.proposeMap("table.csv", "child,born,seen\nA,2020-03-01,2026-10-02\n"), /born/);
});

test("rows of sessions become the registers that every language gives", () => {
  for (const { what, rows, registers, problems } of json("tests/sessions.json")) {
    if (registers) {
      assert.deepEqual(library.marksFromSessions(rows), registers, what);
      continue;
    }
    assert.throws(() => library.marksFromSessions(rows), (error) => {
      assert.deepEqual(error.problems.map(({ path, code }) => [path, code]), problems, what);
      return error.kind === "import" && !error.message.includes("Q");
    });
  }
});

test("children of one home are screened together and have a page", () => {
  const content = readFileSync(new URL("docs/examples/import/bundle.json", repository));
  const request = { source: "fhir", as_of: "2026-11-20", households: true, replays: true };
  const { homes } = screener.import(request, [{ name: "bundle.json", content }]);
  const page = library.householdToHtml(homes[0].children);
  for (const { report } of homes[0].children) assert.ok(page.includes(report.case));
  assert.ok(page.includes("<svg"));
});

test("an import that cannot be done is refused with its place", () => {
  assert.throws(() => screener.import({ source: "none" }, []), (error) => {
    assert.ok(error instanceof NeglectError);
    return error.kind === "import" && error.problems[0].path === "source";
  });
});

test("a comparison has a witness on which the two screeners differ, and what moves in given cases", () => {
  const rule = '[[rule]]\nid = "lice"\ntext = "Head lice were seen: ask."\nwhen = { seen = "hygiene.infestation" }\n' +
    'then = { concern = "prompt" }\nbasis = "local_policy"\ncites = ["own"]\nchecked = "text"\n';
  const text = `[pack]\nid = "ours"\nversion = "1"\ntitle = "Ours"\njurisdiction = "England"\n[[source]]\nid = "own"\ntitle = "Own"\n${rule}`;
  const changed = library.screener({ packs: [...england, { name: "ours.toml", text }] });
  const given = json("tests/undecided/cases/head-lice-once.json");
  const { rules, moved } = screener.compare(changed, [{ name: "lice", case: given }]);
  assert.deepEqual(rules.map(({ rule, change }) => [rule, change]), [["ours/lice", "added"]]);
  const { case: witness } = rules[0].witness;
  const fires = (by) => by.screen(witness).findings.some((finding) => finding.rule === "ours/lice");
  assert.deepEqual([fires(screener), fires(changed)], [false, true]);
  assert.deepEqual(moved.map((one) => one.case), ["lice"]);
  assert.match(screener.compareToHtml(changed, [], { fragment: true }), /ours\/lice: added/);
  const told = [];
  screener.compare(changed, [], { watch: (progress) => told.push(progress) });
  assert.equal(told.length > 200 && told.every(({ rules, of, tried }) => rules < of && tried >= 0), true);
  changed.free();
});

test("a conversation comes to its end and gives a plan", () => {
  const answers = {};
  const baby = () => ({
    schema: 1, case: "baby", as_of: "2026-11-20", child: { born: "2026-10-01" },
    assessments: [{ id: "s1", tool: "safe_sleep", on: "2026-11-20", by: "health_visiting", answers }],
  });
  for (let next; (next = screener.nextQuestion(baby())); ) {
    assert.ok(!(next.question.id in answers), `${next.question.id} is asked once`);
    answers[next.question.id] = "not_known";
  }
  assert.ok(Object.keys(answers).length > 20);
  assert.match(library.plan(screener.screen(baby())), /call 999/);
});
