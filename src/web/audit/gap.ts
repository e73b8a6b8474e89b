import type { Unit } from "../../base/finding.ts";
import type { GapDetail, LevelRate, Rate } from "../../reports/gap-detail.ts";
import type { AnyFinding, AnyRefused } from "../../reports/judged/finding-at.ts";
import type { Audience } from "../../reports/report.ts";
import type { ChartAbout } from "../../ui/charts/figure.ts";
import type { Shown } from "../../ui/charts/shown.ts";
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
  readonly root: string;
  /** Name of the indicator. */
  readonly label: string;
  readonly question: string;
  readonly where: string;
}

/** A group of the page with its gap, or with the reason it has none. */
export type PanelGap = { readonly level: string } & (
  | { readonly finding: AnyFinding; readonly refused?: undefined }
  | { readonly finding?: undefined; readonly refused: AnyRefused }
);

/** Groups of a page that were compared, or would be: those with rates in the order of the district, then the others. */
export function panelGaps({ detail, site }: Pick<GapPage, "detail" | "site">): readonly PanelGap[] {
  const refused = new Map(site.refused(detail.indicator, detail.grouping).map((r) => [r.group.level, r]));
  const drawn = detail.levels.flatMap(({ level, finding }): PanelGap[] => {
    const without = refused.get(level);
    refused.delete(level);
    if (finding !== undefined) return [{ level, finding }];
    return without === undefined ? [] : [{ level, refused: without }];
  });
  return [...drawn, ...[...refused].map(([level, r]) => ({ level, refused: r }))];
}

export function shownOf(rate: Rate, words: Words): Shown {
  const { value, lower, upper } = rate;
  if (value === null) return { kind: "none", why: words.say("mark.too-few") };
  return lower === null || upper === null ? { kind: "point", value } : { kind: "value", value, lower, upper };
}

/** The caption and labels of a chart on the page. */
export const about = (gap: GapPage, title: string, what: string): ChartAbout => ({
  title,
  subtitle: `${gap.question} ${gap.where}.`,
  what,
  where: gap.where,
});

/** Rate of a level's comparison group: from its judged gap, or from one that is shown without a verdict. */
export const comparisonRateOf = (
  { finding }: Pick<LevelRate<Audience>, "finding">,
  refused: AnyRefused | undefined,
): number | null => finding?.comparisonRate ?? refused?.shown?.comparisonRate ?? null;

/** The name of a grouping inside a sentence: "by race and ethnicity", "by English learner status". */
export const lowered = oncePerWords((text, words) =>
  text.replace(/\p{L}+/gu, (word) =>
    words.language.grammar.properNames.includes(word) ? word : word.toLocaleLowerCase(words.locale),
  ),
);
