import { expect, test } from "vitest";
import { languages } from "../../src/base/lang.ts";
import { nineFactors } from "../../src/surveys/nine-factors.ts";
import { factorName } from "../../src/ui/figure-name.ts";
import { wordsOf } from "../../src/ui/words.ts";

test("there are nine factors, each with a name of its own in every language", () => {
  const ids = nineFactors.factors.map(({ id }) => id);
  expect(ids).toHaveLength(9);
  for (const lang of languages) {
    const names = ids.map((id) => factorName(id, wordsOf(lang)));
    expect(new Set(names).size).toBe(9);
    for (const [i, name] of names.entries()) expect(name).not.toBe(ids[i]);
  }
});
