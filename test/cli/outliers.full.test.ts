import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { fairlead } from "./run.ts";

const folder = mkdtempSync(join(tmpdir(), "fairlead-outliers-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("without a workspace the schools that come with the program are judged, and pages written in both languages", () => {
  const ran = fairlead(folder, ["outliers", "--out", "pages"], { COLUMNS: "80" });
  expect(ran.err).toBe("");
  expect(ran.code).toBe(0);
  expect(ran.out).toContain("5,979 of 6,194 places could be judged.");
  expect(ran.out).toMatch(/More than expected: [\d,]+\. Too close to say: [\d,]+\. Less than expected: [\d,]+\./);
  expect(ran.out).toContain("This is not a ranking.");
  expect(ran.out.split("\n").length).toBeLessThan(26);
  for (const line of ran.out.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  for (const name of ["index.html", "es/index.html", "places.csv", "style.css", "fonts/public-sans.woff2"])
    expect(existsSync(join(folder, "pages", name)), name).toBe(true);
  expect(readFileSync(join(folder, "pages", "index.html"), "utf8").length).toBeLessThan(400_000);
  expect(
    readFileSync(join(folder, "pages", "places.csv"), "utf8")
      .trimEnd()
      .split("\n").length,
  ).toBe(5980);
});

test("a workspace: figures loaded, a place beside its peers with the practice written down, notes listed and checked", () => {
  const workspace = join(folder, "w");
  expect(fairlead(folder, ["init", "w", "--name", "Tryout"]).code).toBe(0);
  const sample = join(import.meta.dirname, "..", "..", "data", "california-api-2000.csv");
  expect(fairlead(workspace, ["load", sample]).code).toBe(0);

  expect(fairlead(workspace, ["practices"]).out).toContain("No notes yet.");
  mkdirSync(join(workspace, "practices"));
  writeFileSync(
    join(workspace, "practices", "reading.md"),
    '---\nplace: "6014492"\nyears: [1999, 2000]\nfactors: [shared-vision]\ngroups: all\nevidence: Its results.\ncontact: the district\ndate: 2026-03-27\n---\n# Reading first\n',
  );
  const peers = fairlead(workspace, ["peers", "Kelso (William H.) Elementary", "--most", "3"]);
  expect(peers.code).toBe(0);
  expect(peers.out).toContain("Reading first (a shared vision; 1998-99 and 1999-00; All students). Its results.");
  const json = fairlead(workspace, ["peers", "6014492", "--most", "3", "--json"]).json();
  expect(
    (json["peers"] as { distance: number }[]).map(({ distance }) => distance).every((d) => d >= 0 && d < 0.2),
  ).toBe(true);
  expect((json["own"] as { practices: unknown[] }).practices).toHaveLength(1);

  const listed = fairlead(workspace, ["practices", "--factor", "shared-vision", "--search", "READING"]);
  expect(listed.code).toBe(0);
  expect(listed.out).toContain("Reading first (reading.md)");
  expect(listed.out).toContain("Its results. Ask: the district. Written down March 27, 2026.");
  expect(fairlead(workspace, ["practices", "--search", "nothing like it"]).out).toContain("No note fits.");
  expect(fairlead(workspace, ["practices", "--factor", "luck"]).code).toBe(2);
  writeFileSync(join(workspace, "practices", "bad.md"), "---\nplace: 1\n---\n");
  const bad = fairlead(workspace, ["practices", "--lang", "es"]);
  expect(bad.code).toBe(1);
  expect(bad.out).toContain("practices/bad.md, línea 1:");
  expect(bad.out).toContain("Reading first");

  writeFileSync(
    join(workspace, "review.csv"),
    "place,year,factor,rating\nA,2024,shared-vision,1\nA,2025,shared-vision,3\nB,2025,shared-vision,2\n",
  );
  const review = fairlead(workspace, ["practices", "--review", "review.csv"]);
  expect(review.code).toBe(0);
  expect(review.out).toMatch(/A\s+a shared vision\s+1 \(2023-24\)\s+3 \(2024-25\)\s+\+2\s+2\.0 \(1 other place\)/);
  expect(fairlead(workspace, ["practices", "--review", "nowhere.csv"]).code).toBe(2);
  expect(fairlead(workspace, ["practices", "--review"]).out).toContain("There is no self-review to show.");
  writeFileSync(
    join(workspace, "own.csv"),
    "Site;Yr;Element;Score\nA;2023-24;Shared Vision;1\nA;2024-25;Shared Vision;3\nB;2024-25;Shared Vision;2\n",
  );
  expect(fairlead(workspace, ["practices", "--review", "own.csv"]).code).toBe(1);
  expect(fairlead(workspace, ["map", "own.csv", "--save"]).code).toBe(0);
  expect(fairlead(workspace, ["load", "own.csv"]).code).toBe(0);
  expect(fairlead(workspace, ["practices", "--review"]).out).toMatch(/A\s+a shared vision\s+1 \(2023-24\).*\+2\s+2\.0/);
  // Of eleven others the ten nearest are compared with; the one left out is the one rated 4.
  const { peers: nearest } = fairlead(workspace, ["peers", "6014492", "--most", "10", "--json"]).json() as {
    peers: { place: { id: string } }[];
  };
  const reviewed = nearest.map(({ place }) => `${place.id},2025,deeper-learning,2`);
  writeFileSync(
    join(workspace, "peers.csv"),
    ["place,year,factor,rating", "6014492,2025,deeper-learning,1", "0130229,2025,deeper-learning,4", ...reviewed].join(
      "\n",
    ),
  );
  const compared = fairlead(workspace, ["practices", "--review", "peers.csv", "--json"]).json();
  const own = (compared["review"] as { place: string; others: unknown }[]).find(({ place }) => place === "6014492");
  expect(own?.others).toEqual({ mean: 2, places: 10 });
});

test("what is not there is said with what to do, in the language asked for", () => {
  const workspace = join(folder, "w");
  const unknown = fairlead(workspace, ["outliers", "--outcome", "nothing", "--circumstances", "api-meals"]);
  expect(unknown.code).toBe(2);
  expect(unknown.err).toContain("fairlead outliers --figures");
  const spanish = fairlead(workspace, ["outliers", "--outcome", "api", "--level", "district", "--lang", "es"]);
  expect(spanish.err).toContain('la cifra publicada "api"');
  expect(fairlead(workspace, ["outliers", "--level", "planet"]).code).toBe(2);
  expect(fairlead(workspace, ["peers", "Lincoln"]).err).toMatch(/\d+ places are named like "Lincoln"/);
  expect(fairlead(workspace, ["outliers", "--figures"]).out).toContain("api-parent-education");
  const not = join(folder, "not.csv");
  writeFileSync(not, "a,b\n1,2\n");
  expect(fairlead(workspace, ["outliers", "--file", not]).code).toBe(2);
});
