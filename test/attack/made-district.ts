import type { Structure } from "../../src/release/structure.ts";
import { type People, shaped } from "./made-release.ts";

const races = ["latino", "white", "black", "nhpi"];
const shares = [0.55, 0.3, 0.11, 0.04];

const pick = (shareOf: readonly number[], x: number): number => {
  let sum = 0;
  return Math.max(
    0,
    shareOf.findIndex((share) => {
      sum += share;
      return x < sum;
    }),
  );
};

/** A small district: three schools, three grades, races, two flags and a crossing, one indicator. */
export function madeDistrict(
  random: () => number,
  zeros: Structure["zeros"] = "mixed",
): { readonly structure: Structure; readonly people: readonly People[] } {
  const schools = ["S1", "S2", "S3"];
  const grades = ["03", "04", "05"];
  const people = schools.flatMap((school) =>
    grades.flatMap((grade) => {
      const size = 15 + Math.floor(random() * 70);
      return Array.from({ length: size }, (): People => {
        const race = races[pick(shares, random())] ?? "latino";
        return {
          count: 1,
          school,
          grade,
          levels: { race, el: random() < 0.15 ? "yes" : "no", sed: random() < 0.6 ? "yes" : "no" },
          outcomes: { met: random() < 0.4 ? 1 : 0 },
        };
      });
    }),
  );
  const structure = shaped({
    groupings: [
      { id: "race", levels: races, sum: "exact" },
      { id: "el", levels: ["yes", "no"], sum: "exact" },
      { id: "sed", levels: ["yes", "no"], sum: "exact" },
    ],
    crossings: [["race", "sed"]],
    schools,
    grades,
    byGrade: ["all", "race", "el"],
    indicators: ["met"],
    zeros,
  });
  return { structure, people };
}
