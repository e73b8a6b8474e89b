import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ConceptId } from "../../src/base/mapping-facts.ts";
import { proposeMapping } from "../../src/mapper/propose.ts";
import type { Profile } from "../../src/sources/profile/profile.ts";
import type { SourceTable } from "../../src/sources/source-tables.ts";
import { plainHeader } from "../../src/sources/vocabulary/concepts.ts";
import { knownExport, listedHeadings } from "../../src/sources/vocabulary/known-exports.ts";
import type { ReportExport } from "../../src/sources/vocabulary/report-export.ts";
import { reportExports } from "../../src/sources/vocabulary/report-exports.ts";
import { readMapped } from "./proposed-files.ts";

const rows = 24;
const pick =
  (...of: string[]) =>
  (i: number): string =>
    of[i % of.length] ?? "";

/** What a column of a meaning contains, by row. */
const plausible: Partial<Record<ConceptId, (i: number) => string>> = {
  student_id: (i) => `30000000${10 + i}`,
  local_id: (i) => `${41000 + i}`,
  school_id: pick("0112345", "6112346"),
  school_name: pick("Alder Elementary", "Birch Middle"),
  name: (i) => `Quill${i}`,
  contact: (i) => `quill${i}@example.org`,
  birth_date: (i) => `2014-03-${String(i + 1).padStart(2, "0")}`,
  gender: pick("F", "M"),
  race: pick("Hispanic", "White", "Asian"),
  grade: pick("03", "04", "05"),
  elas: pick("EO", "EL", "RFEP"),
  elas_date: (i) => `2019-09-${String(i + 1).padStart(2, "0")}`,
  english_learner: pick("Y", "N"),
  special_education: pick("N", "Y"),
  disadvantaged: pick("Y", "N", "N"),
  homeless: pick("N", "N", "Y"),
  foster: pick("N", "Y"),
  migrant: pick("N", "Y"),
  meals: pick("F", "R", "P"),
  entry_date: () => "2024-08-14",
  exit_date: (i) => (i % 5 === 0 ? "2025-01-10" : ""),
  days_expected: pick("180", "175"),
  days_absent: pick("4", "20.5", "0"),
  result_days: pick("1", "2.5", "0"),
  section_id: pick("ALG1-01", "ALG1-02"),
  mark: pick("A", "B", "C-"),
  school_year: () => "2024-2025",
  subject: pick("Mathematics", "Reading"),
  score: (i) => `${190 + i}`,
  level: pick("1", "2", "3", "4"),
  test: pick("Growth: Math 2-5", "Growth: Reading 2-5"),
  test_form: pick("Version 4", ""),
  test_window: pick("Fall", "Winter", "Spring"),
  test_date: (i) => `2024-${pick("09", "12")(i)}-1${i % 9}`,
};

const filling: ((i: number) => string)[] = [pick("Y", "N"), (i) => `${i * 7}`, pick("On level", "Below"), () => ""];

const fileOf = (known: ReportExport): SourceTable => {
  const headers = Object.keys(known.headings);
  const columns = Object.values(known.headings).map((id, at) =>
    id === null ? (filling[at % filling.length] ?? (() => "")) : plausible[id],
  );
  return {
    name: "export.csv",
    headers,
    rows: Array.from({ length: rows }, (_, i) => columns.map((value) => value?.(i) ?? "")),
  };
};

/** Every text in a part of a profile. */
const textsIn = (part: unknown): string[] =>
  typeof part === "string"
    ? [part]
    : typeof part === "object" && part !== null
      ? Object.values(part).flatMap(textsIn)
      : [];

describe.each(reportExports.map((known) => [known.id, known] as const))("%s", (_, known) => {
  const file = fileOf(known);
  const proposal = proposeMapping(file, { schoolYear: 2025 });
  const read = new Set(textsIn(proposal.profile.fills.map((f) => [f.columns, f.whereFilled])));

  test("is recognized", () => {
    for (const id of Object.values(known.headings)) if (id !== null) expect(plausible[id], id).toBeDefined();
    expect(proposal.kind).toBe(known.kind);
    expect(proposal.profile.fills.length).toBeGreaterThan(0);
  });

  test("each heading means what the list says", () => {
    const seen = new Set<string>();
    for (const { heading, taken, samples } of proposal.columns) {
      const id = known.headings[heading];
      const means = "concept" in taken ? taken.concept : null;
      if (id === "name" || id === "contact") {
        expect([heading, means, samples], heading).toEqual([heading, id, []]);
        expect(read.has(heading), heading).toBe(false);
      } else if (id === null) {
        expect(read.has(heading), heading).toBe(false);
      } else if (id !== undefined && !seen.has(id)) {
        seen.add(id);
        expect([heading, means], JSON.stringify(taken)).toEqual([heading, id]);
      }
    }
  });

  test("students and results are read, and no listed heading is a question", () => {
    const of = (...ids: ConceptId[]) =>
      Object.keys(known.headings).filter((h) => ids.includes(known.headings[h] as ConceptId));
    const who = of("student_id").concat(of("local_id"));
    expect(who.some((h) => read.has(h))).toBe(true);
    for (const h of of("score", "level", "test", "test_window", "test_form", "days_expected", "mark"))
      expect(read.has(h), h).toBe(true);
    const asked = proposal.questions.flatMap((q) => textsIn(q.about));
    for (const heading of Object.keys(known.headings)) expect(asked).not.toContain(heading);
  });
});

/** Lines of a known export's file: the values given, by heading, and blanks under its other headings. */
function linesOf(id: string, given: readonly Readonly<Record<string, string>>[]): string[] {
  const headers = Object.keys(reportExports.find((known) => known.id === id)?.headings ?? {});
  return [headers.join(","), ...given.map((row) => headers.map((heading) => row[heading] ?? "").join(","))];
}

describe("the window, the instrument and the form are part of a test's name", () => {
  test("Star: a result outside every window is kept", async () => {
    const row = { SchoolYear: "2024-2025", AssessmentType: "Enterprise", SchoolIdentifier: "101", Grade: "4" };
    const given = [
      { ...row, StudentIdentifier: "7001", ScaledScore: "480", ScreeningPeriodWindowName: "Fall" },
      { ...row, StudentIdentifier: "7001", ScaledScore: "510", ScreeningPeriodWindowName: "Spring" },
      { ...row, StudentIdentifier: "7002", ScaledScore: "390" },
    ];
    await readMapped({ name: "star.csv", lines: linesOf("star-reading", given) }, {}, async (read) => {
      expect(read.proposal.questions).toEqual([]);
      expect(read.reading.problems.filter((p) => p.severity === "error")).toEqual([]);
      const found = await read.rows("assessment");
      expect(found.map((r) => [r["student_id"], r["subject"], r["test"], r["score"], r["school_year"]])).toEqual([
        ["7001", "local", "Star Reading-Enterprise-Fall", 480, 2025],
        ["7001", "local", "Star Reading-Enterprise-Spring", 510, 2025],
        ["7002", "local", "Star Reading-Enterprise", 390, 2025],
      ]);
    });
  });

  test("MAP: the test, its subject and the term", async () => {
    const row = { TestName: "Growth: Math 2-5", Subject: "Mathematics", TestType: "Survey With Goals", Grade: "3" };
    const given = ["Fall 2024-2025", "Winter 2024-2025"].map((TermName, i) => ({
      ...row,
      TermName,
      StudentID: "7001",
      School_StateID: "0112345",
      TestRITScore: `${190 + i}`,
      TestStartDate: i === 0 ? "09/12/2024" : "01/15/2025",
    }));
    await readMapped({ name: "map.csv", lines: linesOf("map-combined", given) }, {}, async (read) => {
      expect(read.proposal.questions).toEqual([]);
      expect((await read.rows("assessment")).map((r) => [r["test"], r["score"], r["school_year"]])).toEqual([
        ["MAP-Growth: Math 2-5-Mathematics-Survey With Goals-Fall 2024-2025", 190, 2025],
        ["MAP-Growth: Math 2-5-Mathematics-Survey With Goals-Winter 2024-2025", 191, 2025],
      ]);
    });
  });

  test("a district's own file with a window and a form", async () => {
    const lines = [
      "Student ID,Test Name,Test Form,Testing Window,Score,Test Date",
      "7001,Benchmark,A,Fall,40,9/20/2024",
      "7001,Benchmark,B,Spring,55,4/20/2025",
      "7002,Benchmark,A,Fall,31,9/20/2024",
    ];
    const answer = {
      answer: (profile: Profile) => ({ ...profile, decide: { ...profile.decide, "state-test": "no" } }),
    };
    await readMapped({ name: "own.csv", lines }, answer, async (read) => {
      expect((await read.rows("assessment")).map((r) => [r["student_id"], r["test"], r["score"]])).toEqual([
        ["7001", "Benchmark-A-Fall", 40],
        ["7001", "Benchmark-B-Spring", 55],
        ["7002", "Benchmark-A-Fall", 31],
      ]);
    });
  });
});

describe("which files count as a known export", () => {
  test("common headings do not identify an export", () => {
    expect(knownExport(["Student ID", "First Name", "Last Name", "Grade", "School"])).toBeNull();
    expect(knownExport([])).toBeNull();
  });

  test("headings shared by two tests of a vendor identify neither", () => {
    const named = reportExports.filter((known) => known.instrument !== undefined);
    fc.assert(
      fc.property(
        fc.constantFrom(...named),
        fc.infiniteStream(fc.nat(9)),
        fc.integer({ min: 0, max: 9 }),
        (of, dice, kept) => {
          const headers = Object.keys(of.headings).filter(() => (dice.next().value as number) <= kept);
          const found = knownExport(headers);
          const holds = named.filter((known) => headers.every((h) => listedHeadings(known).has(plainHeader(h))));
          if (new Set(holds.map((known) => known.instrument)).size > 1) expect(found?.instrument).toBeUndefined();
          else if (found?.instrument !== undefined) expect(found.instrument).toBe(of.instrument);
        },
      ),
    );
    const [reading, math] = ["star-reading", "star-math"].map((id) => named.find((known) => known.id === id));
    const shared = Object.keys(reading?.headings ?? {}).filter((h) => h in (math?.headings ?? {}));
    expect(shared.length).toBeGreaterThan(50);
    expect(knownExport(shared)).toBeNull();
    expect(knownExport([...shared, "Quantile"])?.id).toBe("star-math");
  });

  test("whatever the order and spelling of its headings, and with a district's own column", () => {
    for (const known of reportExports) {
      const headers = Object.keys(known.headings);
      const found = knownExport(headers);
      if (found === null) continue;
      expect(found.id).toBe(known.id);
      const spelled = headers.toReversed().map((h) => h.toUpperCase().replaceAll("_", " "));
      expect(knownExport([...spelled, "Our Own Column"])?.id).toBe(known.id);
    }
  });
});
