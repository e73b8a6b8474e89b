import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What one release of a vector shows, and what an attack works out from it. */
export interface PrivacyRelease {
  readonly published: Readonly<Record<string, number>>;
  /** Printed ranges of counts. */
  readonly ranges?: Readonly<Record<string, readonly [number, number]>>;
  readonly rates?: readonly {
    readonly num: string;
    readonly den: string;
    readonly pct: number;
    readonly decimals: number;
  }[];
  /** By number that is not shown; null: no limit. */
  readonly attack: Readonly<
    Record<string, { readonly lp: readonly (number | null)[]; readonly integer: readonly (number | null)[] }>
  >;
  readonly disclosedExactly: readonly string[];
  readonly narrowerThanWidth: readonly string[];
  readonly mustProtectLeaked: readonly string[];
  readonly verdict: "safe" | "unsafe";
}

/** A file `privacy-NAME.json`: numbers, their relations, and releases of them. */
export interface PrivacyVector {
  readonly name: string;
  readonly policy: { readonly minCount: number; readonly width: number; readonly lowerBound: number };
  readonly cells: readonly { readonly id: string; readonly truth: number; readonly mustProtect: boolean }[];
  readonly relations: readonly {
    readonly terms: readonly (readonly [factor: number, id: string])[];
    readonly sense: "=" | ">=";
    readonly rhs: number;
  }[];
  readonly releases: Readonly<Record<string, PrivacyRelease>>;
}

/** Ranges of linear programs are written with three digits. */
export const privacyTolerance = { abs: 1e-3, rel: 0 };

/** The vectors `privacy-*.json` of a folder, by name. */
export const privacyVectors = (folder: string): readonly PrivacyVector[] =>
  readdirSync(folder)
    .filter((name) => /^privacy-.*\.json$/.test(name))
    .sort()
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as PrivacyVector);

/** One case per release. */
export const privacyCases = (vector: PrivacyVector) =>
  Object.entries(vector.releases).map(([name, release]) => {
    const { attack, disclosedExactly, narrowerThanWidth, mustProtectLeaked, verdict } = release;
    return {
      id: `${vector.name}/${name}`,
      method: "privacy_attack",
      input: { vector, release },
      expected: {
        attack: Object.fromEntries(Object.entries(attack).map(([id, { lp, integer }]) => [id, { lp, integer }])),
        disclosedExactly: [...disclosedExactly].sort(),
        narrowerThanWidth: [...narrowerThanWidth].sort(),
        mustProtectLeaked: [...mustProtectLeaked].sort(),
        verdict,
      },
      source: vector.name,
    };
  });
