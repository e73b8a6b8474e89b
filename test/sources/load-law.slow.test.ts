import fc from "fast-check";
import { expect, test } from "vitest";
import { readLoads } from "../../src/sources/loads.ts";
import { rebuildWarehouse } from "../../src/sources/rebuild.ts";
import { revertLoad } from "../../src/sources/undo.ts";
import { contentOf, enrollmentFile, freshWorkspace, languageFile, loadTexts } from "./small-district.ts";

type Step =
  | {
      readonly do: "enroll";
      readonly year: number;
      readonly students: number;
      readonly first: number;
      readonly bad: number;
    }
  | { readonly do: "language"; readonly year: number; readonly learners: number }
  | { readonly do: "undo"; readonly which: number };

const year = fc.constantFrom(2025, 2026);
const step: fc.Arbitrary<Step & { readonly add: boolean }> = fc
  .oneof(
    fc.record({
      do: fc.constant("enroll" as const),
      year,
      students: fc.integer({ min: 1, max: 6 }),
      first: fc.nat(4),
      bad: fc.nat(2),
    }),
    fc.record({ do: fc.constant("language" as const), year, learners: fc.integer({ min: 1, max: 5 }) }),
    fc.record({ do: fc.constant("undo" as const), which: fc.nat(3) }),
  )
  .chain((s) => fc.boolean().map((add) => ({ ...s, add })));

test("after any sequence of loads, appends and undos, the warehouse equals a replay of the archive", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
      const w = freshWorkspace();
      for (const [i, s] of steps.entries()) {
        const now = new Date(Date.UTC(2026, 0, 1 + i));
        if (s.do === "undo") {
          const standing = (await readLoads(w)).filter((l) => l.stands);
          const load = standing[standing.length === 0 ? 0 : s.which % standing.length];
          if (load !== undefined) await revertLoad(w, String(load.number), { now });
          continue;
        }
        const text =
          s.do === "enroll"
            ? enrollmentFile({ schoolYear: s.year, schools: [s.students], first: s.first }) +
              enrollmentFile({ schoolYear: s.year, schools: [s.bad], first: 90, grade: () => "77" })
            : languageFile({ schoolYear: s.year, learners: s.learners, others: 1 });
        await loadTexts(w, { [s.do === "enroll" ? "SENR.txt" : "SELA.txt"]: text }, { add: s.add, accept: true, now });
      }
      if ((await readLoads(w)).length === 0) return;
      const stood = await contentOf(w);
      await rebuildWarehouse(w, { now: new Date("2026-03-01T00:00:00Z") });
      expect(await contentOf(w)).toBe(stood);
    }),
    { numRuns: 8 },
  );
});
