/** Each definition at its boundary: the last student in and the first one out. One row a case, run through the memory judge. */
import { expect, test } from "vitest";
import { atThresholds } from "../../src/indicators/custom.ts";
import { indicators } from "../../src/indicators/index.ts";
import type { Indicator } from "../../src/indicators/indicator.ts";
import { evaluate } from "../../src/records/evaluate.ts";
import type { Row, Value } from "../../src/records/table.ts";

/** Counted and hit, counted and not hit, or not counted; or the value of an average or ratio. */
type Verdict = "hit" | "not hit" | "not counted" | number;

function ask(i: Indicator, row: Row): Verdict {
  if (evaluate(i.population, row) !== true) return "not counted";
  if (i.kind === "share") {
    const hit = evaluate(i.hit, row);
    return hit === null ? "not counted" : hit === true ? "hit" : "not hit";
  }
  const value: Value =
    i.kind === "mean" ? evaluate(i.value, row) : Number(evaluate(i.part, row)) / Number(evaluate(i.whole, row));
  return value === null ? "not counted" : Number(value);
}

const days = (expected: number, attended: number, more: Row = {}): Row => ({
  enrolled: true,
  days_expected: expected,
  days_attended: attended,
  days_absent: expected - attended,
  ...more,
});
const cases: readonly (readonly [id: string, what: string, row: Row, verdict: Verdict])[] = [
  ["chronic-absence", "absent exactly a tenth of the days", days(180, 162), "hit"],
  ["chronic-absence", "half a day less than a tenth", days(180, 162.5), "not hit"],
  ["chronic-absence", "a tenth of 30 days, enrolled exactly 30", days(30, 27), "hit"],
  ["chronic-absence", "enrolled 29 days", days(29, 20), "not counted"],
  ["chronic-absence", "never attended", days(40, 0), "not counted"],
  ["chronic-absence", "attended exactly one day", days(40, 1), "hit"],
  ["chronic-absence", "exempt", days(180, 100, { exempt: true }), "not counted"],
  ["chronic-absence", "more days attended than expected", days(100, 101), "not counted"],
  ["chronic-absence", "days unknown", { enrolled: true, days_expected: null, days_attended: null }, "not counted"],
  ["attendance", "162 of 180 days", days(180, 162), 0.9],
  ["days-taught", "162 days attended, 2 of them in in-school suspension", days(180, 162, { days_in: 2 }), 160 / 180],
  ["ela-met", "level 3 in grade 3", { enrolled: true, grade: "03", ela_here: true, ela_level: 3 }, "hit"],
  ["ela-met", "level 2", { enrolled: true, grade: "03", ela_here: true, ela_level: 2 }, "not hit"],
  [
    "ela-met",
    "tested at another school",
    { enrolled: true, grade: "03", ela_here: false, ela_level: 3 },
    "not counted",
  ],
  ["ela-met", "grade 9 is not tested", { enrolled: true, grade: "09", ela_here: true, ela_level: 3 }, "not counted"],
  ["reading-grade-3", "grade 4", { enrolled: true, grade: "04", ela_here: true, ela_level: 3 }, "not counted"],
  ["retained", "same grade", { enrolled: true, grade: "05", grade_number: 5, grade_last_year: "05" }, "hit"],
  ["retained", "promoted", { enrolled: true, grade: "06", grade_number: 6, grade_last_year: "05" }, "not hit"],
  [
    "retained",
    "not found last year",
    { enrolled: true, grade: "06", grade_number: 6, grade_last_year: null },
    "not counted",
  ],
  [
    "on-track-9",
    "50 credits and one core F",
    { enrolled: true, grade: "09", marks: 8, credits_earned: 50, core_f: 1 },
    "hit",
  ],
  ["on-track-9", "two core Fs", { enrolled: true, grade: "09", marks: 8, credits_earned: 60, core_f: 2 }, "not hit"],
  ["on-track-9", "49.5 credits", { enrolled: true, grade: "09", marks: 8, credits_earned: 49.5, core_f: 0 }, "not hit"],
  ["course-failure", "one D in grade 6", { enrolled: true, grade_number: 6, core_marks: 5, core_d_or_f: 1 }, "hit"],
  ["course-failure", "grade 5", { enrolled: true, grade_number: 5, core_marks: 5, core_d_or_f: 1 }, "not counted"],
  [
    "el-progress",
    "held the top level",
    { enrolled: true, el_status: "EL", elpac_level: 4, elpac_level_last_year: 4 },
    "hit",
  ],
  [
    "el-progress",
    "held level 3",
    { enrolled: true, el_status: "EL", elpac_level: 3, elpac_level_last_year: 3 },
    "not hit",
  ],
  ["el-progress", "moved up one", { enrolled: true, el_status: "EL", elpac_level: 2, elpac_level_last_year: 1 }, "hit"],
  ["long-term-el", "seven years", { enrolled: true, el_status: "EL", grade_number: 6, years_as_el: 7 }, "hit"],
  [
    "long-term-el",
    "exactly six years",
    { enrolled: true, el_status: "EL", grade_number: 6, years_as_el: 6 },
    "not hit",
  ],
  ["stability", "245 days", { enrolled: true, longest_spell_days: 245 }, "hit"],
  ["stability", "244 days", { enrolled: true, longest_spell_days: 244 }, "not hit"],
  ["regular-class-80", "exactly 80 percent", { enrolled: true, disability: true, regular_class_share: 0.8 }, "hit"],
  [
    "separate-setting",
    "exactly 40 percent in the regular class",
    { enrolled: true, disability: true, setting: "regular-class", regular_class_share: 0.4 },
    "not hit",
  ],
  [
    "separate-setting",
    "a separate school",
    { enrolled: true, disability: true, setting: "separate-school", regular_class_share: null },
    "hit",
  ],
  ["suspended", "no record of an incident is not suspended", { enrolled: true, suspensions: null }, "not hit"],
  ["suspended", "once", { enrolled: true, suspensions: 1 }, "hit"],
  ["suspended-again", "once", { enrolled: true, suspensions: 1 }, "not hit"],
  ["suspended-again", "twice", { enrolled: true, suspensions: 2 }, "hit"],
  ["suspended", "in the cohort but not enrolled", { enrolled: false, suspensions: 1 }, "not counted"],
  ["same-offense-suspended", "no incident", { enrolled: true, incidents: 0, suspensions: 0 }, "not counted"],
  ["adult-connection", "4 of 5", { answer_adult_connection: 4 }, "hit"],
  ["adult-connection", "3 of 5", { answer_adult_connection: 3 }, "not hit"],
  ["adult-connection", "no answer", { answer_adult_connection: null }, "not counted"],
  ["bullied", "once", { answer_bullied: 2 }, "hit"],
  ["bullied", "never", { answer_bullied: 1 }, "not hit"],
  ["novice-teacher", "one of four core classes", { enrolled: true, novice_teachers: 1, core_teachers: 4 }, 0.25],
  ["novice-teacher", "no teacher known", { enrolled: true, novice_teachers: 0, core_teachers: 0 }, "not counted"],
  [
    "tested",
    "expected and absent from one test",
    { enrolled: true, ela_tested: true, math_tested: false, ela_here: true },
    "not hit",
  ],
  [
    "graduation-4yr",
    "graduated, not enrolled in the last year",
    { enrolled: false, in_cohort_4yr: true, graduated_4yr: true },
    "hit",
  ],
  ["graduation-4yr", "not of the cohort", { enrolled: true, in_cohort_4yr: null, graduated_4yr: true }, "not counted"],
];

test.each(cases)("%s: %s", (id, _what, row, verdict) => {
  const found = indicators.find((i) => i.id === id);
  expect(found).toBeDefined();
  if (found !== undefined) expect(ask(found, row)).toEqual(verdict);
});

test("a district's threshold takes the place of the default, and of no other", () => {
  const chronic = indicators.find((i) => i.id === "chronic-absence");
  if (chronic === undefined) throw new Error("no chronic-absence");
  const strict = atThresholds(chronic, { "chronic-absence.share": 0.05, "stability.days": 1 });
  expect(ask(chronic, days(180, 171))).toBe("not hit");
  expect(ask(strict, days(180, 171))).toBe("hit");
  expect(ask(strict, days(29, 20))).toBe("not counted");
});
