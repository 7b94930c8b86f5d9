// The package in Chromium: the same vectors to the byte, and how long it takes to begin.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { browser } from "../../../playground/tests/browser.mjs";
import { built, json, wanted } from "./library.mjs";

const KINDS = { js: "text/javascript", wasm: "application/wasm", html: "text/html" };
const server = createServer((request, answer) => {
  const name = request.url.slice(1) || "index.html";
  const kind = KINDS[name.split(".").pop()];
  if (!kind) return answer.writeHead(404).end();
  answer.setHeader("content-type", kind);
  answer.end(name === "index.html" ? "<!DOCTYPE html><title>the package</title>" : readFileSync(new URL(name, built)));
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
after(async () => {
  await browser.close();
  server.close();
});

test("every published case gives in Chromium the bytes that it gives everywhere", async () => {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const { vectors } = json("tests/vectors/england-cases.json");
  const made = await page.evaluate(async (cases) => {
    const started = performance.now();
    const { load } = await import("/index.js");
    const { england } = await import("/england.js");
    const library = await load();
    const loaded = performance.now();
    const screener = library.screener({ packs: england });
    const made = performance.now();
    const reports = cases.map((theCase) => screener.screenJson(theCase));
    return { reports, times: [loaded - started, made - loaded, (performance.now() - made) / cases.length] };
  }, vectors.map((vector) => vector.case));
  vectors.forEach((vector, place) => assert.deepEqual({ report: made.reports[place] }, wanted(vector), vector.name));
  const [load, screener, each] = made.times.map((time) => time.toFixed(1));
  console.log(`start-up in Chromium: file ${load} ms, screener of England ${screener} ms, then ${each} ms a case`);
});
