import { type Context, Hono } from "hono";
import { wholeDistrict } from "../access/grant.ts";
import type { Lang } from "../base/lang.ts";
import { forReader } from "../web/for-reader.ts";
import { exploreAppPath, explorePath } from "../web/staff/explore-address.ts";
import { exploreInLanguagePath, reportRoot } from "../web/staff/frame.ts";
import { logAccess } from "./access-log.ts";
import type { StaffEnv } from "./context.ts";
import { endingOf } from "./decided-page.ts";
import { refuse } from "./pages.ts";
import { readerOf } from "./report-routes.ts";

/** The page where a reader chooses what to compare, of the places they may see, beside the report's pages. */
export const exploreRoutes = new Hono<StaffEnv>()
  .get(exploreAppPath, async (c) => {
    const { languages } = await c.var.parts.report();
    const { lang } = c.var.words;
    const folder = lang === languages[0] || !languages.includes(lang) ? "" : `${lang}/`;
    return c.redirect(`${reportRoot}${folder}${explorePath}${new URL(c.req.url).search}`, 303);
  })
  .get(`${reportRoot}${explorePath}`, async (c) => await answer(c, (await c.var.parts.report()).languages[0]))
  .get(exploreInLanguagePath, async (c, next) => {
    const [, ...others] = (await c.var.parts.report()).languages;
    const lang = others.find((other) => other === c.req.param("lang"));
    // Not found here: the report's own route reports or refuses it.
    return lang === undefined ? await next() : await answer(c, lang);
  });

async function answer(c: Context<StaffEnv>, lang: Lang | undefined): Promise<Response> {
  const { signed, parts } = c.var;
  const report = await parts.report();
  const url = new URL(c.req.url);
  const path = url.pathname.slice(reportRoot.length);
  const page = signed && lang && report.explore(signed.viewer, lang, url.search);
  if (signed === undefined || page === undefined) {
    return await refuse(c, { action: "read-audit", about: wholeDistrict, page: path });
  }
  await logAccess(c, { action: "read-audit", about: page.about, page: path }, page.isRefused ? "refused" : "allowed");
  const { address, about } = page;
  const ending = address === undefined ? undefined : await endingOf(c, signed.viewer, { address, about });
  return c.html(forReader(page.text, path, { ...readerOf(c, signed, report), ending }));
}
