import { expect, test } from "vitest";
import { enrollmentFile, freshFolder, written } from "../sources/small-district.ts";
import { fairlead } from "./run.ts";

const header =
  "Academic Year\tAggregate Level\tCounty Code\tDistrict Code\tSchool Code\tCounty Name\tDistrict Name\tSchool Name\tCharter\tReporting Category\tAdjusted Cumulative Enrollment\tStability Count\tStability Rate (percent)\tNon-Stability Rate (percent)";
const row = (n: string, hits: string): string =>
  `2025-26\tD\t59\t12345\t0000000\tAlder\tDistrict\t\tAll\tTA\t${n}\t${hits}\t${hits === "*" ? "*" : "75.0"}\t`;
const stability = (hits: string): string => `${header}\n${row("200", hits)}\n`;

test("check counts what published figures answer apart from what students' records do", () => {
  const told = (files: Readonly<Record<string, string>>, lang = "en"): { possible: unknown; said: string } => {
    const paths = written(files);
    const folder = freshFolder();
    const { possible } = fairlead(folder, ["check", ...paths, "--json"]).json();
    const { out } = fairlead(folder, ["check", ...paths, "--lang", lang], { COLUMNS: "300" });
    return { possible, said: out };
  };
  const students = { "enrolled.txt": enrollmentFile({ schoolYear: 2026, schools: [40] }) };

  const own = told(students);
  const { asked, catalog } = own.possible as { asked: number; catalog: number };
  expect(own.possible).toMatchObject({ official: 0 });
  expect(asked).toBeGreaterThan(0);
  expect(own.said).toContain(`These files make possible ${asked} of ${catalog} indicators.`);

  const both = told({ ...students, "stability26.txt": stability("150") });
  expect(both.possible).toMatchObject({ asked, catalog, official: 1 });
  expect(both.said).toContain(
    `make possible ${asked} of ${catalog} indicators from students' records, and 1 from published figures.`,
  );

  const figures = told({ "stability26.txt": stability("150") }, "es");
  expect(figures.possible).toMatchObject({ asked: 0, official: 1 });
  expect(figures.said).toContain(
    `hacen posibles 0 de ${catalog} indicadores con registros de estudiantes, y 1 con cifras publicadas.`,
  );

  expect(told({ "stability26.txt": stability("*") }).possible).toMatchObject({ asked: 0, official: 0 });
});
