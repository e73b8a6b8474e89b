import fc from "fast-check";
import { expect, test } from "vitest";
import type { KeptAudit } from "../../src/access/kept-audit.ts";
import { auditBefore, keepAudit } from "../../src/store/kept-audits.ts";
import { openState } from "../../src/store/state.ts";

const auditOf = (mark: string, students: number): KeptAudit => ({
  mark,
  schoolYear: 2026,
  gaps: new Map([
    ["district:1", [{ indicator: `asked ${mark}`, group: "a=b", students }]],
    ["school:0012", []],
  ]),
});

test("the audit before is the last other one that was shown, whatever came back in between", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom("a", "b", "c", "d"), { minLength: 1, maxLength: 12 }), async (marks) => {
      const { db, close } = await openState(":memory:");
      try {
        let shown: readonly string[] = [];
        for (const [i, mark] of marks.entries()) {
          await keepAudit(db, auditOf(mark, i), new Date(Date.UTC(2026, 8, 1, i)));
          if (shown.at(-1) !== mark) shown = [...shown, mark];
          const before = await auditBefore(db, mark, ["district:1"]);
          const expected = shown.at(-2);
          expect(before?.gaps.get("district:1")?.[0]?.indicator).toBe(expected && `asked ${expected}`);
          expect((await db.selectFrom("kept_audits").select("id").execute()).length).toBeLessThanOrEqual(2);
        }
      } finally {
        await close();
      }
    }),
    { seed: 11, numRuns: 40 },
  );
});

test("an earlier audit is read at the places that are asked for, and at no other", async () => {
  const { db, close } = await openState(":memory:");
  await keepAudit(db, auditOf("a", 5), new Date("2026-09-01T08:00:00Z"));
  expect(await auditBefore(db, "a", ["district:1"])).toBeUndefined();
  expect(await auditBefore(db, "b", ["school:0012", "school:0013"])).toEqual({
    at: "2026-09-01T08:00:00.000Z",
    schoolYear: 2026,
    gaps: new Map([["school:0012", []]]),
  });
  expect((await auditBefore(db, "b", []))?.gaps.size).toBe(0);
  await close();
});
