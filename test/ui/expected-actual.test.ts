import { expect, test } from "vitest";
import { expectedActual } from "../../src/ui/charts/expected-actual.ts";
import { covariateNames, figureName } from "../../src/ui/figure-name.ts";
import { printHtml } from "../../src/ui/html.ts";
import { wordsOf } from "../../src/ui/words.ts";

const words = wordsOf("en");
const about = { title: "T", subtitle: "S", what: "what", where: "where" };
const points = (n: number) =>
  Array.from({ length: n }, (_, i) => ({
    label: `<b>${i}`,
    expected: 400 + ((i * 37) % 500),
    actual: 400 + ((i * 53) % 500),
    named: i < 3,
  }));

test("ten thousand places give one readable chart; the table has the named ones and the number of others", () => {
  const text = printHtml(expectedActual({ about, unit: "scale-points", points: points(10_000) }, words));
  expect(text.length).toBeLessThan(300_000);
  expect(text.match(/<tr>/g)).toHaveLength(4);
  expect(text).toContain("9,997 more places are in the download.");
  expect(text).not.toContain("<b>0");
});

test("a few places are all in the table, with their difference from expected", () => {
  const two = [
    { label: "A", expected: 500, actual: 520 },
    { label: "B", expected: 600, actual: 590 },
  ];
  const text = printHtml(expectedActual({ about, unit: "scale-points", points: two }, words));
  expect(text).toContain("+20");
  expect(text).toContain("−10");
  const rings = [...text.matchAll(/class="at ring" d="M([^"]*)"/g)].map(([, places = ""]) => places.split("L").length);
  expect(rings).toEqual([2, 2]);
});

test("figures have names; one without a name keeps its id", () => {
  expect(figureName("api-meals", words)).toBe("students with free or reduced-price meals");
  expect(figureName("type H", words)).toBe("kind of school: high");
  expect(figureName("year 2000", words)).toBe("year 1999-00");
  expect(figureName("chronic-absence", words)).toBe(words.label("indicator.chronic-absence"));
  expect(figureName("something-else", words)).toBe("something-else");
  expect(covariateNames(["api-meals", "type H", "type M"], wordsOf("es"))).toBe(
    "estudiantes con comidas subsidiadas y tipo de escuela",
  );
});
