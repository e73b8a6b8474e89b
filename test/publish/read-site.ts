/** Writes the site of a report into memory. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { publishSite, type SiteAssets } from "../../src/publish/site.ts";
import type { PublicReport } from "../../src/reports/public/report.ts";
import { type Words, wordsOf } from "../../src/ui/words.ts";

const ui = join(import.meta.dirname, "../../src/ui");
const text = (name: string): string => readFileSync(join(ui, name), "utf8");

export const siteAssets: SiteAssets = {
  style: text("style.css"),
  search: text("search.js"),
  font: readFileSync(join(ui, "fonts/public-sans.woff2")),
  fontLicense: text("fonts/OFL.txt"),
};

export type SiteFiles = ReadonlyMap<string, string | Uint8Array>;

/** Every file of the site, by path, in the order in which they are put. */
export async function siteOf(
  report: PublicReport,
  languages: readonly Words[] = [wordsOf("en"), wordsOf("es")],
  hasPacket = false,
): Promise<SiteFiles> {
  const files = new Map<string, string | Uint8Array>();
  await publishSite(report, {
    languages,
    assets: siteAssets,
    hasPacket,
    output: {
      put: ({ path, content }) => {
        if (files.has(path)) throw new Error(`${path} is put twice`);
        files.set(path, typeof content === "string" || content instanceof Uint8Array ? content : [...content].join(""));
      },
    },
  });
  return files;
}

/** The pages of a site, by path. */
export const pagesOf = (files: SiteFiles): readonly (readonly [path: string, page: string])[] =>
  [...files].flatMap(([path, content]) =>
    path.endsWith(".html") && typeof content === "string" ? [[path, content] as const] : [],
  );
