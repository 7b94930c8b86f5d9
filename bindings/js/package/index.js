// The library for browsers, Node and Deno: the WebAssembly file does the work, and this module talks to it.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A call that was refused: `kind` is `case` or `import` (with `problems`), `packs` (with `diagnostics`) or `argument`. */
export class NeglectError extends Error {
  constructor({ kind, message, problems = [], diagnostics = [] }) {
    super(message);
    this.name = "NeglectError";
    this.kind = kind;
    this.problems = problems;
    this.diagnostics = diagnostics;
  }
}

/** The bytes of the WebAssembly file, from a module's own folder or from whatever is given. */
async function bytesOf(source) {
  if (source instanceof WebAssembly.Module || source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return source;
  const url = source ?? new URL("./neglect_screen.wasm", import.meta.url);
  if (new URL(url, import.meta.url).protocol === "file:" && globalThis.process?.versions?.node) {
    const { readFile } = await import("node:fs/promises");
    return readFile(new URL(url, import.meta.url));
  }
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`the WebAssembly file cannot be read: ${answer.status}`);
  return answer.arrayBuffer();
}

/** Loads the library: from its own folder, an address, bytes, or a compiled module. */
export async function load(source) {
  const from = await bytesOf(source);
  const module = from instanceof WebAssembly.Module ? from : await WebAssembly.compile(from);
  const told = {};
  // The one thing that the library takes from outside: a way to tell how far it has come.
  const progress = (rules, of, tried) => told.watch?.({ rules, of, tried });
  const { exports } = await WebAssembly.instantiate(module, { neglect: { progress } });
  return new Library(exports, told);
}

class Library {
  #exports;
  #told;

  constructor(exports, told) {
    this.#exports = exports;
    this.#told = told;
  }

  /** A call during which `watch` is told how far it has come. It may neither throw nor call the library. */
  watched(watch, line, content) {
    this.#told.watch = watch;
    try {
      return this.call(line, content);
    } finally {
      this.#told.watch = undefined;
    }
  }

  /** One request and its answer as text; the content may go on in bytes. */
  call(line, content = "", ...parts) {
    const { neglect_allocate, neglect_call, neglect_release, memory } = this.#exports;
    const all = [encoder.encode(`${line}\n${content}`), ...parts];
    const length = all.reduce((sum, part) => sum + part.length, 0);
    const request = neglect_allocate(length);
    let place = request;
    for (const part of all) {
      new Uint8Array(memory.buffer, place, part.length).set(part);
      place += part.length;
    }
    const answer = neglect_call(request, length);
    const answered = new DataView(memory.buffer).getUint32(answer, true);
    const text = decoder.decode(new Uint8Array(memory.buffer, answer + 4, answered));
    neglect_release(answer);
    if (text[0] === "0") return text.slice(1);
    throw new NeglectError(JSON.parse(text.slice(1)));
  }

  /** The version of the library. */
  get version() {
    return JSON.parse(this.call("library")).version;
  }

  /** A screener of packs: of `england` from `england.js`, of a partnership's own, or of both. */
  screener(setup) {
    return new Screener(this, this.call("screener", JSON.stringify(setup)));
  }

  /** What is wrong with packs, each with its place, after the examples of their rules were run. */
  check(packs, on) {
    return JSON.parse(this.call("check", JSON.stringify({ packs, on })));
  }

  /** The names of what an import reads. */
  get sources() {
    return JSON.parse(this.call("sources"));
  }

  /** The registers of one child's sessions: rows of date, session and code, in any order. */
  marksFromSessions(rows) {
    return JSON.parse(this.call("marks_from_sessions", JSON.stringify(rows)));
  }

  /** A report as text for people. */
  toText(report) {
    return this.call("text", JSON.stringify(report));
  }

  /** A report as a page, or with `fragment` as part of one; with a replay also what was known when. */
  toHtml(report, { replay, fragment } = {}) {
    return this.call("html", JSON.stringify({ report, replay, fragment }));
  }

  /** The children of one home on one page: each `{ report, replay, last_seen }`, in their order. */
  householdToHtml(children) {
    return this.call("household", JSON.stringify(children));
  }

  /** The family's plan of a report: what the rules of a pack lead to, in the family's words. */
  plan(report, { pack = "safe-sleep", html = false } = {}) {
    return this.call("plan", JSON.stringify({ report, pack, html }));
  }

  /** A replay as text, or as a page. */
  replayToText(replay) {
    return this.call("replay_text", JSON.stringify(replay));
  }

  replayToHtml(replay) {
    return this.call("replay_html", JSON.stringify(replay));
  }
}

const asText = (json) => (typeof json === "string" ? json : JSON.stringify(json));

class Screener {
  #library;
  #number;

  constructor(library, number) {
    this.#library = library;
    this.#number = number;
  }

  /** The report of a case, given as an object or as JSON. */
  screen(theCase) {
    return JSON.parse(this.screenJson(theCase));
  }

  /** The same as JSON: the bytes that every other language gives. */
  screenJson(theCase) {
    return this.#library.call(`screen ${this.#number}`, asText(theCase));
  }

  /** The case as it stood on each date on which something became known. */
  replay(theCase) {
    return JSON.parse(this.#library.call(`replay ${this.#number}`, asText(theCase)));
  }

  /** The next question of a conversation, given the answers that stand in a case; `null` where none is left. */
  nextQuestion(theCase, tool = "safe_sleep") {
    return JSON.parse(this.#library.call(`next ${this.#number} ${tool}`, asText(theCase)));
  }

  /** The cases of files that another system exported, and the account of every value in them. */
  import(request, files) {
    const contents = files.map(({ content }) => (typeof content === "string" ? encoder.encode(content) : new Uint8Array(content)));
    const head = JSON.stringify({ request, files: files.map(({ name }, place) => ({ name, length: contents[place].length })) });
    return JSON.parse(this.#library.call(`import ${this.#number}`, `${head}\n`, ...contents));
  }

  /** A map for a table that no source describes, as TOML: proposed, and to be read. */
  proposeMap(name, content) {
    const bytes = typeof content === "string" ? encoder.encode(content) : new Uint8Array(content);
    const head = JSON.stringify({ request: { propose: true }, files: [{ name, length: bytes.length }] });
    return this.#library.call(`import ${this.#number}`, `${head}\n`, bytes);
  }

  /** What the packs of another screener say otherwise, and what moves in given cases. */
  compare(changed, cases = [], { watch } = {}) {
    return JSON.parse(this.#library.watched(watch, `compare ${this.#number} ${changed.#number}`, JSON.stringify({ cases })));
  }

  /** The same as a page, or with `fragment` as part of one. */
  compareToHtml(changed, cases = [], { fragment, watch } = {}) {
    const asked = JSON.stringify({ cases, html: true, fragment });
    return this.#library.watched(watch, `compare ${this.#number} ${changed.#number}`, asked);
  }

  /** The packs in force. */
  get packs() {
    return JSON.parse(this.#library.call(`packs ${this.#number}`));
  }

  /** What can be observed: codes, labels, qualifiers. */
  get indicators() {
    return JSON.parse(this.#library.call(`indicators ${this.#number}`));
  }

  /** The questionnaires. */
  get tools() {
    return JSON.parse(this.#library.call(`tools ${this.#number}`));
  }

  /** Frees its memory. */
  free() {
    this.#library.call(`free ${this.#number}`);
  }
}
