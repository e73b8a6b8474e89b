import { expect } from "vitest";
import type { ComparisonRule } from "../../src/reports/comparisons.ts";
import { auditPages } from "../../src/web/audit/pages.ts";
import { smallRun, smallSite } from "./small-audit.ts";

/** The visible text of a page: no tags or attributes. */
export const visibleText = (page: string): string =>
  page.replace(/<style>[\s\S]*?<\/style>/g, "").replace(/<[^>]*>/g, " ");

/** An audit against these comparison groups has pages without undefined values. */
export async function expectDefinedAgainst(rule: ComparisonRule): Promise<void> {
  const site = smallSite(await smallRun(11, 120, rule), "en");
  for (const { path, render } of auditPages(site))
    expect(visibleText(render()), path).not.toMatch(/\b(undefined|NaN|null)\b/);
}
