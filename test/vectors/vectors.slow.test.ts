import { expect, test } from "vitest";
import { check, vectorFiles } from "./walk.ts";

test("a protected release of two districts is attacked as the reference does", async () => {
  const file = vectorFiles("test/vectors").find(({ name }) => name === "privacy-linked-district.json");
  expect(file?.cases.length).toBeGreaterThan(0);
  for (const item of file?.cases ?? []) expect(await check(item, file!)).toEqual([]);
});
