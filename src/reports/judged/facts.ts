import { sameStudents } from "../../groups/index.ts";
import type { Verdict } from "../../measures/verdict.ts";
import { isSameComparison } from "./families.ts";
import type { AnyFinding } from "./finding-at.ts";
import { type JudgedData, type RowKey, rowOf, verdicts } from "./judged.ts";

type Tables = Pick<JudgedData, "gaps" | "years" | "groups" | "indicators">;

const surest: readonly Verdict[] = ["clear", "clear-small", "probable"];
const sureness = (verdict: Verdict): number => (surest.includes(verdict) ? surest.indexOf(verdict) : surest.length);

/**
 * Whether a finding counts as a fact of its own, in headlines and counts of gaps.
 *
 * One outcome of one group is one fact. Of an outcome and those that restate it, the surest counts, so that a clear gap in the distance from a standard is not
 * lost where meeting it can't be told; of equally sure ones the outcome itself. The same students under two names (English only, English at home) count once.
 */
export function factTest(judged: Tables): (finding: Pick<AnyFinding, "at" | "verdict">) => boolean {
  const { indicators } = judged;
  const outcomes = knownOutcomes.get(indicators) ?? outcomesOf(judged);
  knownOutcomes.set(indicators, outcomes);
  return ({ at, verdict }) => isSurest(judged, outcomes[at.indicator] ?? [], at, verdict) && !isNamedBefore(judged, at);
}

/** `outcomesOf` by list of indicators: pages ask about one finding at a time. */
const knownOutcomes = new WeakMap<Tables["indicators"], ReturnType<typeof outcomesOf>>();

/** By indicator, the indicators of the same outcome: first the one that the others restate. */
function outcomesOf({ indicators }: Pick<Tables, "indicators">): readonly (readonly number[])[] {
  const chain = (indicator: number): readonly number[] => {
    const restated = indicators.findIndex(({ id }) => id === indicators[indicator]?.restates);
    return restated < 0 ? [indicator] : [...chain(restated), indicator];
  };
  const chains = indicators.map((_, k) => chain(k));
  return chains.map(([first]) =>
    chains
      .filter((other) => other[0] === first)
      .sort((a, b) => a.length - b.length)
      .flatMap((other) => other.at(-1) ?? []),
  );
}

function isSurest(judged: Tables, outcome: readonly number[], at: RowKey, verdict: Verdict): boolean {
  let isBefore = true;
  for (const indicator of outcome) {
    if (indicator === at.indicator) isBefore = false;
    else {
      const other = verdictAt(judged, { ...at, indicator });
      if (
        other !== undefined &&
        (sureness(other) < sureness(verdict) || (isBefore && sureness(other) === sureness(verdict)))
      )
        return false;
    }
  }
  return true;
}

function verdictAt({ gaps, years }: Tables, key: RowKey): Verdict | undefined {
  const row = rowOf(gaps, years.length, key);
  return row < 0 ? undefined : verdicts[gaps.verdict[row] ?? -1];
}

/** Whether the same comparison of the same students is listed under another grouping. */
function isNamedBefore({ gaps, years, groups }: Tables, at: RowKey): boolean {
  const before = sameStudents[groups[at.group]?.grouping ?? ""];
  if (before === undefined) return false;
  const row = rowOf(gaps, years.length, at);
  return groups.some(({ grouping }, group) => {
    const other = grouping === before ? rowOf(gaps, years.length, { ...at, group }) : -1;
    return other >= 0 && isSameComparison(gaps, row, other);
  });
}
