import { test } from "vitest";
import { operator } from "../../src/access/viewer.ts";
import { openWorkspace } from "../../src/app/open-workspace.ts";
import { sampleDistrict } from "../sample-district.ts";
import { audited, readWhileWritten, shownInTwoLanguages, writtenInTwoLanguages } from "./written-reports.ts";

const folder = await sampleDistrict("small");
const sample = await audited(openWorkspace(operator, folder, folder));

test("a report can be read while it is being written, and the final files are the same", () =>
  readWhileWritten(sample));

test("in several languages, every page links to the same page in the other, and the data files are written once", () =>
  writtenInTwoLanguages(sample));

test("a report shown while it is written has every language, also after it is written", () =>
  shownInTwoLanguages(sample));
