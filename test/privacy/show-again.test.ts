import fc from "fast-check";
import { expect, test } from "vitest";
import "../property-seed.ts";
import { heldWorlds } from "../../src/privacy/show-again.ts";
import { provedRanges, worldList } from "../../src/privacy/worlds.ts";

const cells = 12;
const world = fc
  .uniqueArray(fc.tuple(fc.nat(cells - 1), fc.integer({ min: -4, max: 4 })), {
    selector: ([c]) => c,
    minLength: 1,
    maxLength: 6,
  })
  .map((entries) => entries.toSorted(([a], [b]) => a - b));
const step = fc.record({ cell: fc.nat(cells - 1), more: fc.array(world, { maxLength: 3 }), isKept: fc.boolean() });

test("proved ranges are always those of the worlds that are held", () => {
  fc.assert(
    fc.property(fc.array(world, { maxLength: 12 }), fc.array(step, { maxLength: 10 }), (first, steps) => {
      const list = worldList();
      const add = (to: Pick<typeof list, "add">, entries: readonly (readonly [number, number])[]): void =>
        to.add(
          entries.map(([c]) => c),
          entries.map(([, d]) => d),
          entries.length,
        );
      for (const one of first) add(list, one);
      const proved = { lo: new Int32Array(cells).fill(-9), hi: new Int32Array(cells).fill(9) };
      const held = heldWorlds(list.worlds(), proved);
      const expected = (): ReturnType<typeof provedRanges> => {
        const again = worldList();
        for (const one of held.held()) again.add(one.cells, one.deltas, one.cells.length);
        return provedRanges(cells, again.worlds());
      };
      expect(proved).toEqual(expected());
      for (const { cell, more, isKept } of steps) {
        const before = held.held().length;
        const out = held.takeOut(cell, (d) => d > 0);
        const count = held.count;
        for (const one of more) add(held, one);
        if (!isKept) {
          held.forgetFrom(count);
          held.putBack(out);
          expect(held.held().length).toBe(before);
        }
        expect(proved).toEqual(expected());
      }
    }),
    { numRuns: 200 },
  );
});
