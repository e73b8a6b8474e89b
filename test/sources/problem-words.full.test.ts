import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { FileKind, ProposalNote, QuestionAbout, Taken } from "../../src/base/mapping-facts.ts";
import type { ColumnFacts, Problem, ProblemCode, ProblemFacts } from "../../src/base/problem-facts.ts";
import { shapeOf } from "../../src/base/shown-value.ts";
import { printProposal } from "../../src/cli/print-proposal.ts";
import { proposeMapping } from "../../src/mapper/propose.ts";
import { profileFromYaml, profileToYaml } from "../../src/sources/profile/profile-file.ts";
import { languageOf } from "../../src/ui/language/languages.ts";
import { problemWords, quarantineReason } from "../../src/ui/language/problems.ts";
import { bothLanguages, english, own } from "./both-languages.ts";

const column: ColumnFacts = {
  record: "SENR",
  outcome: "quarantined",
  otherRows: 1,
  otherValues: 2,
  accepts: { as: "date" },
  hint: "day-number",
};
const question = (about: QuestionAbout) => ({ id: "x", where: "decide.x", blocks: true, about });
const abouts: Readonly<Record<QuestionAbout["kind"], QuestionAbout>> = {
  identify: { kind: "identify" },
  school: { kind: "school" },
  grade: { kind: "grade" },
  "state-test": { kind: "state-test" },
  "blank-day": { kind: "blank-day" },
  "every-day": { kind: "every-day" },
  "listed-program": { kind: "listed-program", program: "foster" },
  "blank-result": { kind: "blank-result" },
  job: { kind: "job" },
  "school-year": { kind: "school-year" },
  dates: { kind: "dates" },
  "year-names": { kind: "year-names", column: "Yr" },
  "year-codes": { kind: "year-codes", column: "Wave", value: "2" },
  missing: { kind: "missing", mark: "*" },
  confirm: { kind: "confirm", heading: "col9" },
  counts: { kind: "counts", column: "Voided", value: "Y" },
  code: { kind: "code", column: "Lunch", value: "E", meanings: ["F", "R"] },
};

/** Facts of every code; a new code does not compile until it is added here. */
const facts: { readonly [Code in ProblemCode]: readonly ProblemFacts[Code][] } = {
  "sources.blank": [column, { ...column, outcome: "blank", accepts: null }],
  "sources.column-missing": [{ ...column, outcome: "left-out" }],
  "sources.lost-zeros": [{ ...column, outcome: "corrected" }],
  "sources.not-a-date": [
    column,
    { ...column, hint: "two-digit-year", otherValues: 1, outcome: "set-aside", otherRows: 2 },
  ],
  "sources.not-a-number": [
    { ...column, accepts: { as: "whole-number", least: 0, most: 5 }, hint: "letter-o" },
    { ...column, accepts: { as: "number", least: 0, most: null }, hint: "letter-l-or-i" },
    { ...column, accepts: { as: "number", least: null, most: 9 }, hint: null, otherValues: 0 },
    { ...column, accepts: { as: "percentage" } },
  ],
  "sources.not-a-school-year": [{ ...column, accepts: { as: "school-year" } }],
  "sources.not-yes-or-no": [{ ...column, accepts: { as: "yes-or-no" } }],
  "sources.unknown-code": [
    { ...column, accepts: { as: "code", map: "calpads.grade", list: "grade", codes: ["01", "02"], more: true } },
    {
      ...column,
      accepts: {
        ...{ as: "code", map: "roster.sex", list: "gender", codes: ["F"], more: false },
        ofProfile: { profile: "roster", heading: "Sex" },
      },
    },
  ],
  "sources.not-an-identifier": [
    { ...column, accepts: { as: "identifier", digits: 10 }, hint: "rounded" },
    { ...column, accepts: { as: "identifier", digits: null }, hint: "character-no-text-has" },
  ],
  "sources.personal-value": [column, { ...column, otherValues: 0 }],
  "sources.skipped": (
    ["link", "pipe", "socket", "device", "not-readable", "hidden", "workspace", "report"] as const
  ).map((reason) => ({ reason })),
  "sources.no-formula-result": [{ cells: 12, first: "D2" }],
  "sources.hidden-rows": [{}],
  "sources.nothing-inside": [{ kind: "zip" }, { kind: "workbook" }],
  "sources.empty-file": [{}],
  "sources.not-text": [{}],
  "sources.zip-broken": [{ kind: "zip" }, { kind: "gzip" }, { kind: "workbook" }],
  "sources.zip-refused": [
    { reason: "checksum", entry: "a.csv" },
    { reason: "encrypted", entry: "a.csv" },
    { reason: "unsafe-name", entry: "../a.csv" },
    { reason: "too-many-files", most: 10_000 },
    { reason: "too-deep", most: 3 },
    { reason: "too-large", most: 2 ** 36 },
    { reason: "ratio", most: 200 },
    { reason: "workbook-too-large", most: 2 ** 28 },
    { reason: "too-many-cells", most: 5_000_000 },
  ],
  "sources.unreadable-character": [{}],
  "sources.heading-twice": [{ headings: ["Days Absent"] }, { headings: ["Days Absent", "Grade"] }],
  "sources.open-quote": [{}],
  "sources.same-file": [{ twin: "b.txt" }],
  "sources.unrecognized": [
    { seems: null, note: null },
    { seems: "roster", note: null },
    { seems: null, note: { kind: "groups-in-columns", groups: ["White", "Female"] } },
    { seems: null, note: { kind: "groups-in-rows", column: "Group" } },
    { seems: null, note: { kind: "undated-days", headings: ["Day 1"], columns: 5 } },
  ],
  "sources.rows-differ": [
    {
      table: "enrollment",
      columns: ["exit_date"],
      headings: ["exit_date"],
      outcome: "later-year",
      groups: 3,
      files: ["a.csv", "b.csv"],
      kinds: [],
    },
    {
      table: "enrollment",
      columns: ["exit_date"],
      headings: ["exit_date"],
      outcome: "rule",
      groups: 1,
      files: ["a.csv"],
      kinds: [],
    },
    {
      table: "student",
      columns: ["race_black", "race_white"],
      headings: ["race_black", "race_white"],
      outcome: "unknown",
      groups: 2,
      files: ["a.csv", "b.csv"],
      kinds: ["calpads/SINF", "mapped.roster/roster"],
    },
    {
      table: "official_figure",
      columns: ["n"],
      headings: ["n"],
      outcome: "unused",
      groups: 3,
      files: ["a.csv"],
      kinds: [],
    },
    {
      table: null,
      columns: ["grade"],
      headings: ["grade"],
      outcome: "quarantined",
      groups: 1,
      files: ["a.csv"],
      kinds: [],
    },
  ],
  "sources.facts-contradict": [
    {
      contradiction: "exit-before-entry",
      table: "enrollment",
      columns: ["exit_date"],
      headings: ["exit_date"],
      outcome: "quarantined",
      unknown: [],
      of: 40,
    },
    {
      contradiction: "end-before-start",
      table: "program",
      columns: ["end_date"],
      headings: ["end_date"],
      outcome: "left-out",
      unknown: [],
      of: 40,
    },
    {
      contradiction: "born-after-start",
      table: "student",
      columns: ["birth_date"],
      headings: ["birth_date"],
      outcome: "unknown",
      unknown: ["birth_date", "first_us_school_date"],
      of: 40,
    },
    {
      contradiction: "parts-exceed-total",
      table: "absence",
      columns: ["days_excused"],
      headings: ["days_excused"],
      outcome: "used",
      unknown: [],
      of: 40,
    },
  ],
  "sources.identifiers-differ-by-zeros": [
    { kind: "student", identifiers: 1 },
    { kind: "school", identifiers: 3 },
  ],
  "sources.courses-unread": [
    { titles: ["WH"], all: 1 },
    { titles: ["WH", "Block 3"], all: 9 },
  ],
  "sources.unknown-record-type": [{ source: "CALPADS", known: ["SENR", "SINF"] }],
  "sources.field-count": [
    { record: null, fields: null, known: [9], otherRows: 1 },
    { record: "SENR", fields: 7, known: [30, 31], otherRows: 4 },
  ],
  "sources.short-row": [{}],
  "sources.columns-unread": [
    { record: "CAASPP student data file", columns: ["GenderIdentity"], all: 1, lacking: [] },
    { record: "CAASPP student data file", columns: ["RaceEthnicity"], all: 7, lacking: ["Asian", "White"] },
  ],
  "sources.columns-missing": [
    { record: "CAASPP student data file", columns: ["AchievementLevels"], all: 1, instead: [] },
    { record: "CAASPP student data file", columns: ["AchievementLevels"], all: 3, instead: ["AchievementLevelsNew"] },
  ],
  "sources.unknown-layout": [{ record: "SENR", fields: 33, known: [30, 31], read: 31 }],
  "oneroster.no-manifest": [{}],
  "oneroster.file-missing": [
    { wanted: "users", heading: null },
    { wanted: "users", heading: "userSourcedId" },
  ],
  "oneroster.file-unannounced": [{ spec: "users" }],
  "oneroster.manifest-value": [{}],
  "oneroster.file-name": [{ spec: "users" }],
  "oneroster.date-form": [{ heading: "beginDate" }],
  "oneroster.enumeration-case": [{ heading: "role", spelled: "student" }],
  "oneroster.reference": [{ heading: "userSourcedId", to: "users" }],
  "oneroster.several-ids": [{ heading: "userSourcedId" }],
  "oneroster.heading-ending": [{ headings: ["sourcedId"] }],
  "oneroster.heading-case": [
    { pairs: [{ given: "SourcedID", spec: "sourcedId" }] },
    {
      pairs: [
        { given: "SourcedID", spec: "sourcedId" },
        { given: "Role", spec: "role" },
      ],
    },
  ],
  "oneroster.heading-spelling": [{ spec: "role" }],
  "oneroster.heading-other": [{ spec: "role" }],
  "oneroster.heading-missing": [{ missing: ["role"] }, { missing: ["role", "title"] }],
  "oneroster.heading-blank": [{ cells: 1 }, { cells: 2 }],
  "sources.near-format": [
    { name: "CAASPP", missing: ["Grade"], added: ["Grade Level"] },
    { name: "CAASPP", missing: [], added: ["Grade Level"] },
  ],
  "oneroster.outside-year": [{}],
  "oneroster.no-year": [
    { enrollments: 1, classes: 1 },
    { enrollments: 30, classes: 4 },
  ],
  "oneroster.year-contradicts": [{ setting: "oneroster.school-year", byDates: 2025 }],
  "oneroster.no-grade": [{ grades: ["KG", "01"] }],
  "oneroster.grade": [{ grades: ["KG", "01"] }],
  "mapped.question-open": Object.values(abouts).map((about) => ({ question: question(about) })),
  "mapped.answer-leaves-out": [
    { profile: "roster", table: "enrollment", where: "decide.grade" },
    { profile: "days", table: null, where: "decide.every-day" },
  ],
  "mapped.year-passed": [{ profile: "roster", schoolYear: 2025 }],
  "official.unknown-mark": [{ marks: ["~"], more: false }],
  "official.unknown-group": [
    { groups: ["XX"], all: 1, profile: null },
    { groups: ["XX", "YY"], all: 3, profile: "profiles/state.yaml" },
  ],
  "official.other-names": [{ groups: [{ used: "EL", other: "English Learners" }] }],
  "official.same-figure": [{ figures: 1 }, { figures: 12 }],
  "official.unread-breakdown": [{ profile: "profiles/state.yaml", columns: ["Subject", "Charter"] }],
  "official.columns-missing": [
    { columns: ["TOT_ENR_F"], all: 1, instead: ["TOT_ENR_FEMALE"] },
    { columns: ["TOT_ENR_F", "TOT_ENR_M"], all: 9, instead: [] },
  ],
  "official.columns-new": [
    { columns: ["schenrmem"], all: 1, instead: [] },
    { columns: ["schenrmem", "schenrmef"], all: 9, instead: [] },
  ],
  "official.parts-differ": [{}],
  "official.which-publication": [{}],
  "official.more-hits-than-students": [{}],
  "official.rate-differs": [{}],
  "official.federal-identifiers": [{}],
  "official.no-indicator": [{}],
  "official.indicator-of-name": [
    { indicator: "ELA", from: "name" },
    { indicator: "ELA", from: "headings" },
  ],
  "official.year-of-name": [{ schoolYear: 2025 }],
  "official.no-year": [{ format: "DataQuest" }],
};
const codes = Object.keys(facts) as ProblemCode[];

describe("every problem code", () => {
  test.each(codes)("%s has sentences in both languages, for one row and for several", (code) => {
    for (const one of facts[code]) {
      for (const rows of [1, 2]) {
        for (const severity of ["error", "warning"] as const) {
          const at = { severity, file: "a.txt", line: 2, lines: [2], column: 3, columnName: "X", value: "45519" };
          bothLanguages({ code, ...at, rows, students: rows, facts: one } as Problem);
        }
      }
    }
  });

  test.each(codes)("%s asks nobody to type a value that is printed as its shape", (code) => {
    for (const one of facts[code]) {
      for (const value of ["2024", "2023-2024", "1617", "Suspendida Interna", "AB12345", "48900", "2009-01-02"]) {
        const at = { severity: "error", file: "a.txt", line: 2, lines: [2], rows: 1, students: 1, holders: 1 } as const;
        const problem = { code, ...at, value, facts: one } as Problem;
        for (const lang of ["en", "es"] as const) expect(problemWords(problem, lang).fix).not.toContain(shapeOf(value));
      }
    }
  });

  test("is reported by some code, and is in both languages", () => {
    const src = join(import.meta.dirname, "..", "..", "src", "sources");
    const texts = readdirSync(src, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && name !== "problem.ts" && !name.startsWith("words"))
      .map((name) => readFileSync(join(src, name), "utf8"))
      .join("\n");
    for (const code of codes) expect(texts, code).toContain(`"${code}"`);
    for (const words of [languageOf.en.problems, languageOf.es.problems])
      expect(Object.keys(words.problems).sort()).toEqual([...codes].sort());
    for (const code of Object.keys(languageOf.en.problems.reasons)) {
      if (code !== "sources.lost-zeros") expect(texts, code).toContain(`"${code}"`);
      expect(quarantineReason(code, "es")).not.toBe(quarantineReason(code, "en"));
    }
  });

  test("lists of codes have names in both languages", () => {
    expect(Object.keys(languageOf.es.codeLists)).toEqual(Object.keys(languageOf.en.codeLists));
  });
});

describe("a proposal", () => {
  const [en, es] = [languageOf.en.proposals, languageOf.es.proposals];
  const table = {
    name: "roster.csv",
    headers: ["SSID", "Last Name", "School", "Grade", "Sex", "Ethnicity", "Lunch", "col9", ""],
    rows: [
      ["1000000001", "Gil", "0112345", "03", "F", "Hispanic", "F", "EL", ""],
      ["1000000002", "Ode", "0112345", "04", "M", "6", "P", "RFEP", ""],
      ["1000000003", "Roe", "0112345", "05", "X", "White", "E", "EO", ""],
      ["1000000004", "Poe", "0112345", "05", "F", "Asian", "*", "EL", ""],
      ["1000000005", "Lee", "0112345", "01", "F", "Asian", "R", "EO", ""],
    ],
  };

  test("is printed and saved in Spanish, with the same facts", () => {
    const proposal = proposeMapping(table, { schoolYear: 2025 });
    const printed = printProposal({ proposal, table }, "es");
    expect(own(printed)).not.toMatch(english);
    expect(printed).toContain("identificador estatal del estudiante");
    expect(printed).toContain("(probable: white)");
    const saved = profileToYaml(proposal, languageOf.es.proposals);
    expect(own(saved)).not.toMatch(/^#.*\b(the|are|of)\b/m);
    expect(profileFromYaml(saved)).toEqual(profileFromYaml(profileToYaml(proposal, languageOf.en.proposals)));
  });

  test("has a different question, note, kind and reason in each language", () => {
    for (const about of Object.values(abouts)) {
      const [asked, preguntado] = [en.question(question(about)), es.question(question(about))];
      expect(preguntado.ask).toMatch(/¿.*\?$/);
      expect(own(preguntado.ask + preguntado.until)).not.toMatch(english);
      expect(preguntado.choices).toHaveLength(asked.choices.length);
    }
    const notes: Readonly<Record<ProposalNote["kind"], ProposalNote>> = {
      "year-given": { kind: "year-given" },
      "nothing-recognized": { kind: "nothing-recognized" },
      "no-staff-identifier": { kind: "no-staff-identifier" },
      "no-course": { kind: "no-course" },
      "no-days-enrolled": { kind: "no-days-enrolled" },
      "groups-in-columns": { kind: "groups-in-columns", groups: ["White", "Female", "Total"] },
      "groups-in-rows": { kind: "groups-in-rows", column: "Group" },
      "discipline-flags": { kind: "discipline-flags", headings: ["Suspended", "Expelled"] },
      "undated-days": { kind: "undated-days", headings: ["Day 1"], columns: 5 },
      "known-format": { kind: "known-format", format: "CALPADS" },
      "no-decisions": { kind: "no-decisions" },
      "no-first-day": { kind: "no-first-day" },
      "no-self-review": { kind: "no-self-review" },
      "repeated-stems": { kind: "repeated-stems", stems: ["math"] },
      "side-by-side": { kind: "side-by-side", by: "grade", stems: ["math"] },
      "other-scales": { kind: "other-scales", columns: 2 },
      "by-term": { kind: "by-term", heading: "Term" },
      "other-unit": { kind: "other-unit", headings: ["Hours Absent"] },
      "day-numbers": { kind: "day-numbers", headings: ["Entry", "Exit"] },
      "learners-only": { kind: "learners-only", heading: "EL" },
    };
    for (const note of Object.values(notes)) expect(own(es.note(note))).not.toMatch(english);
    const taken: readonly Taken[] = [
      { as: "test-result", subject: "ela" },
      { as: "survey-item", item: "belonging" },
      { as: "attendance-day" },
      { as: "empty" },
      { as: "unknown" },
      ...(["better-column", "values-disagree", "ignored", "not-used-here"] as const).map((as) => ({
        as,
        concept: "grade" as const,
      })),
      ...(["says", "near", "silent"] as const).map(
        (heading): Taken => ({ as: "concept", concept: "student_id", heading, fit: 90, tenDigits: true }),
      ),
      { as: "concept", concept: "student_id", heading: "near", fit: null, tenDigits: false },
    ];
    for (const one of taken) {
      expect(es.reason(one)).not.toBe(en.reason(one));
      expect(es.reason(one)).not.toMatch(english);
      expect(es.meaning(one)).not.toMatch(english);
    }
    for (const kind of Object.keys(en.kinds) as FileKind[]) expect(es.kinds[kind]).not.toBe(en.kinds[kind]);
  });
});
