import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type Scope, wholeDistrict } from "../../src/access/grant.ts";
import type { KeptAudit, KeptGap } from "../../src/access/kept-audit.ts";
import { operator } from "../../src/access/viewer.ts";
import { auditSite } from "../../src/app/audit-site.ts";
import { firstLook, liveReport } from "../../src/app/live-report.ts";
import { openWorkspace } from "../../src/app/open-workspace.ts";
import { type AuditRun, runAudit } from "../../src/app/run-audit.ts";
import { groupKey } from "../../src/base/keys.ts";
import { readLog } from "../../src/store/access-log.ts";
import { addDecision } from "../../src/store/decisions.ts";
import { keepAudit } from "../../src/store/kept-audits.ts";
import { wantedGapName } from "../../src/ui/audit-wording.ts";
import { html, printHtml } from "../../src/ui/html.ts";
import { wordsOf } from "../../src/ui/words.ts";
import { type Site, siteOf } from "../../src/web/audit/site.ts";
import { sampleDistrict } from "../sample-district.ts";
import { people, type Somebody, type TestApp, testApp } from "./staff-app.ts";

const now = new Date("2026-09-15T12:00:00Z");
let app: TestApp;
let site: Site;
let sample: Pick<TestApp, "run" | "report">;
let schools: AuditRun["cube"]["places"];
const cookies = new Map<Somebody, string>();

beforeAll(async () => {
  // Random records have no clear gap.
  const folder = await sampleDistrict("full");
  const run = await runAudit(operator, openWorkspace(operator, folder, folder));
  const dir = join(mkdtempSync(join(tmpdir(), "today-")), "audit");
  const words = { words: wordsOf("en"), also: [wordsOf("es")] };
  sample = { run, report: liveReport(operator, run, run.deliveries, dir, words, { isWritten: true }) };
  app = await testApp({ now: () => now }, sample);
  for (const who of people) cookies.set(who, await app.signIn(who));
  site = siteOf(auditSite(run, run.deliveries, words.words));
  schools = run.cube.places.filter(({ kind }) => kind === "school");
});

const today = async (who: Somebody, language = "en"): Promise<string> => {
  const answer = await app.get("/", cookies.get(who), { "Accept-Language": language });
  expect([who, answer.status]).toEqual([who, 200]);
  return await answer.text();
};

const schoolOf: Partial<Record<Somebody, 0 | 1>> = { principal: 0, "other-principal": 1 };
const seesAll = (who: Somebody): boolean => who.endsWith("director");
const escaped = (text: string): string => printHtml(html`${text}`);
const section = (page: string, id: string): string =>
  new RegExp(`<section class="flow" id="${id}">([\\s\\S]*?)</section>`).exec(page)?.[1] ?? "";
const linksIn = (text: string): readonly string[] =>
  [...text.matchAll(/<a[^>]*>([\s\S]*?)<\/a>/g)].map(([, label = ""]) => label);

/** The largest gaps of a person's places, said apart from the program. */
function largestOf(who: Somebody): readonly string[] {
  const school = schoolOf[who];
  const overviews = seesAll(who)
    ? [site.main]
    : site.places.flatMap(({ overview }) =>
        school !== undefined && overview.place.id === app.schools[school] ? [overview] : [],
      );
  return overviews.flatMap(({ largest }) => largest.slice(0, 5).map((f) => escaped(wantedGapName(f, site))));
}

describe("Today", () => {
  test.each(people)(
    "shows the %s the largest gaps of the places they may see, and names no other school",
    async (who) => {
      const page = await today(who);
      const named = schools.filter(({ name }) => page.includes(name));
      expect(named.map(({ id }) => id)).toEqual(schoolOf[who] === undefined ? [] : [app.schools[schoolOf[who]]]);
      if (!seesAll(who) && schoolOf[who] === undefined) {
        expect(page).toContain("They are not offered for your role yet.");
        for (const id of ["changed", "largest", "problems"]) expect(section(page, id)).toBe("");
        return;
      }
      expect(largestOf(who).length).toBeGreaterThan(seesAll(who) ? 4 : 0);
      const links = linksIn(section(page, "largest"));
      expect(links).toEqual(largestOf(who));
      // The page has exact counts, so it says that they are not for everybody.
      expect(page).toContain(escaped(site.words.say("page.seal-why")));
    },
  );

  test("tells the whole district what is wrong with the records, and a principal what is missing at their school", async () => {
    const all = section(await today("data-director"), "problems");
    const { words, quality } = site;
    expect(all).toContain(words.say("today.quarantined", { n: quality.quarantined }));
    for (const { table, poor } of quality.matches) {
      const line = words.say("today.poor", { records: words.language.joins.tableNames[table] });
      expect([table, all.includes(line)]).toEqual([table, poor]);
    }
    const missing = site.audit.notAsked.filter(
      ({ schoolYear, indicator, schools }) => schoolYear === null && indicator !== null && schools === null,
    );
    if (missing.length > 0)
      expect(all).toContain(
        words.say("today.not-asked", { n: new Set(missing.map(({ indicator }) => indicator)).size }),
      );
    for (const who of ["principal", "other-principal"] as const) {
      const own = section(await today(who), "problems");
      expect(own).not.toContain("could not be read");
      const lines = site.audit.notAsked.filter(({ schools }) =>
        schools?.some(({ id }) => id === app.schools[schoolOf[who] ?? 0]),
      );
      expect(own.includes("No problem is known.")).toBe(lines.length === 0);
    }
  });

  test("lists open decisions about what a person may see, those that are late first, with what, who and by when", async () => {
    const own = { kind: "school", id: app.schools[0] } as const;
    const other = { kind: "school", id: app.schools[1] } as const;
    const add = async (task: string, about: Scope, due: string, status: "open" | "done" = "open") => {
      const page = about.kind === "school" ? `schools/${about.id}.html` : "goals/1.html";
      const text = { task, responsible: `Lead of ${task}`, due, expected: "X", status };
      return await addDecision(app.state.db, { page, about }, text, { person: app.ids["data-director"], at: now });
    };
    const ids = [
      await add("Own <late>", own, "2026-09-13"),
      await add("Other due", other, "2026-09-15"),
      await add("All soon", wholeDistrict, "2026-09-16"),
    ];
    await add("Own done", own, "2026-09-01", "done");
    const dueOf = (page: string): readonly string[] => linksIn(section(page, "due")).slice(0, -1);
    expect(dueOf(await today("equity-director"))).toEqual(["Own &lt;late&gt;", "Other due", "All soon"]);
    expect(dueOf(await today("principal"))).toEqual(["Own &lt;late&gt;"]);
    expect(dueOf(await today("other-principal"))).toEqual(["Other due"]);
    for (const who of ["counselor", "teacher", "board", "viewer", "no-role"] as const)
      expect(await today(who)).not.toMatch(/late|Other due|All soon/);
    const page = await today("data-director");
    for (const said of [
      "2 days late",
      "Due today",
      "In 1 day",
      "Lead of Own &lt;late&gt;, September 13, 2026",
      `href="/decisions/${ids[0]}"`,
    ])
      expect(page).toContain(said);
    expect(await today("data-director", "es")).toContain("2 días de retraso");
  });

  test("says which gaps are new, gone or another number of students since the audit before, at a person's places", async () => {
    const fresh = await testApp({ now: () => now }, sample);
    const [own] = fresh.schools;
    const overview = site.places.find(({ overview: { place } }) => place.id === own)?.overview;
    const kept = fresh.report.kept();
    if (kept === undefined || overview === undefined) throw new Error("no audit");
    const director = await fresh.signIn("data-director");
    const text = async (cookie: string) => section(await (await fresh.get("/", cookie)).text(), "changed");
    const first = await text(director);
    expect(first).toContain("No earlier audit was kept.");
    expect(first).toContain("Last load: ");
    expect(first).toMatch(/\d+ files? with [\d,]+ rows used/);

    // The audit before: without the largest gap, with another number in the second, and with one that is gone.
    const key = `${site.main.place.kind}:${site.main.place.id}`;
    const [largest, second, ...others] = kept.gaps.get(key) ?? [];
    if (largest === undefined || second === undefined) throw new Error("too few gaps");
    const quiet = site.here().find((f) => f.verdict === "no-sign" && f.direction !== "neither");
    if (quiet === undefined) throw new Error("every gap is clear");
    const gone: KeptGap = { indicator: quiet.indicator, group: groupKey(quiet.group), students: 77 };
    const unknown: KeptGap = { indicator: "no-longer-asked", group: "gender=female", students: 3 };
    const before: KeptAudit = {
      mark: "before",
      schoolYear: kept.schoolYear - 1,
      gaps: new Map([
        [key, [{ ...second, students: second.students + 9 }, ...others, gone, unknown]],
        [`school:${own}`, [{ ...gone, students: 4242 }]],
      ]),
    };
    const other = await testApp({ now: () => now }, sample);
    await keepAudit(other.state.db, before, new Date("2026-09-01T09:00:00Z"));
    const page = await (await other.get("/", await other.signIn("data-director"))).text();
    const part = section(page, "changed");
    expect(part).toContain("Compared with the audit of September 1, 2026:");
    expect(part).toContain("1 gap is clear that was not before");
    expect(part).toContain("1 gap is no longer clear");
    expect(part).toContain("Before: 77 students");
    expect(part).toContain("1 clear gap has another number of students");
    expect(part).toContain(`before ${(second.students + 9).toLocaleString("en-US")}`);
    expect(part).toContain("The latest year is now");
    expect(part).not.toContain("4,242");
    const school = section(await (await other.get("/", await other.signIn("principal"))).text(), "changed");
    expect(school).toContain("4,242");
    expect(school).not.toContain("77 students");
    expect(school).not.toContain("rows used");
    expect(school).toContain(`/audit/schools/${own}.html`);
    const stranger = section(await (await other.get("/", await other.signIn("other-principal"))).text(), "changed");
    expect(stranger).not.toMatch(/4,242|77 students/);
  });

  test("shows what is due while the audit is read again, and links to the audit as it was", async () => {
    const earlier = { languages: ["en"] as const, hasOutliers: false, find: () => undefined };
    const reading = await testApp({ earlier: () => earlier, report: () => new Promise(() => {}) });
    const page = await (await reading.get("/", await reading.signIn("data-director"))).text();
    expect(page).toContain("The audit is being read again");
    expect(page).toContain('href="/audit/index.html"');
    expect(page).toContain("Nothing is due.");
  });

  test("keeps nothing to compare with while earlier years are still being read", async () => {
    const look = firstLook(operator, sample.run, mkdtempSync(join(tmpdir(), "today-")), {
      words: wordsOf("en"),
      stillReading: true,
    });
    const early = await testApp({ report: async () => look });
    expect(section(await (await early.get("/", await early.signIn("data-director"))).text(), "changed")).toContain(
      site.words.say("page.still-reading"),
    );
    expect(await early.state.db.selectFrom("kept_audits").selectAll().execute()).toEqual([]);
  });

  test("is in the log with the part of the district it is about", async () => {
    for (const [who, about] of [
      ["data-director", "district"],
      ["principal", `school ${app.schools[0]}`],
    ] as const) {
      await today(who);
      const [line] = await readLog(app.state.db, { most: 1 });
      expect(line).toMatchObject({ action: "read-audit", about, page: "today", outcome: "allowed" });
    }
  });
});
