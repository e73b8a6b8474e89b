import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openDuckDb } from "../../src/engine/duckdb.ts";
import { reviewFactors } from "../../src/records/codes.ts";
import { loadDelivery } from "../../src/sources/load.ts";
import { savedProfiles, saveProfile } from "../../src/sources/profile/saved-profiles.ts";
import { revertLoad } from "../../src/sources/undo.ts";
import { factorWords } from "../../src/sources/vocabulary/code-words.ts";
import { openWarehouse } from "../../src/sources/warehouse.ts";
import { createWorkspace, warehousePath } from "../../src/sources/workspace.ts";
import { factorName } from "../../src/ui/figure-name.ts";
import { languageOf } from "../../src/ui/language/languages.ts";
import { wordsOf } from "../../src/ui/words.ts";
import { answering, readMapped } from "../mapper/proposed-files.ts";
import { whileOfficial } from "./official-cells.ts";

const asked = "SELECT place, school_year, factor, rating, note FROM staged.self_review ORDER BY source_line";

test("the form in the manual is recognized by its headings, in English or Spanish; a faulty row is quarantined with its line", async () => {
  const english =
    'Place,Year,Factor,Rating,Note\n0132225,2024-25,Shared vision,3,"good, so far"\n0132225,2025,luck,3,\n,20x5,shared-vision,5,\n0132225,2026,A shared vision,2,\n';
  await whileOfficial({ "review.csv": english }, async (p) => {
    expect(await p.ask(asked)).toEqual([
      { place: "0132225", school_year: 2025, factor: "shared-vision", rating: 3, note: "good, so far" },
      { place: "0132225", school_year: 2026, factor: "shared-vision", rating: 2, note: null },
    ]);
    expect(p.reading.files[0]).toMatchObject({ recordType: "self-review", rowsLoaded: 2, rowsQuarantined: 2 });
    expect(p.reading.problems.flatMap((x) => x.lines).sort()).toEqual(expect.arrayContaining([3, 4]));
  });
  await whileOfficial({ "r.csv": "lugar;año;factor;calificación\nA;2024;Una visión compartida;2\n" }, async (p) => {
    expect(await p.ask(asked)).toEqual([
      { place: "A", school_year: 2024, factor: "shared-vision", rating: 2, note: null },
    ]);
    expect(p.reading.problems).toEqual([]);
  });
});

test("two ratings of one factor in one year are a conflict: neither is used, whichever comes last", async () => {
  const rows = ["0132225,2025,shared-vision,3", "0132225,2025,A shared vision,2"];
  for (const order of [rows, rows.toReversed()]) {
    await whileOfficial({ "review.csv": ["Place,Year,Factor,Rating", ...order, ""].join("\n") }, async (p) => {
      expect(await p.ask(asked)).toEqual([]);
      expect(p.reading.files[0]).toMatchObject({ rowsLoaded: 0, rowsQuarantined: 2 });
      expect(p.reading.problems).toMatchObject([{ code: "sources.rows-differ", lines: [2, 3] }]);
    });
  }
});

const own = {
  name: "Site Reflection.csv",
  lines: [
    "Site;Yr;Element;Score;Comments",
    "0132225;2024-25;Shared Vision;3;begun in fall",
    "0132225;2024-25;Leadership;2;",
    "0132225;2023-24;Shared Vision;1;",
    "6026314;2024-25;Family and community engagement;4;",
    "6026314;2024-25;Grit;4;",
  ],
};

test("a table with other headings is recognized as a self-review by its factors; unknown ones become questions", async () => {
  await readMapped(own, { answer: (profile) => profile }, async ({ proposal, reading, rows }) => {
    expect(proposal.kind).toBe("self-review");
    expect(proposal.profile.yearColumn).toBe("Yr");
    expect(proposal.columns.map((c) => [c.heading, c.confidence])).toEqual([
      ["Site", "sure"],
      ["Yr", "sure"],
      ["Element", "likely"],
      ["Score", "sure"],
      ["Comments", "sure"],
    ]);
    expect(proposal.questions.map((q) => q.where)).toEqual(["codes.Element.Grit"]);
    expect(
      (await rows("self_review")).map((r) => [r["place"], r["school_year"], r["factor"], r["rating"], r["note"]]),
    ).toEqual([
      ["0132225", 2025, "shared-vision", 3, "begun in fall"],
      ["0132225", 2025, "instructional-leaders", 2, null],
      ["0132225", 2024, "shared-vision", 1, null],
      ["6026314", 2025, "families-and-communities", 4, null],
    ]);
    expect(reading.files[0]).toMatchObject({ rowsIn: 5, rowsLoaded: 4 });
    // Each place and year is a scope: one school's file does not replace another's.
    expect(reading.files[0]?.scopes).toHaveLength(3);
  });
});

test("a single year under another heading becomes a question; a rating outside the scale is reported", async () => {
  const bare = { ...own, lines: own.lines.slice(0, 5).map((l) => l.replace(/20\d\d-(\d\d)/, "20$1")) };
  await readMapped(bare, {}, ({ proposal, reading }) => {
    expect(proposal.questions.map((q) => q.where)).toEqual(["yearNames"]);
    expect(reading.problems.map((x) => x.code)).toContain("mapped.question-open");
  });
  await readMapped(
    { ...bare, lines: [...bare.lines.slice(0, 3), "0132225;2025;Shared Vision;9;"] },
    {
      answer: answering({ yearNames: "ends" }),
    },
    async ({ reading, rows }) => {
      expect(await rows("self_review")).toHaveLength(2);
      expect(reading.files[0]?.rowsQuarantined).toBe(1);
    },
  );
});

const folder = mkdtempSync(join(tmpdir(), "fairlead-review-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("once mapped, it is loaded, archived and undone like any delivery, and the next year is added", async () => {
  const workspace = createWorkspace(join(folder, "w"), { name: "County", language: "en" }, languageOf.en.settingsFile);
  const now = new Date("2026-03-01T00:00:00Z");
  const load = async (name: string, lines: readonly string[]): Promise<string> => {
    writeFileSync(join(folder, name), `${lines.join("\n")}\n`);
    const loaded = await loadDelivery(workspace, [{ name, path: join(folder, name) }], {
      add: false,
      accept: false,
      now,
    });
    return loaded.outcome;
  };
  const held = async (): Promise<unknown[]> => {
    const db = await openWarehouse(workspace.folder);
    try {
      const rows = await db.all("SELECT place, school_year, factor FROM records.self_review ORDER BY ALL");
      return rows.map((r) => Object.values(r).join(" "));
    } finally {
      await db.close();
    }
  };
  await readMapped({ ...own, lines: own.lines.slice(0, 5) }, {}, ({ proposal }) => {
    expect(proposal.questions).toEqual([]);
    saveProfile(workspace.folder, proposal, languageOf.en.proposals);
  });
  expect(savedProfiles(workspace.folder).map((x) => x.name)).toEqual(["site-reflection.yaml"]);
  expect(await load("first.csv", own.lines.slice(0, 5))).toBe("loaded");
  const first = await held();
  expect(first).toHaveLength(4);
  expect(await load("next.csv", ["Site;Yr;Element;Score;Comments", "0132225;2025-26;Shared Vision;4;"])).toBe("loaded");
  expect(await held()).toEqual([
    "0132225 2024 shared-vision",
    "0132225 2025 instructional-leaders",
    "0132225 2025 shared-vision",
    "0132225 2026 shared-vision",
    "6026314 2025 families-and-communities",
  ]);
  await revertLoad(workspace, "2", { now });
  expect(await held()).toEqual(first);
});

test("a warehouse from before self-reviews can load one", async () => {
  const workspace = createWorkspace(
    join(folder, "older"),
    { name: "County", language: "en" },
    languageOf.en.settingsFile,
  );
  const now = new Date("2026-03-01T00:00:00Z");
  const load = async (name: string, text: string): Promise<string> => {
    writeFileSync(join(folder, name), text);
    const files = [{ name, path: join(folder, name) }];
    return (await loadDelivery(workspace, files, { add: false, accept: false, now })).outcome;
  };
  const meals =
    "Academic Year,County Code,District Code,School Code,Enrollment (K-12),FRPM Count (K-12)\n2023-2024,01,10017,0112607,200,120\n";
  expect(await load("frpm.csv", meals)).toBe("loaded");
  const db = await openDuckDb(warehousePath(workspace.folder));
  await db.run("DROP VIEW records.self_review; DROP VIEW kept.self_review; DROP TABLE kept_rows.self_review");
  await db.close();
  expect(await load("later.csv", "place,year,factor,rating\nA,2025,shared-vision,2\n")).toBe("loaded");
});

test("every factor is recognized by its id and by its name on screens", () => {
  const known = (name: string): string | undefined =>
    Object.entries(factorWords.means).find(([, names]) =>
      names.some((n) => n.toLowerCase() === name.toLowerCase()),
    )?.[0];
  expect(Object.keys(factorWords.means)).toEqual(Object.keys(reviewFactors));
  for (const id of Object.keys(reviewFactors))
    for (const name of [id, factorName(id, wordsOf("en")), factorName(id, wordsOf("es"))])
      expect(known(name), name).toBe(id);
});
