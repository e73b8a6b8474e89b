import type { Viewer } from "../access/viewer.ts";
import { AppError } from "../base/errors.ts";
import { currentFindingId } from "../base/former-ids.ts";
import type { AuditFinding, NotJudged } from "../reports/audit-schema.ts";
import type { Workspace } from "../sources/workspace.ts";
import type { Words } from "../ui/words.ts";
import { type Site, siteOf } from "../web/audit/site.ts";
import type { AsOf } from "./as-of.ts";
import { auditSite } from "./audit-site.ts";
import { deliveryFacts } from "./delivery-facts.ts";
import { runAudit } from "./run-audit.ts";

/** One number of the audit: a finding, or what could not be judged and why; and the site that knows all about it. */
export type Explained = { readonly site: Site } & (
  | { readonly finding: AuditFinding; readonly refused?: undefined }
  | { readonly refused: NotJudged; readonly finding?: undefined }
);

/**
 * How one number of the audit is known.
 *
 * @param given  its id; one that an earlier version gave works too
 * @throws AppError cli.no-such-finding
 */
export async function explain(
  viewer: Viewer,
  workspace: Workspace,
  given: string,
  { words, asOf }: { readonly words: Words; readonly asOf?: AsOf | undefined },
): Promise<Explained> {
  const id = currentFindingId(given);
  const run = await runAudit(viewer, workspace, asOf);
  const site = siteOf(auditSite(run, await deliveryFacts(viewer, workspace, asOf?.path), words));
  const finding = run.audit.findings.find((f) => f.id === id);
  if (finding !== undefined) return { site, finding };
  const refused = run.audit.notJudged.find((n) => n.id === id);
  if (refused !== undefined) return { site, refused };
  throw new AppError("cli.no-such-finding", { id, near: nearest(id, site) });
}

/** How many letters two ids share at their beginning. */
function shared(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

const nearest = (id: string, { audit }: Site): readonly string[] =>
  [...audit.findings, ...audit.notJudged]
    .map((f) => ({ id: f.id, letters: shared(f.id, id) }))
    .filter(({ letters }) => letters > 3)
    .sort((a, b) => b.letters - a.letters)
    .slice(0, 3)
    .map((f) => f.id);
