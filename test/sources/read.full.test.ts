import { gzipSync } from "node:zlib";
import { strToU8 } from "fflate";
import { expect, test } from "vitest";
import writeWorkbook from "write-excel-file/node";
import type { Problem } from "../../src/base/problem-facts.ts";
import { attendanceDay } from "../../src/records/tables.ts";
import type { RecordType } from "../../src/sources/mapping.ts";
import type { Reading } from "../../src/sources/reading.ts";
import type { Source } from "../../src/sources/source.ts";
import { problemWords } from "../../src/ui/language/problems.ts";
import { bytes, goodBundle, row, withDelivery } from "./bundle.ts";

const lea = "0110017";
const school = "0112345";
const enrollment = (n: number, more: Readonly<Record<number, string>> = {}): string =>
  row("SENR", {
    ...{ 4: lea, 5: school, 7: "2024-2025", 8: String(1_000_000_000 + n), 22: "20240815", 23: "10", 24: "05" },
    ...more,
  });

const loaded = (files: Reading["files"]): number => files.reduce((n, f) => n + f.rowsLoaded, 0);
const briefly = (problems: readonly Problem[]) =>
  problems.map((p) => ({ code: p.code, line: p.line, column: p.column }));

test("a valid bundle loads completely, from a folder or a zip, without a problem", async () => {
  const files = goodBundle();
  const look = (reading: Reading) => {
    expect(reading.problems).toEqual([]);
    expect(reading.quarantine).toEqual([]);
    expect(loaded(reading.files)).toBe(48);
    return reading.tables;
  };
  const apart = await withDelivery(files, look);
  expect(await withDelivery(files, look, { zip: "export.zip" })).toEqual(apart);
  expect(
    await withDelivery(Object.fromEntries(Object.entries(files).map(([k, v]) => [`sis/${k}`, v])), look, {
      zip: "x.zip",
    }),
  ).toEqual(apart);
});

test("line numbers count byte-order marks, blank lines, a header and every kind of line end", async () => {
  const header = ["Record Type Code", ...Array(34).fill("x")].join("^");
  const bad = enrollment(2, { 22: "2024O815" });
  const text = `\u{feff}${header}\r\n\r\n${enrollment(1)}\n\n\r\n${bad}\r\n   \n${enrollment(3)}`;
  await withDelivery({ "a.txt": text }, async (reading, db) => {
    expect(briefly(reading.problems)).toEqual([{ code: "sources.not-a-date", line: 6, column: 22 }]);
    expect(reading.files).toMatchObject([{ rowsIn: 3, rowsLoaded: 2, rowsQuarantined: 1 }]);
    expect(await db.all("SELECT source_line FROM staged.enrollment ORDER BY 1")).toEqual([
      { source_line: 3 },
      { source_line: 8 },
    ]);
  });
});

test("carriage returns alone end lines", async () => {
  const text = [enrollment(1), enrollment(2, { 24: "99" }), enrollment(3)].join("\r");
  await withDelivery({ "a.txt": text }, (reading) => {
    expect(briefly(reading.problems)).toEqual([{ code: "sources.unknown-code", line: 2, column: 24 }]);
    expect(loaded(reading.files)).toBe(2);
  });
});

test("Windows-1252, UTF-8 and both in one file are read alike; UTF-16 too", async () => {
  const csv = (name: string) => `SSID,School,Date,Status,Name\n1000000001,0112345,2024-10-01,Présent,${name}\n`;
  const latin = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
  const wide = new Uint8Array([0xff, 0xfe, ...Buffer.from(csv("Zoë"), "utf16le")]);
  const mixed = new Uint8Array([...latin(csv("Zoë")), ...strToU8("1000000002,0112345,2024-10-01,Présent,Noël\n")]);
  for (const [content, rows] of [
    [latin(csv("Zoë")), 1],
    [strToU8(csv("Zoë")), 1],
    [wide, 1],
    [mixed, 2],
  ] as const) {
    await withDelivery(
      { "d.csv": content },
      (reading) => {
        expect(reading.problems).toEqual([]);
        expect(loaded(reading.files)).toBe(rows);
      },
      { sources: [daily] },
    );
  }
});

const h = (name: string) => ({ header: [name] });
const day: RecordType = {
  id: "day",
  name: "Daily attendance",
  missing: ["-"],
  main: {
    table: attendanceDay,
    columns: {
      date: { at: h("date"), read: { as: "date" } },
      school_year: { schoolYearOf: "date" },
      student_id: { at: h("ssid"), read: { as: "id", digits: 10 } },
      school_id: { at: h("school"), read: { as: "id", digits: 7 } },
      status: {
        at: h("status"),
        read: {
          as: "code",
          codes: {
            id: "test.status",
            list: "attendance-code",
            codes: { PRÉSENT: "present", P: "present", E: "excused" },
          },
          unknown: "quarantine",
        },
      },
    },
  },
};
const daily: Source = {
  id: "test",
  name: "Test",
  records: [day],
  recognize(head) {
    const header = head.lines.find((l) => l.fields.includes("SSID"));
    return header === undefined ? null : { by: "header", record: day, headerLine: header.line };
  },
};

test("a quoted file: separators, quotes and line breaks in cells, titles above, the header again, short and long rows", async () => {
  const text = [
    "Attendance of the year",
    "SSID,School,Date,Status,Note",
    '1000000001,112345,10/1/2024,p,"went home, ""ill"""',
    '1000000002,0112345,2024-10-02T08:00:00,E,"two',
    'lines"',
    "SSID,School,Date,Status,Note",
    "1000000003,0112345,20241003,P",
    "1000000004,0112345,20241003,P,a,b,c",
    "100000",
    '"1000000005","0112345","20241003","-",""',
    ",,,,",
    "",
  ].join("\n");
  await withDelivery(
    { "d.csv": text },
    async (reading, db) => {
      expect(reading.files).toMatchObject([
        { rowsIn: 8, rowsLoaded: 3, rowsQuarantined: 3, setAside: { title: 2 }, schoolYears: [2025] },
      ]);
      expect(briefly(reading.problems)).toEqual([
        { code: "sources.blank", line: 10, column: 4 },
        { code: "sources.field-count", line: 8, column: undefined },
        { code: "sources.lost-zeros", line: 3, column: 2 },
        { code: "sources.short-row", line: 7, column: undefined },
      ]);
      expect(
        await db.all(
          "SELECT student_id, CAST(date AS VARCHAR) AS date, status, source_line FROM staged.attendance_day ORDER BY 1",
        ),
      ).toEqual([
        { student_id: "1000000001", date: "2024-10-01", status: "present", source_line: 3 },
        { student_id: "1000000002", date: "2024-10-02", status: "excused", source_line: 4 },
        { student_id: "1000000003", date: "2024-10-03", status: "present", source_line: 7 },
      ]);
    },
    { sources: [daily] },
  );
});

test.each(["\t", ";", "|", ","])("a file whose separator is %j is read the same, plain and quoted", async (d) => {
  const rows = [
    ["SSID", "School", "Date", "Status"],
    ["1000000001", school, "20241001", "P"],
    ["1000000002", school, "20241001", "E"],
  ];
  for (const wrap of [(c: string) => c, (c: string) => `"${c}"`]) {
    const text = rows.map((r) => r.map(wrap).join(d)).join("\r\n");
    await withDelivery({ "d.txt": text }, (reading) => expect(loaded(reading.files)).toBe(2), { sources: [daily] });
  }
});

test("a workbook's sheets are read, dates and numbers as text", async () => {
  const cell = (value: string | number | Date) => (value instanceof Date ? { value, format: "mm/dd/yyyy" } : { value });
  const sheet = [
    ["SSID", "School", "Date", "Status"].map(cell),
    [1_000_000_001, 112_345, new Date(Date.UTC(2024, 9, 1)), "P"].map(cell),
    ["1000000002", school, "2024-10-01", "maybe"].map(cell),
  ];
  const file = await (await writeWorkbook(sheet)).toBuffer();
  await withDelivery(
    { "d.xlsx": new Uint8Array(file) },
    async (reading, db) => {
      expect(reading.files).toMatchObject([{ name: "d.xlsx", rowsIn: 2, rowsLoaded: 1, rowsQuarantined: 1 }]);
      expect(reading.problems.map((p) => p.code)).toEqual(["sources.unknown-code", "sources.lost-zeros"]);
      expect(await db.all("SELECT CAST(date AS VARCHAR) AS date FROM staged.attendance_day")).toEqual([
        { date: "2024-10-01" },
      ]);
    },
    { sources: [daily] },
  );
});

// Each case is a file of one delivery, about students of its own: one reading for all of them.
test("a row that cannot be read waits in quarantine with its code and column, and the others load", async () => {
  const cases = [
    [{ 8: "1.23457E+09" }, "sources.not-an-identifier", 8],
    [{ 8: "12345" }, "sources.not-an-identifier", 8],
    [{ 8: "" }, "sources.blank", 8],
    [{ 7: "2024-2026" }, "sources.not-a-school-year", 7],
    [{ 22: "20240231" }, "sources.not-a-date", 22],
    [{ 22: "45519" }, "sources.not-a-date", 22],
    [{ 22: "8/15/24" }, "sources.not-a-date", 22],
    [{ 22: "00240815" }, "sources.not-a-date", 22],
    [{ 23: "99" }, "sources.unknown-code", 23],
    [{ 24: "" }, "sources.blank", 24],
  ] as const;
  const name = (i: number): string => `${i}.txt`;
  const bad = (i: number): string => enrollment(10 * i + 2, cases[i]?.[0]);
  const files = cases.map((_, i) => [name(i), [enrollment(10 * i + 1), bad(i), enrollment(10 * i + 3), ""].join("\n")]);
  await withDelivery(Object.fromEntries(files), (reading) => {
    expect(reading.problems).toHaveLength(cases.length);
    for (const [i, [change, code, column]] of cases.entries()) {
      const says = JSON.stringify(change);
      const problems = reading.problems.filter((p) => p.file === name(i));
      expect(briefly(problems), says).toEqual([{ code, line: 2, column }]);
      const [problem] = problems;
      expect(problem, says).toMatchObject({ severity: "error", rows: 1, students: 1 });
      expect(problem && problemWords(problem, "en").what).toContain(`\`${name(i)}\`, line 2, column `);
      expect(reading.quarantine.filter((q) => q.file === name(i))).toEqual([
        { file: name(i), line: 2, text: bad(i), codes: [code] },
      ]);
      expect(loaded(reading.files.filter((f) => f.name === name(i))), says).toBe(2);
    }
  });
});

test("a row with a fault that no number depends on loads all the same, with a warning", async () => {
  const cases = [
    [{ 25: "soon" }, "sources.not-a-date", 25],
    [{ 26: "Z1" }, "sources.unknown-code", 26],
    [{ 29: "maybe" }, "sources.not-yes-or-no", 29],
    [{ 4: "110017" }, "sources.lost-zeros", 4],
  ] as const;
  const name = (i: number): string => `${i}.txt`;
  const files = cases.map(([change], i) => [name(i), `${enrollment(i, change)}\n`]);
  await withDelivery(Object.fromEntries(files), (reading) => {
    expect(reading.problems).toHaveLength(cases.length);
    for (const [i, [change, code, column]] of cases.entries()) {
      const says = JSON.stringify(change);
      const problems = reading.problems.filter((p) => p.file === name(i));
      expect(briefly(problems), says).toEqual([{ code, line: 1, column }]);
      expect(problems[0], says).toMatchObject({ severity: "warning" });
      expect(problems.map((p) => problemWords(p, "en").what)[0]).toMatch(/^Check: /);
      expect(loaded(reading.files.filter((f) => f.name === name(i))), says).toBe(1);
    }
  });
});

test("the same error in many rows is one problem: first lines, most frequent value, rows and students; widest first", async () => {
  const rows = Array.from({ length: 40 }, (_, i) =>
    enrollment(i % 20, { 22: i % 4 ? "20240815" : "x", 24: i === 7 ? "99" : "05", 16: String(i) }),
  );
  await withDelivery({ "a.txt": rows.join("\n") }, (reading) => {
    expect(reading.problems).toMatchObject([
      { code: "sources.not-a-date", rows: 10, students: 5, lines: [1, 5, 9, 13, 17], value: "x" },
      { code: "sources.unknown-code", rows: 1, students: 1, lines: [8] },
    ]);
  });
});

test("truncated, joined and unknown lines are quarantined", async () => {
  const text = [
    enrollment(1),
    enrollment(2).slice(0, 30),
    `${enrollment(3)}^${enrollment(4)}`,
    "what is this",
    enrollment(5),
    "",
  ].join("\n");
  await withDelivery({ "a.txt": text }, (reading) => {
    expect(briefly(reading.problems)).toEqual([
      { code: "sources.field-count", line: 2, column: undefined },
      { code: "sources.unknown-record-type", line: 4, column: 1 },
    ]);
    expect(reading.quarantine.map((q) => q.line)).toEqual([2, 3, 4]);
    expect(loaded(reading.files)).toBe(2);
  });
});

test("a trailing separator on every line is not an error; a layout that its publisher extended is read with a warning", async () => {
  const lines = Array.from({ length: 6 }, (_, i) => enrollment(i));
  await withDelivery({ "a.txt": lines.map((l) => `${l}^\n`).join("") }, (reading) => {
    expect(reading.problems).toEqual([]);
    expect(loaded(reading.files)).toBe(6);
  });
  await withDelivery({ "a.txt": lines.map((l) => `${l}^^^^^^^^new\n`).join("") }, (reading) => {
    expect(reading.problems).toMatchObject([{ code: "sources.unknown-layout", severity: "warning", rows: 6 }]);
    expect(loaded(reading.files)).toBe(6);
  });
});

test("several record types in one file are distinguished row by row", async () => {
  const { "enrollment.txt": a, "programs.txt": b } = goodBundle();
  await withDelivery({ "all.txt": `${a}${b}` }, (reading) => {
    expect(reading.files).toMatchObject([
      { recordType: "SENR", rowsLoaded: 6 },
      { recordType: "SPRG", rowsLoaded: 6 },
    ]);
  });
});

test("unreadable files are reported, and the others load", async () => {
  const noise = Uint8Array.from({ length: 4000 }, (_, i) => (i * 2_654_435_761) >>> 24);
  const files = {
    "good.txt": goodBundle()["enrollment.txt"] ?? "",
    "again.txt": goodBundle()["enrollment.txt"] ?? "",
    "empty.txt": "",
    "noise.bin": noise,
    "cut.zip": bytes("PK\u0003\u0004 and no more"),
    "letter.txt": "Dear all,\nthe files come next week.\n",
  };
  await withDelivery(files, (reading) => {
    expect(reading.problems.map((p) => [p.file, p.code]).sort()).toEqual([
      ["again.txt", "sources.same-file"],
      ["cut.zip", "sources.zip-broken"],
      ["empty.txt", "sources.empty-file"],
      ["letter.txt", "sources.unrecognized"],
      ["noise.bin", "sources.not-text"],
    ]);
    expect(reading.files.map((f) => [f.name, f.rowsIn, f.rowsLoaded, f.setAside])).toEqual([
      ["good.txt", 6, 6, {}],
      ["again.txt", 6, 0, { duplicate: 6 }],
      ["letter.txt", 2, 0, { unrecognized: 2 }],
    ]);
  });
});

test("a gzip is read as the file in it, alone and in a zip; a truncated one is reported", async () => {
  const text = goodBundle()["enrollment.txt"] ?? "";
  const packed = new Uint8Array(gzipSync(text));
  const read = (reading: Reading): unknown => reading.files.map((f) => [f.name, f.rowsIn, f.rowsLoaded]);
  await withDelivery({ "enrollment.txt.gz": packed }, (reading) => {
    expect(reading.problems).toEqual([]);
    expect(read(reading)).toEqual([["enrollment.txt", 6, 6]]);
  });
  await withDelivery(
    { "enrollment.txt.gz": packed },
    (reading) => {
      expect(reading.problems).toEqual([]);
      expect(read(reading)).toEqual([["export.zip/enrollment.txt", 6, 6]]);
    },
    { zip: "export.zip" },
  );
  await withDelivery({ "cut.txt.gz": packed.subarray(0, packed.length - 9) }, (reading) => {
    expect(reading.problems.map((p) => [p.file, p.code, p.facts])).toEqual([
      ["cut.txt.gz", "sources.zip-broken", { kind: "gzip" }],
    ]);
    expect(reading.files).toEqual([]);
  });
});

test("reading again clears what the previous delivery staged", async () => {
  await withDelivery(goodBundle(), (_, db) =>
    withDelivery(
      { "a.txt": `${enrollment(1)}\n` },
      (reading) => expect(reading.tables).toMatchObject([{ id: "school" }, { id: "enrollment", rows: 1 }]),
      { db },
    ),
  );
});

test("a missing file is an error with a fix", async () => {
  const { readDelivery } = await import("../../src/sources/read.ts");
  await withDelivery({}, async (_, db) => {
    await expect(readDelivery([{ name: "gone.txt", path: "/nowhere/gone.txt" }], db)).rejects.toMatchObject({
      code: "sources.cannot-read",
    });
  });
});
