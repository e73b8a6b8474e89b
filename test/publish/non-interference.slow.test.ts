/**
 * Two truths that print the same are the same to a reader: data, proof, every page and every file of the packet agree to the byte. The other truth is
 * a world of the release's own certificate.
 */
import { expect, test } from "vitest";
import { attack } from "../../src/attack/attack.ts";
import { protectRelease } from "../../src/privacy/protect-release.ts";
import { nodesOf, type ReleaseTables, releaseGroups } from "../../src/privacy/release-tables.ts";
import type { Certificate } from "../../src/release/certificate.ts";
import { writeProof } from "../../src/release/proof-file.ts";
import { proofOfRelease } from "../../src/release/proof-of-release.ts";
import { writeStructure } from "../../src/release/structure-file.ts";
import { publicReport } from "../../src/reports/public/report.ts";
import { privacyPolicies } from "../../src/rules/privacy.ts";
import { wordsOf } from "../../src/ui/words.ts";
import { packetParts } from "../../src/web/public/addresses.ts";
import { effort, needs } from "../attack/settings.ts";
import { cellsText } from "../release/cells-text.ts";
import { aboutDistrict, districtTables } from "./public-district.ts";
import { packetOf } from "./read-packet.ts";
import { siteOf } from "./read-site.ts";

const languages = [wordsOf("en"), wordsOf("es")];
const tables = districtTables({ seed: 5, schools: 2, perGrade: 40 });
/** The attack itself is tested elsewhere: here only what it reports is compared. */
const light = { ...effort(1), largestProgram: 0, mostSolved: 0, sample: { numbers: 2, program: 200 } };
const protectedOf = (of: ReleaseTables) => protectRelease(of, privacyPolicies["us-ca"], [], "a secret");
const made = protectedOf(tables);
const printed = cellsText(made.release.cells);

/** The tables if a world of a certificate were the truth. */
function worldTables(certificate: Certificate, world: number): ReleaseTables {
  const { start, number, delta } = certificate.worlds;
  const groups = releaseGroups(tables).names.length;
  const size = certificate.nodes.length * groups;
  const changed = certificate.truth.slice();
  for (let e = start[world]!; e < start[world + 1]!; e++) changed[number[e]!]! += delta[e]!;
  const nodeAt = new Map(certificate.nodes.map((node, i) => [[node.placeKind, node.placeId, node.grade].join(), i]));
  return {
    ...tables,
    populations: tables.populations.map((population) => {
      if (population.id !== certificate.population) return population;
      const nodes = nodesOf(tables, population).map(({ place, grade }) => {
        const { kind, id } = tables.places[place]!;
        return nodeAt.get([kind, id, population.grades[grade - 1] ?? "all"].join())!;
      });
      const inOrder = (measure: number): Int32Array =>
        Int32Array.from(
          nodes.flatMap((node) => [
            ...changed.subarray(measure * size + node * groups, measure * size + (node + 1) * groups),
          ]),
        );
      return {
        ...population,
        years: population.years.map((year) =>
          year.schoolYear === certificate.schoolYear
            ? { ...year, n: inOrder(0), outcomes: new Map(certificate.indicators.map((id, i) => [id, inOrder(i + 1)])) }
            : year,
        ),
      };
    }),
  };
}

/** Other truths that are printed alike, found among the worlds that differ least from this one. */
function* othersPrintedAlike(): Generator<ReturnType<typeof protectedOf>> {
  const worlds = made.certificates
    .flatMap((certificate) => {
      const { start } = certificate.worlds;
      return Array.from({ length: start.length - 1 }, (_, world) => ({
        certificate,
        world,
        size: start[world + 1]! - start[world]!,
      }));
    })
    .toSorted((a, b) => a.size - b.size);
  for (const { certificate, world } of worlds) {
    const other = protectedOf(worldTables(certificate, world));
    if (cellsText(other.release.cells) === printed) yield other;
  }
}

type NamedFile = readonly [path: string, content: string | Uint8Array];

async function filesOf(of: ReturnType<typeof protectedOf>): Promise<readonly NamedFile[]> {
  if (of.safe === null) throw new Error("not safe");
  const proof = proofOfRelease([of.release], await attack([of.release], needs, light));
  const report = publicReport(of.safe, { ...aboutDistrict(tables), proof });
  const packet = await packetOf(report, languages);
  expect(packet.size).toBe(languages.length * tables.places.length * packetParts.length);
  return [
    ["cells.csv", cellsText(of.release.cells)],
    ["structure.json", writeStructure(of.release.structure)],
    ["proof.json", writeProof(proof)],
    ...(await siteOf(report, languages, true)),
    ...packet,
  ];
}

const isSame = (a: string | Uint8Array, b: string | Uint8Array | undefined): boolean =>
  b !== undefined && Buffer.from(a).equals(Buffer.from(b));

test("districts with other hidden numbers have the same data, proof, pages and packet, to the byte", async () => {
  const first = new Map(await filesOf(made));
  expect(first.size).toBeGreaterThan(100);
  const truths = new Set([JSON.stringify(made.certificates.map(({ truth }) => [...truth]))]);
  const wanted = 2;
  for (const other of othersPrintedAlike()) {
    truths.add(JSON.stringify(other.certificates.map(({ truth }) => [...truth])));
    const files = await filesOf(other);
    expect(files.map(([path]) => path)).toEqual([...first.keys()]);
    expect(files.filter(([path, content]) => !isSame(content, first.get(path))).map(([path]) => path)).toEqual([]);
    if (truths.size > wanted) break;
  }
  // The two others differ from this one and from each other.
  expect(truths.size).toBe(wanted + 1);
});
