import { Hono } from "hono";
import { wholeDistrict } from "../access/grant.ts";
import { may } from "../access/may.ts";
import { indexPath, outliersFolder, placePath } from "../web/audit/addresses.ts";
import { indexName, pathOf } from "../web/outliers/frame.ts";
import { reportRoot } from "../web/staff/frame.ts";
import { homePage } from "../web/staff/home-page.ts";
import type { StaffEnv } from "./context.ts";
import { message, staffSite } from "./pages.ts";

/** The first page of each role: the audit, a principal's school, or what is offered so far. */
export const homeRoute = new Hono<StaffEnv>().get("/", async (c) => {
  const { signed, parts, words } = c.var;
  if (signed === undefined) return await message(c, "refused", 403);
  const { viewer } = signed;
  const { languages, find, hasOutliers } = parts.earlier?.(viewer, words.lang) ?? (await parts.report());
  const folder = words.lang === languages[0] || !languages.includes(words.lang) ? "" : `${words.lang}/`;
  if (may(viewer, "read-audit", wholeDistrict)) return c.redirect(`${reportRoot}${folder}${indexPath}`, 303);
  for (const { scope } of viewer.grants) {
    const path = scope.kind === "school" ? `${folder}${placePath(scope)}` : undefined;
    const item = path === undefined ? undefined : find(path);
    if (item !== undefined && may(viewer, item.right, item.about)) return c.redirect(`${reportRoot}${path}`, 303);
  }
  const official = `${reportRoot}${outliersFolder}/${pathOf(words.lang, indexName)}`;
  return c.html(homePage(hasOutliers ? official : undefined, staffSite(c)));
});
