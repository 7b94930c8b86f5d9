// Chromium for the tests, without its calls home.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(new URL("../../target/js-tools/", import.meta.url));
const { chromium } = await import(pathToFileURL(require.resolve("playwright-core")).href.replace(/index\.js$/, "index.mjs"));
const AXE = require.resolve("axe-core/axe.min.js");
const PROGRAM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const ALONE = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

export const browser = await chromium.launch({ executablePath: PROGRAM, args: ALONE });

/** What axe-core finds on a page against WCAG 2.2, levels A and AA, and its own best practices. */
export async function axeFindings(page) {
  await page.addScriptTag({ path: AXE });
  const { violations } = await page.evaluate(() =>
    axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).slice(0, 3).join(" ")}`);
}

/** Whether the page is wider than its window. */
export const isTooWide = (page) =>
  page.evaluate(() => document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth);
