import { type HeaderFault, plainName } from "../source.ts";
import { ownKeys, type SpecColumn, type SpecFile, specFiles } from "./files.ts";

/** How a heading of the file was matched to one of the specification. */
interface TakenHeading {
  readonly heading: string;
  readonly position: number;
  readonly how: "exact" | "case" | "spelling" | "other-name";
}

/** A file of a bundle, recognized by its headings. */
export interface KnownFile {
  readonly file: SpecFile;
  /** Positions by the specification's names. */
  readonly columns: ReadonlyMap<string, TakenHeading>;
  /** The heading of the exporting system's own key. */
  readonly ownKey: string | null;
  /** Deviations from the specification. */
  readonly faults: readonly HeaderFault[];
}

/** The specification's names, normalized. */
const plainSpec: ReadonlyMap<string, string> = new Map(
  specFiles.flatMap((file) => file.columns.flatMap((c) => [c.name, ...(c.also ?? [])].map((n) => [n, plainName(n)]))),
);
const specName = (name: string): string => plainSpec.get(name) ?? plainName(name);

/** Recognizes a file of a bundle by its headings, tolerating misspellings; null where it is none. */
export function knowFile(headings: readonly string[]): KnownFile | null {
  const bare = withoutSharedEnd(headings);
  const plain = bare.map(plainName);
  let best: { known: KnownFile; score: number } | null = null;
  for (const file of specFiles) {
    const known = matchFile(file, { headings, bare, plain });
    if (known === null) continue;
    const exact = [...known.columns.values()].filter((c) => c.how !== "other-name").length;
    const score = exact / file.columns.length + known.columns.size / 100;
    if (best === null || score > best.score) best = { known, score };
  }
  return best?.known ?? null;
}

/** A file's headings, without an ending that all share, and normalized. */
interface Headings {
  readonly headings: readonly string[];
  readonly bare: readonly string[];
  readonly plain: readonly string[];
}

/** How many headings are searched for misspellings: the widest file of the specification has 27, and exporting systems add some. */
const searchedForMisspellings = 500;

function matchFile(file: SpecFile, { headings, bare, plain }: Headings): KnownFile | null {
  const columns = new Map<string, TakenHeading>();
  const used = new Set<number>();
  const take = (
    column: SpecColumn,
    how: TakenHeading["how"],
    fits: (heading: string, plain: string, at: number) => boolean,
  ): void => {
    if (columns.has(column.name)) return;
    const at = bare.findIndex((h, i) => !used.has(i) && h !== "" && fits(h, plain[i] ?? "", i));
    if (at < 0) return;
    used.add(at);
    columns.set(column.name, { heading: headings[at] ?? "", position: at + 1, how });
  };
  for (const c of file.columns) take(c, "exact", (h) => h === c.name);
  for (const c of file.columns) {
    const name = specName(c.name);
    take(c, "case", (_, p) => p === name);
  }
  // The exporting system's own key is matched first: "userId" is not a misspelling of "userIds".
  const keyNames = (ownKeys[file.id] ?? []).map(plainName);
  const keyAt = bare.findIndex((h, i) => !used.has(i) && h !== "" && keyNames.includes(plain[i] ?? ""));
  if (keyAt >= 0) used.add(keyAt);
  for (const c of file.columns) {
    const name = specName(c.name);
    take(c, "spelling", (_, p, at) => at < searchedForMisspellings && isNear(p, name));
  }
  for (const c of file.columns) {
    for (const other of (c.also ?? []).map(specName)) take(c, "other-name", (_, p) => p === other);
  }
  const isManifest = file.id === "manifest";
  if (!isManifest && !columns.has("sourcedId")) return null;
  if (!file.telling.some((names) => names.every((n) => columns.has(n)))) return null;
  const shared = headings.some((h, i) => h !== bare[i]);
  return {
    file,
    columns,
    ownKey: keyAt < 0 ? null : (headings[keyAt] ?? null),
    faults: [...faultsOf(file, columns, shared), ...surplus(headings)],
  };
}

function* faultsOf(
  file: SpecFile,
  columns: ReadonlyMap<string, TakenHeading>,
  shared: boolean,
): Generator<HeaderFault> {
  if (shared) {
    yield {
      code: "oneroster.heading-ending",
      facts: { headings: file.columns.slice(0, 5).map((c) => c.name) },
    };
  }
  const cased = [...columns].filter(([, taken]) => taken.how === "case" && !shared);
  const [firstCased] = cased;
  if (firstCased !== undefined) {
    const pairs = cased.map(([spec, taken]) => ({ given: taken.heading, spec }));
    yield {
      code: "oneroster.heading-case",
      column: firstCased[1].position,
      columnName: firstCased[1].heading,
      facts: { pairs },
    };
  }
  for (const [name, taken] of columns) {
    if (shared) continue;
    const at = { column: taken.position, columnName: taken.heading };
    const facts = { spec: name };
    const wanted = file.columns.find((c) => c.name === name)?.to !== undefined;
    if (taken.how === "spelling") {
      yield { code: "oneroster.heading-spelling", ...at, facts };
    } else if (taken.how === "other-name" && wanted && !isOfLaterVersion(name, taken.heading)) {
      yield { code: "oneroster.heading-other", ...at, facts };
    }
  }
  const missing = file.columns.filter((c) => c.required === true && !columns.has(c.name)).map((c) => c.name);
  if (missing.length > 0) {
    yield {
      code: "oneroster.heading-missing",
      facts: { missing },
    };
  }
}

/** Names that differ between 1.1 and 1.2 are accepted in either. */
const isOfLaterVersion = (name: string, heading: string): boolean =>
  (name === "orgSourcedIds" && heading === "primaryOrgSourcedId") ||
  (name === "gradingPeriodSourcedId" && heading === "academicSessionSourcedId");

function* surplus(headings: readonly string[]): Generator<HeaderFault> {
  const blank = headings.filter((h) => h.trim() === "").length;
  if (blank === 0) return;
  yield {
    code: "oneroster.heading-blank",
    facts: { cells: blank },
  };
}

/** Removes a suffix that all headings share ("_cl"). */
function withoutSharedEnd(headings: readonly string[]): string[] {
  const filled = headings.map((h) => h.trim()).filter((h) => h !== "");
  const end = /_[A-Za-z0-9]{1,8}$/.exec(filled[0] ?? "")?.[0];
  if (end === undefined || filled.length < 3 || !filled.every((h) => h.endsWith(end)))
    return headings.map((h) => h.trim());
  return headings.map((h) => h.trim().replace(new RegExp(`${end}$`), ""));
}

/** Close misspellings: one or two letters apart in a long name, or singular for plural. */
function isNear(a: string, b: string): boolean {
  if (a === b) return true;
  if (a === `${b}s` || `${a}s` === b) return true;
  const longest = Math.max(a.length, b.length);
  if (longest < 6 || Math.abs(a.length - b.length) > 2) return false;
  const most = longest >= 10 ? 2 : 1;
  // One edit puts in one letter at most and takes out one: most names differ by more, and need no table of distances.
  return bitsIn(lettersOf(a) ^ lettersOf(b)) <= 2 * most && distance(a, b) <= most;
}

/** Which letters a text has, a bit each; characters outside the alphabet share bits. */
function lettersOf(text: string): number {
  let letters = 0;
  for (let i = 0; i < text.length; i++) letters |= 1 << (text.charCodeAt(i) & 31);
  return letters;
}

function bitsIn(n: number): number {
  let bits = 0;
  for (let rest = n; rest !== 0; rest &= rest - 1) bits++;
  return bits;
}

/** Edit distance with transpositions (Damerau-Levenshtein, optimal string alignment). */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => [i, ...Array.from({ length: b.length }, () => 0)]);
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let j = 0; j <= b.length; j++) (rows[0] as number[])[j] = j;
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const change = at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, at(i - 2, j - 2) + 1);
      (rows[i] as number[])[j] = least;
    }
  }
  return at(a.length, b.length);
}
