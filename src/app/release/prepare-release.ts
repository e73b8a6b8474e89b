import { existsSync } from "node:fs";
import { join } from "node:path";
import { requireRight } from "../../access/may.ts";
import type { Viewer } from "../../access/viewer.ts";
import { attack } from "../../attack/attack.ts";
import { checkCertificates } from "../../attack/certificates.ts";
import type { AttackReport } from "../../attack/finding.ts";
import { AppError } from "../../base/errors.ts";
import type { Cube } from "../../cube/cube.ts";
import { tablesOfCube } from "../../privacy/cube-tables.ts";
import { type ProtectedRelease, protectRelease } from "../../privacy/protect-release.ts";
import type { ReleaseTables } from "../../privacy/release-tables.ts";
import type { ReleaseKey } from "../../release/cell.ts";
import { keyText } from "../../release/cells-file.ts";
import type { ReleaseProof } from "../../release/proof.ts";
import { proofOfRelease } from "../../release/proof-of-release.ts";
import { type PrivacyPolicy, privacyPolicies } from "../../rules/privacy.ts";
import { releaseOffer } from "../../rules/release.ts";
import type { Workspace } from "../../sources/workspace.ts";
import { attackEffort, attackNeeds } from "../attack-releases.ts";
import { type MoveReason, movedNumbers } from "./moved-numbers.ts";
import { type NotOffered, offerOf } from "./offer.ts";
import { type RecordsState, recordsName, recordsState } from "./records-state.ts";
import { releaseCube } from "./release-cube.ts";
import {
  type EarlierRelease,
  earlierReleases,
  isDay,
  privateFiles,
  readOfRelease,
  releasesPath,
} from "./releases-folder.ts";

export interface ReleaseAsked {
  /** Day of the release, as 2026-12-01. */
  readonly date: string;
  /** Id of a privacy policy. */
  readonly policy: string;
  /** Secret of the first release of a workspace; later ones keep it, so that they hide the same numbers. */
  readonly newSecret: () => string;
}

/** Why a release must not be published: cells, never their numbers. */
export interface Refusal {
  readonly why: "unproved" | "union" | "shown-again" | "small-revision" | "leak" | "certificate";
  readonly key: ReleaseKey | null;
}

/** A release that is protected and attacked, and not written anywhere yet. */
export interface PreparedRelease {
  readonly date: string;
  readonly policy: PrivacyPolicy;
  readonly secret: string;
  readonly cube: Cube<"internal">;
  readonly tables: ReleaseTables;
  readonly protected: ProtectedRelease;
  readonly earlier: readonly EarlierRelease[];
  readonly records: RecordsState;
  readonly attack: AttackReport;
  readonly proof: ReleaseProof;
  /** Worlds that prove the hidden numbers, and how many numbers had to be proved. */
  readonly worlds: number;
  readonly sensitive: number;
  /** Empty if the release may be published. */
  readonly refused: readonly Refusal[];
  /** Since the last release; null if there is none. */
  readonly moved: Readonly<Record<MoveReason, number>> | null;
  readonly notOffered: readonly NotOffered[];
}

/**
 * Counts what a release offers, protects it after all earlier releases, and attacks all of them together. Writes nothing.
 *
 * @throws AppError release.policy, release.date, release.exists, release.not-later, release.no-students, release.changed
 */
export async function prepareRelease(
  viewer: Viewer,
  workspace: Workspace,
  { date, policy: named, newSecret }: ReleaseAsked,
): Promise<PreparedRelease> {
  requireRight(viewer, "read-audit");
  const policy = policyOf(named);
  const earlier = earlierReleases(viewer, workspace);
  requireDate(workspace, date, earlier);
  const last = earlier.at(-1);
  const secret = last === undefined ? newSecret() : readOfRelease(viewer, last.folder, "private", privateFiles.secret);
  const before: RecordsState =
    last === undefined
      ? {}
      : (JSON.parse(readOfRelease(viewer, last.folder, "private", privateFiles.records)) as RecordsState);

  const { plan, notOffered, ...offer } = offerOf(workspace.config);
  const cube = await releaseCube(viewer, workspace, plan);
  const tables = tablesOfCube(cube, {
    ...offer,
    ...{ released: date, crossedAt: releaseOffer.crossedAt, grades: releaseOffer.grades },
    recordsOf: (year) => recordsName(year, before, date, secret),
  });

  const public_ = earlier.map(({ release }) => release);
  const result = protectRelease(tables, policy, public_, secret);

  const all = [...public_, result.release];
  const report = await attack(all, attackNeeds, attackEffort);
  const certificates = checkCertificates(all, result.certificates, {
    students: policy.need.count,
    unoffered: policy.need.unoffered,
    outcome: policy.need.outcome,
    extreme: policy.need.extreme,
  });
  const counted = new Set(tables.populations.flatMap(({ indicators }) => indicators));
  return {
    ...{ date, policy, secret, cube, tables, protected: result, earlier, attack: report },
    records: { ...before, ...recordsState(tables.populations, secret) },
    proof: proofOfRelease(all, report),
    worlds: certificates.worlds,
    sensitive: certificates.sensitive,
    refused: eachOnce([
      ...result.uncertified.map((key): Refusal => ({ why: "unproved", key })),
      ...result.unsafeUnions.map((keys): Refusal => ({ why: "union", key: keys[0] ?? null })),
      ...result.faults.map(({ key, fault }): Refusal => ({ why: fault, key })),
      ...report.leaks.map(({ key }): Refusal => ({ why: "leak", key })),
      ...certificates.faults.map(({ key }): Refusal => ({ why: "certificate", key })),
    ]),
    moved: last === undefined ? null : movedNumbers(last.release, result.release),
    notOffered: [
      ...notOffered,
      ...offer.indicators
        .filter(({ id }) => !counted.has(id))
        .map(({ id }): NotOffered => ({ what: "indicator", id, why: "not-counted" })),
      ...tables.populations.flatMap(({ indicators, unknownBy = [] }) =>
        indicators.flatMap((id) => unknownBy.map((by): NotOffered => ({ what: "division", id, by, why: "not-known" }))),
      ),
    ],
  };
}

/** Several findings about one cell are one reason to refuse it. */
function eachOnce(refused: readonly Refusal[]): readonly Refusal[] {
  return [
    ...new Map(refused.map((one) => [`${one.why} ${one.key === null ? "" : keyText(one.key)}`, one] as const)).values(),
  ];
}

function policyOf(given: string): PrivacyPolicy {
  const known: Readonly<Record<string, PrivacyPolicy>> = privacyPolicies;
  const policy = Object.hasOwn(known, given) ? known[given] : undefined;
  if (policy === undefined) throw new AppError("release.policy", { given, known: Object.keys(known) });
  return policy;
}

function requireDate(workspace: Workspace, date: string, earlier: readonly EarlierRelease[]): void {
  if (!isDay(date)) throw new AppError("release.date", { given: date });
  const folder = join(releasesPath(workspace), date);
  if (existsSync(folder)) throw new AppError("release.exists", { folder });
  const last = earlier.at(-1)?.release.structure.released ?? "";
  if (date < last) throw new AppError("release.not-later", { date, last });
}
