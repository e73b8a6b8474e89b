import type { Certificate, CertificateWorlds } from "../release/certificate.ts";
import { type Worlds, worldList } from "./worlds.ts";

/** Protected outcomes of one indicator, with the tables that prove them. */
export interface ProvedOutcomes {
  readonly indicator: string;
  readonly outcomes: Int32Array;
  /** Worlds for a reader who is given every count. */
  readonly worlds: Worlds;
  /** For each world of the counts, in order: changes of the outcomes that leave the printed rates the same. */
  readonly besideCounts: Worlds;
}

/**
 * The certificate of one population in a school year: every world of its counts with all outcomes, then the worlds of
 * each indicator.
 */
export function certificateOf(
  names: Pick<Certificate, "population" | "schoolYear" | "nodes" | "groups">,
  counts: { readonly val: Int32Array; readonly worlds: Worlds },
  indicators: readonly ProvedOutcomes[],
): Certificate {
  const size = counts.val.length;
  const truth = new Int32Array(size * (1 + indicators.length));
  truth.set(counts.val);
  for (const [i, { outcomes }] of indicators.entries()) truth.set(outcomes, size * (i + 1));
  return {
    ...names,
    indicators: indicators.map(({ indicator }) => indicator),
    truth,
    worlds: allWorlds(size, counts.worlds, indicators),
  };
}

function allWorlds(size: number, counts: Worlds, indicators: readonly ProvedOutcomes[]): CertificateWorlds {
  const all = [counts, ...indicators.flatMap(({ worlds, besideCounts }) => [worlds, besideCounts])];
  const entries = all.reduce((sum, { cell }) => sum + cell.length, 0);
  const number = new Int32Array(entries);
  const delta = new Int32Array(entries);
  const start = [0];
  let used = 0;
  const add = (of: Worlds, w: number, from: number): void => {
    for (let i = of.start[w]!; i < of.start[w + 1]!; i++) {
      number[used] = from + of.cell[i]!;
      delta[used++] = of.delta[i]!;
    }
  };
  for (let w = 0; w + 1 < counts.start.length; w++) {
    add(counts, w, 0);
    for (const [i, { besideCounts }] of indicators.entries()) add(besideCounts, w, size * (i + 1));
    start.push(used);
  }
  for (const [i, { worlds }] of indicators.entries())
    for (let w = 0; w + 1 < worlds.start.length; w++) {
      add(worlds, w, size * (i + 1));
      start.push(used);
    }
  return { start: Int32Array.from(start), number, delta };
}

/**
 * Worlds of an indicator without any printed rate: nobody, or everybody, has the outcome. In every world of the
 * counts everybody has it.
 */
export function unprintedWorlds(
  val: Int32Array,
  outcomes: Int32Array,
  counts: Worlds,
): Pick<ProvedOutcomes, "worlds" | "besideCounts"> {
  const worlds = worldList();
  const besideCounts = worldList();
  const change = new Int32Array(val.length);
  const add = (list: typeof worlds, to: (c: number) => number): void => {
    const cells = [...val.keys()].filter((c) => to(c) !== outcomes[c]);
    list.add(
      cells,
      cells.map((c) => to(c) - outcomes[c]!),
      cells.length,
    );
  };
  add(worlds, () => 0);
  add(worlds, (c) => val[c]!);
  for (let w = 0; w + 1 < counts.start.length; w++) {
    for (let i = counts.start[w]!; i < counts.start[w + 1]!; i++) change[counts.cell[i]!] = counts.delta[i]!;
    add(besideCounts, (c) => val[c]! + change[c]!);
    for (let i = counts.start[w]!; i < counts.start[w + 1]!; i++) change[counts.cell[i]!] = 0;
  }
  return { worlds: worlds.worlds(), besideCounts: besideCounts.worlds() };
}
