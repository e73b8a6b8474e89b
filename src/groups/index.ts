import { checkedList } from "../base/list.ts";
import { disabilityGrouping } from "./disability.ts";
import { disabilityCategoryGrouping } from "./disability-category.ts";
import { disadvantagedGrouping } from "./disadvantaged.ts";
import { elOrRecentRfepGrouping } from "./el-or-recent-rfep.ts";
import { elStatusGrouping } from "./el-status.ts";
import { fosterGrouping } from "./foster.ts";
import { genderGrouping } from "./gender.ts";
import { gradeGrouping } from "./grade.ts";
import type { Grouping } from "./grouping.ts";
import { homeLanguageGrouping } from "./home-language.ts";
import { homelessGrouping } from "./homeless.ts";
import { longTermElGrouping } from "./long-term-el.ts";
import { migrantGrouping } from "./migrant.ts";
import { militaryGrouping } from "./military.ts";
import { parentEducationGrouping } from "./parent-education.ts";
import { race2024Grouping } from "./race-2024.ts";
import { raceEthnicityGrouping } from "./race-ethnicity.ts";

const list = [
  raceEthnicityGrouping,
  race2024Grouping,
  genderGrouping,
  elStatusGrouping,
  elOrRecentRfepGrouping,
  longTermElGrouping,
  disabilityGrouping,
  disabilityCategoryGrouping,
  disadvantagedGrouping,
  fosterGrouping,
  homelessGrouping,
  migrantGrouping,
  militaryGrouping,
  parentEducationGrouping,
  gradeGrouping,
  homeLanguageGrouping,
] as const;

/** Id of a built-in grouping. Every language must name each; the compiler reports missing ones. */
export type GroupingId = (typeof list)[number]["id"];

/** Levels a grouping declares; any text if they come from the data. */
export type LevelOf<Id extends GroupingId> = Extract<
  (typeof list)[number],
  { readonly id: Id }
>["levels"] extends readonly (infer Level extends string)[]
  ? Level
  : string;

/** Every grouping, in report order. */
export const groupings: readonly Grouping[] = checkedList<Grouping>("groupings", list);

/** Pairs of groupings crossed by default; any two can be. */
export const defaultCrossings: readonly (readonly [string, string])[] = [
  ["race-ethnicity", "gender"],
  ["race-ethnicity", "disadvantaged"],
  ["race-ethnicity", "disability"],
  ["el-status", "disability"],
  ["el-status", "disadvantaged"],
];

/**
 * Groupings one of whose groups may have the same students as a group of another grouping, which is listed before it: English at home and English only, a
 * school's long-term English learners and its English learners.
 */
export const sameStudents: Readonly<Record<string, GroupingId>> = {
  "long-term-el": "el-status",
  "home-language": "el-status",
} satisfies Partial<Record<GroupingId, GroupingId>>;
