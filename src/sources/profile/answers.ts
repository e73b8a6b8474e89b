import type { QuestionAbout } from "../../base/mapping-facts.ts";
import { grades } from "../../records/codes.ts";
import { schoolYearBounds } from "../../rules/us-ca-school-year.ts";
import { plainName } from "../source.ts";
import { dayColumnsOf } from "./open-questions.ts";
import { type Fill, type Origin, type Profile, type RowCounts, rowCounts } from "./profile.ts";

/** Kinds of typed answers, for questions without fixed choices. */
export type TypedAnswer = "heading" | "school-code" | "grade" | "school-year";

/** The answers a question accepts. */
export interface AnswerForm {
  /** Codes to choose from; null = the value is ignored here. */
  readonly fixed: readonly (string | null)[];
  readonly typed?: TypedAnswer;
}

/** Why an answer is rejected. */
export type AnswerFault = "not-a-choice" | "no-such-heading" | "no-such-grade" | "no-such-year" | "empty";

const yesNo: AnswerForm = { fixed: ["yes", "no"] };

/** The answers a question accepts, in the order offered. */
export function answerForm(about: QuestionAbout): AnswerForm {
  switch (about.kind) {
    case "identify":
      return { fixed: ["line-number", "with-school", "as-it-stands"], typed: "heading" };
    case "school":
      return { fixed: ["name"], typed: "school-code" };
    case "grade":
      return { fixed: ["no"], typed: "grade" };
    case "state-test":
    case "every-day":
    case "listed-program":
      return yesNo;
    case "blank-day":
      return { fixed: ["present", "none"] };
    case "blank-result":
      return { fixed: ["none", "other-means"] };
    case "job":
      return { fixed: ["teacher", "administrator", "counselor", "other"] };
    case "school-year":
    case "year-codes":
      return { fixed: [], typed: "school-year" };
    case "year-names":
      return { fixed: ["ends", "begins"] };
    case "dates":
      return { fixed: ["month-first", "day-first"] };
    case "missing":
    case "confirm":
      return yesNo;
    case "counts":
      return { fixed: rowCounts };
    case "code":
      return { fixed: [...about.meanings, null] };
  }
}

/** Why a question rejects an answer; null if it accepts it. */
export function answerFault(profile: Profile, about: QuestionAbout, answer: string | null): AnswerFault | null {
  const { fixed, typed } = answerForm(about);
  if (fixed.includes(answer)) return null;
  if (answer === null) return "not-a-choice";
  if (answer.trim() === "") return "empty";
  const isHeading = profile.headings.some((heading) => plainName(heading) === plainName(answer));
  switch (typed) {
    case "heading":
      return isHeading ? null : "no-such-heading";
    case "school-code":
      return null;
    case "grade":
      return answer in grades ? null : "no-such-grade";
    case "school-year": {
      const year = /^\d{4}$/.test(answer) ? Number(answer) : Number.NaN;
      return year >= schoolYearBounds.first && year <= schoolYearBounds.last ? null : "no-such-year";
    }
    default:
      return "not-a-choice";
  }
}

/**
 * Returns the profile with one question answered.
 *
 * @param answer  must pass `answerFault`; null = the value is ignored here
 */
export function withAnswer(profile: Profile, about: QuestionAbout, answer: string | null): Profile {
  const text = answer ?? "";
  switch (about.kind) {
    case "school-year":
      return { ...profile, schoolYear: Number(text) };
    case "year-names":
      return { ...profile, yearNames: text as "ends" | "begins" };
    case "year-codes": {
      const { yearCodes } = profile;
      if (yearCodes === undefined) return profile;
      return { ...profile, yearCodes: { ...yearCodes, codes: { ...yearCodes.codes, [about.value]: Number(text) } } };
    }
    case "dates":
      return { ...profile, dates: text as "month-first" | "day-first" };
    case "missing":
      return { ...profile, missing: { ...profile.missing, [about.mark]: text as "yes" | "no" } };
    case "confirm":
      return { ...profile, confirm: { ...profile.confirm, [about.heading]: text as "yes" | "no" } };
    case "counts": {
      const answers = { ...profile.counts?.[about.column], [about.value]: text as RowCounts };
      return { ...profile, counts: { ...profile.counts, [about.column]: answers } };
    }
    case "code":
      return withCode(profile, about.column, about.value, answer);
    default:
      return { ...profile, decide: { ...profile.decide, [about.kind]: headingAsSpelled(profile, text) } };
  }
}

const headingAsSpelled = (profile: Profile, text: string): string =>
  profile.headings.find((heading) => plainName(heading) === plainName(text)) ?? text;

/** Sets the meaning of a value wherever the profile reads that column by codes. */
function withCode(profile: Profile, column: string, value: string, meaning: string | null): Profile {
  const days = dayColumnsOf(profile);
  const columns = days.has(column) ? days : new Set([column]);
  const coded = <T extends { readonly codes?: Readonly<Record<string, string | null>> }>(holder: T): T =>
    holder.codes !== undefined && value in holder.codes
      ? { ...holder, codes: { ...holder.codes, [value]: meaning } }
      : holder;
  const inOrigin = (origin: Origin): Origin => {
    if (!("from" in origin)) return origin;
    const here = columns.has(origin.from) ? coded(origin) : origin;
    return here.otherwise === undefined ? here : { ...here, otherwise: inOrigin(here.otherwise) };
  };
  const inFill = (fill: Fill): Fill => ({
    ...fill,
    columns: Object.fromEntries(Object.entries(fill.columns).map(([name, origin]) => [name, inOrigin(origin)])),
  });
  const { race } = profile;
  return {
    ...profile,
    fills: profile.fills.map(inFill),
    ...(race !== undefined && { race: race.from.includes(column) ? coded(race) : race }),
  };
}
