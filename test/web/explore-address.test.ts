import fc from "fast-check";
import { expect, test } from "vitest";
import { firstChoice } from "../../src/reports/explore-choice.ts";
import { choiceInQuery, exploreHref } from "../../src/web/staff/explore-address.ts";

const text = fc.string({ unit: "grapheme" });

test("an address contains the whole view: what it prints is what it reads, and it never throws", () => {
  fc.assert(
    fc.property(
      fc.record({ question: text, group: text, place: text, year: text, form: text, sort: text }),
      (choice) => {
        const href = exploreHref(choice);
        expect(choiceInQuery(href.slice("explore".length))).toEqual(choice);
        expect(href).toMatch(/^explore(\?[\w.*+%&=-]+)?$/);
      },
    ),
  );
  fc.assert(
    fc.property(text, (query) => {
      const choice = choiceInQuery(query);
      expect(choiceInQuery(exploreHref(choice).slice("explore".length))).toEqual(choice);
    }),
  );
  expect(exploreHref(firstChoice)).toBe("explore");
});
