// Packs are checked and compared here, in a worker: that takes seconds, and the page answers meanwhile. A request holds the
// compiled library (`module`), the packs as they are written (`packs`), those beside which they are held (`before`) and sample
// cases; the answers are what is wrong with the packs, how far the comparison has come, and the comparison as part of a page.

/** How often the page is told how far a comparison has come, in milliseconds. */
const TOLD_EVERY = 100;

let library;
/** The screener of the packs before, made once as long as they stay the same. */
let before = { key: "", screener: undefined };

function screenerBefore(packs) {
  const key = JSON.stringify(packs);
  if (before.key !== key) {
    before.screener?.free();
    before = { key, screener: library.screener({ packs }) };
  }
  return before.screener;
}

function compared({ packs, before, cases }) {
  const changed = library.screener({ packs });
  let told = 0;
  const watch = (progress) => {
    if (performance.now() - told < TOLD_EVERY) return;
    told = performance.now();
    postMessage({ progress });
  };
  try {
    return screenerBefore(before).compareToHtml(changed, cases, { fragment: true, watch });
  } finally {
    changed.free();
  }
}

addEventListener("message", async ({ data }) => {
  try {
    library ??= await load(data.module);
    const checked = library.check(data.packs);
    postMessage({ checked });
    if (checked.diagnostics.every(({ severity }) => severity !== "error")) postMessage({ html: compared(data) });
  } catch (error) {
    if (!(error instanceof NeglectError)) throw error;
    postMessage({ refused: error.message });
  }
});
