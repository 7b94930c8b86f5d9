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
const homes = ["quiet", "baby"].map((name) => {
  const report = screener.screen(CASES[name]);
  return { report, replay: screener.replay(CASES[name]), last_seen: report.as_of };
});
const OWN = `[pack]
id = "ours"
version = "1"
title = "Ours"
jurisdiction = "England"
[[source]]
id = "own"
title = "Own"
[[rule]]
id = "lice"
text = "Head lice were seen: ask."
when = { seen = "hygiene.infestation" }
then = { concern = "prompt" }
basis = "local_policy"
cites = ["own"]
checked = "text"
`;
const changed = library.screener({ packs: [...england, { name: "ours.toml", text: OWN }] });
/** Every page for people, by what it shows. */
const everyPage = {
  ...Object.fromEntries(Object.entries(pages).map(([name, html]) => [`report of the case "${name}"`, html])),
  replay: library.replayToHtml(screener.replay(CASES.plan)),
  household: library.householdToHtml(homes),
  "comparison of packs": screener.compareToHtml(changed, [{ name: "lice", case: CASES.quiet }]),
  "plan of the family": library.plan(screener.screen(CASES.baby), { html: true }),
};
after(() => browser.close());

async function opened(html, options = {}) {
  const page = await browser.newPage(options);
  await page.setContent(html);
  return page;
}

for (const [name, html] of Object.entries(everyPage)) {
  test(`axe-core finds nothing in the ${name}`, async () => {
    const page = await opened(html);
    await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
    assert.deepEqual(await axeFindings(page), []);
    await page.close();
  });

  test(`the ${name} is never wider than its window`, async () => {
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

test("in grey every two marks of the legend differ by a contrast of 3 to 1, and each stands out from the ground", async () => {
  const page = await opened(pages.plan, { viewport: { width: 1200, height: 1400 } });
  await (await page.context().newCDPSession(page)).send("Emulation.setEmulatedVisionDeficiency", { type: "achromatopsia" });
  const svg = page.locator("figure svg").first();
  const seen = (await svg.screenshot()).toString("base64");
  const pixels = await page.evaluate(async ([seen, names]) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${seen}`)).blob());
    const svg = document.querySelector("figure svg");
    const scale = image.width / svg.viewBox.baseVal.width;
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
    canvas.drawImage(image, 0, 0);
    const texts = [...svg.querySelectorAll("text")];
    // A mark stands 16 to the left of its name, and no mark reaches further than 10 from its middle.
    return names.map((name) => {
      const text = texts.filter((text) => text.textContent.trim() === name).at(-1);
      const [x, y] = [Number(text.getAttribute("x")) - 16, Number(text.getAttribute("y")) - 4];
      return [...canvas.getImageData((x - 10) * scale, (y - 10) * scale, 20, 20).data];
    });
  }, [seen, ["suspect or more", "consider", "not decided", "prompt", "in a pattern", "recorded", "was done"]]);
  const light = (mark, at) => {
    const [red, green, blue] = mark.slice(at, at + 3);
    assert.ok(Math.max(red, green, blue) - Math.min(red, green, blue) <= 2, "the picture is grey");
    return green <= 10 ? green / 3294.6 : ((green / 255 + 0.055) / 1.055) ** 2.4;
  };
  const contrast = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  const lights = pixels.map((mark) => Array.from({ length: 400 }, (_, place) => light(mark, place * 4)));
  const apart = (one, other) => one.filter((value, place) => contrast(value, other[place]) >= 3).length;
  const ground = Array(400).fill(1);
  lights.forEach((mark, place) => {
    assert.ok(apart(mark, ground) >= 10, `mark ${place} stands out in ${apart(mark, ground)} pixels`);
    for (const other of lights.slice(place + 1)) {
      assert.ok(apart(mark, other) >= 10, `mark ${place} differs from another in ${apart(mark, other)} pixels`);
    }
  });
  await page.close();
});

test("every lane of the picture has its name beside it, and every mark of weight a letter or a sign", async () => {
  const page = await opened(pages.example, { viewport: { width: 1200, height: 1400 } });
  const { unnamed, unlettered, lanes } = await page.evaluate(() => {
    const svg = document.querySelector("figure svg");
    const number = (element, name) => Number(element.getAttribute(name));
    const texts = [...svg.querySelectorAll("text")].filter((text) => text.textContent.trim());
    const at = (x, y, near) => texts.some((text) => Math.abs(number(text, "x") - x) <= near && Math.abs(number(text, "y") - 4 - y) <= 1);
    const lanes = [...svg.querySelectorAll("polyline[stroke='#bebebe']")].map((line) => line.getAttribute("points").split(/[ ,]/).map(Number));
    const inLanes = new Set(lanes.map(([, y]) => y));
    const marks = [
      ...[...svg.querySelectorAll("rect[fill='#b00020'], rect[fill='#ffe0a0']")].map((mark) => [number(mark, "x") + number(mark, "width") / 2, number(mark, "y") + number(mark, "height") / 2]),
      ...[...svg.querySelectorAll("circle[r='8']")].map((mark) => [number(mark, "cx"), number(mark, "cy")]),
    ].filter(([, y]) => inLanes.has(y));
    return {
      lanes: lanes.length,
      unnamed: lanes.filter(([x, y]) => !at(x - 10, y, 0)),
      unlettered: marks.filter(([x, y]) => !at(x, y, 0)),
    };
  });
  assert.ok(lanes > 2);
  assert.deepEqual([unnamed, unlettered], [[], []]);
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
