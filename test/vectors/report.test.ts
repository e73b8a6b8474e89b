import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { vectorReport } from "./report.ts";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function folderOf(cases: readonly object[]): string {
  const folder = mkdtempSync(join(tmpdir(), "fairlead-vectors-"));
  folders.push(folder);
  writeFileSync(join(folder, "01-rates.json"), JSON.stringify({ default_tolerance: { abs: 1e-6, rel: 0 }, cases }));
  writeFileSync(join(folder, "notes.json"), "{}");
  return folder;
}

const rate = (id: string, expected: object) => ({
  id,
  method: "rate_wilson",
  input: { x: 8, n: 10, conf: 0.95 },
  expected,
  source: "Wilson 1927",
});
const right = { rate: 0.8, lo: 0.4901625, hi: 0.9433178 };

test("cases that pass give a line per method, the sum and exit code 0", async () => {
  expect(await vectorReport(folderOf([rate("a", right), rate("b", { rate: 0.8 })]))).toEqual({
    lines: ["rate_wilson: 2/2", "2 passed, 0 failed"],
    exitCode: 0,
  });
});

test("a failed case and an unknown method give exit code 1, and their differences when asked for", async () => {
  const folder = folderOf([rate("a", right), rate("b", { rate: 0.7 }), { ...rate("c", {}), method: "no_such" }]);
  expect(await vectorReport(folder, true)).toEqual({
    lines: [
      "01-rates.json b (rate_wilson)",
      "  result.rate: expected 0.7, got 0.8",
      "01-rates.json c (no_such)",
      "  no method is called no_such",
      "rate_wilson: 1/2",
      "no_such: 0/1",
      "1 passed, 2 failed",
    ],
    exitCode: 1,
  });
});

test("a folder without cases gives exit code 1", async () => {
  expect(await vectorReport(folderOf([]))).toEqual({ lines: ["0 passed, 0 failed"], exitCode: 1 });
});
