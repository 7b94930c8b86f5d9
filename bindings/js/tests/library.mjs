// What the tests share: the package as it was built, the vectors, and the hash by which they are kept.
import { readFileSync } from "node:fs";

export const repository = new URL("../../../", import.meta.url);
export const built = new URL("target/js/", repository);
export const read = (path) => readFileSync(new URL(path, repository), "utf8");
export const json = (path) => JSON.parse(read(path));

/** The files of vectors that hold screenings. */
export const VECTORS = ["england-cases", "england-examples", "england-strict", "refused", "local-levels", "local-sleep", "tools"];

/** The 64-bit FNV-1a hash of a text's bytes, in hexadecimal: two halves, for a number holds 53 bits. */
export function fnv1a(text) {
  let [high, low] = [0xcbf29ce4, 0x84222325];
  for (const byte of new TextEncoder().encode(text)) {
    low = (low ^ byte) >>> 0;
    // Times 0x100000001b3: 2^40 and 0x1b3.
    const product = low * 0x1b3;
    high = (high * 0x1b3 + Math.floor(product / 2 ** 32) + low * 0x100) >>> 0;
    low = product >>> 0;
  }
  return high.toString(16).padStart(8, "0") + low.toString(16).padStart(8, "0");
}

/** The screener of a file of vectors. */
export function screenerOf(library, england, { screener }) {
  const packs = screener.packs.map((name) => ({ name, text: read(`packs/${name}`) }));
  return library.screener({ ...screener, england: undefined, packs: [...(screener.england ? england : []), ...packs] });
}

/** What a vector says of a case, and what the library does: both are to be equal. */
export function replayed(screener, vector) {
  try {
    const report = screener.screenJson(vector.case);
    return vector.report_fnv1a ? { report_fnv1a: fnv1a(report) } : { report };
  } catch (error) {
    return { refused: error.problems.map(({ path, code }) => ({ path, code })) };
  }
}

export function wanted({ report, report_fnv1a, refused }) {
  if (refused) return { refused };
  return report_fnv1a ? { report_fnv1a } : { report };
}
