import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { writeReportFolder } from "../../src/app/report-folder.ts";
import { freshFolder } from "../sources/small-district.ts";

type Tree = Readonly<Record<string, string>>;

const put = (folder: string, files: Tree): void => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
};

const report = (dir: string, files: Tree): Promise<void> =>
  writeReportFolder(dir, async (folder) => put(folder, files));

/** Every file in a folder except manifests. */
const tree = (folder: string): Tree =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== ".fairlead-report.json")
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]),
  );

const pages = fc.dictionary(
  fc.constantFrom("index.html", "audit.json", "schools/a.html", "schools/b.html", "gaps/x.html", "gaps/y.html"),
  fc.string(),
  { noNullPrototype: true },
);
const own = fc.dictionary(
  fc.constantFrom("notes.docx", "minutes/may.txt", "schools/a.docx", "gaps/old/z.txt", ".hidden"),
  fc.string(),
  { noNullPrototype: true },
);

test("after any sequence of reports, the folder has the last report and all user files, with nothing left next to it", () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(pages, own), { minLength: 1, maxLength: 4 }), async (rounds) => {
      const home = freshFolder();
      const dir = join(home, "report");
      const theirs: Record<string, string> = {};
      for (const [files, added] of rounds) {
        await report(dir, files);
        expect(tree(dir)).toEqual({ ...theirs, ...files });
        put(dir, added);
        Object.assign(theirs, added);
      }
      expect(readdirSync(home)).toEqual(["report"]);
    }),
    { numRuns: 40 },
  ));

test("refuses to overwrite a file that a user wrote or changed, and changes nothing", async () => {
  const dir = join(freshFolder(), "report");
  await report(dir, { "index.html": "1", "gaps/x.html": "1" });
  for (const mine of [
    { "schools/a.html": "mine" },
    { "index.html": "edited" },
    { "gaps/x.html": "edited" },
  ] as Tree[]) {
    const before = tree(dir);
    put(dir, mine);
    await expect(report(dir, { "index.html": "2", "schools/a.html": "2" })).rejects.toMatchObject({
      code: "cli.own-file",
    });
    expect(tree(dir)).toEqual({ ...before, ...mine });
    for (const path of Object.keys(mine))
      before[path] === undefined ? rmSync(join(dir, path)) : put(dir, { [path]: before[path] });
  }
  // A folder of ours where the user has a file, and vice versa.
  rmSync(join(dir, "schools"), { recursive: true, force: true });
  put(dir, { schools: "a file" });
  await expect(report(dir, { "schools/a.html": "2" })).rejects.toMatchObject({ code: "cli.own-file" });
  expect(readFileSync(join(dir, "schools"), "utf8")).toBe("a file");
});

test("a nested report stays until it is written again", async () => {
  const dir = join(freshFolder(), "report");
  await report(dir, { "index.html": "1" });
  await report(join(dir, "outliers"), { "index.html": "o1", "es/index.html": "o1" });
  put(dir, { "outliers/notes.txt": "mine" });
  await report(dir, { "index.html": "2" });
  const kept = { "outliers/index.html": "o1", "outliers/es/index.html": "o1", "outliers/notes.txt": "mine" };
  expect(tree(dir)).toEqual({ "index.html": "2", ...kept });
  await writeReportFolder(dir, async (folder) => {
    put(folder, { "index.html": "3" });
    await report(join(folder, "outliers"), { "index.html": "o3" });
  });
  expect(tree(dir)).toEqual({ "index.html": "3", "outliers/index.html": "o3", "outliers/notes.txt": "mine" });
});

test("a link to a folder stays a link, and the report goes to its target", async () => {
  const home = freshFolder();
  await report(join(home, "real"), { "index.html": "1" });
  symlinkSync(join(home, "real"), join(home, "link"));
  await report(join(home, "link"), { "index.html": "2" });
  expect(lstatSync(join(home, "link")).isSymbolicLink()).toBe(true);
  expect(tree(join(home, "real"))).toEqual({ "index.html": "2" });
  // A link among the files belongs to the user too, and its target is not touched.
  put(home, { "outside.txt": "outside" });
  symlinkSync(join(home, "outside.txt"), join(home, "real", "gone.html"));
  await report(join(home, "link"), { "index.html": "3" });
  expect(readFileSync(join(home, "real", "gone.html"), "utf8")).toBe("outside");
});

test("restores or deletes what a killed process left behind", async () => {
  const home = freshFolder();
  const dir = join(home, "report");
  const gone = 2 ** 22 - 1;
  await report(dir, { "index.html": "1", "old.html": "1" });
  put(dir, { "notes.docx": "mine" });
  // Killed between the two renames.
  renameSync(dir, join(home, `.report.${gone}.old`));
  put(join(home, `.report.${gone}`), { "index.html": "half" });
  await expect(writeReportFolder(dir, async () => Promise.reject(new Error("stopped")))).rejects.toThrow("stopped");
  expect(tree(dir)).toEqual({ "index.html": "1", "old.html": "1", "notes.docx": "mine" });
  expect(readdirSync(home)).toEqual(["report"]);
  // Killed after them, before the user's files were moved.
  renameSync(dir, join(home, `.report.${gone}.old`));
  await report(join(home, "next"), { "index.html": "2" });
  renameSync(join(home, "next"), dir);
  await report(dir, { "index.html": "3" });
  expect(tree(dir)).toEqual({ "index.html": "3", "notes.docx": "mine" });
  expect(readdirSync(home)).toEqual(["report"]);
  expect(existsSync(join(dir, "old.html"))).toBe(false);
});
