import { expect, test } from "vitest";
import { operator } from "../../src/access/viewer.ts";
import { checkFiles } from "../../src/app/check-files.ts";
import type { PossibleWith } from "../../src/app/database/possible.ts";
import { languageOf } from "../../src/ui/language/languages.ts";
import { enrollmentFile, freshFolder, written } from "../sources/small-district.ts";

const header =
  "Academic Year\tAggregate Level\tCounty Code\tDistrict Code\tSchool Code\tCounty Name\tDistrict Name\tSchool Name\tCharter\tReporting Category\tAdjusted Cumulative Enrollment\tStability Count\tStability Rate (percent)\tNon-Stability Rate (percent)";
const row = (n: string, hits: string): string =>
  `2025-26\tD\t59\t12345\t0000000\tAlder\tDistrict\t\tAll\tTA\t${n}\t${hits}\t${hits === "*" ? "*" : "75.0"}\t`;
const stability = (hits: string): string => `${header}\n${row("200", hits)}\n`;

test("counts questions answered by official figures separately from those answered by student records", async () => {
  const possible = async (files: Readonly<Record<string, string>>): Promise<PossibleWith> =>
    (await checkFiles(operator, { paths: written(files), from: freshFolder() }, undefined)).possible;
  const students = { "enrolled.txt": enrollmentFile({ schoolYear: 2026, schools: [40] }) };
  const { asked, catalog, official } = await possible(students);
  expect(official).toBe(0);
  expect(asked).toBeGreaterThan(0);
  expect(await possible({ ...students, "stability26.txt": stability("150") })).toMatchObject({
    asked,
    catalog,
    official: 1,
  });
  expect(await possible({ "stability26.txt": stability("150") })).toMatchObject({ asked: 0, official: 1 });
  expect(await possible({ "stability26.txt": stability("*") })).toMatchObject({ asked: 0, official: 0 });
});

test("the sentence mentions official figures only if there are some", () => {
  const [en, es] = [languageOf.en.terminal.check, languageOf.es.terminal.check];
  expect(en.possible(5, 70, 0, false)).toContain("These files make possible 5 of 70 indicators.");
  expect(en.possible(5, 70, 1, false)).toContain(
    "make possible 5 of 70 indicators from students' records, and 1 from published figures.",
  );
  expect(es.possible(0, 70, 1, false)).toContain(
    "hacen posibles 0 de 70 indicadores con registros de estudiantes, y 1 con cifras publicadas.",
  );
});
