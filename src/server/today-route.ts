import { type Context, Hono } from "hono";
import { wholeDistrict } from "../access/grant.ts";
import { may } from "../access/may.ts";
import type { SignedIn } from "../access/viewer.ts";
import type { ReportPages, TodayPart, WrittenReport } from "../app/live-report.ts";
import { allDecisions } from "../store/decisions.ts";
import { auditBefore, keepAudit } from "../store/kept-audits.ts";
import { indexPath, outliersFolder } from "../web/audit/addresses.ts";
import { indexName, pathOf } from "../web/outliers/frame.ts";
import { reportRoot } from "../web/staff/frame.ts";
import { officialPage } from "../web/staff/official-page.ts";
import { type TodayInput, todayPage } from "../web/staff/today-page.ts";
import { logAccess } from "./access-log.ts";
import type { StaffEnv } from "./context.ts";
import { message, staffSite } from "./pages.ts";

/** Everybody's first page: what is due and what is new at the places they may see, or the official figures. */
export const todayRoute = new Hono<StaffEnv>().get("/", async (c) => {
  const { signed, parts, words } = c.var;
  if (signed === undefined) return await message(c, "refused", 403);
  const { viewer } = signed;
  const earlier = parts.earlier?.(viewer, words.lang);
  if (earlier !== undefined && may(viewer, "read-audit")) {
    await logAccess(c, { action: "read-audit", about: wholeDistrict, page: "today" }, "allowed");
    return await answer(c, viewer, { kind: "reading", audit: `${folderOf(earlier, words.lang)}${indexPath}` });
  }
  const report = await parts.report();
  const part = report.today(viewer, words.lang);
  if (part === undefined) {
    const official = `${reportRoot}${outliersFolder}/${pathOf(words.lang, indexName)}`;
    return c.html(officialPage(report.hasOutliers ? official : undefined, staffSite(c)));
  }
  await logAccess(c, { action: "read-audit", about: part.about, page: "today" }, "allowed");
  return await answer(c, viewer, await inputOf(c, viewer, report, part));
});

/** Address of the report in a language. */
const folderOf = ({ languages }: Pick<WrittenReport, "languages">, lang: StaffEnv["Variables"]["words"]["lang"]) =>
  `${reportRoot}${lang === languages[0] || !languages.includes(lang) ? "" : `${lang}/`}`;

/** The page's input from the report: compared with the previous audit, without links that this viewer may not open. */
async function inputOf(
  c: Context<StaffEnv>,
  viewer: SignedIn,
  report: ReportPages,
  part: TodayPart,
): Promise<TodayInput> {
  const { parts, words } = c.var;
  const { db } = parts.state;
  const kept = report.kept();
  if (kept !== undefined) await keepAudit(db, kept, parts.now());
  const shown = part.report(kept && (await auditBefore(db, part.mark, part.places)));
  const folder = folderOf(report, words.lang);
  const menu = shown.menu.filter(({ href }) => {
    const item = report.find(`${folder.slice(reportRoot.length)}${href.split("#")[0]}`);
    return item !== undefined && may(viewer, item.right, item.about);
  });
  return { kind: "report", report: { ...shown, menu }, folder };
}

async function answer(c: Context<StaffEnv>, viewer: SignedIn, input: TodayInput): Promise<Response> {
  const { state, now } = c.var.parts;
  const open = (await allDecisions(state.db)).filter(
    ({ about, status }) => status === "open" && may(viewer, "read-audit", about),
  );
  return c.html(todayPage(input, { open, today: localDay(now()) }, staffSite(c)));
}

/** Today in the time zone of the program, which is the district's: "2026-09-01". */
const localDay = (time: Date): string =>
  new Date(time.getTime() - time.getTimezoneOffset() * millisecondsPerMinute).toISOString().slice(0, 10);

const millisecondsPerMinute = 60_000;
