import { shownGapOf } from "../../reports/direction.ts";
import { testsIn } from "../../reports/judged/families.ts";
import type { AnyFinding } from "../../reports/judged/finding-at.ts";
import type { AuditOverview } from "../../reports/overview.ts";
import type { Audience } from "../../reports/report.ts";
import { displayRules } from "../../rules/display.ts";
import { wantedName } from "../../ui/audit-sentence.ts";
import { placeName } from "../../ui/audit-wording.ts";
import { badge, type QuiltCell, quilt } from "../../ui/charts/quilt.ts";
import { listWords, schoolYear } from "../../ui/format.ts";
import { groupName } from "../../ui/group-name.ts";
import type { Html } from "../../ui/html.ts";
import type { Words } from "../../ui/words.ts";
import { gapHref, groupPath, questionPath } from "./addresses.ts";

import type { Site } from "./site.ts";

const steps = displayRules.tintOfAverages;

/** A gap as a cell of a quilt, without a link. */
function gapCell(finding: AnyFinding): QuiltCell {
  const lines = Math.abs(finding.value) / finding.actionLine;
  return {
    certainty: finding.verdict,
    value: shownGapOf(finding).value,
    unit: finding.unit,
    neither: finding.direction === "neither",
    ...(finding.unit !== "share-points" && { size: lines >= steps.strong ? 3 : lines >= steps.middle ? 2 : 1 }),
  };
}

/** An answer as a cell of a quilt: judged, not judged, or not compared. */
export const quiltCell = (answer: AnyFinding | "not-judged" | undefined): QuiltCell =>
  answer === undefined
    ? { certainty: "not-asked", value: null, unit: "share-points" }
    : answer === "not-judged"
      ? { certainty: "too-few", value: null, unit: "share-points" }
      : gapCell(answer);

/** A gap as the small colored number of a quilt; of a group without one, the sign of its cell. */
export const gapBadge = (finding: AnyFinding | undefined, words: Words): Html =>
  badge(quiltCell(finding ?? "not-judged"), words);

function cellOf(
  cell: AnyFinding | "not-judged" | undefined,
  at: { indicator: string; grouping: string; level: string },
  root: string,
  inMain: boolean,
  site: Site,
): QuiltCell {
  // Another place may have a group that the main place's pages lack.
  const level = inMain ? at.level : undefined;
  const page = site.hasPage(at.indicator, at.grouping) && { href: root + gapHref(at.indicator, at.grouping, level) };
  return { ...quiltCell(cell), ...(cell !== undefined && page) };
}

export interface QuiltWanted {
  readonly overview: AuditOverview<Audience>;
  readonly title: string;
  readonly indicators: readonly string[];
  readonly groupings: (grouping: string) => boolean;
  readonly root: string;
  /** Leaves out groups and questions without any judged gap, and lists them below. */
  readonly judgedOnly?: boolean;
  readonly headingLevel?: 2 | 3;
}

/** Questions by groups at a place, latest year; null if it would be empty. */
export function gapQuilt(wanted: QuiltWanted, site: Site): Html | null {
  const { overview, title, root, headingLevel = 3 } = wanted;
  const { words } = site;
  const wantedGroups = overview.quilt.groups
    .map((group, index) => ({ group, index }))
    .filter(({ group }) => wanted.groupings(group.grouping));
  const all = wanted.indicators.flatMap((id) => overview.quilt.rows.find((row) => row.indicator === id) ?? []);
  const judged = (cell: AnyFinding | "not-judged" | undefined): boolean =>
    cell !== undefined && cell !== "not-judged" && cell.verdict !== "cannot-tell";
  const groups = wanted.judgedOnly
    ? wantedGroups.filter(({ index }) => all.some((r) => judged(r.cells[index])))
    : wantedGroups;
  const rows = wanted.judgedOnly ? all.filter((r) => groups.some(({ index }) => judged(r.cells[index]))) : all;
  if (groups.length === 0 || rows.length === 0) return null;
  const left = wantedGroups
    .filter((g) => !groups.includes(g))
    .map(({ group }) => groupName(group.grouping, group.level, words).label);
  const questions = rows.map((row) => ({
    label: wantedName({ indicator: row.indicator, direction: site.directionOf(row.indicator) }, words, site.custom),
    href: root + questionPath(row.indicator),
    cells: groups.map(({ group, index }) =>
      cellOf(row.cells[index], { indicator: row.indicator, ...group }, root, overview === site.main, site),
    ),
  }));
  const comparisons = questions.reduce(
    (sum, { cells }) => sum + cells.filter((c) => c.certainty !== "not-asked" && c.value !== null).length,
    0,
  );
  const about = {
    title,
    headingLevel,
    subtitle: [
      words.say("audit.quilt-subtitle", { year: schoolYear(overview.schoolYear) }),
      words.say("audit.minus-less"),
    ].join(" "),
    what: title,
    where: placeName(overview.place, site),
    source: [
      words.say("audit.comparisons", { n: testsIn(site.audit.settings.tests) }),
      words.say("audit.overlap"),
      ...(left.length > 0 ? [words.say("audit.left-groups", { groups: listWords(left, words) })] : []),
      ...(all.length > rows.length ? [words.say("audit.left-questions", { n: all.length - rows.length })] : []),
      ...(questions.some(({ cells }) => cells.some((c) => c.size !== undefined)) ? [words.say("audit.tints")] : []),
    ].join(" "),
  };
  if (comparisons === 0) return null;
  return quilt(
    {
      about,
      corner: words.say("column.question"),
      columns: groups.map(({ group: { grouping, level } }) => ({
        label: groupName(grouping, level, words).label,
        href: root + groupPath(grouping, level),
      })),
      rows: questions,
    },
    words,
  );
}
