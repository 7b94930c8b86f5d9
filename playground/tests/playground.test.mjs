// The playground from a folder, without a server and without a network, as somebody uses it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { json, read, repository } from "../../bindings/js/tests/library.mjs";
import { axeFindings, browser, isTooWide } from "./browser.mjs";

const PAGE = new URL("../../target/playground/index.html", import.meta.url).href;
const timings = [];
after(() => {
  console.log(`first report in the page: ${Math.min(...timings)} to ${Math.max(...timings)} ms`);
  return browser.close();
});

/** The page in a browser without a network; whatever it asks for beside itself is kept. */
async function opened(options = {}) {
  const context = await browser.newContext({ offline: true, ...options });
  const page = await context.newPage();
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto(PAGE);
  await page.getByText("The first report stood after").waitFor();
  timings.push(Number((await page.locator("#state").textContent()).match(/after (\d+) ms/)[1]));
  return { page, context, asked, faults };
}

test("a report stands beside the first case, and nothing was asked of anybody", async () => {
  const { page, context, asked, faults } = await opened();
  await page.locator("#shown").getByText("CONSIDER neglect").first().waitFor();
  assert.deepEqual(asked, [PAGE]);
  assert.deepEqual(faults, []);
  await context.close();
});

test("the page may connect to nowhere", async () => {
  const { page, context } = await opened({ offline: false });
  assert.match(read("target/playground/index.html"), /connect-src 'none'/);
  const refused = await page.evaluate(async () => {
    const broken = new Promise((done) => document.addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective)));
    await fetch("http://127.0.0.1:9/").catch(() => {});
    return broken;
  });
  assert.equal(refused, "connect-src");
  await context.close();
});

test("what is typed is screened as it is typed, and mistakes are told with their places", async () => {
  const { page, context } = await opened();
  const theCase = json("tests/undecided/cases/left-without-a-carer.json");
  await page.locator("#text").fill(JSON.stringify(theCase));
  await page.locator("#shown").getByText(`Case ${theCase.case}`).waitFor();
  await page.locator("#text").fill(JSON.stringify({ ...theCase, as_of: "soon" }));
  await page.locator("#problems").getByText("as_of:").waitFor();
  assert.equal(await page.locator("#shown").getByText("There is no report").count(), 1);
  await context.close();
});

test("a record is added by form with its qualifier, and taken away", async () => {
  const { page, context } = await opened();
  await page.locator("#text").fill('{"schema":1,"case":"mine","as_of":"2026-11-20","child":{"born":"2020-03-01"}}');
  await page.locator("#shown").getByText("Case mine").waitFor();
  await page.getByLabel("What was seen").fill("Smelly and dirty");
  await page.getByLabel("What was seen").blur();
  await page.getByLabel("When", { exact: true }).fill("2026-10-02");
  await page.locator("#qualifiers select").first().selectOption("persistent");
  await page.getByRole("button", { name: "Add" }).click();
  await page.locator("#shown").getByText("SUSPECT neglect").first().waitFor();
  await page.getByRole("button", { name: /^Remove/ }).click();
  await page.locator("#shown").getByText("No alerting feature is recorded").waitFor();
  await context.close();
});

test("a case is opened from a file and saved to one", async () => {
  const { page, context } = await opened();
  const text = read("docs/examples/case.json").replace("example-1", "from-a-file");
  await page.locator("#file").setInputFiles({ name: "case.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await page.locator("#shown").getByText("Case from-a-file").waitFor();
  const [saved] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the case" }).click()]);
  assert.equal(saved.suggestedFilename(), "case.json");
  await context.close();
});

test("the conversation about sleep is held on a tablet, and ends in a plan", async () => {
  const { page, context } = await opened({ viewport: { width: 820, height: 1180 }, hasTouch: true });
  await page.getByRole("button", { name: "How a baby sleeps" }).tap();
  for (let questions = 0; questions < 150; questions += 1) {
    if (await page.getByText("Nothing is left to ask.").count()) break;
    const last = await page.locator("#question h3").textContent();
    const button = page.locator("#question button").last();
    assert.ok((await button.boundingBox()).height >= 44, "a finger finds it");
    await button.tap();
    await page.waitForFunction((last) => document.querySelector("#question h3").textContent !== last, last);
  }
  await page.evaluate(() => (window.print = () => {}));
  await page.getByRole("button", { name: /family/ }).tap();
  await page.locator("#shown").getByText("call 999").waitFor();
  await context.close();
});

test("a pack is checked as it is typed, each mistake at its place, and its effect on cases is shown", async () => {
  const { page, context } = await opened();
  await page.getByRole("button", { name: "A pack of your own" }).click();
  await page.locator("#shown").getByText("What the packs say otherwise").waitFor();
  const pack = await page.locator("#pack").inputValue();
  await page.locator("#pack").fill(pack.replace("hygiene.infestation", "hygiene.infestatoin"));
  await page.locator("#diagnostics").getByText("unknown_code").waitFor();
  const line = pack.split("\n").findIndex((text) => text.includes("hygiene.infestation")) + 1;
  assert.equal(Number((await page.locator("#lines .error").first().textContent()).trim()), line);
  await page.locator("#diagnostics button").first().click();
  const chosen = await page.evaluate(() => document.getElementById("pack").value.slice(document.getElementById("pack").selectionStart, document.getElementById("pack").selectionEnd));
  assert.match(chosen, /hygiene\.infestatoin/);
  await page.locator("#pack").fill(pack.replace("at_least = 2", "at_least = 1"));
  const changed = page.locator("#shown").getByRole("row", { name: /^head lice once/ });
  await changed.getByText("fires now: ours/lice_twice").waitFor();
  assert.match(await changed.textContent(), /concern none recorded \u2192 prompt/);
  await context.close();
});

test("a comparison shows how far it has come, is cancelled, and never holds the page up", async () => {
  const { page, context } = await opened();
  await page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
    }).observe({ entryTypes: ["longtask"] });
    // A comparison may be over before a test could click: so it is cancelled as soon as it says how far it has come.
    const far = new MutationObserver(() => {
      if (!/rule \d+ of \d+, \d+ cases? tried/.test(document.getElementById("far-said").textContent)) return;
      far.disconnect();
      window.bars = document.querySelectorAll("#progress:not([hidden]) progress[value]").length;
      document.getElementById("cancel").click();
    });
    far.observe(document.getElementById("far-said"), { childList: true });
  });
  await page.getByRole("button", { name: "A pack of your own" }).click();
  await page.locator("#said").getByText("The comparison was cancelled.").waitFor();
  assert.equal(await page.evaluate(() => window.bars), 1);
  assert.equal(await page.locator("#progress").isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement.id), "compare-again");
  await page.getByRole("button", { name: "Compare again" }).click();
  await page.locator("#shown").getByText("What the packs say otherwise").waitFor();
  const longest = await page.evaluate(() => window.longest);
  console.log(`longest task of the page while packs are compared: ${Math.round(longest)} ms`);
  assert.ok(longest < 200, `${longest} ms`);
  await context.close();
});

test("the worker that compares packs may connect to nowhere either", async () => {
  const { page, context } = await opened({ offline: false });
  const started = page.waitForEvent("worker");
  await page.getByRole("button", { name: "A pack of your own" }).click();
  const refused = await (await started).evaluate(async () => {
    const broken = new Promise((done) => addEventListener("securitypolicyviolation", (event) => done(event.effectiveDirective)));
    await fetch("http://127.0.0.1:9/").catch(() => {});
    return broken;
  });
  assert.equal(refused, "connect-src");
  await context.close();
});

test("a change of a built-in pack is shown with the smallest case on which the two differ", async () => {
  const { page, context } = await opened();
  await page.getByRole("button", { name: "A pack of your own" }).click();
  await page.locator("#pack-begin").selectOption("England: attendance");
  await page.locator("#shown").getByText("No rule is written otherwise.").waitFor();
  await page.locator("#pack-begin").selectOption("two observations of head lice");
  await page.getByLabel("Compare with").selectOption("this pack as it was begun with");
  const own = await page.locator("#pack").inputValue();
  await page.locator("#pack").fill(own.replace("at_least = 2", "at_least = 3"));
  await page.locator("#shown").getByText("ours/lice_twice: changed in meaning").waitFor();
  await page.locator("#shown li", { hasText: "(hygiene.infestation)" }).first().waitFor();
  assert.equal(await page.locator("#shown li", { hasText: "hygiene.infestation" }).count(), 2);
  await context.close();
});

test("what another system exported becomes a case, with an account of every value", async () => {
  const { page, context, asked } = await opened();
  const bundle = { name: "bundle.json", mimeType: "application/json", buffer: readFileSync(new URL("docs/examples/import/bundle.json", repository)) };
  await page.locator("#file").setInputFiles(bundle);
  await page.locator("#import-said").getByText("were not understood").waitFor();
  assert.equal(await page.locator("#source").inputValue(), "fhir");
  const imported = await page.locator("#imported option").first().textContent();
  await page.locator("#shown").getByText(`Case ${imported.replace("case ", "")}`).waitFor();
  await page.getByText("What became of every value", { exact: true }).click();
  assert.ok((await page.locator("#import-account").getByRole("rowheader").count()) > 10);
  assert.deepEqual(asked, [PAGE]);
  await context.close();
});

test("files of other systems are dropped on the page, and each is known for what it is", async () => {
  const { page, context } = await opened();
  for (const [name, source] of [["cin.xml", "cin"], ["sessions.csv", "sessions"], ["rcpch.json", "rcpch"], ["ctf.xml", "ctf"]]) {
    const content = readFileSync(new URL(`docs/examples/import/${name}`, repository)).toString("base64");
    await page.evaluate(([name, content]) => {
      const dropped = new DataTransfer();
      dropped.items.add(new File([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], name));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
    }, [name, content]);
    await page.waitForFunction((source) => document.getElementById("source").value === source, source);
    await page.locator("#import-said").getByText("were not understood").waitFor();
    assert.ok((await page.locator("#imported option").count()) > 0, name);
  }
  await context.close();
});

test("a workbook is refused with what to do, and its sheets are read as CSV", async () => {
  const { page, context } = await opened();
  const workbook = readFileSync(new URL("docs/examples/import/annex-a.xlsx", repository));
  await page.locator("#file").setInputFiles({ name: "annex-a.xlsx", mimeType: "application/octet-stream", buffer: workbook });
  await page.locator("#import-said").getByText("save each sheet as CSV").waitFor();
  const list = "Child Unique ID,Gender,Date of Birth,Date of Contact,Contact Source\n1001,a) Female,2018-03-01,2026-10-02,2A: Schools\n";
  await page.locator("#file").setInputFiles({ name: "List 1.csv", mimeType: "text/csv", buffer: Buffer.from(list) });
  await page.locator("#source").selectOption("annex-a");
  await page.locator("#import-said").getByText("1 case.").waitFor();
  await context.close();
});

test("axe-core finds nothing in any part, and none is wider than a telephone", async () => {
  const { page, context } = await opened({ viewport: { width: 360, height: 740 }, bypassCSP: true });
  for (const part of ["A case", "How a baby sleeps", "A pack of your own"]) {
    await page.getByRole("button", { name: part }).click();
    await page.waitForTimeout(800);
    assert.deepEqual(await axeFindings(page), [], part);
    assert.equal(await isTooWide(page), false, part);
  }
  await context.close();
});
