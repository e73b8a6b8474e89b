import { crossedGroupings, crossedLevel, crossedLevels, everybody, placeKey } from "../base/keys.ts";
import type { Release, ReleaseKey } from "../release/cell.ts";
import type { Certificate } from "../release/certificate.ts";
import { printedRate } from "../release/rounding.ts";
import { everyGrade, type ReleaseGroup, type Structure, unlisted } from "../release/structure.ts";
import { independentParts } from "./independent-parts.ts";
import type { ReleaseRelations } from "./model.ts";
import { type Relations, type RowsOfCells, rowsIn, rowsOfCells } from "./relations.ts";
import { releaseRelations } from "./release-relations.ts";

/** What certificates must prove: the least difference in a number between tables that print the same. */
export interface CertificateNeeds {
  /** Hidden counts below the minimum. */
  readonly students: number;
  /** Such counts that no release offers. */
  readonly unoffered: number;
  /** Outcomes of hidden groups. */
  readonly outcome: number;
  /** Outcomes that nearly all students have, or hardly any. */
  readonly extreme: number;
}

/**
 * What is wrong with certificates.
 *
 * - `missing`: numbers of the release that no certificate has.
 * - `untrue`: the release does not print the true numbers.
 * - `no-world`: a world does not fit the release.
 * - `unproved`: a number that must stay unknown, and that the worlds do not change by enough.
 */
export interface CertificateFault {
  readonly kind: "missing" | "untrue" | "no-world" | "unproved";
  readonly key: ReleaseKey;
}

export interface CheckedCertificates {
  readonly worlds: number;
  /** Numbers that must stay unknown. */
  readonly sensitive: number;
  readonly faults: readonly CertificateFault[];
}

/**
 * Checks certificates in integer arithmetic, against relations rebuilt from what the releases print: the true table
 * and every world satisfy all of them, and the worlds differ enough in every number that must stay unknown.
 *
 * @param releases all releases together, oldest first; the certificates are those of the last
 */
export function checkCertificates(
  releases: readonly Release[],
  certificates: readonly Certificate[],
  needs: CertificateNeeds,
): CheckedCertificates {
  const checked = independentParts(releases.map(withoutAverages)).map((part) => {
    const tables = new Set(
      part
        .at(-1)
        ?.structure.populations.flatMap(({ id, years }) => years.map(({ schoolYear }) => `${id}\t${schoolYear}`)),
    );
    const own = certificates.filter(({ population, schoolYear }) => tables.has(`${population}\t${schoolYear}`));
    return checkPart(part, own, needs);
  });
  return {
    worlds: checked.reduce((sum, { worlds }) => sum + worlds, 0),
    sensitive: checked.reduce((sum, { sensitive }) => sum + sensitive, 0),
    faults: checked.flatMap(({ faults }) => faults),
  };
}

/** A release without its averages: certificates contain integers only, so none of the averages' sums. */
function withoutAverages({ structure, cells }: Release): Release {
  const populations = structure.populations.map((one) => ({
    ...one,
    indicators: one.indicators.filter(({ measure }) => measure !== "average"),
  }));
  const averages = new Set(
    structure.populations.flatMap(({ id, indicators }) =>
      indicators.flatMap((one) => (one.measure === "average" ? [`${id}\t${one.id}`] : [])),
    ),
  );
  return {
    structure: { ...structure, populations },
    cells: cells.filter(({ population, indicator }) => !averages.has(`${population}\t${indicator}`)),
  };
}

function checkPart(
  releases: readonly Release[],
  certificates: readonly Certificate[],
  needs: CertificateNeeds,
): CheckedCertificates {
  const last = releases.at(-1);
  if (last === undefined || last.structure.populations.length === 0) return { worlds: 0, sensitive: 0, faults: [] };
  const model = releaseRelations(releases);
  const { structure } = last;
  const { relations, numbers } = model;
  const size = numbers.length;
  const truth = new Float64Array(size).fill(Number.NaN);
  const located = certificates.map((certificate) => cellsOf(certificate, structure, model));
  certificates.forEach((certificate, i) => {
    located[i]?.forEach((cell, number) => {
      if (cell >= 0) truth[cell] = certificate.truth[number] ?? Number.NaN;
    });
  });
  const tables = new Set(
    structure.populations.flatMap(({ id, years }) =>
      years.map(({ schoolYear, records }) => numbers.table(id, schoolYear, records)),
    ),
  );
  const of = rowsOfCells(relations);
  solveRest(relations, of, truth);

  const faults: CertificateFault[] = [];
  const fault = (kind: CertificateFault["kind"], cell: number): void => {
    const key = numbers.key(cell);
    if (key !== undefined) faults.push({ kind, key });
  };
  const isChecked = (cell: number): boolean => {
    const table = numbers.tableOf(cell);
    return table !== undefined && tables.has(table);
  };
  const factors = factorsOfCells(relations, of);
  const sums = Float64Array.from({ length: rowsIn(relations) }, (_, row) => sumOf(relations, row, truth));
  for (const [row, sum] of sums.entries()) {
    const first = relations.cells[relations.starts[row] ?? 0] ?? 0;
    if (isChecked(first) && !isRowWithin(relations, row, sum)) fault("untrue", first);
  }
  for (let cell = 0; cell < size; cell += 1) {
    if (!isChecked(cell)) continue;
    const value = truth[cell] ?? Number.NaN;
    if (Number.isNaN(value)) fault("missing", cell);
    else if (!isWithin(relations, cell, value)) fault("untrue", cell);
  }

  const least = new Float64Array(size);
  const most = new Float64Array(size);
  const change = new Float64Array(size);
  let count = 0;
  certificates.forEach(({ worlds: { start, number, delta } }, i) => {
    const at = located[i] ?? new Int32Array();
    for (let w = 0; w + 1 < start.length; w += 1) {
      count += 1;
      const changed = new Set<number>();
      let isWorld = true;
      for (let e = start[w] ?? 0; e < (start[w + 1] ?? 0); e += 1) {
        const cell = at[number[e] ?? -1] ?? -1;
        if (cell < 0) isWorld = false;
        else {
          changed.add(cell);
          change[cell] = (change[cell] ?? 0) + (delta[e] ?? 0);
        }
      }
      isWorld &&=
        [...changed].every((cell) => isWithin(relations, cell, (truth[cell] ?? Number.NaN) + (change[cell] ?? 0))) &&
        rowsHold(relations, of, factors, sums, changed, change);
      if (isWorld)
        for (const cell of changed) {
          least[cell] = Math.min(least[cell] ?? 0, change[cell] ?? 0);
          most[cell] = Math.max(most[cell] ?? 0, change[cell] ?? 0);
        }
      else fault("no-world", [...changed][0] ?? 0);
      for (const cell of changed) change[cell] = 0;
    }
  });

  const need = needOf(model, last, truth, needs);
  let sensitive = 0;
  for (let cell = 0; cell < size; cell += 1) {
    if (!isChecked(cell)) continue;
    const wanted = need(cell);
    if (wanted === 0) continue;
    sensitive += 1;
    if ((most[cell] ?? 0) - (least[cell] ?? 0) < wanted) fault("unproved", cell);
  }
  return { worlds: count, sensitive, faults };
}

/** Maps the numbers of a certificate to those of the model; -1 if there is none. */
function cellsOf(certificate: Certificate, structure: Structure, { numbers }: ReleaseRelations): Int32Array {
  const { population, schoolYear, indicators, nodes, groups } = certificate;
  const find = numbers.finder(structure);
  const named = groups.map((group) => withRemainders(group, structure));
  const gradesAt = listedGrades(structure, population, schoolYear);
  const cells = new Int32Array(certificate.truth.length);
  let number = 0;
  for (const indicator of ["", ...indicators])
    for (const { placeKind, placeId, grade } of nodes) {
      const listed = gradesAt.get(placeKey({ kind: placeKind, id: placeId })) ?? [];
      const row = {
        ...{ population, schoolYear, indicator, placeKind, placeId, ...everybody },
        grade: grade === unlisted ? [unlisted, ...listed].join("+") : grade,
      };
      for (const group of named) {
        cells[number] = find(row, indicator, group);
        number += 1;
      }
    }
  return cells;
}

/** A group's name in the model: a remainder is named by the levels it excludes. */
function withRemainders(group: ReleaseGroup, { groupings }: Structure): ReleaseGroup {
  const ids = crossedGroupings(group.grouping);
  if (group.grouping === everyGrade) return group;
  const levels = crossedLevels(group).map((level, at) =>
    level === unlisted ? [unlisted, ...(groupings.find(({ id }) => id === ids[at])?.levels ?? [])].join("+") : level,
  );
  return { grouping: group.grouping, level: crossedLevel(...levels) };
}

function listedGrades(
  structure: Structure,
  population: string,
  schoolYear: string,
): ReadonlyMap<string, readonly string[]> {
  const counted = structure.populations.find(({ id }) => id === population)?.grades ?? [];
  return new Map(
    structure.places
      .filter(({ schoolYears }) => schoolYears.includes(schoolYear))
      .map((place) => [placeKey(place), counted.filter((grade) => place.grades.includes(grade))]),
  );
}

/** Numbers that no certificate names but an equation determines: students counted again, or at no listed place. */
function solveRest({ starts, cells, factors, rowLow, rowHigh }: Relations, of: RowsOfCells, truth: Float64Array): void {
  const open = [...truth.keys()].filter((cell) => Number.isNaN(truth[cell] ?? 0));
  for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
    if (!Number.isNaN(truth[cell] ?? 0)) continue;
    for (let i = of.starts[cell] ?? 0; i < (of.starts[cell + 1] ?? 0); i += 1) {
      const row = of.rows[i] ?? 0;
      if (rowLow[row] !== rowHigh[row]) continue;
      let own = 0;
      let sum = rowLow[row] ?? 0;
      for (let t = starts[row] ?? 0; t < (starts[row + 1] ?? 0); t += 1) {
        const other = cells[t] ?? 0;
        if (other === cell) own = factors[t] ?? 0;
        else sum -= (factors[t] ?? 0) * (truth[other] ?? 0);
      }
      if (own === 0 || Number.isNaN(sum)) continue;
      truth[cell] = sum / own;
      // Other rows that contain it may be solvable now.
      for (let j = of.starts[cell] ?? 0; j < (of.starts[cell + 1] ?? 0); j += 1) {
        const near = of.rows[j] ?? 0;
        for (let t = starts[near] ?? 0; t < (starts[near + 1] ?? 0); t += 1)
          if (Number.isNaN(truth[cells[t] ?? 0] ?? 0)) open.push(cells[t] ?? 0);
      }
      break;
    }
  }
}

/** The sum of a row; exact, because all factors and numbers are integers. */
function sumOf({ starts, cells, factors }: Relations, row: number, values: Float64Array): number {
  let sum = 0;
  for (let t = starts[row] ?? 0; t < (starts[row + 1] ?? 0); t += 1)
    sum += (factors[t] ?? 0) * (values[cells[t] ?? 0] ?? 0);
  return sum;
}

/** Whether a row is satisfied by this sum. Numbers that nothing determines are reported as missing. */
const isRowWithin = ({ rowLow, rowHigh }: Relations, row: number, sum: number): boolean =>
  Number.isNaN(sum) || (sum >= (rowLow[row] ?? 0) && sum <= (rowHigh[row] ?? 0));

/** The factor of each number in each of its rows, in the order of `of.rows`. */
function factorsOfCells({ starts, cells, factors }: Relations, of: RowsOfCells): Float64Array {
  const next = of.starts.slice();
  const sorted = new Float64Array(factors.length);
  for (let r = 0; r + 1 < starts.length; r += 1)
    for (let t = starts[r] ?? 0; t < (starts[r + 1] ?? 0); t += 1) {
      const cell = cells[t] ?? 0;
      const at = next[cell] ?? 0;
      sorted[at] = factors[t] ?? 0;
      next[cell] = at + 1;
    }
  return sorted;
}

/** Whether all rows of some numbers are still satisfied after their changes. */
function rowsHold(
  relations: Relations,
  of: RowsOfCells,
  factors: Float64Array,
  sums: Float64Array,
  changed: ReadonlySet<number>,
  change: Float64Array,
): boolean {
  const moved = new Map<number, number>();
  for (const cell of changed)
    for (let i = of.starts[cell] ?? 0; i < (of.starts[cell + 1] ?? 0); i += 1) {
      const row = of.rows[i] ?? 0;
      moved.set(row, (moved.get(row) ?? 0) + (factors[i] ?? 0) * (change[cell] ?? 0));
    }
  for (const [row, by] of moved) if (!isRowWithin(relations, row, (sums[row] ?? 0) + by)) return false;
  return true;
}

const isWithin = ({ low, high }: Relations, cell: number, value: number): boolean =>
  value >= (low[cell] ?? 0) && value <= (high[cell] ?? 0);

/** Required difference between the worlds in a number; 0 if it may be known. */
function needOf(
  { numbers, relations }: ReleaseRelations,
  { structure, cells: rows }: Release,
  truth: Float64Array,
  needs: CertificateNeeds,
): (cell: number) => number {
  const { minimum, rounding, groupings } = structure;
  const find = numbers.finder(structure);
  const levels = new Map(groupings.map((one) => [one.id, one.levels]));
  /**
   * By number of students: 0 if nothing offers it, 1 if hidden, otherwise the group size that selects the coding of
   * its rate.
   */
  const sizes = new Int32Array(numbers.length);
  /** Groups that contain everybody at a place, and groups that contain nobody. */
  const isEverybody = new Set<number>();
  for (const row of rows) {
    if (row.indicator !== "") continue;
    const own = find(row, "", row);
    sizes[own] =
      row.n.kind === "number" ? Math.max(2, row.n.value) : row.n.kind === "range" ? Math.max(2, row.n.low) : 1;
    const all = find(row, "", everybody);
    if (row.level !== "yes" || !((truth[all] ?? 0) > 0) || truth[own] !== truth[all]) continue;
    for (const level of levels.get(row.grouping) ?? [])
      isEverybody.add(find(row, "", { grouping: row.grouping, level }));
  }
  return (at) => {
    const kind = numbers.kind(at);
    const value = truth[at] ?? 0;
    if (numbers.isAgain(at) || relations.low[at] === relations.high[at] || kind === "amount") return 0;
    if (kind === "students") {
      // A hidden 0 cannot be distinguished from another small number.
      const isSmall = value < minimum && (value > 0 || sizes[at] === 1);
      if (!isSmall && !isEverybody.has(at)) return 0;
      return sizes[at] === 0 ? needs.unoffered : needs.students;
    }
    const n = truth[numbers.students(at)] ?? 0;
    if (n === 0) return 0;
    const size = sizes[numbers.students(at)] ?? 0;
    const isHidden = size < 2;
    const printed = printedRate(value, n, rounding.rates, isHidden ? n : size);
    if (printed.kind === "at-most" || printed.kind === "at-least") return needs.extreme;
    return isHidden ? needs.outcome : 0;
  };
}
