/** Compares an audit with the sample district's answer key. */
import type { Audience } from "../../src/cube/cube.ts";
import { type Findings, printedFindings } from "../../src/reports/judged/finding-at.ts";

interface Asked {
  readonly indicator: string;
  readonly schoolYear: number;
  readonly place: { readonly kind: string; readonly id: string };
  readonly group: { readonly grouping: string; readonly level: string };
}

export interface AnswerKey {
  readonly planted: readonly (Asked & { readonly sign: number })[];
  readonly nonDifferences: readonly Asked[];
  readonly smallNonDifferences: readonly Asked[];
  readonly unanswered: readonly Omit<Asked, "group">[];
  readonly steady: readonly Asked[];
}

export interface Score {
  readonly planted: number;
  /** Planted gaps called clear or probable. */
  readonly found: number;
  readonly wrongSign: number;
  readonly missed: readonly string[];
  readonly nonDifferences: number;
  /** Non-differences called clear (or clear but small). */
  readonly calledClear: number;
  /** Non-differences that the audit has no gap for at all. */
  readonly absent: number;
  /** Small non-differences called clear (or clear but small). */
  readonly smallCalledClear: readonly string[];
  readonly smallNonDifferences: number;
  /** Questions of a missing list that were answered at its school. */
  readonly answeredWithoutList: readonly string[];
  readonly steady: number;
  /** Gaps of the same size in every year that were called narrowed or widened. */
  readonly calledChanged: readonly string[];
}

const name = (a: Asked): string =>
  `${a.indicator}/${a.schoolYear}/${a.place.kind}:${a.place.id}/${a.group.grouping}=${a.group.level}`;

export function againstKey(audit: Findings<Audience>, key: AnswerKey): Score {
  const findings = new Map(Array.from(printedFindings(audit), (f) => [name(f), f]));
  const judged = key.planted.map((p) => ({ p, f: findings.get(name(p)) }));
  const found = judged.filter(({ f }) => f?.verdict === "clear" || f?.verdict === "probable");
  const nulls = key.nonDifferences.map((n) => findings.get(name(n)));
  const isClear = (a: Asked): boolean => ["clear", "clear-small"].includes(findings.get(name(a))?.verdict ?? "");
  const at = ({ indicator, schoolYear, place }: Omit<Asked, "group">): string =>
    `${indicator}/${schoolYear}/${place.kind}:${place.id}`;
  const judgedAt = new Set(Array.from(findings.values(), at));
  return {
    answeredWithoutList: key.unanswered.map(at).filter((one) => judgedAt.has(one)),
    smallCalledClear: key.smallNonDifferences.filter(isClear).map(name),
    smallNonDifferences: key.smallNonDifferences.length,
    steady: key.steady.filter((a) => findings.get(name(a))?.change !== undefined).length,
    calledChanged: key.steady
      .filter((a) => ["growing", "closing"].includes(findings.get(name(a))?.change?.verdict ?? ""))
      .map(name),
    planted: key.planted.length,
    found: found.length,
    wrongSign: judged.filter(
      ({ p, f }) =>
        f !== undefined && f.verdict !== "cannot-tell" && f.verdict !== "no-sign" && Math.sign(f.value) !== p.sign,
    ).length,
    missed: judged.filter((j) => !found.includes(j)).map(({ p, f }) => `${name(p)}: ${f?.verdict ?? "not judged"}`),
    nonDifferences: nulls.length,
    calledClear: nulls.filter((f) => f?.verdict === "clear" || f?.verdict === "clear-small").length,
    absent: nulls.filter((f) => f === undefined).length,
  };
}
