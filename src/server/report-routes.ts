import { extname } from "node:path";
import { type Context, Hono } from "hono";
import { wholeDistrict } from "../access/grant.ts";
import { may } from "../access/may.ts";
import type { ReportItem, WrittenReport } from "../app/live-report.ts";
import { AppError } from "../base/errors.ts";
import { forReader, type PageReader } from "../web/for-reader.ts";
import { explorePath } from "../web/staff/explore-address.ts";
import { accountBar, everyReportPath, reportRoot, seeingNotice } from "../web/staff/frame.ts";
import { logAccess } from "./access-log.ts";
import type { Signed, StaffEnv } from "./context.ts";
import { addressOf, endingOf } from "./decided-page.ts";
import { accountOf, message, refuse } from "./pages.ts";

/** Content types of a report's files. */
const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".json": "application/json",
  ".csv": "text/csv; charset=utf-8",
  ".pdf": "application/pdf",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** The audit's pages and files, each shown only to those with the right to its part of the district. */
export const reportRoutes = new Hono<StaffEnv>().get(everyReportPath, async (c) => {
  const { signed, parts } = c.var;
  if (signed === undefined) return await message(c, "refused", 403);
  const report = parts.earlier?.(signed.viewer, c.var.words.lang) ?? (await parts.report());
  const path = pathOf(c.req.url);
  const item = path === undefined ? undefined : report.find(path);
  if (path === undefined || item === undefined) return await unknown(c, signed);
  const logged = { action: item.right, about: item.about, page: path };
  if (!may(signed.viewer, item.right, item.about)) {
    return await refuse(c, logged);
  }
  const content = await contentOf(item, signed);
  if (content === "refused") {
    return await refuse(c, { ...logged, action: "read-workspace" });
  }
  if (content === undefined) return await message(c, "not-found", 404);
  await logAccess(c, logged, "allowed");
  const type = types[extname(path)] ?? "application/octet-stream";
  if (typeof content !== "string") return c.body(Uint8Array.from(content), 200, { "Content-Type": type });
  if (!path.endsWith(".html")) return c.body(content, 200, { "Content-Type": type });
  const address = addressOf(path);
  const ending =
    address === undefined || item.right !== "read-audit"
      ? undefined
      : await endingOf(c, signed.viewer, { address, about: item.about });
  const text = forReader(content, path, { ...readerOf(c, signed, report), ending });
  return c.body(text, 200, { "Content-Type": type });
});

/** The part of an address below the report's; undefined for one that can't be decoded. */
function pathOf(url: string): string | undefined {
  const path = new URL(url).pathname.slice(reportRoot.length);
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/**
 * An unknown address could be about any part of the district, so only people with the whole
 * district see that it does not exist.
 */
async function unknown(c: Context<StaffEnv>, { viewer }: Signed): Promise<Response> {
  if (may(viewer, "read-audit")) return await message(c, "not-found", 404);
  return await refuse(c, { action: "read-audit", about: wholeDistrict, page: "" });
}

async function contentOf(item: ReportItem, { viewer }: Signed): Promise<string | Uint8Array | undefined | "refused"> {
  try {
    return await item.read(viewer);
  } catch (error) {
    // Some items determine which part of the district they are about only when they are read.
    if (error instanceof AppError && error.code === "access.denied") return "refused";
    throw error;
  }
}

/** Parts of a page that depend on the reader, and which of its links the reader may open. */
export function readerOf(c: Context<StaffEnv>, { viewer, seeing }: Signed, report: WrittenReport): PageReader {
  const { words, formKey } = c.var;
  const account = accountOf(c);
  return {
    account: account && accountBar(account, { words, formKey }),
    notice: seeing && seeingNotice(seeing.name, { words, formKey }),
    mayOpen: (path) => {
      // Filtered by what the reader may see, so it differs for each reader.
      if (path.split("/").at(-1) === explorePath) return true;
      const item = report.find(path);
      return item !== undefined && may(viewer, item.right, item.about);
    },
  };
}
