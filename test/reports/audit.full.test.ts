import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { cellAt } from "../../src/cube/cube.ts";
import { changeVerdict, smallestGapWorthActingOn, type Verdict, verdictOf } from "../../src/measures/verdict.ts";
import { auditJson } from "../../src/printers/json.ts";
import { notJudgedJson } from "../../src/printers/not-judged.ts";
import { fourDigits, sixDigits } from "../../src/printers/numbers.ts";
import { auditSchema, notJudgedSchema } from "../../src/reports/audit-schema.ts";
import { familyOf } from "../../src/reports/judged/families.ts";
import {
  type AnyFinding,
  type AnyRefused,
  printedFindings,
  printedRefused,
} from "../../src/reports/judged/finding-at.ts";
import { auditOverview } from "../../src/reports/overview.ts";
import { defaultAuditRules as rules } from "../../src/rules/audit.ts";
import { readNotJudged } from "../printers/read-not-judged.ts";
import { smallRun } from "../web/small-audit.ts";

const changes = ["growing", "closing", "same", "unclear"];
const moves = ["better", "worse", "same"];
const run = smallRun(5);
const found = async (): Promise<AnyFinding[]> => [...printedFindings((await run).audit)];
const refused = async (): Promise<AnyRefused[]> => [...printedRefused((await run).audit.judged)];

/** An independent version of the verdict rules; the first rule that applies decides. */
function wordFor(gap: { value: number; lower: number; upper: number }, q: number | null, d: number): Verdict {
  const offZero = gap.lower > 0 || gap.upper < 0;
  const large = Math.abs(gap.value) >= d;
  const rows: readonly (readonly [boolean, Verdict])[] = [
    [offZero && q !== null && q <= 0.05 && large, "clear"],
    [offZero && q !== null && q <= 0.05 && !large, "clear-small"],
    [offZero && q !== null && q > 0.05 && q <= 0.2 && large, "probable"],
    [gap.lower >= -d && gap.upper <= d, "no-sign"],
    [true, "cannot-tell"],
  ];
  return rows.find(([fits]) => fits)?.[1] ?? "cannot-tell";
}

test("verdicts change exactly at their boundaries", () => {
  const at = (lower: number, value: number, upper: number, q: number | null, d = 0.03): Verdict =>
    verdictOf({ lower, value, upper }, q, d, rules);
  expect(at(0.01, 0.03, 0.05, 0.05)).toBe("clear"); // q at 0.05, size at the threshold
  expect(at(0.01, 0.0299, 0.05, 0.05)).toBe("clear-small");
  expect(at(0.01, 0.03, 0.05, 0.0501)).toBe("probable");
  expect(at(0.01, 0.03, 0.05, 0.2)).toBe("probable");
  expect(at(0.01, 0.03, 0.05, 0.2001)).toBe("cannot-tell");
  expect(at(0.001, 0.02, 0.03, 0.1)).toBe("no-sign"); // not zero, but too uncertain for "small" and below the threshold
  expect(at(0, 0.03, 0.06, 0.01)).toBe("cannot-tell"); // an interval that touches zero includes zero
  expect(at(-0.05, -0.04, -0.01, 0.01)).toBe("clear"); // a gap in the group's favor is a gap
  expect(at(-0.03, 0, 0.03, 1)).toBe("no-sign"); // at the threshold, both ends included
  expect(at(-0.0301, 0, 0.03, 1)).toBe("cannot-tell");
  expect(at(0.01, 0.05, 0.09, null)).toBe("cannot-tell"); // without a p-value there is no gap
});

test("verdicts follow their rules for any gap", () => {
  const part = fc.double({ min: -0.2, max: 0.2, noNaN: true });
  const q = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null });
  fc.assert(
    fc.property(fc.tuple(part, part, part), q, fc.double({ min: 0.001, max: 0.1, noNaN: true }), (ends, qValue, d) => {
      const [lower = 0, value = 0, upper = 0] = [...ends].sort((a, b) => a - b);
      expect(verdictOf({ lower, value, upper }, qValue, d, rules)).toBe(wordFor({ lower, value, upper }, qValue, d));
    }),
  );
});

test("the smallest gap worth acting on is 3 points or a quarter of the comparison, never less than one student", () => {
  const share = (n: number): { kind: "share"; n: number; hits: number } => ({ kind: "share", n, hits: 0 });
  expect(smallestGapWorthActingOn(share(1000), share(2000), 0.5, rules)).toBe(0.03);
  expect(smallestGapWorthActingOn(share(1000), share(2000), 0.04, rules)).toBe(0.01);
  expect(smallestGapWorthActingOn(share(20), share(2000), 0.04, rules)).toBe(0.05);
});

test("a gap grows when the disadvantage grows, closes when it shrinks, and a gap that changes sign is judged from the side of the new disadvantage", () => {
  const between = (lower: number, upper: number) => ({ lower, upper });
  expect(changeVerdict(0.1, 0.2, between(0.05, 0.15), 0.03, true)).toBe("growing");
  expect(changeVerdict(0.2, 0.1, between(-0.15, -0.05), 0.03, true)).toBe("closing");
  expect(changeVerdict(-0.06, 0.04, between(0.05, 0.15), 0.03, true)).toBe("closing"); // ahead before, behind now, by less
  expect(changeVerdict(0.04, -0.1, between(-0.2, -0.08), 0.03, true)).toBe("growing"); // behind before, ahead now, by more
  expect(changeVerdict(-0.1, -0.2, between(-0.15, -0.05), 0.03, true)).toBe("growing"); // further ahead
  expect(changeVerdict(-0.2, -0.1, between(0.05, 0.15), 0.03, true)).toBe("closing");
  expect(changeVerdict(0.1, 0.2, between(0.05, 0.15), 0.03, false)).toBe("unclear"); // not after allowing for all changes
  expect(changeVerdict(0.1, 0.11, between(-0.01, 0.03), 0.03, false)).toBe("same");
  expect(changeVerdict(0.1, 0.14, between(-0.02, 0.1), 0.03, false)).toBe("unclear");
});

const turnOf = (f: AnyFinding): number => (f.direction === "higher-is-better" ? -1 : 1);

test("every gap is rate minus comparison, with a positive sign for a disadvantage, inside its interval", async () => {
  const findings = await found();
  expect(findings.length).toBeGreaterThan(500);
  for (const f of findings) {
    expect(f.value, f.id).toBeCloseTo(turnOf(f) * (f.rate - f.comparisonRate), 9);
    expect(f.lower, f.id).toBeLessThanOrEqual(f.value + 1e-12);
    expect(f.upper, f.id).toBeGreaterThanOrEqual(f.value - 1e-12);
  }
});

test("every verdict follows the rules for its gap", async () => {
  for (const f of await found()) expect(f.verdict, f.id).toBe(wordFor(f, f.qValue, f.actionLine));
});

test("q is never below p, in the order of p within a family; each family counts its tests once", async () => {
  const { audit } = await run;
  const sizes = new Map<string, Set<string>>();
  const isShared = (f: AnyFinding): boolean => audit.judged.indicators[f.at.indicator]?.shared !== undefined;
  // The only school of its district repeats the district.
  const { places } = audit.judged;
  const isOnly = ({ at, place }: AnyFinding): boolean =>
    place.kind === "school" &&
    places.filter(({ kind, within }) => kind === "school" && within === places[at.place]?.within).length === 1;
  const byFamily = Map.groupBy(await found(), (f) =>
    familyOf(f.schoolYear, audit.years, isOnly(f) ? "district" : f.place.kind, isShared(f)),
  );
  for (const [family, gaps] of byFamily) {
    const tested = gaps.flatMap((f) =>
      f.pValue === null || f.qValue === null ? [] : [{ ...f, p: f.pValue, q: f.qValue }],
    );
    tested.sort((a, b) => a.p - b.p);
    tested.forEach(({ p, q }, at) => {
      expect(q).toBeGreaterThanOrEqual(p - 1e-12);
      expect(q).toBeGreaterThanOrEqual((tested[at - 1]?.q ?? 0) - 1e-12);
    });
    const beside = Map.groupBy(tested, (f) => `${f.indicator}/${f.schoolYear}/${f.place.kind}/${f.place.id}`);
    // The same students: a crossing with all of one of its groups, or English only and English at home.
    const isAgain = (f: AnyFinding): boolean => {
      const parts = f.group.level.split("*");
      return (beside.get(`${f.indicator}/${f.schoolYear}/${f.place.kind}/${f.place.id}`) ?? []).some(
        (g) =>
          g.n === f.n &&
          g.comparisonN === f.comparisonN &&
          g.rate === f.rate &&
          g.comparisonRate === f.comparisonRate &&
          (f.group.grouping.includes("*")
            ? f.group.grouping.split("*").some((id, k) => id === g.group.grouping && parts[k] === g.group.level)
            : ["home-language", "long-term-el"].includes(f.group.grouping) && g.group.grouping === "el-status"),
      );
    };
    const keys = tested.flatMap((f) => {
      const { restates } = audit.judged.indicators.find(({ id }) => id === f.indicator)!;
      if (isOnly(f) || audit.judged.indicators.some(({ id }) => id === restates)) return [];
      const ofGrouping = tested.filter(
        (g) =>
          g.indicator === f.indicator &&
          g.schoolYear === f.schoolYear &&
          g.place.kind === f.place.kind &&
          g.place.id === f.place.id &&
          g.group.grouping === f.group.grouping,
      );
      const [first] = ofGrouping.toSorted((a, b) => a.at.group - b.at.group);
      const isMirrored = f.comparison === "everyone-else" && !f.group.grouping.includes("*") && ofGrouping.length === 2;
      // The second of a pair repeats the first, also where the first is the same students again.
      if (isAgain(f) || (isMirrored && first !== undefined && isAgain(first))) return [];
      return [
        JSON.stringify([f.indicator, f.schoolYear, f.place, f.group.grouping, isMirrored ? "pair" : f.group.level]),
      ];
    });
    sizes.set(family, new Set(keys));
  }
  for (const [family, tests] of Object.entries(audit.settings.tests))
    expect(sizes.get(family)?.size ?? 0, family).toBe(tests);
});

test("students to close is the gap in students, rounded up, and only for shares", async () => {
  for (const f of await found()) {
    if (f.hits === null) expect(f.studentsToClose, f.id).toBeNull();
    else expect(f.studentsToClose, f.id).toBe(Math.max(0, Math.ceil(Math.abs(f.rate - f.comparisonRate) * f.n - 1e-9)));
  }
});

test("everyone else is the sum of the other levels: a group and its comparison add up to all students with a known group", async () => {
  const { cube, groupings } = await run;
  const at = new Map(cube.places.map((p, i) => [`${p.kind}:${p.id}`, i]));
  let seen = 0;
  for (const f of await found()) {
    if (f.hits === null || f.group.grouping.includes("*")) continue;
    const declared = groupings.find((g) => g.id === f.group.grouping);
    const i = cube.plan.indicators.findIndex((x) => x.id === f.indicator);
    const place = at.get(`${f.place.kind}:${f.place.id}`) ?? -1;
    const year = cube.years.indexOf(f.schoolYear);
    const of = (group: number): { n: number; hits: number } => {
      const cell = cellAt(cube, i, year, place, group);
      return cell?.kind === "share" ? cell : { n: 0, hits: 0 };
    };
    const some = declared === undefined || "found" in declared.levels;
    const groups = some ? [0] : cube.groups.flatMap((g, k) => (g.grouping === f.group.grouping ? [k] : []));
    const n = groups.reduce((sum, k) => sum + of(k).n, 0);
    const hits = groups.reduce((sum, k) => sum + of(k).hits, 0);
    expect([f.n + f.comparisonN, f.hits + (f.comparisonHits ?? 0)], f.id).toEqual([n, hits]);
    seen++;
  }
  expect(seen).toBeGreaterThan(300);
});

test("ids are stable and unique over judged and unjudged comparisons", async () => {
  const [findings, notJudged] = [await found(), await refused()];
  const ids = [...findings, ...notJudged].map((f) => f.id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const f of findings.slice(0, 200))
    expect(f.id).toBe(
      `${f.indicator}/${f.schoolYear}/${f.place.kind}:${f.place.id}/${f.group.grouping}=${f.group.level}/${f.comparison}`,
    );
});

test("groups below the minimum are listed, never judged", async () => {
  const { audit } = await run;
  const { minimumN } = audit.settings;
  for (const f of await found()) expect(Math.min(f.n, f.comparisonN), f.id).toBeGreaterThanOrEqual(minimumN);
  expect((await refused()).filter((n) => n.reason === "group_below_minimum").length).toBeGreaterThan(0);
  for (const n of (await refused()).filter((x) => x.reason === "group_below_minimum"))
    expect(n.n, n.id).toBeLessThan(minimumN);
});

test("an overview counts every comparison of its place once, and lists the largest by students", async () => {
  const { audit, indicators, cube } = await run;
  for (const [at, place] of cube.places.entries()) {
    if (place.kind !== "school" && place.kind !== "district") continue;
    const o = auditOverview(cube, audit, indicators, at);
    const here = <T extends { schoolYear: number; place: { kind: string; id: string }; group: { grouping: string } }>(
      list: readonly T[],
    ): T[] =>
      list.filter(
        (f) =>
          f.schoolYear === o.schoolYear &&
          f.place.kind === place.kind &&
          f.place.id === place.id &&
          !f.group.grouping.includes("*"),
      );
    const counted = o.goals.reduce(
      (sum, g) => sum + g.clear + g.probable + g.ahead + g.noSign + g.cannotTell + g.notJudged,
      0,
    );
    const restating = new Set(indicators.flatMap((i) => (i.restates === undefined ? [] : [i.id])));
    // A restatement is not a separate gap, but what could not be judged is listed in full.
    const listed = here(await found()).filter((f) => f.verdict === "cannot-tell" || !restating.has(f.indicator));
    expect(counted).toBe(listed.length + here(await refused()).length);
    const students = o.largest.map((f) => f.studentsToClose ?? 0);
    expect(students).toEqual([...students].sort((a, b) => b - a));
    for (const f of o.largest)
      expect([f.verdict, f.value > 0, f.direction !== "neither"]).toEqual(["clear", true, true]);
    for (const f of [...o.closing, ...o.growing]) {
      const first = (await found()).find((x) => x.id === f.id.replace(`/${f.schoolYear}/`, `/${f.change?.since}/`));
      expect(f.value + (first?.value ?? Number.NaN)).toBeGreaterThan(0);
      const nearer = Math.abs(f.value) < Math.abs(first?.value ?? Number.NaN);
      expect(f.change?.verdict).toBe(nearer ? "closing" : "growing");
    }
  }
});

test("audit.json matches its schema, with six significant digits", async () => {
  const { audit } = await run;
  const read = auditSchema.strict().parse(JSON.parse([...auditJson(audit)].join("")));
  expect(read.audience).toBe("internal");
  const own = (await found()).filter((f) => f.verdict !== "cannot-tell");
  expect(read.findings.map((f) => f.id)).toEqual(own.map((f) => f.id));
  read.findings.forEach((f, k) => {
    const value = own[k]?.value ?? Number.NaN;
    expect(Math.abs(f.value - value)).toBeLessThanOrEqual(Math.abs(value) * 5.1e-6);
  });
});

test("not-judged.json has every comparison that audit.json lacks: too uncertain, or without a gap", async () => {
  const { audit } = await run;
  const { unsure, refused: small } = readNotJudged([...notJudgedJson(audit)].join(""));
  const byId = <T extends { readonly id: string }>(rows: readonly T[]): readonly T[] =>
    [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
  const own = byId((await found()).filter((f) => f.verdict === "cannot-tell"));
  expect(own.length).toBeGreaterThan(100);
  expect(byId(unsure).map((row) => row.id)).toEqual(own.map((f) => f.id));
  const digits = (x: unknown): unknown => (typeof x === "number" ? fourDigits(x) : x);
  const listed = (f: AnyFinding["change"]): unknown =>
    f && [
      f.since,
      ...[f.value, f.lower, f.upper].map(digits),
      changes.indexOf(f.verdict),
      ...[f.own, f.others].map((m) => moves.indexOf(m)),
    ];
  byId(unsure).forEach((row, k) => {
    const f = own[k] as AnyFinding;
    const counts = [row.n, row["hits"], row.comparisonN, row["comparisonHits"]];
    expect(counts, f.id).toEqual([f.n, f.hits, f.comparisonN, f.comparisonHits]);
    // For shares, the file omits what follows from counts and settings; the reader restores it.
    for (const name of ["value", "lower", "upper", "pValue", "actionLine", "rate", "comparisonRate"] as const)
      expect(digits(row[name]), `${f.id} ${name}`).toBe(digits(f[name]));
    if (f.ratio !== undefined) expect(digits(row["ratio"]), f.id).toBe(digits(f.ratio.value));
    expect(row["change"] ?? undefined, f.id).toEqual(listed(f.change));
    const more = (row["more"] ?? {}) as Record<string, unknown>;
    expect(more["shrunkenRate"], f.id).toBe(digits(f.shrunkenRate));
  });
  expect(byId(small).map((row) => [row.id, row["reason"], row.n, row.comparisonN])).toEqual(
    byId(await refused()).map((n) => [n.id, n.reason, n.n, n.comparisonN]),
  );
});

test("q-values of gaps that were too unsure are left out, and follow from the p-values of both files", async () => {
  const { audit } = await run;
  const { findings } = auditSchema.parse(JSON.parse([...auditJson(audit)].join("")));
  const { unsure } = readNotJudged([...notJudgedJson(audit)].join(""));
  const tested = [...findings, ...unsure]
    .map((f) => ({ id: f.id, p: f["pValue"] }))
    .filter((f): f is { id: string; p: number } => f.p !== null)
    .sort((a, b) => b.p - a.p);
  const q = new Map<string, number>();
  let least = 1;
  tested.forEach(({ id, p }, k) => {
    least = Math.min(least, (p * tested.length) / (tested.length - k));
    q.set(id, least);
  });
  const open = (await found()).filter((f) => f.verdict === "cannot-tell" && f.qValue !== null);
  for (const f of open) expect(q.get(f.id), f.id).toBeCloseTo(f.qValue as number, 3);
});

test("rounding keeps six digits of any number, and whole numbers whole", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-12, max: 1e12, noNaN: true }), fc.boolean(), (size, minus) => {
      const x = minus ? -size : size;
      expect(sixDigits(x)).toBe(Number.isInteger(x) ? x : Number(x.toPrecision(6)));
    }),
  );
  expect([sixDigits(0), sixDigits(12_345_678), sixDigits(0.1234565)]).toEqual([0, 12_345_678, 0.123457]);
});

/** Snapshot of a file: the schema's text, formatted by the formatter. */
const again = (name: string, file: string): string =>
  `node --input-type=module -e 'import { z } from "zod"; import { ${name} } from "./src/reports/audit-schema.ts"; \
process.stdout.write(JSON.stringify(z.toJSONSchema(${name})))' > docs/${file} && npx biome format --write docs`;

test.each([
  ["auditSchema", auditSchema, "audit.schema.json"],
  ["notJudgedSchema", notJudgedSchema, "not-judged.schema.json"],
] as const)("%s is in docs as the program has it", (name, schema, file) => {
  const kept: unknown = JSON.parse(readFileSync(join(import.meta.dirname, "../../docs", file), "utf8"));
  expect(kept, again(name, file)).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(schema))));
});
