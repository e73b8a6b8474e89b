/** The staff app over an audit of random records, without a socket, and people of every role. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { type Scope, wholeDistrict } from "../../src/access/grant.ts";
import type { Role } from "../../src/access/roles.ts";
import { operator } from "../../src/access/viewer.ts";
import { type LiveReport, liveReport } from "../../src/app/live-report.ts";
import type { AuditRun } from "../../src/app/run-audit.ts";
import { staffAuth } from "../../src/server/auth.ts";
import type { RequestLine, StaffAppParts } from "../../src/server/context.ts";
import { staffApp } from "../../src/server/staff-app.ts";
import { addGrant } from "../../src/store/people.ts";
import { secretOf } from "../../src/store/secrets.ts";
import { openState, type State } from "../../src/store/state.ts";
import { wordsOf } from "../../src/ui/words.ts";
import { deliveries, smallRun } from "../web/small-audit.ts";

export const origin = "http://localhost:4400";
export const people = [
  "data-director",
  "equity-director",
  "principal",
  "other-principal",
  "counselor",
  "teacher",
  "board",
  "viewer",
  "no-role",
] as const;
export type Somebody = (typeof people)[number];

export interface TestApp {
  readonly run: AuditRun;
  readonly report: LiveReport;
  readonly state: State;
  readonly lines: RequestLine[];
  /** Ids of the people. */
  readonly ids: Readonly<Record<Somebody, string>>;
  /** Ids of two schools that have pages: the principal's and the other principal's. */
  readonly schools: readonly [string, string];
  /** Cookies of somebody who has just signed in. */
  signIn(who: Somebody): Promise<string>;
  get(path: string, cookie?: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  send(path: string, method: string): Promise<Response>;
  fetch(request: Request): Promise<Response>;
  /** Sends a form with the right origin and key, unless other headers or fields say otherwise. */
  post(
    path: string,
    fields: Readonly<Record<string, string>>,
    cookie?: string,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>;
}

/** The cookies that an answer sets, as a request sends them back. */
export const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0] ?? "")
    .filter((cookie) => !cookie.endsWith("="))
    .join("; ");

let made: Promise<AuditRun> | undefined;

async function smallReport(): Promise<Pick<TestApp, "run" | "report">> {
  made ??= smallRun(5);
  const run = await made;
  const dir = join(mkdtempSync(join(tmpdir(), "staff-app-")), "audit");
  return { run, report: liveReport(operator, run, deliveries, dir, { words: wordsOf("en"), also: [wordsOf("es")] }) };
}
let shown: ReturnType<typeof smallReport> | undefined;

/**
 * @param changed  other parts than usual
 * @param source   another audit than that of random records
 */
export async function testApp(
  changed: Partial<StaffAppParts> = {},
  source?: Pick<TestApp, "run" | "report">,
): Promise<TestApp> {
  // The report does not depend on who asks, so apps share it.
  shown ??= smallReport();
  const { run, report } = source ?? (await shown);
  const withPages = run.cube.places.flatMap(({ kind, id }) =>
    kind === "school" && report.find(`schools/${id}.html`) !== undefined ? [id] : [],
  );
  const [first, second] = withPages;
  if (first === undefined || second === undefined) throw new Error("the audit needs two schools with pages");
  const state = await openState(":memory:");
  const auth = await staffAuth(state, { origin, isSecure: false, demo: true });
  const scopes: Readonly<Record<Exclude<Somebody, "no-role">, Scope>> = {
    "data-director": wholeDistrict,
    "equity-director": wholeDistrict,
    principal: { kind: "school", id: first },
    "other-principal": { kind: "school", id: second },
    counselor: { kind: "school", id: first },
    teacher: { kind: "section", id: first },
    board: wholeDistrict,
    viewer: wholeDistrict,
  };
  const ids: Record<string, string> = {};
  for (const who of people) {
    const id = await auth.add(`${who}@district.example`, `The ${who}`);
    ids[who] = id;
    const role = (who === "other-principal" ? "principal" : who) as Role;
    if (who !== "no-role") await addGrant(state.db, id, { role, scope: scopes[who] }, new Date());
  }
  const lines: RequestLine[] = [];
  const app = staffApp({
    ...{ state, auth, lines, secret: await secretOf(state.db, "forms") },
    district: "Test Unified",
    language: "en",
    words: (lang) => wordsOf(lang),
    report: async () => report,
    now: () => new Date(),
    origins: new Set([origin]),
    isSecure: false,
    demo: people.map((who) => ({ id: ids[who] ?? "", role: "viewer", school: undefined })),
    senderOf: () => "192.0.2.1",
    log: (line) => lines.push(line),
    ...changed,
  });
  const get: TestApp["get"] = async (path, cookie = "", headers = {}) =>
    await app.request(`${origin}${path}`, { headers: { Cookie: cookie, ...headers } });
  const post: TestApp["post"] = async (path, fields, cookie = "", headers = {}) => {
    // A form's page gives the key, and the cookie that goes with it.
    const page = await get("/sign-in", cookie.replace(/fairlead\.session[^;]*;?/, ""));
    const both = [cookie, cookiesOf(page)].filter((part) => part !== "").join("; ");
    const key = /name="form-key" value="([^"]*)"/.exec(await page.text())?.[1] ?? "";
    return await app.request(`${origin}${path}`, {
      method: "POST",
      headers: { Cookie: both, Origin: origin, "Content-Type": "application/x-www-form-urlencoded", ...headers },
      body: new URLSearchParams({ "form-key": key, ...fields }).toString(),
    });
  };
  return {
    ...{ run, report, state, lines, get, post },
    fetch: async (request) => await app.fetch(request),
    send: async (path, method) => await app.request(`${origin}${path}`, { method, headers: { Origin: origin } }),
    ids: ids as TestApp["ids"],
    schools: [first, second],
    signIn: async (who) => {
      const answer = await post("/sign-in/demo", { person: ids[who] ?? "" });
      expect(answer.status, who).toBe(303);
      return cookiesOf(answer);
    },
  };
}
