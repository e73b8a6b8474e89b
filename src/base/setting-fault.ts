import type { z } from "zod";
import { shownSetting } from "./shown-value.ts";

/** Required forms of a setting that are stricter than its type. A Zod schema passes the name as its message. */
export const settingForms = [
  "census-day",
  "comparison",
  "letters-digits-hyphens",
  "small-letters-digits-hyphens",
  "two-levels",
  "a-figure",
  "a-weight-above-zero",
] as const;
export type SettingForm = (typeof settingForms)[number];
/** Type-checks the name of a form for use as a schema message. */
export const form = (name: SettingForm): SettingForm => name;

/** Value types in a settings file. */
export type ValueKind = "text" | "number" | "whole-number" | "yes-no" | "list" | "map" | "nothing";

/** What is wrong with the value of a setting. */
export type SettingFault =
  | { readonly wrong: "unknown-settings"; readonly names: readonly string[] }
  | { readonly wrong: "kind"; readonly expected: ValueKind; readonly received: ValueKind }
  | { readonly wrong: "not-one-of"; readonly values: readonly string[] }
  | {
      readonly wrong: "too-small" | "too-big";
      readonly limit: number;
      readonly inclusive: boolean;
      readonly of: ValueKind;
    }
  | { readonly wrong: "form"; readonly form: SettingForm }
  | { readonly wrong: "pattern"; readonly pattern: string }
  | {
      readonly wrong: "no-such-column";
      readonly table: string;
      readonly column: string;
      readonly known: readonly string[];
    }
  | { readonly wrong: "unreadable" };

/** Most unknown settings listed in one error. */
const mostNames = 5;

/** Converts a Zod issue to plain data. The schema must be parsed with `reportInput`. */
export function settingFault(issue: z.core.$ZodIssue): SettingFault {
  const named = settingForms.find((name) => name === issue.message);
  if (named !== undefined) return { wrong: "form", form: named };
  switch (issue.code) {
    case "unrecognized_keys":
      return { wrong: "unknown-settings", names: issue.keys.slice(0, mostNames).map(shownSetting) };
    case "invalid_type":
      return { wrong: "kind", expected: kinds[issue.expected] ?? "map", received: kindOf(issue.input) };
    case "invalid_value":
      return { wrong: "not-one-of", values: issue.values.map(String) };
    case "too_small":
      return limit("too-small", issue.minimum, issue.inclusive, issue.origin);
    case "too_big":
      return limit("too-big", issue.maximum, issue.inclusive, issue.origin);
    case "invalid_format":
      return { wrong: "pattern", pattern: issue.pattern ?? issue.format };
    case "custom": {
      const { table, column, known } = (issue.params ?? {}) as Partial<NoSuchColumn>;
      if (table === undefined || column === undefined || known === undefined) return { wrong: "unreadable" };
      return { wrong: "no-such-column", table, column, known };
    }
    default:
      return { wrong: "unreadable" };
  }
}

/** Reported by a schema check when a table has no such column. */
export type NoSuchColumn = Omit<Extract<SettingFault, { wrong: "no-such-column" }>, "wrong">;

const kinds: Readonly<Record<string, ValueKind>> = {
  string: "text",
  number: "number",
  int: "whole-number",
  boolean: "yes-no",
  array: "list",
  tuple: "list",
  object: "map",
  record: "map",
  undefined: "nothing",
  null: "nothing",
};

const kindOf = (value: unknown): ValueKind =>
  value === null ? "nothing" : Array.isArray(value) ? "list" : (kinds[typeof value] ?? "map");

const limit = (
  wrong: "too-small" | "too-big",
  most: number | bigint,
  inclusive: boolean | undefined,
  origin: string,
): SettingFault => ({ wrong, limit: Number(most), inclusive: inclusive ?? true, of: kinds[origin] ?? "number" });
