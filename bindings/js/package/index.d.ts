import type { Case } from "./case.js";
import type { Replay } from "./replay.js";
import type { Report } from "./report.js";

export type { Case, Replay, Report };

/** One thing that is wrong with a case. */
export interface Problem {
  /** The place: `observations[3].on`; empty for the document as a whole. */
  path: string;
  /** The stable code. */
  code: string;
  message: string;
  help: string;
}

/** One thing that is wrong with a pack. */
export interface Diagnostic {
  code: string;
  severity: "error" | "warning";
  message: string;
  help: string;
  file: string;
  /** Counted from 1. */
  line: number;
  column: number;
  /** The bytes of the file that it is about. */
  span: [number, number];
  rule?: string;
}

export declare class NeglectError extends Error {
  kind: "case" | "packs" | "argument";
  problems: Problem[];
  diagnostics: Diagnostic[];
}

/** A pack of one file, or a folder of files by their names in it. */
export type Pack = { name: string; text: string } | { name: string; files: { name: string; text: string }[] };

export interface Setup {
  packs: Pack[];
  /** The readings that count among those of their groups: `safe-sleep/nice`. */
  readings?: string[];
  /** Whether what no pack knows is an error. */
  strict?: boolean;
}

export interface Indicator {
  code: string;
  label: string;
  terms?: string[];
  forms: string[];
  channel: string;
  qualifiers: { name: string; scale: { ordered: string[] } | { one_of: string[] }; ask: string | null }[];
}

export interface NextQuestion {
  tool: string;
  question: { id: string; ask: string; answer: unknown; note?: string | null };
  /** How many questions are left as things stand, this one included. */
  left: number;
}

export declare class Screener {
  /** The report of a case, given as an object or as JSON. Throws a `NeglectError` of kind `case`. */
  screen(theCase: Case | string): Report;
  /** The same as JSON: the bytes that every other language gives. */
  screenJson(theCase: Case | string): string;
  /** The case as it stood on each date on which something became known. */
  replay(theCase: Case | string): Replay;
  /** The next question of a conversation, given the answers that stand in a case; `null` where none is left. */
  nextQuestion(theCase: Case | string, tool?: string): NextQuestion | null;
  readonly packs: { id: string; version: string; title: string; digest: string }[];
  readonly indicators: Indicator[];
  readonly tools: { id: string; title: string; questions: NextQuestion["question"][] }[];
  /** Frees its memory. */
  free(): void;
}

export declare class Library {
  readonly version: string;
  /** A screener of packs: of `england` from `england.js`, of a partnership's own, or of both. */
  screener(setup: Setup): Screener;
  /** What is wrong with packs, each with its place, after the examples of their rules were run. */
  check(packs: Pack[], on?: string): { diagnostics: Diagnostic[]; rules: number; examples: number };
  /** A report as text for people. */
  toText(report: Report): string;
  /** A report as a page, or with `fragment` as part of one; with a replay also what was known when. */
  toHtml(report: Report, options?: { replay?: Replay; fragment?: boolean }): string;
  /** The family's plan of a report: what the rules of a pack lead to, in the family's words. */
  plan(report: Report, options?: { pack?: string; html?: boolean }): string;
  replayToText(replay: Replay): string;
  replayToHtml(replay: Replay): string;
}

/** Loads the library: from its own folder, an address, bytes, or a compiled module. */
export declare function load(source?: string | URL | ArrayBuffer | ArrayBufferView | WebAssembly.Module): Promise<Library>;
