import { expect, test } from "vitest";
import { groupName } from "../../src/ui/group-name.ts";
import { wordsOf } from "../../src/ui/words.ts";

test("each language and district has its own group names, whichever is requested first", () => {
  const own = wordsOf("en", { labels: { "group.female": "Young women" }, groups: {} });
  const label = (words: ReturnType<typeof wordsOf>): string => groupName("gender", "F", words).label;
  const asked = [wordsOf("en"), own, wordsOf("es"), own, wordsOf("en")].map(label);
  expect(asked).toEqual(["Girls", "Young women", "Niñas y jóvenes mujeres", "Young women", "Girls"]);
});

test("a level of a district's own grouping may have any character", () => {
  expect(groupName("house", "a=b=c", wordsOf("en")).label).toBe("a=b=c");
  expect(groupName("house", "", wordsOf("en")).label).toBe("");
});
