// The types as a program uses them: this is compiled and not run.
import { load, NeglectError, type Case, type Report } from "neglect-screen";
import { england } from "neglect-screen/england.js";

const screener = (await load()).screener({ packs: england, readings: ["safe-sleep/nice"] });
const theCase: Case = {
  schema: 1,
  case: "c",
  as_of: "2026-11-21",
  child: { born: "2020-03-01" },
  observations: [{ id: "o1", code: "hygiene.smelly_and_dirty", on: "2026-10-02", by: "education" }],
};
try {
  const report: Report = screener.screen(theCase);
  const firstRule: string | undefined = report.findings[0]?.rule;
  console.log(report.concern, report.could_reach, firstRule, report.account[0]?.what);
} catch (error) {
  if (error instanceof NeglectError) console.log(error.problems.map((problem) => problem.path));
}
// @ts-expect-error: a case has a date from which it is seen
const lacking: Case = { schema: 1, case: "c", child: {} };
console.log(lacking);
