/** How a report is written: `npm test` checks it for a few official figures, the slow tier for the sample district. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { operator } from "../../src/access/viewer.ts";
import { liveReport } from "../../src/app/live-report.ts";
import { type AuditRun, runAudit } from "../../src/app/run-audit.ts";
import { writeAudit } from "../../src/app/write-audit.ts";
import type { DeliveryFacts } from "../../src/reports/delivery.ts";
import type { Workspace } from "../../src/sources/workspace.ts";
import { wordsOf } from "../../src/ui/words.ts";
import { deliveryFacts } from "../delivery-facts.ts";
import { freshFolder, freshWorkspace, loadTexts } from "../sources/small-district.ts";

/** An audit and its deliveries. */
export interface Audited {
  readonly run: AuditRun;
  readonly deliveries: readonly DeliveryFacts[];
}

const words = wordsOf("en");

export const audited = async (workspace: Workspace): Promise<Audited> => ({
  run: await runAudit(operator, workspace),
  deliveries: await deliveryFacts(workspace),
});

/** The audit of a file of official figures about two districts and the state, without students. */
export async function auditedOfficial(): Promise<Audited> {
  const header =
    "Academic Year\tAggregate Level\tCounty Code\tDistrict Code\tSchool Code\tCounty Name\tDistrict Name\tSchool Name\tCharter\tReporting Category\tAdjusted Cumulative Enrollment\tStability Count\tStability Rate (percent)\tNon-Stability Rate (percent)";
  const row = (level: string, district: string, category: string, n: number, hits: string): string =>
    `2025-26\t${level}\t59\t${district}\t0000000\tAlder\t${district === "00000" ? "" : `District ${district}`}\t\tAll\t${category}\t${n}\t${hits}\t${hits === "*" ? "*" : ((100 * Number(hits)) / n).toFixed(1)}\t`;
  const text = [
    header,
    row("T", "00000", "TA", 9000, "8100"),
    row("T", "00000", "GF", 4000, "3800"),
    ...["12345", "22222"].flatMap((d) => [
      row("D", d, "TA", 200, "150"),
      row("D", d, "GF", 100, "60"),
      row("D", d, "SS", 50, "*"),
    ]),
  ].join("\n");
  const official = freshWorkspace();
  expect((await loadTexts(official, { "stability26.txt": text })).outcome).toBe("loaded");
  return audited(official);
}

/** A report can be read while it is being written, and the final files are the same. */
export async function readWhileWritten({ run, deliveries }: Audited): Promise<void> {
  const home = freshFolder();
  const dir = join(home, "report");
  // Left behind by a process killed while writing; no live process has this number.
  mkdirSync(join(home, ".report.99999999"));
  const live = liveReport(operator, run, deliveries, dir, { words });
  const early = new Map<string, unknown>();
  const read = (path: string) => live.find(path)?.read(operator);
  for (const path of ["index.html", "goals/1.html", "questions.html"]) early.set(path, await read(path));
  expect(existsSync(join(dir, "audit.json"))).toBe(false);
  // A data file waits for the whole report.
  early.set("audit.json", Buffer.from((await read("audit.json")) ?? "").toString());
  for (const [path, content] of early)
    expect(readFileSync(join(dir, path)).equals(Buffer.from(content as string)), path).toBe(true);
  expect(await read("index.html")).toBe(early.get("index.html"));
  expect(await live.written).toBe(
    readdirSync(dir, { recursive: true, encoding: "utf8" }).filter((f) => f.endsWith(".html")).length,
  );
  expect(readdirSync(home)).toEqual(["report"]);

  const other = freshFolder();
  writeFileSync(join(other, "letter.txt"), "mine");
  expect(() => liveReport(operator, run, [], other, { words })).toThrow("cli.not-a-report");
}

/** In several languages, every page links to the same page in the other, and the data files are written once. */
export async function writtenInTwoLanguages({ run, deliveries }: Audited): Promise<void> {
  const dir = join(freshFolder(), "report");
  const pages = await writeAudit(operator, run, deliveries, dir, { words, also: [wordsOf("es")] });
  const paths = readdirSync(dir, { recursive: true, encoding: "utf8" });
  const html = paths.filter((f) => f.endsWith(".html"));
  expect(html.length).toBe(pages);
  const spanish = html.filter((f) => f.startsWith("es/"));
  expect(spanish.length).toBe(pages / 2);
  for (const path of spanish) {
    const [there, here] = [readFileSync(join(dir, path), "utf8"), readFileSync(join(dir, path.slice(3)), "utf8")];
    for (const [text, from, lang, to] of [
      [there, path, "en", path.slice(3)],
      [here, path.slice(3), "es", path],
    ] as const) {
      const href = new RegExp(`<a href=([^ >]+) lang=${lang} hreflang=${lang}>`).exec(text)?.[1] ?? "";
      expect(new URL(href, `http://report/${from}`).pathname.slice(1), from).toBe(encodeURI(to));
      const style = /<link rel=stylesheet href=([^ >]+)>/.exec(text)?.[1] ?? "";
      expect(new URL(style, `http://report/${from}`).pathname, from).toBe("/style.css");
    }
  }
  expect(paths.filter((f) => /audit\.(json|xlsx)$/.test(f)).sort()).toEqual([
    "audit.json",
    "audit.xlsx",
    "es/audit.xlsx",
  ]);
}

/** A report shown while it is written has every language, also after it is written. */
export async function shownInTwoLanguages({ run }: Audited): Promise<void> {
  const dir = join(freshFolder(), "report");
  const live = liveReport(operator, run, [], dir, { words, also: [wordsOf("es")] });
  const read = (path: string) => live.find(path)?.read(operator);
  const expectBoth = async (): Promise<void> => {
    expect(String(await read("index.html"))).toContain("<a href=es/index.html lang=es hreflang=es>");
    expect(String(await read("es/goals/1.html"))).toContain("<a href=../../goals/1.html lang=en hreflang=en>");
  };
  await expectBoth();
  await live.written;
  await expectBoth();
  expect(
    Buffer.from((await read("es/audit.xlsx")) ?? "")
      .subarray(0, 2)
      .toString(),
  ).toBe("PK");
  expect(await read("es/nothing.html")).toBeUndefined();
  expect(existsSync(join(dir, "es"))).toBe(false);
  expect(readFileSync(join(dir, "index.html"), "utf8")).not.toContain("hreflang");
}
