import fc from "fast-check";
import { expect, test } from "vitest";
import { nearNames } from "../../src/base/near-names.ts";

const schools = [
  ["0112233", "Juniper Elementary"],
  ["0112244", "Granger Elementary"],
  ["0190036", "Alder Valley High"],
] as const;

test("an id with a wrong or missing digit, and part of a name, lead to the school", () => {
  expect(nearNames("0112235", schools, 2)).toEqual(["0112233", "0112244"]);
  expect(nearNames("112233", schools, 1)).toEqual(["0112233"]);
  expect(nearNames("granger", schools, 1)).toEqual(["0112244"]);
  expect(nearNames("Alder Vally High", schools, 1)).toEqual(["0190036"]);
  expect(nearNames("x", [], 3)).toEqual([]);
});

test("what is known is nearest to itself, and as many are named as asked for", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.stringMatching(/^[1-9]{5}$/), { minLength: 1, maxLength: 8 }),
      fc.nat(9),
      (ids, most) => {
        const known = ids.map((id) => [id] as const);
        for (const id of ids) {
          const near = nearNames(id, known, most);
          expect(near).toHaveLength(Math.min(most, ids.length));
          if (most > 0) expect(near[0]).toBe(id);
        }
      },
    ),
    { seed: 5 },
  );
});
