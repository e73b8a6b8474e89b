import { describe, expect, test } from "vitest";
import { type Bundle, bundle11, readBundle } from "./oneroster-bundle.ts";

const withYear = (year: string): Bundle => ({
  ...bundle11,
  "academicSessions.csv": (bundle11["academicSessions.csv"] ?? []).map((line, i) =>
    i === 0 ? line : line.replace(/,2025$/, `,${year}`),
  ),
});

/** Class enrollments without dates. */
const undated = (bundle: Bundle): Bundle => ({
  ...bundle,
  "enrollments.csv": (bundle["enrollments.csv"] ?? []).map((line, i) =>
    i === 0 ? line : line.replaceAll(/\d{4}-\d{2}-\d{2}/g, ""),
  ),
});

describe("a session's school year and its dates", () => {
  test("agree: nothing to say", async () => {
    await readBundle(withYear("2025"), async ({ faults, rows }) => {
      expect(faults("oneroster.year-contradicts")).toEqual([]);
      expect(new Set((await rows("enrollment")).map((r) => r["school_year"]))).toEqual(new Set([2025]));
    });
  });

  test("differ, and class enrollments have dates of their own: those decide", async () => {
    await readBundle(withYear("2024"), async ({ faults, rows }) => {
      expect(faults("oneroster.year-contradicts")).toHaveLength(1);
      expect(new Set((await rows("enrollment")).map((r) => r["school_year"]))).toEqual(new Set([2025]));
    });
  });

  test.each(["2024", "2026", "2023-2024"])(
    "%s for 2024-25: asked, and nothing loads under either year",
    async (year) => {
      await readBundle(undated(withYear(year)), async ({ faults, rows, reading }) => {
        expect(faults("oneroster.year-contradicts")).toHaveLength(1);
        expect(await rows("enrollment")).toEqual([]);
        expect(await rows("section")).toEqual([]);
        const members = reading.files.find((f) => f.name.endsWith("enrollments.csv"));
        expect(members).toMatchObject({ rowsLoaded: 0 });
      });
    },
  );
});

describe("loaded counts rows that reach a table", () => {
  const { "academicSessions.csv": sessions = [], ...rest } = bundle11;
  const yearless: Bundle = undated({
    ...rest,
    "academicSessions.csv": sessions.slice(0, 1),
    "courses.csv": (rest["courses.csv"] ?? []).map((line) => line.replace(",y25,", ",,")),
  });
  test.each<[string, Bundle]>([
    ["an empty academicSessions.csv", yearless],
    [
      "no academicSessions.csv",
      Object.fromEntries(Object.entries(yearless).filter(([n]) => n !== "academicSessions.csv")),
    ],
  ])("%s: what it costs is said", async (_, bundle) => {
    await readBundle(bundle, async ({ reading, rows, faults }) => {
      expect(await rows("enrollment")).toEqual([]);
      expect(faults("oneroster.no-year")[0]?.what).toMatch(/academicSessions/);
      for (const name of ["enrollments.csv", "classes.csv"]) {
        const file = reading.files.find((f) => f.name.endsWith(name));
        expect(file?.rowsLoaded, name).toBe(0);
        expect((file?.rowsQuarantined ?? 0) + (file?.setAside["not-used"] ?? 0), name).toBe(file?.rowsIn);
      }
    });
  });
});
