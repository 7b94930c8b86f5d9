import type { Case } from "./case.js";
import type { Replay } from "./replay.js";
import type { Report } from "./report.js";

export type { Case, Replay, Report };

/** One thing that is wrong with a case or an import. */
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
  kind: "case" | "import" | "packs" | "argument";
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

/** How files are imported: by a source, or by a map of one's own. */
export interface ImportRequest {
  /** One of `Library.sources`. */
  source?: string;
  /** The text of a map. */
  map?: string;
  /** From which date the cases are seen, where the source does not say so. */
  as_of?: string;
  /** Who recorded what does not say so itself. */
  by?: string;
  /** Whether children of one home are screened together. */
  households?: boolean;
  /** With their replays, for the page of the home. */
  replays?: boolean;
}

/** How many rows or values had each fate. */
export interface ImportCounts {
  mapped: number;
  set_aside: number;
  not_understood: number;
}

/** The account of an import: what became of everything that the files held. */
export interface ImportAccount {
  source: string;
  notes: string[];
  cases: number;
  refused: number;
  rows: ImportCounts;
  fields: ImportCounts;
  by_field: { field: string; fate: keyof ImportCounts; to: string; count: number; places?: string[] }[];
  problems: { place: string; code: string; message: string; help: string }[];
  more_problems: number;
}

export interface Imported {
  cases?: Case[];
  /** With `households`: the children of each home with their reports. */
  homes?: { children: { report: Report; replay?: Replay; last_seen?: string; of_others: number }[] }[];
  account: ImportAccount;
}

/** What one set of packs says otherwise than another. */
export interface Comparison {
  old: string[];
  new: string[];
  rules: {
    rule: string;
    change: "added" | "removed" | "meaning" | "rewritten" | "words" | "not_found";
    old?: string;
    new?: string;
    /** The smallest case that was found on which the two differ. */
    witness?: { case: Case; labels: Record<string, string>; old: RuleOutcome; new: RuleOutcome };
    tried: number;
  }[];
  parts: { kind: string; id: string; change: "added" | "removed" | "changed" }[];
  given: number;
  moved: {
    case: string;
    concern: [string, string];
    could_reach: [string | null, string | null];
    hazard: [string | null, string | null];
    fires: string[];
    no_longer: string[];
  }[];
}

/** How far a comparison has come: rules compared, of how many, and cases tried for the rule that is being compared. */
export interface Progress {
  rules: number;
  of: number;
  tried: number;
}

/** `watch` is told how far a comparison has come. It may neither throw nor call the library. */
export interface Watched {
  watch?: (progress: Progress) => void;
}

export interface RuleOutcome {
  does: "fires" | "held_back" | "asks" | "silent";
  concern?: string;
  hazard?: string;
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
  /** The cases of files that another system exported, and the account of every value in them. */
  import(request: ImportRequest, files: { name: string; content: string | ArrayBuffer | Uint8Array }[]): Imported;
  /** A map for a table that no source describes, as TOML: proposed, and to be read. */
  proposeMap(name: string, content: string | ArrayBuffer | Uint8Array): string;
  /** What the packs of another screener say otherwise, and what moves in given cases. */
  compare(changed: Screener, cases?: { name: string; case: Case }[], options?: Watched): Comparison;
  /** The same as a page, or with `fragment` as part of one. */
  compareToHtml(changed: Screener, cases?: { name: string; case: Case }[], options?: Watched & { fragment?: boolean }): string;
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
  /** The names of what an import reads. */
  readonly sources: string[];
  /** The registers of one child's sessions, as the attendance of a case: rows of date, session and code, in any order.
   * Throws a `NeglectError` of kind `import` that names each row and field which cannot be taken. */
  marksFromSessions(rows: (readonly [date: string, session: string, code: string])[]): NonNullable<Case["attendance"]>;
  /** A report as text for people. */
  toText(report: Report): string;
  /** A report as a page, or with `fragment` as part of one; with a replay also what was known when. */
  toHtml(report: Report, options?: { replay?: Replay; fragment?: boolean }): string;
  /** The children of one home on one page, each with the last day on which the child was seen, in their order. */
  householdToHtml(children: { report: Report; replay?: Replay; last_seen?: string }[]): string;
  /** The family's plan of a report: what the rules of a pack lead to, in the family's words. */
  plan(report: Report, options?: { pack?: string; html?: boolean }): string;
  replayToText(replay: Replay): string;
  replayToHtml(replay: Replay): string;
}

/** Loads the library: from its own folder, an address, bytes, or a compiled module. */
export declare function load(source?: string | URL | ArrayBuffer | ArrayBufferView | WebAssembly.Module): Promise<Library>;
