import { count, n } from "./writing.ts";

/** Terminal output about an audit and its numbers, English. */
export const terminalAudit = {
  audit: {
    about: "audit the loaded data: the largest gaps, the six goals, what could not be judged",
    out: "also write the full report to this folder: pages, audit.xlsx, audit.json, not-judged.json",
    allLanguages: "write the pages in every language, each other language in its own folder, with links between them",
    board: "also write the board sheet: a two-page PDF, in this language or the ones you name (en,es)",
    boardWritten: (files: readonly string[]) =>
      `The board sheet, two pages with exact student counts: ${files.join(", ")}`,
    asOf: "use only what was known on that date (2026-01-31)",
    auditing: "Auditing",
    writing: "Writing the report",
    goals: ["Goal", "Clear", "Probable", "No sign", "Not judged", "Not asked"],
    largest: "The largest clear gaps",
    moved: (closing: number, growing: number, since: string) =>
      `Since ${since}: ${count(closing, "gap has", "gaps have")} narrowed, ${count(growing, "gap has", "gaps have")} widened.`,
    notJudged: (unsure: number, small: number, least: number) =>
      `Could not be judged: we can’t tell for ${count(unsure, "comparison")}, and ${n(small)} were not tried. Those have fewer than ${n(least)} students on one side, or too few events, teachers, classes or schools. This does not mean “no gap”.`,
    notAsked: (questions: number, records: string) =>
      `Not asked: ${count(questions, "question waits", "questions wait")} for records, most of all ${records}.`,
    written: (folder: string, pages: number) =>
      `The report is in ${folder}: ${count(pages, "page")}, audit.xlsx, audit.json, not-judged.json.`,
    serve:
      "Next: open index.html there. `fairlead serve` shows it to people who sign in, to each what their role allows.",
    next: "Next: `fairlead audit --out DIR` writes the report; `fairlead explain ID` shows how we know.",
    unprotected: "It has exact student counts: share it only with staff who may see them.",
  },
  explain: {
    about: "show how we know one number of the audit: definition, counts, range, rule, files",
    id: "the number’s id, as shown by `fairlead audit`, the pages and audit.json",
    rate: "Rates",
    counts: "Counts",
    countsOf: (k: string, total: string, k2: string, of2: string) => `${k} of ${total}, against ${k2} of ${of2}`,
    studentsOf: (total: string, of2: string) => `${total} students, against ${of2}`,
    ratio: "Times as often",
    chance: "Chance",
    chanceOf: (p: string, q: string, tests: number) => `p ${p}; q ${q}, adjusted over ${n(tests)} comparisons`,
    verdict: "How sure",
    tested: (off: boolean, size: string, line: string, reaches: boolean) =>
      `The range ${off ? "does not include" : "includes"} zero. The size is ${size}, ${reaches ? "at or above" : "below"} the action line of ${line}.`,
    files: "Files",
    file: (name: string, day: string, rows: number, hash: string) =>
      `${name}: loaded ${day}, ${count(rows, "row")}, SHA-256 ${hash}`,
    noFiles: "no file from that year",
    version: "Made with",
    notJudged: "Not judged",
    sizes: (total: number, of2: number) => `${count(total, "student")}, against ${n(of2)}`,
  },
};
