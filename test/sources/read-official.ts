/** Reads one file of official figures by a published profile; shared by the tests of files that drifted from it. */
import { officialTableSource } from "../../src/sources/official-files/official-table.ts";
import type { Source } from "../../src/sources/source.ts";
import { figuresOf, whileOfficial } from "./official-cells.ts";

const codesOf = (p: { problems: readonly { code: string }[] }): string[] => p.problems.map((x) => x.code).sort();

/** Figures and problems of one file, with a published profile. */
export async function readOfficial(name: string, lines: readonly string[], profile?: string) {
  const source = profile === undefined ? undefined : officialTableSource(profile, "profiles/t.yaml");
  const sources: readonly Source[] = source === undefined ? [] : [source];
  return whileOfficial(
    { [name]: `${lines.join("\n")}\n` },
    async (p) => ({
      found: figuresOf(await p.ask()),
      codes: codesOf(p.reading),
      problems: p.reading.problems,
      rowsLoaded: p.reading.files[0]?.rowsLoaded,
    }),
    { sources },
  );
}

export const profile = (more: string): string => `name: state-t
kind: published
state: NY
headings: [Dist, Yr, Group, N, Hits]
year: { from: Yr }
place: { kind: district, id: [Dist] }
group: { from: Group }
${more}`;
export const figures = "figures: [{ indicator: tested-math, n: N, hits: Hits }]";
