// The report as people see it, in Chromium: found sound by axe-core, by the keyboard, by a screen reader's structure, in
// narrow windows, in grey and on paper.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { built, json } from "../../bindings/js/tests/library.mjs";
import { axeFindings, browser, isTooWide } from "./browser.mjs";

const { load } = await import(new URL("index.js", built));
const { england } = await import(new URL("england.js", built));
const library = await load();
const screener = library.screener({ packs: england });
const undecided = (name) => json(`tests/undecided/cases/${name}.json`);
const CASES = {
  example: json("docs/examples/case.json"),
  plan: undecided("back-long-after-a-plan"),
  baby: undecided("sofa-alcohol-drugs"),
  quiet: undecided("head-lice-once"),
  asked: undecided("textbook-baby-full"),
  unborn: undecided("unborn-many-risks"),
};
const pages = Object.fromEntries(
  Object.entries(CASES).map(([name, theCase]) => [name, library.toHtml(screener.screen(theCase), { replay: screener.replay(theCase) })]),
);
after(() => browser.close());

async function opened(html, options = {}) {
  const page = await browser.newPage(options);
  await page.setContent(html);
  return page;
}

for (const [name, html] of Object.entries(pages)) {
  test(`axe-core finds nothing in the report of the case "${name}"`, async () => {
    const page = await opened(html);
    await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
    assert.deepEqual(await axeFindings(page), []);
    await page.close();
  });

  test(`the report of the case "${name}" is never wider than its window`, async () => {
    for (const width of [320, 480, 768, 1280]) {
      const page = await opened(html, { viewport: { width, height: 800 } });
      await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
      assert.equal(await isTooWide(page), false, `${width} pixels`);
      await page.close();
    }
  });
}

test("the first page has the concern, what is not decided, what to do now, and the picture", async () => {
  const page = await opened(pages.example, { viewport: { width: 1000, height: 1450 } });
  for (const wanted of ["CONSIDER neglect", "Not decided:", "What to do now"]) {
    const box = await page.getByText(wanted).first().boundingBox();
    assert.ok(box.y + box.height < 1450, wanted);
  }
  const picture = await page.locator("figure svg").first().boundingBox();
  assert.ok(picture.y + picture.height < 1450, "the picture");
  await page.close();
});

test("the keyboard reaches the questions, opens the table, and scrolls what is wide", async () => {
  const page = await opened(pages.example, { viewport: { width: 480, height: 800 } });
  const reached = new Set();
  for (let tabs = 0; tabs < 80; tabs += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => document.activeElement.tagName.toLowerCase() + (document.activeElement.className ? ".scroll" : ""));
    reached.add(focused);
    if (focused === "summary") break;
  }
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.querySelector("details").open), true);
  for (const wanted of ["a", "figure.scroll", "textarea", "summary"]) assert.ok(reached.has(wanted), `${wanted} of ${[...reached]}`);
  await page.close();
});

test("a screen reader finds headings, labels, a table with heads, and the picture in words", async () => {
  const page = await opened(pages.example);
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
  assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
  assert.equal(await page.getByRole("heading", { name: "What to do now" }).count(), 1);
  assert.equal(await page.getByRole("textbox", { name: /smelly and dirty once, repeatedly, or persistently/ }).count(), 1);
  assert.ok((await page.getByRole("table", { name: "Every record, by what became of it" }).getByRole("rowheader").count()) > 10);
  assert.equal(await page.getByRole("img", { name: /The account below says the same/ }).count(), 1);
  await page.close();
});

test("the strengths of marks differ in grey", async () => {
  // In grey a mark keeps its shape: filled square, light square with a rim, circle, circle with a sign, dot, plus.
  const page = await opened(pages.baby, { viewport: { width: 1000, height: 1400 } });
  const kinds = await page.evaluate(() => {
    const legend = [...document.querySelectorAll("figure svg")].at(0);
    return ["rect", "circle", "polyline", "text"].map((kind) => legend.querySelectorAll(kind).length);
  });
  assert.ok(kinds.every((count) => count > 0), kinds.join());
  await page.close();
});

test("a quiet case is one sheet of paper, and a whole conversation about sleep with nothing found a few", async () => {
  const sheets = {};
  for (const name of ["quiet", "asked", "example"]) {
    const page = await opened(pages[name]);
    sheets[name] = (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page[^s]/g).length;
    await page.close();
  }
  const lines = ["quiet", "asked"].map((name) => library.toText(screener.screen(CASES[name])).trimEnd().split("\n").length);
  console.log(`a quiet case: ${lines[0]} lines, ${sheets.quiet} sheet; of a whole conversation ${lines[1]} lines, ${sheets.asked} sheets; the example ${sheets.example} sheets`);
  assert.equal(sheets.quiet, 1);
  assert.ok(sheets.asked <= 4, `${sheets.asked} sheets`);
  assert.ok(lines.every((count) => count <= 60), lines.join());
});

test("a table that is folded on the screen is printed unfolded", async () => {
  const page = await opened(pages.quiet);
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator("details table").first().isVisible());
  await page.close();
});
