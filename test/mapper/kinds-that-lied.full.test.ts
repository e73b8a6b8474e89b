/** Tables that were read as something else, or whose columns were, without a question. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Proposal, proposeMapping } from "../../src/mapper/propose.ts";
import { schoolYearOfDate } from "../../src/rules/us-ca-school-year.ts";

const id = (i: number): string => `48200000${10 + i}`;
const tableOf = (headers: readonly string[], rows: readonly (readonly string[])[]) => ({
  name: "file.csv",
  headers: ["Student ID", "School ID", ...headers],
  rows: rows.map((row, i) => [id(i), "0190036", ...row]),
});
const repeated = (n: number, row: (i: number) => readonly string[]) => Array.from({ length: n }, (_, i) => row(i));
const proposed = (...[headers, rows]: Parameters<typeof tableOf>): Proposal => proposeMapping(tableOf(headers, rows));
const filled = ({ profile }: Proposal): string[] => [...new Set(profile.fills.map(({ table }) => table))];
const kindsOf = ({ notes }: Proposal): string[] => notes.map(({ kind }) => kind);

describe("attendance in another unit than days", () => {
  const units = ["Hours", "Hrs", "Minutes", "Periods", "Class", "Horas", "Minutos", "Periodos", "Clases"];
  const counts = ["Absent", "Attended", "Enrolled", "Absences", "Present", "Ausencias"];
  test.each(units.flatMap((unit) => counts.map((count) => [unit, count] as const)))("%s %s", (unit, count) => {
    for (const heading of [`${unit} ${count}`, `${count} ${unit}`]) {
      const { profile } = proposed(
        ["Days Enrolled", heading],
        repeated(30, (i) => ["180", String(i)]),
      );
      expect(JSON.stringify(profile.fills)).not.toContain(heading);
    }
  });

  test("is said, and alone nothing is read of it", () => {
    const proposal = proposed(
      ["Hours Enrolled", "Hours Absent"],
      repeated(30, (i) => ["1080", String(i)]),
    );
    expect(proposal.notes).toEqual([{ kind: "other-unit", headings: ["Hours Enrolled", "Hours Absent"] }]);
    expect(filled(proposal)).toEqual([]);
  });

  test("days are days, whatever else the heading says", () => {
    const proposal = proposed(
      ["Days Enrolled", "Days Absent"],
      repeated(30, (i) => ["180", String(i)]),
    );
    expect([filled(proposal), kindsOf(proposal)]).toEqual([["absence"], []]);
  });
});

describe("dates that can be read both ways", () => {
  const iso = (date: string, order: "day-first" | "month-first"): string => {
    const [a = "", b = "", year] = date.split("/");
    const [month, day] = order === "day-first" ? [b, a] : [a, b];
    return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  };
  const dates = fc.array(
    fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), fc.constantFrom(2024, 2025)),
    { minLength: 1, maxLength: 8 },
  );

  test("are read in the only order that fits the school year, and asked about if both or none fit", () => {
    fc.assert(
      fc.property(dates, (parts) => {
        const texts = parts.map((part) => part.join("/"));
        const rows = repeated(30, (i) => [texts[i % texts.length] ?? "", "Fighting", "OSS", "2024-2025"]);
        const { profile } = proposed(["Incident Date", "Offense", "Disciplinary Action", "School Year"], rows);
        const doubtful = texts.filter((text) => iso(text, "day-first") !== iso(text, "month-first"));
        const fits = (order: "day-first" | "month-first"): boolean =>
          doubtful.every((text) => schoolYearOfDate(iso(text, order)) === 2025);
        if (doubtful.length === 0) expect(profile.dates).toBeUndefined();
        else if (fits("day-first") && !fits("month-first")) expect(profile.dates).toBe("day-first");
        else if (fits("month-first") && !fits("day-first")) expect(profile.dates).toBeUndefined();
      }),
    );
  });

  test("are asked about if nothing decides, and not if a date has a day above 12", () => {
    const asked = (dates: readonly string[]): unknown =>
      proposed(
        ["Birth Date", "Grade"],
        repeated(30, (i) => [dates[i % dates.length] ?? "", "3"]),
      ).profile.dates;
    expect(asked(["03/04/2015", "05/06/2015"])).toBe("?");
    expect(asked(["03/04/2015", "05/26/2015"])).toBeUndefined();
    expect(asked(["03/04/2015", "25/06/2015"])).toBe("day-first");
    expect(asked(["03/03/2015", "05/05/2015"])).toBeUndefined();
  });

  test("a first day of school is in summer, not in December", () => {
    const rows = repeated(30, () => ["3", "8/12/2024"]);
    expect(proposed(["Grade", "Entry Date"], rows).profile.dates).toBeUndefined();
    expect(
      proposed(
        ["Grade", "Entry Date"],
        repeated(30, () => ["3", "12/8/2024"]),
      ).profile.dates,
    ).toBe("day-first");
  });
});

describe("days of attendance side by side", () => {
  test.each([1, 2, 3, 4, 6])("%i days with codes are days", (n) => {
    const headers = Array.from({ length: n }, (_, i) => `2024-08-2${i}`);
    const proposal = proposed(
      ["Grade", ...headers],
      repeated(30, (i) => ["3", ...headers.map((_, d) => ((i + d) % 4 ? "P" : "U"))]),
    );
    expect(proposal.kind).toBe("attendance-daily");
    expect(proposal.profile.fills.filter(({ table }) => table === "attendance_day")).toHaveLength(n);
  });

  test("a few dates with other values are not", () => {
    const rows = repeated(30, (i) => ["3", "F", String(40 + i), String(30 + i)]);
    expect(proposed(["Grade", "Gender", "2024-08-20", "2025-02-01"], rows).kind).toBe("roster");
  });

  test("three numbered columns of codes are days without a date", () => {
    const rows = repeated(30, (i) => ["P", i % 3 ? "P" : "U", "P"]);
    expect(kindsOf(proposed(["Day 1", "Day 2", "Day 3"], rows))).toEqual(["undated-days"]);
  });
});

describe("a list of suspensions under a heading that says little", () => {
  test.each(["Action", "Outcome", "Acción", "What happened"])("%s", (heading) => {
    const rows = repeated(30, (i) => [`2024-10-${10 + (i % 20)}`, i % 2 ? "OSS" : "ISS", "2"]);
    expect(proposed(["Date", heading, "Days"], rows).kind).toBe("discipline");
  });

  test("codes of attendance are attendance", () => {
    const rows = repeated(30, (i) => [`2024-10-${10 + (i % 20)}`, ["P", "U", "OSS"][i % 3] ?? ""]);
    expect(proposed(["Date", "Code"], rows).kind).toBe("attendance-daily");
  });
});

describe("days of attendance by part of the year", () => {
  test.each([
    ["Term", ["S1", "S2"]],
    ["Semestre", ["1", "2"]],
    ["Month", ["Aug", "Sep", "Oct"]],
    ["Marking Period", ["Q1", "Q2", "Q3", "Q4"]],
  ] as const)("%s: said, and not taken for the year's", (heading, terms) => {
    const rows = terms.flatMap((term) =>
      Array.from({ length: 20 }, (_, i) => [id(i), "0190036", term, "90", String(i % 7)]),
    );
    const headers = ["Student ID", "School ID", heading, "Days Enrolled", "Days Absent"];
    const proposal = proposeMapping({ name: "file.csv", headers, rows });
    expect(filled(proposal)).not.toContain("absence");
    expect(proposal.notes).toContainEqual({ kind: "by-term", heading });
  });

  test("one row per student and year is a year's", () => {
    const proposal = proposed(
      ["Term", "Days Enrolled", "Days Absent"],
      repeated(30, (i) => ["YR", "180", String(i)]),
    );
    expect([filled(proposal), kindsOf(proposal)]).toEqual([["absence"], []]);
  });
});

describe("rows about another time", () => {
  test.each([
    ["Record Type", "Current", "Prior"],
    ["Status", "Active", "Historical"],
    ["Tipo de registro", "Actual", "Anterior"],
    ["Row State", "Open", "Superseded"],
    ["Estado", "Vigente", "Histórico"],
  ])("%s: %s, %s", (heading, current, other) => {
    const rows = repeated(30, (i) => ["180", "5", i % 2 ? current : other]);
    const { suggestions, questions } = proposed(["Days Enrolled", "Days Absent", heading], rows);
    expect(questions.flatMap(({ about }) => (about.kind === "counts" ? [about.value] : [])).sort()).toEqual(
      [current, other].sort(),
    );
    expect([suggestions[`counts.${heading}.${current}`], suggestions[`counts.${heading}.${other}`]]).toEqual([
      "yes",
      "no",
    ]);
  });
});

test("daily attendance in Spanish: every word is known, or asked about with the likeliest answer", () => {
  const words = [
    "Presente",
    "Tardanza",
    "Falta justificada",
    "Falta injustificada",
    "Ausente",
    "Inasistencia",
    "Suspendida",
  ];
  const rows = repeated(70, (i) => [`2024-09-0${1 + (i % 7)}`, words[i % words.length] ?? ""]);
  const { kind, questions } = proposed(["Fecha", "Asistencia"], rows);
  expect(kind).toBe("attendance-daily");
  const codes = questions.filter(({ about }) => about.kind === "code");
  expect(codes.map(({ about, suggestion }) => ["value" in about && about.value, suggestion])).toEqual([
    ["Ausente", "unexcused"],
    ["Inasistencia", "unexcused"],
  ]);
});
