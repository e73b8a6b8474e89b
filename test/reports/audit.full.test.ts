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
import {
  type AnyFinding,
  type AnyRefused,
  printedFindings,
  printedRefused,
} from "../../src/reports/judged/finding-at.ts";
import { auditOverview } from "../../src/reports/overview.ts";
import { defaultAuditRules as rules } from "../../src/rules/audit.ts";
import { smallRun } from "../web/small-audit.ts";

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
    [true, "too-few"],
  ];
  return rows.find(([fits]) => fits)?.[1] ?? "too-few";
}

test("verdicts change exactly at their boundaries", () => {
  const at = (lower: number, value: number, upper: number, q: number | null, d = 0.03): Verdict =>
    verdictOf({ lower, value, upper }, q, d, rules);
  expect(at(0.01, 0.03, 0.05, 0.05)).toBe("clear"); // q at 0.05, size at the threshold
  expect(at(0.01, 0.0299, 0.05, 0.05)).toBe("clear-small");
  expect(at(0.01, 0.03, 0.05, 0.0501)).toBe("probable");
  expect(at(0.01, 0.03, 0.05, 0.2)).toBe("probable");
  expect(at(0.01, 0.03, 0.05, 0.2001)).toBe("too-few");
  expect(at(0.001, 0.02, 0.03, 0.1)).toBe("no-sign"); // not zero, but too uncertain for "small" and below the threshold
  expect(at(0, 0.03, 0.06, 0.01)).toBe("too-few"); // an interval that touches zero includes zero
  expect(at(-0.05, -0.04, -0.01, 0.01)).toBe("clear"); // a gap in the group's favor is a gap
  expect(at(-0.03, 0, 0.03, 1)).toBe("no-sign"); // at the threshold, both ends included
  expect(at(-0.0301, 0, 0.03, 1)).toBe("too-few");
  expect(at(0.01, 0.05, 0.09, null)).toBe("too-few"); // without a p-value there is no gap
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
  expect(changeVerdict(0.1, 0.2, 0.05, 0.15, 0.03)).toBe("growing");
  expect(changeVerdict(0.2, 0.1, -0.15, -0.05, 0.03)).toBe("closing");
  expect(changeVerdict(-0.06, 0.04, 0.05, 0.15, 0.03)).toBe("growing"); // ahead before, behind now
  expect(changeVerdict(0.1, -0.04, -0.2, -0.08, 0.03)).toBe("closing"); // behind before, ahead now
  expect(changeVerdict(-0.1, -0.2, -0.15, -0.05, 0.03)).toBe("growing"); // further ahead
  expect(changeVerdict(-0.2, -0.1, 0.05, 0.15, 0.03)).toBe("closing");
  expect(changeVerdict(0.1, 0.11, -0.01, 0.03, 0.03)).toBe("same");
  expect(changeVerdict(0.1, 0.14, -0.02, 0.1, 0.03)).toBe("unclear");
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

test("q is Benjamini and Hochberg's over the whole audit: never below p, and in the order of p", async () => {
  const tested = (await found())
    .flatMap((f) => (f.pValue === null || f.qValue === null ? [] : [{ p: f.pValue, q: f.qValue }]))
    .sort((a, b) => a.p - b.p);
  const family = (await run).audit.settings.family;
  expect(family).toBe((await run).audit.judged.gaps.rows);
  let least = 1;
  for (let rank = tested.length; rank >= 1; rank--) {
    const { p, q } = tested[rank - 1] as { p: number; q: number };
    least = Math.min(least, (p * tested.length) / rank);
    expect(q).toBeGreaterThanOrEqual(p - 1e-12);
    expect(q).toBeCloseTo(least, 9);
  }
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
    const o = auditOverview(audit, indicators, at);
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
      (sum, g) => sum + g.clear + g.probable + g.ahead + g.noSign + g.tooFew + g.notJudged,
      0,
    );
    expect(counted).toBe(here(await found()).length + here(await refused()).length);
    const students = o.largest.map((f) => f.studentsToClose ?? 0);
    expect(students).toEqual([...students].sort((a, b) => b - a));
    for (const f of o.largest)
      expect([f.verdict, f.value > 0, f.direction !== "neither"]).toEqual(["clear", true, true]);
    for (const f of o.closing) {
      const first = (await found()).find((x) => x.id === f.id.replace(`/${f.schoolYear}/`, `/${f.change?.since}/`));
      expect([first?.verdict, (first?.value ?? 0) > 0, f.change?.verdict]).toEqual(["clear", true, "closing"]);
    }
  }
});

test("audit.json matches its schema, with six significant digits", async () => {
  const { audit } = await run;
  const read = auditSchema.strict().parse(JSON.parse([...auditJson(audit)].join("")));
  expect(read.audience).toBe("internal");
  const own = (await found()).filter((f) => f.verdict !== "too-few");
  expect(read.findings.map((f) => f.id)).toEqual(own.map((f) => f.id));
  read.findings.forEach((f, k) => {
    const value = own[k]?.value ?? Number.NaN;
    expect(Math.abs(f.value - value)).toBeLessThanOrEqual(Math.abs(value) * 5.1e-6);
  });
});

test("not-judged.json has every comparison that audit.json lacks: too uncertain, or without a gap", async () => {
  const { audit } = await run;
  const read = notJudgedSchema.strict().parse(JSON.parse([...notJudgedJson(audit)].join("")));
  const rowOf = (columns: readonly string[], row: readonly unknown[]) =>
    Object.fromEntries(columns.map((name, k) => [name, row[k]]));
  const about = (row: Record<string, unknown>): string => {
    const [place, group] = [read.places[Number(row["place"])], read.groups[Number(row["group"])]];
    return `${read.indicators[Number(row["indicator"])]}/${read.years[Number(row["year"])]}/${place?.kind}:${place?.id}/${group?.grouping}=${group?.level}/${read.comparisons[Number(row["comparison"])]}`;
  };
  const unsure = read.unsure.rows.map((row) => rowOf(read.unsure.columns, row));
  const own = (await found()).filter((f) => f.verdict === "too-few");
  expect(unsure.map(about)).toEqual(own.map((f) => f.id));
  unsure.forEach((row, k) => {
    const f = own[k] as AnyFinding;
    const more = (row["more"] ?? {}) as Record<string, unknown>;
    expect([row["n"], row["hits"], row["comparisonN"], row["comparisonHits"]]).toEqual([
      f.n,
      f.hits,
      f.comparisonN,
      f.comparisonHits,
    ]);
    expect([row["lower"], row["upper"], row["pValue"], row["qValue"], row["actionLine"]]).toEqual(
      [f.lower, f.upper, f.pValue, f.qValue, f.actionLine].map((x) => (x === null ? null : fourDigits(x))),
    );
    expect("rate" in more, f.id).toBe(f.hits === null);
    expect((more["change"] as readonly unknown[] | undefined)?.[4], f.id).toBe(f.change?.verdict);
    expect((more["ratio"] as readonly unknown[] | undefined)?.[0], f.id).toBe(f.ratio && fourDigits(f.ratio.value));
  });
  const small = read.refused.rows.map((row) => rowOf(read.refused.columns, row));
  expect(small.map((row) => [about(row), read.reasons[Number(row["reason"])], row["n"], row["comparisonN"]])).toEqual(
    (await refused()).map((n) => [n.id, n.reason, n.n, n.comparisonN]),
  );
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
