import type { Unit } from "../../base/finding.ts";
import type { GapDetail, Rate } from "../../reports/gap-detail.ts";
import type { AnyFinding } from "../../reports/judged/finding-at.ts";
import type { Audience } from "../../reports/report.ts";
import type { ChartAbout } from "../../ui/charts/figure.ts";
import type { Shown } from "../../ui/charts/shown.ts";
import { shortValue } from "../../ui/format.ts";
import { oncePerWords } from "../../ui/once-per-words.ts";
import type { Words } from "../../ui/words.ts";

import type { Site } from "./site.ts";

/** One indicator by one grouping: input of every section of its page. */
export interface GapPage {
  readonly site: Site;
  readonly words: Words;
  readonly detail: GapDetail<Audience>;
  /** The indicator's unit, for rates; differences have another. */
  readonly unit: Unit;
  /** The page's focus finding; undefined if no group could be compared. */
  readonly focus: AnyFinding | undefined;
  readonly root: string;
  readonly question: string;
  readonly where: string;
}

export function shownOf(rate: Rate, words: Words): Shown {
  if (rate.value === null || rate.lower === null || rate.upper === null)
    return { kind: "none", why: words.say("mark.too-few") };
  return { kind: "value", value: rate.value, lower: rate.lower, upper: rate.upper };
}

/** The caption and labels of a chart on the page. */
export const about = (gap: GapPage, title: string, what: string): ChartAbout => ({
  title,
  subtitle: `${gap.question} ${gap.where}.`,
  what,
  where: gap.where,
});

/** A rate with its number of students, or the reason there is none. */
export const rateWords = (rate: Rate | undefined, { unit, words }: GapPage): string =>
  rate === undefined || rate.n === 0
    ? words.say("mark.no-records")
    : rate.value === null
      ? words.say("mark.too-few")
      : words.say("gap.rate-of", { rate: shortValue(rate.value, unit, words), n: rate.n });

export const lowered = oncePerWords((text, words) => text.toLocaleLowerCase(words.locale));
