// The package in Deno, allowed to read files and nothing else: the published cases to the byte.
import { load } from "../../../target/js/index.js";
import { england } from "../../../target/js/england.js";

const library = await load(await Deno.readFile(new URL("../../../target/js/neglect_screen.wasm", import.meta.url)));
const screener = library.screener({ packs: england });
const { vectors } = JSON.parse(await Deno.readTextFile(new URL("../../../tests/vectors/england-cases.json", import.meta.url)));

for (const { name, case: theCase, report } of vectors) {
  Deno.test(name, () => {
    if (screener.screenJson(theCase) !== report) throw new Error(`${name} is reported otherwise than its vector`);
  });
}
