import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { operator } from "../../src/access/viewer.ts";
import { openWorkspace } from "../../src/app/open-workspace.ts";
import { runAudit } from "../../src/app/run-audit.ts";
import { writeAudit } from "../../src/app/write-audit.ts";
import { wordsOf } from "../../src/ui/words.ts";
import { deliveryFacts } from "../delivery-facts.ts";
import { sampleDistrict } from "../sample-district.ts";
import { freshFolder } from "../sources/small-district.ts";

const folder = await sampleDistrict("small");
const workspace = openWorkspace(operator, folder, folder);

test("a report has the same bytes with any number of threads, also with the district's own names", async () => {
  const run = await runAudit(operator, workspace);
  const deliveries = await deliveryFacts(workspace);
  const own = { labels: { "indicator.chronic-absence": "Away a lot" }, groups: {} };
  const home = freshFolder();
  const written = async (others: number): Promise<ReadonlyMap<string, string>> => {
    const out = join(home, String(others));
    const seen: number[] = [];
    const onPage = (done: number): number => seen.push(done);
    const pages = await writeAudit(operator, run, deliveries, out, { words: wordsOf("es", own), others, onPage });
    const names = readdirSync(out, { recursive: true, encoding: "utf8" }).filter((name) =>
      /\.(html|json|css|xlsx)$/.test(name),
    );
    expect(names.filter((name) => name.endsWith(".html"))).toHaveLength(pages);
    expect([...seen].sort((a, b) => a - b)).toEqual(seen);
    return new Map(names.map((name) => [name, readFileSync(join(out, name), "latin1")]));
  };
  const alone = await written(0);
  expect(alone.get("questions.html")).toContain("Away a lot");
  expect(alone.size).toBeGreaterThan(100);
  for (const others of [1, 2]) {
    const shared = await written(others);
    expect([...shared.keys()].sort()).toEqual([...alone.keys()].sort());
    for (const [name, text] of alone) expect(shared.get(name) === text, `${name}, ${others} more threads`).toBe(true);
  }
});
