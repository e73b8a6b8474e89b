import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { may } from "../../src/access/may.ts";
import { operator, type Viewer } from "../../src/access/viewer.ts";
import { liveReport } from "../../src/app/live-report.ts";
import { openWorkspace } from "../../src/app/open-workspace.ts";
import { runAudit } from "../../src/app/run-audit.ts";
import { html } from "../../src/ui/html.ts";
import { wordsOf } from "../../src/ui/words.ts";
import { auditPages } from "../../src/web/audit/pages.ts";
import { forReader } from "../../src/web/for-reader.ts";
import { sampleDistrict } from "../sample-district.ts";
import { smallSite } from "../web/small-audit.ts";

test("in the sample district, all that a principal may open is about their school and names no other", async () => {
  const folder = await sampleDistrict("full");
  const run = await runAudit(operator, openWorkspace(operator, folder, folder));
  const dir = join(mkdtempSync(join(tmpdir(), "school-pages-")), "audit");
  const { find } = liveReport(operator, run, [], dir, { words: wordsOf("en") });
  const paths = auditPages(smallSite(run, "en")).map(({ path }) => path);
  const schools = run.cube.places.filter(({ kind }) => kind === "school");
  const judged = schools.filter(({ id }) => paths.includes(`schools/${id}.html`));
  expect(judged.length).toBeGreaterThan(10);
  let gapPages = 0;
  for (const { id, name } of judged) {
    const viewer: Viewer = { kind: "person", id: "p", grants: [{ role: "principal", scope: { kind: "school", id } }] };
    const mayOpen = (path: string): boolean => {
      const item = find(path);
      return item !== undefined && may(viewer, item.right, item.about);
    };
    const own = paths.filter(mayOpen);
    expect(own).toContain(`schools/${id}.html`);
    for (const path of own) {
      expect(path).toMatch(new RegExp(`^(schools/${id}|school-gaps/${id}\\.\\d)\\.html$`));
      const page = forReader(String(await find(path)?.read(viewer)), path, { account: html`<b>me</b>`, mayOpen });
      expect(page).toContain(name);
      expect(page).toContain("<b>me</b></div></header>");
      for (const other of schools)
        if (other.id !== id) expect(page.includes(other.name), `${path}: ${other.name}`).toBe(false);
      // What links remain, they may open.
      for (const [, address = ""] of page.matchAll(/<a [^>]*?href="?([^\s">]+)/g))
        if (!/^[#/]/.test(address))
          expect(mayOpen(new URL(address, `http://report.example/${path}`).pathname.slice(1)), address).toBe(true);
      if (path.startsWith("school-gaps/")) gapPages++;
    }
  }
  expect(gapPages).toBeGreaterThan(20);
});
