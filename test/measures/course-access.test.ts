import fc from "fast-check";
import { expect, test } from "vitest";
import { isNone } from "../../src/base/finding.ts";
import { courseAccess } from "../../src/measures/course-access.ts";
import { anyNumber, expectSound } from "../sound.ts";

test("any input gives a finite share, a reason or an error", () => {
  fc.assert(
    fc.property(anyNumber, anyNumber, anyNumber, (enrolled, offered, taking) =>
      expectSound(() => courseAccess({ enrolled, offered, taking })),
    ),
  );
});

test("participation is access times uptake", () => {
  const counts = fc
    .integer({ min: 1, max: 900 })
    .chain((enrolled) => fc.integer({ min: 1, max: enrolled }).map((offered) => ({ enrolled, offered })))
    .chain((held) => fc.nat(held.offered).map((taking) => ({ ...held, taking })));
  fc.assert(
    fc.property(counts, (held) => {
      const { access, uptake, participation } = courseAccess(held);
      if (isNone(access) || isNone(uptake) || isNone(participation)) throw new Error("there are students");
      expect(participation).toBeCloseTo(access * uptake, 12);
    }),
  );
});

test("where no school offers the course, uptake has no value, not 0", () => {
  expect(courseAccess({ enrolled: 40, offered: 0, taking: 0 })).toEqual({
    access: 0,
    uptake: { kind: "none", reason: "zero_denominator" },
    participation: 0,
  });
});
