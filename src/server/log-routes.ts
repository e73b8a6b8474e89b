import { Hono } from "hono";
import { wholeDistrict } from "../access/grant.ts";
import { may } from "../access/may.ts";
import { readLog } from "../store/access-log.ts";
import { logPath } from "../web/staff/frame.ts";
import { logPage } from "../web/staff/log-page.ts";
import { logAccess } from "./access-log.ts";
import type { StaffEnv } from "./context.ts";
import { refuse, staffSite } from "./pages.ts";

/** Lines on a page. */
const most = 200;
const reading = { action: "read-log", about: wholeDistrict, page: "" } as const;

/** The access log, for those who answer for it. */
export const logRoutes = new Hono<StaffEnv>().get(logPath, async (c) => {
  const { signed, parts } = c.var;
  if (signed === undefined || !may(signed.viewer, "read-log")) {
    return await refuse(c, reading);
  }
  const asked = c.req.query("before") ?? "";
  const before = /^\d{1,15}$/.test(asked) ? Number(asked) : undefined;
  await logAccess(c, reading, "allowed");
  const lines = await readLog(parts.state.db, { most: most + 1, before });
  return c.html(logPage(lines.slice(0, most), lines.length > most, staffSite(c)));
});
