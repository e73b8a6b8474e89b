import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { DecisionText } from "../../src/access/decision.ts";
import { wholeDistrict } from "../../src/access/grant.ts";
import {
  addDecision,
  allDecisions,
  changeDecision,
  decisionOf,
  decisionsAbout,
  versionsOf,
} from "../../src/store/decisions.ts";
import { openState, type State, statePath } from "../../src/store/state.ts";

const at = new Date("2026-09-01T08:00:00Z");
const text: DecisionText = {
  task: "Offer a second bus",
  responsible: "Ms. Ortiz",
  due: "2026-11-01",
  expected: "20 more students in school regularly",
  status: "open",
};
const school = { kind: "school", id: "0012" } as const;

async function withState(use: (state: State) => Promise<void>, path = ":memory:"): Promise<void> {
  const state = await openState(path);
  try {
    await use(state);
  } finally {
    await state.close();
  }
}

test("a decision is kept with its page, its part of the district and every version of its text", async () => {
  await withState(async ({ db }) => {
    const id = await addDecision(db, { page: "schools/0012.html", about: school }, text, { person: "a", at });
    const changed = { ...text, task: "Offer two buses", status: "done" } as const;
    expect(await changeDecision(db, { id, base: 1 }, changed, { person: "b", at })).toBe(true);
    const common = { at: at.toISOString(), name: null };
    expect(await decisionOf(db, id)).toEqual({
      ...{ id, page: "schools/0012.html", about: school, version: 2 },
      ...common,
      ...changed,
    });
    expect(await versionsOf(db, id)).toEqual([
      { version: 2, ...common, ...changed },
      { version: 1, ...common, ...text },
    ]);
    expect(await decisionOf(db, "unknown")).toBeUndefined();
    expect(await decisionsAbout(db, "schools/13.html")).toEqual([]);
    await addDecision(
      db,
      { page: "schools/0012.html", about: wholeDistrict },
      { ...text, due: "2026-10-01" },
      { person: "a", at },
    );
    const about = await decisionsAbout(db, "schools/0012.html");
    expect(about.map(({ due, about: part }) => [due, part.kind])).toEqual([
      ["2026-10-01", "district"],
      ["2026-11-01", "school"],
    ]);
    expect(await allDecisions(db)).toEqual(about);
  });
});

test("of several people who read the same version, one saves, and every saved text stays", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ base: fc.integer({ min: -1, max: 6 }), task: fc.string({ minLength: 1 }) }), {
        maxLength: 12,
      }),
      async (tries) => {
        await withState(async ({ db }) => {
          const id = await addDecision(db, { page: "goals/1.html", about: wholeDistrict }, text, { person: "a", at });
          const kept = [text.task];
          for (const { base, task } of tries) {
            const isSaved = await changeDecision(db, { id, base }, { ...text, task }, { person: "b", at });
            expect(isSaved).toBe(base === kept.length);
            if (isSaved) kept.push(task);
          }
          expect((await versionsOf(db, id)).map(({ task }) => task).reverse()).toEqual(kept);
        });
      },
    ),
    { numRuns: 40, seed: 14 },
  );
});

test("of four changes that two connections save at the same time, one is kept, and it is still there after reopening", async () => {
  const path = statePath(mkdtempSync(join(tmpdir(), "decisions-")));
  let id = "";
  await withState(async (first) => {
    id = await addDecision(first.db, { page: "goals/1.html", about: wholeDistrict }, text, { person: "a", at });
    await withState(async (second) => {
      const saved = await Promise.all(
        [first, second, first, second].map(({ db }, i) =>
          changeDecision(db, { id, base: 1 }, { ...text, task: `Text ${i}` }, { person: "b", at }),
        ),
      );
      expect(saved.filter(Boolean)).toHaveLength(1);
    }, path);
  }, path);
  await withState(async ({ db }) => expect(await versionsOf(db, id)).toHaveLength(2), path);
});

test("a decision that does not exist can't be changed", async () => {
  await withState(async ({ db }) => {
    expect(await changeDecision(db, { id: "unknown", base: 0 }, text, { person: "a", at })).toBe(false);
    expect(await allDecisions(db)).toEqual([]);
  });
});
