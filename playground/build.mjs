// Puts the page together: one file, with the library, the packs and the sample cases in it, that a browser opens from a
// folder. Usage: node playground/build.mjs, once bindings/js/build.sh has been run.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";

const read = (path) => readFileSync(path, "utf8");
const SAMPLES = [
  "four-features-two-agencies-undecided",
  "back-long-after-a-plan",
  "help-without-improvement",
  "ten-missed-counted",
  "head-lice-once",
  "sofa-alcohol-drugs",
  "textbook-baby-full",
  "one-vaccine-declined",
];

const cases = "tests/undecided/cases";
const samples = [{ name: "example", case: JSON.parse(read("docs/examples/case.json")) }];
for (const name of SAMPLES) samples.push({ name, case: JSON.parse(read(`${cases}/${name}.json`)) });
// What stands in a script ends with its end tag, and nothing within may look like one.
const inert = (json) => JSON.stringify(json).replaceAll("<", "\\u003c");

const binding = read("target/js/index.js").replaceAll(/^export /gm, "");
const script = `\n${binding}\n${read("playground/app.js")}`;
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const policy = [
  "default-src 'none'",
  `script-src ${hash(script)} 'wasm-unsafe-eval'`,
  "style-src 'unsafe-inline'",
  // The worker is made of a text of this page, and keeps to this policy as well.
  "worker-src blob:",
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
].join("; ");
const england = JSON.parse(read("target/js/england.js").replace(/^export const england = /, "").replace(/;\s*$/, ""));
const parts = {
  policy,
  style: read("playground/style.css"),
  wasm: readFileSync("target/js/neglect_screen.wasm").toString("base64"),
  england: inert(england),
  samples: inert(samples),
  // No module, for a page from a folder may load none into a worker.
  worker: `${binding.replaceAll("import.meta.url", "location.href")}\n${read("playground/worker.js")}`,
  script,
};
const page = read("playground/page.html").replaceAll(/\{\{(\w+)\}\}/g, (_, part) => parts[part]);
mkdirSync("target/playground", { recursive: true });
writeFileSync("target/playground/index.html", page);
console.log(`target/playground/index.html: ${Buffer.byteLength(page)} bytes, cases ${samples.length} of ${readdirSync(cases).length + 1}`);
