import type { Viewer } from "../access/viewer.ts";
import { AppError } from "../base/errors.ts";
import { currentFindingId } from "../base/former-ids.ts";
import { type AnyFinding, type AnyRefused, findingAt, refusedAt } from "../reports/judged/finding-at.ts";
import { idsOf, rowOfId } from "../reports/judged/ids.ts";
import { whyNotAsked } from "../reports/why-not-asked.ts";
import type { Workspace } from "../sources/workspace.ts";
import type { Words } from "../ui/words.ts";
import { type Site, siteOf } from "../web/audit/site.ts";
import type { AsOf } from "./as-of.ts";
import { auditSite } from "./audit-site.ts";
import { runAudit } from "./run-audit.ts";

/** One number of the audit: a finding, or why it could not be judged, and the site with the details. */
export type Explained = { readonly site: Site } & (
  | { readonly finding: AnyFinding; readonly refused?: undefined }
  | { readonly refused: AnyRefused; readonly finding?: undefined }
);

/**
 * Explains how one number of the audit was computed.
 *
 * @param findingId  its id; ids from earlier versions also work
 * @throws AppError cli.no-such-finding, cli.not-asked
 */
export async function explain(
  viewer: Viewer,
  workspace: Workspace,
  findingId: string,
  { words, asOf }: { readonly words: Words; readonly asOf?: AsOf | undefined },
): Promise<Explained> {
  const id = currentFindingId(findingId);
  const run = await runAudit(viewer, workspace, asOf);
  const site = siteOf(auditSite(run, run.deliveries, words));
  const row = rowOfId(run.audit.judged, id);
  if (row?.table === "gaps") return { site, finding: findingAt(run.audit, row.row) };
  if (row?.table === "refused") return { site, refused: refusedAt(run.audit.judged, row.row) };
  const lacking = whyNotAsked(run.audit, id);
  if (lacking.length > 0) {
    const needs = (isWhy: (why: string) => boolean): string[] => [
      ...new Set(lacking.flatMap((n) => (isWhy(n.why) ? n.needs : []))),
    ];
    throw new AppError("cli.not-asked", {
      id,
      needs: needs((why) => why !== "not-matched"),
      notMatched: needs((why) => why === "not-matched"),
    });
  }
  throw new AppError("cli.no-such-finding", { id, near: nearest(id, site) });
}

/** Length of the common prefix of two ids. */
function shared(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

const nearest = (id: string, { audit }: Site): readonly string[] =>
  [...idsOf(audit.judged)]
    .map((known) => ({ id: known, letters: shared(known, id) }))
    .filter(({ letters }) => letters > 3)
    .sort((a, b) => b.letters - a.letters)
    .slice(0, 3)
    .map((f) => f.id);
