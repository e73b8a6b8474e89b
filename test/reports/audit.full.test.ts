import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { cellAt } from "../../src/cube/cube.ts";
import { changeVerdict, smallestGapWorthActingOn, type Verdict, verdictOf } from "../../src/measures/verdict.ts";
import { auditJson, sixDigits } from "../../src/printers/json.ts";
import type { AuditFinding } from "../../src/reports/audit-schema.ts";
import { auditSchema } from "../../src/reports/audit-schema.ts";
import { auditOverview } from "../../src/reports/overview.ts";
import { defaultAuditRules as rules } from "../../src/rules/audit.ts";
import { smallRun } from "../web/small-audit.ts";

const run = smallRun(5);

/** The rules of the scale written down once more, row by row, the first that fits wins. */
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

test("the words of the scale change exactly at their boundaries", () => {
  const at = (lower: number, value: number, upper: number, q: number | null, d = 0.03): Verdict =>
    verdictOf({ lower, value, upper }, q, d, rules);
  expect(at(0.01, 0.03, 0.05, 0.05)).toBe("clear"); // q at 0.05, size at the line
  expect(at(0.01, 0.0299, 0.05, 0.05)).toBe("clear-small");
  expect(at(0.01, 0.03, 0.05, 0.0501)).toBe("probable");
  expect(at(0.01, 0.03, 0.05, 0.2)).toBe("probable");
  expect(at(0.01, 0.03, 0.05, 0.2001)).toBe("too-few");
  expect(at(0.001, 0.02, 0.03, 0.1)).toBe("no-sign"); // off zero, but too unsure for "small" and inside the line
  expect(at(0, 0.03, 0.06, 0.01)).toBe("too-few"); // an interval that touches zero is not off zero
  expect(at(-0.05, -0.04, -0.01, 0.01)).toBe("clear"); // a gap in the group's favor is a gap
  expect(at(-0.03, 0, 0.03, 1)).toBe("no-sign"); // at the line, both ends counted
  expect(at(-0.0301, 0, 0.03, 1)).toBe("too-few");
  expect(at(0.01, 0.05, 0.09, null)).toBe("too-few"); // without a p-value nothing is called a gap
});

test("the words of the scale follow their rules for any gap", () => {
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

test("a gap grows when more is lost, closes when less is, and a turned gap is told from the side of who lost", () => {
  expect(changeVerdict(0.1, 0.2, 0.05, 0.15, 0.03)).toBe("growing");
  expect(changeVerdict(0.2, 0.1, -0.15, -0.05, 0.03)).toBe("closing");
  expect(changeVerdict(-0.06, 0.04, 0.05, 0.15, 0.03)).toBe("growing"); // ahead before, less now
  expect(changeVerdict(0.1, -0.04, -0.2, -0.08, 0.03)).toBe("closing"); // less before, ahead now
  expect(changeVerdict(-0.1, -0.2, -0.15, -0.05, 0.03)).toBe("growing"); // further ahead
  expect(changeVerdict(-0.2, -0.1, 0.05, 0.15, 0.03)).toBe("closing");
  expect(changeVerdict(0.1, 0.11, -0.01, 0.03, 0.03)).toBe("same");
  expect(changeVerdict(0.1, 0.14, -0.02, 0.1, 0.03)).toBe("unclear");
});

const turnOf = (f: AuditFinding): number => (f.direction === "higher-is-better" ? -1 : 1);

test("every gap is rate minus comparison, turned so that positive is a disadvantage, inside its interval", async () => {
  const { findings } = (await run).audit;
  expect(findings.length).toBeGreaterThan(500);
  for (const f of findings) {
    expect(f.value, f.id).toBeCloseTo(turnOf(f) * (f.rate - f.comparisonRate), 9);
    expect(f.lower, f.id).toBeLessThanOrEqual(f.value + 1e-12);
    expect(f.upper, f.id).toBeGreaterThanOrEqual(f.value - 1e-12);
  }
});

test("every verdict is the scale's word for its gap", async () => {
  for (const f of (await run).audit.findings) expect(f.verdict, f.id).toBe(wordFor(f, f.qValue, f.actionLine));
});

test("q is Benjamini and Hochberg's over the whole audit: never below p, and in the order of p", async () => {
  const tested = (await run).audit.findings
    .flatMap((f) => (f.pValue === null || f.qValue === null ? [] : [{ p: f.pValue, q: f.qValue }]))
    .sort((a, b) => a.p - b.p);
  const family = (await run).audit.settings.family;
  expect(family).toBe((await run).audit.findings.length);
  let least = 1;
  for (let rank = tested.length; rank >= 1; rank--) {
    const { p, q } = tested[rank - 1] as { p: number; q: number };
    least = Math.min(least, (p * tested.length) / rank);
    expect(q).toBeGreaterThanOrEqual(p - 1e-12);
    expect(q).toBeCloseTo(least, 9);
  }
});

test("students to close is the gap in students, rounded up, and only for shares", async () => {
  for (const f of (await run).audit.findings) {
    if (f.hits === null) expect(f.studentsToClose, f.id).toBeNull();
    else expect(f.studentsToClose, f.id).toBe(Math.max(0, Math.ceil(Math.abs(f.rate - f.comparisonRate) * f.n - 1e-9)));
  }
});

test("everyone else is everybody at the other levels: a group and its comparison make up all whose group is known", async () => {
  const { audit, cube, groupings } = await run;
  const at = new Map(cube.places.map((p, i) => [`${p.kind}:${p.id}`, i]));
  let seen = 0;
  for (const f of audit.findings) {
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

test("ids are stable and unique, over what is judged and what is not", async () => {
  const { findings, notJudged } = (await run).audit;
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
  for (const f of audit.findings) expect(Math.min(f.n, f.comparisonN), f.id).toBeGreaterThanOrEqual(minimumN);
  expect(audit.notJudged.filter((n) => n.reason === "group_below_minimum").length).toBeGreaterThan(0);
  for (const n of audit.notJudged.filter((x) => x.reason === "group_below_minimum"))
    expect(n.n, n.id).toBeLessThan(minimumN);
});

test("an overview counts every comparison of its place once, and lists the largest by students", async () => {
  const { audit, indicators, cube } = await run;
  for (const place of cube.places.filter((p) => p.kind === "school" || p.kind === "district")) {
    const o = auditOverview(audit, indicators, place);
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
    expect(counted).toBe(here(audit.findings).length + here(audit.notJudged).length);
    const students = o.largest.map((f) => f.studentsToClose ?? 0);
    expect(students).toEqual([...students].sort((a, b) => b - a));
    for (const f of o.largest)
      expect([f.verdict, f.value > 0, f.direction !== "neither"]).toEqual(["clear", true, true]);
    for (const f of o.closing) {
      const first = audit.findings.find((x) => x.id === f.id.replace(`/${f.schoolYear}/`, `/${f.change?.since}/`));
      expect([first?.verdict, (first?.value ?? 0) > 0, f.change?.verdict]).toEqual(["clear", true, "closing"]);
    }
  }
});

test("audit.json is what its schema says, with six significant digits", async () => {
  const { audit } = await run;
  const written = JSON.parse([...auditJson(audit)].join("")) as unknown;
  const read = auditSchema.strict().parse(written);
  expect([read.findings.length, read.notJudged.length, read.notAsked.length]).toEqual([
    audit.findings.length,
    audit.notJudged.length,
    audit.notAsked.length,
  ]);
  read.findings.forEach((f, k) => {
    const own = audit.findings[k] as AuditFinding;
    expect(f.id).toBe(own.id);
    expect(Math.abs(f.value - own.value)).toBeLessThanOrEqual(Math.abs(own.value) * 5.1e-6);
  });
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

/** Writes the file anew: its text is the schema's, laid out by the formatter. */
const again = `node --input-type=module -e 'import { z } from "zod"; import { auditSchema } from "./src/reports/audit-schema.ts"; \
process.stdout.write(JSON.stringify(z.toJSONSchema(auditSchema)))' > docs/audit.schema.json && npx biome format --write docs`;

test("docs/audit.schema.json is the schema of the program", () => {
  const kept: unknown = JSON.parse(readFileSync(join(import.meta.dirname, "../../docs/audit.schema.json"), "utf8"));
  expect(kept, again).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(auditSchema))));
});
