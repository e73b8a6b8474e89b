import { checkedList } from "../base/list.ts";
import { disability } from "./disability.ts";
import { disabilityCategory } from "./disability-category.ts";
import { disadvantaged } from "./disadvantaged.ts";
import { elStatus } from "./el-status.ts";
import { foster } from "./foster.ts";
import { gender } from "./gender.ts";
import { grade } from "./grade.ts";
import type { Grouping } from "./grouping.ts";
import { homeLanguage } from "./home-language.ts";
import { homeless } from "./homeless.ts";
import { longTermEl } from "./long-term-el.ts";
import { migrant } from "./migrant.ts";
import { military } from "./military.ts";
import { parentEducation } from "./parent-education.ts";
import { race2024Grouping } from "./race-2024.ts";
import { raceEthnicity } from "./race-ethnicity.ts";

const list = [
  raceEthnicity,
  race2024Grouping,
  gender,
  elStatus,
  longTermEl,
  disability,
  disabilityCategory,
  disadvantaged,
  foster,
  homeless,
  migrant,
  military,
  parentEducation,
  grade,
  homeLanguage,
] as const;

/** The id of one of our groupings. Every language has a name for each: the compiler lists missing ones. */
export type GroupingId = (typeof list)[number]["id"];

/** The levels a grouping declares; any text where they come from the data. */
export type LevelOf<Id extends GroupingId> = Extract<
  (typeof list)[number],
  { readonly id: Id }
>["levels"] extends readonly (infer Level extends string)[]
  ? Level
  : string;

/** Every grouping, in the order of the reports. */
export const groupings: readonly Grouping[] = checkedList<Grouping>("grouping", list);

/** Pairs of groupings that are crossed by default; any two can be. */
export const defaultCrossings: readonly (readonly [string, string])[] = [
  ["race-ethnicity", "gender"],
  ["race-ethnicity", "disadvantaged"],
  ["race-ethnicity", "disability"],
  ["el-status", "disability"],
  ["el-status", "disadvantaged"],
];
