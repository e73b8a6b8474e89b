import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readPdf } from "../printers/read-pdf.ts";
import { sampleDistrict } from "../sample-district.ts";
import { freshFolder } from "../sources/small-district.ts";
import { fairlead } from "./run.ts";

const sample = await sampleDistrict("small");

test("audit --board writes the sheet for the board in the languages asked for, alone or into the report", async () => {
  const alone = fairlead(sample, ["audit", "--board", "--json"]);
  expect(alone.code, alone.err).toBe(0);
  const file = join(sample, "board.en.pdf");
  expect(alone.json()["board"]).toEqual([file]);
  const read = await readPdf(readFileSync(file));
  expect([read.pages.length, read.language]).toEqual([2, "en"]);
  const out = join(freshFolder(), "report");
  const both = fairlead(sample, ["audit", "--out", out, "--board", "es,en"]);
  expect(both.code).toBe(0);
  expect(both.out).toContain("board.es.pdf");
  expect(readFileSync(join(out, "board.en.pdf")).equals(readFileSync(file))).toBe(true);
  expect((await readPdf(readFileSync(join(out, "board.es.pdf")))).language).toBe("es");
  const unknown = fairlead(sample, ["audit", "--board", "fr"]);
  expect([unknown.code, unknown.out]).toEqual([2, ""]);
  expect(unknown.err).toContain("en, es");
});
