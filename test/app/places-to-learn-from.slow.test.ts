import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { operator } from "../../src/access/viewer.ts";
import { loadFiles } from "../../src/app/load-files.ts";
import { sampleFile } from "../../src/app/official-request.ts";
import { findPeers } from "../../src/app/peers.ts";
import { officialFigures, placesToLearnFrom } from "../../src/app/places-to-learn-from.ts";
import { practices } from "../../src/app/practices.ts";
import { proposeMappings, saveMapping } from "../../src/app/propose-mappings.ts";
import { selfReviews } from "../../src/app/self-reviews.ts";
import { writeOutlierPages } from "../../src/app/write-outliers.ts";
import { profilesPath, type Workspace } from "../../src/sources/workspace.ts";
import { wordsOf } from "../../src/ui/words.ts";
import { enrollmentFile, freshFolder, freshWorkspace, loadTexts } from "../sources/small-district.ts";

const now = new Date("2026-03-27T00:00:00Z");
const options = { add: false, accept: true, now };
let workspace: Workspace;

beforeAll(async () => {
  workspace = freshWorkspace();
  const loaded = await loadFiles(operator, workspace, { paths: [sampleFile], from: workspace.folder }, options);
  expect(loaded.outcome).toBe("loaded");
  mkdirSync(join(workspace.folder, "practices"));
  writeFileSync(
    join(workspace.folder, "practices", "reading.md"),
    '---\nplace: "6014492"\nyears: [1999, 2000]\nfactors: [shared-vision]\ngroups: all\nevidence: Its results.\ncontact: the district\ndate: 2026-03-27\n---\n# Reading first\n',
  );
});

test("judges the bundled sample schools and writes pages in both languages", async () => {
  const answer = await placesToLearnFrom(operator, { now }, {});
  expect(answer.source).toEqual({ kind: "sample" });
  const { more, close, less } = answer.report.counts;
  expect([more + close + less, answer.report.places.length]).toEqual([5979, 6194]);
  const folder = freshFolder();
  await writeOutlierPages(operator, folder, answer, undefined, [wordsOf("en"), wordsOf("es")]);
  for (const name of ["index.html", "es/index.html", "places.csv", "style.css", "fonts/public-sans.woff2"])
    expect(existsSync(join(folder, name)), name).toBe(true);
  expect(readFileSync(join(folder, "index.html"), "utf8").length).toBeLessThan(400_000);
  expect(readFileSync(join(folder, "places.csv"), "utf8").trimEnd().split("\n")).toHaveLength(5980);
});

test("shows a place with its nearest peers and its notes", async () => {
  const most = 3;
  const { peers } = await findPeers(operator, { workspace, now }, {}, { named: "6014492", most, notes: workspace });
  expect(peers.peers).toHaveLength(most);
  for (const { distance } of peers.peers) expect(distance >= 0 && distance < 0.2, String(distance)).toBe(true);
  expect(peers.own.practices.map(({ title }) => title)).toEqual(["Reading first"]);
  const byName = { named: "Kelso (William H.) Elementary", most, notes: undefined };
  expect((await findPeers(operator, { workspace, now }, {}, byName)).peers.own.place.id).toBe("6014492");
  await expect(findPeers(operator, { workspace, now }, {}, { ...byName, named: "Lincoln" })).rejects.toMatchObject({
    code: "cli.which-place",
  });
});

test("searches notes by factor and text; reports an unreadable note with its line", () => {
  const titles = (search: Parameters<typeof practices>[2]): string[] =>
    practices(operator, workspace, search).matches.map(({ title }) => title);
  expect(titles({ factor: "shared-vision", search: "READING" })).toEqual(["Reading first"]);
  expect(titles({ search: "nothing like it" })).toEqual([]);
  expect(() => titles({ factor: "luck" })).toThrow(expect.objectContaining({ code: "cli.unknown-factor" }));
  const other = freshWorkspace();
  expect(practices(operator, other)).toEqual({ matches: [], all: 0, faults: [] });
  mkdirSync(join(other.folder, "practices"));
  writeFileSync(join(other.folder, "practices", "bad.md"), "---\nplace: 1\n---\n");
  expect(practices(operator, other).faults[0]).toMatchObject({ file: "bad.md", line: 1 });
});

test("shows self-reviews over time and compared with others, from a file, a mapped file, or loads", async () => {
  const workspace = freshWorkspace();
  await loadTexts(workspace, { "enrollment.txt": enrollmentFile({ schoolYear: 2025, schools: [20] }) });
  const from = workspace.folder;
  const expected = [{ place: "A", change: 2, others: { mean: 2, places: 1 } }, { place: "B" }];
  writeFileSync(
    join(from, "review.csv"),
    "place,year,factor,rating\nA,2024,shared-vision,1\nA,2025,shared-vision,3\nB,2025,shared-vision,2\n",
  );
  expect((await selfReviews(operator, { path: "review.csv", from, workspace })).review).toMatchObject(expected);
  expect((await selfReviews(operator, workspace)).review).toEqual([]);

  writeFileSync(
    join(from, "own.csv"),
    "Site;Yr;Element;Score\nA;2023-24;Shared Vision;1\nA;2024-25;Shared Vision;3\nB;2024-25;Shared Vision;2\n",
  );
  const unmapped = await selfReviews(operator, { path: "own.csv", from, workspace });
  expect(unmapped.problems.some(({ severity }) => severity === "error")).toBe(true);
  const [own] = (await proposeMappings(operator, { paths: ["own.csv"], from }, { workspace })).files;
  if (own === undefined) throw new Error("no proposal");
  saveMapping(operator, workspace, own.proposal, { ifNamed: "rename", language: "en" });
  await loadFiles(operator, workspace, { paths: ["own.csv"], from }, options);
  expect((await selfReviews(operator, workspace)).review).toMatchObject(expected);
});

test("compares a self-review with those of the ten nearest places", async () => {
  const { peers } = await findPeers(operator, { workspace, now }, {}, { named: "6014492", most: 10, notes: undefined });
  // Of eleven others the ten nearest are compared with; the one left out is the one rated 4.
  const near = peers.peers.map(({ place }) => `${place.id},2025,deeper-learning,2`);
  const far = ["6014492,2025,deeper-learning,1", "0130229,2025,deeper-learning,4"];
  const from = freshFolder();
  writeFileSync(join(from, "peers.csv"), ["place,year,factor,rating", ...far, ...near].join("\n"));
  const compared = await selfReviews(operator, { path: "peers.csv", from, workspace });
  expect(compared.comparedWithNearest).toBe(true);
  expect(compared.review.find(({ place }) => place === "6014492")?.others).toEqual({ mean: 2, places: 10 });
});

test("unknown figures cause an error that repeats the name", async () => {
  const place = { workspace, now };
  const error = (code: string) => expect.objectContaining({ code });
  await expect(
    placesToLearnFrom(operator, place, { outcomes: ["nothing"], covariates: ["api-meals"] }),
  ).rejects.toThrow(error("cli.no-figure"));
  await expect(placesToLearnFrom(operator, place, { outcomes: ["api"], placeLevel: "district" })).rejects.toThrow(
    error("cli.no-figure"),
  );
  await expect(placesToLearnFrom(operator, place, { placeLevel: "planet" })).rejects.toThrow(error("cli.bad-level"));
  expect(await officialFigures(operator, place)).toContain("api-parent-education");
  const file = join(freshFolder(), "not.csv");
  writeFileSync(file, "a,b\n1,2\n");
  await expect(placesToLearnFrom(operator, { file, now }, {})).rejects.toThrow(error("cli.no-official-figures"));
});

/** Figures of twelve schools in three years, as the state's test files have them, and a directory of those schools. */
const schoolCode = (i: number): string => `60000${10 + i}`;
const studyFigures = (): string =>
  [
    "school,name,year,n,score,ses",
    ...Array.from({ length: 12 }, (_, i) =>
      [2022, 2023, 2024].map((year, y) => {
        const score = 50 + 3 * i + (i === 4 || i === 7 ? 30 : 0) + Math.sin(i * 3 + y);
        return `${schoolCode(i)},School ${i},${year},100,${score},${i}`;
      }),
    ).flat(),
  ].join("\n");
const kindHeadings = ["Charter", "EdOpsName", "Magnet"];
const directoryOf = (headings: readonly string[]): string =>
  [
    ["CDSCode", "NCESDist", "NCESSchool", "StatusType", "County", "District", "School", ...headings],
    ...Array.from({ length: 12 }, (_, i) => [
      ...[`2766092${schoolCode(i)}`, "0601620", `000${10 + i}`, "Active", "Monterey", "Shore Unified", `School ${i}`],
      ...(i === 4
        ? ["N", "Traditional", "Y"]
        : i === 7
          ? ["Y", "Continuation School", "N"]
          : ["N", "Traditional", "N"]
      ).slice(0, headings.length),
    ]),
  ]
    .map((row) => row.join("\t"))
    .join("\n");

test("a state's directory marks magnet, charter and other schools; one without those columns marks none", async () => {
  const profile = [
    "name: study",
    "kind: published",
    "state: CA",
    "headings: [school, name, year, n, score, ses]",
    "year: { from: year }",
    "place: { kind: school, id: [school], name: name }",
    "figures:",
    "  - { indicator: study-score, n: n, value: score, reads: number }",
    "  - { indicator: study-ses, value: ses, reads: number }",
  ].join("\n");
  const written = async (headings: readonly string[]): Promise<(name: string) => string> => {
    const workspace = freshWorkspace();
    mkdirSync(profilesPath(workspace.folder), { recursive: true });
    writeFileSync(join(profilesPath(workspace.folder), "study.yaml"), profile);
    const files = { "study.csv": studyFigures(), "pubschls.txt": directoryOf(headings) };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(workspace.folder, name), text);
    const from = workspace.folder;
    const loaded = await loadFiles(operator, workspace, { paths: Object.keys(files), from }, options);
    expect(loaded.outcome).toBe("loaded");
    const request = {
      outcomes: ["study-score"],
      covariates: ["study-ses"],
      better: "high",
      placeLevel: "school",
    } as const;
    const answer = await placesToLearnFrom(operator, { workspace, now }, request);
    expect(answer.report.places.filter(({ learnFrom }) => learnFrom).map(({ name }) => name)).toEqual([
      "School 4",
      "School 7",
    ]);
    const folder = freshFolder();
    await writeOutlierPages(operator, folder, answer, undefined, [wordsOf("en"), wordsOf("es")]);
    return (name) => readFileSync(join(folder, name), "utf8");
  };
  const marked = await written(kindHeadings);
  expect(marked("index.html")).toMatch(
    /School 4<\/a><br><span class="hush small">magnet school, which may choose its students</,
  );
  expect(marked("index.html")).toMatch(
    /School 7<\/a><br><span class="hush small">charter school, [^<]*; continuation school</,
  );
  expect(marked("es/index.html")).toContain("escuela magnet, que puede elegir a sus estudiantes");
  const ending = (text: string, code: string): string | undefined =>
    text
      .split("\n")
      .find((line) => line.startsWith(`${code},`))
      ?.split(",")
      .slice(-3)
      .join();
  expect(ending(marked("places.csv"), schoolCode(4))).toBe("no,yes,traditional");
  expect(ending(marked("places.csv"), schoolCode(7))).toBe("yes,no,continuation");
  const unmarked = await written([]);
  expect(unmarked("index.html")).not.toMatch(/magnet|charter/i);
  expect(unmarked("index.html").match(/The files do not say which schools choose their students/g)).toHaveLength(1);
  expect(ending(unmarked("places.csv"), schoolCode(4))).toBe(",,");
});
