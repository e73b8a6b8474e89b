import { printFiles } from "../printers/files.ts";
import { type PrintOptions, printPages } from "../printers/html.ts";
import type { Output, PrintedFile } from "../printers/output.ts";
import type { PublicReport } from "../reports/public/report.ts";
import type { Words } from "../ui/words.ts";
import { dataFolder } from "../web/public/addresses.ts";
import { publicPages } from "../web/public/pages.ts";
import { siteStyle } from "./site-style.ts";

/** Assets of the pages: files of `src/ui`, read by the caller. */
export interface SiteAssets {
  /** `style.css`. */
  readonly style: string;
  /** `search.js`. */
  readonly search: string;
  readonly font: Uint8Array;
  /** License of the font. */
  readonly fontLicense: string;
}

export interface SiteOptions extends Omit<PrintOptions, "next"> {
  /** Languages of the pages; the first one's are at the top of the folder. */
  readonly languages: readonly Words[];
  readonly output: Output<"public">;
  readonly assets: SiteAssets;
  /** Whether `publishPacket` writes to the same folder, so that pages link to its files. */
  readonly hasPacket: boolean;
}

/**
 * Writes the site of a release: finished pages in every language, their style sheet, font and search script, and the
 * release's own files. Everything goes through an output that accepts only what was made from the protected release.
 *
 * @returns number of pages
 * @throws AppError cube.not-from-a-door for a report that no protected release made
 */
export async function publishSite(
  report: PublicReport,
  { languages, output, assets, hasPacket, onPage }: SiteOptions,
): Promise<number> {
  const classes = new Set<string>();
  const watched: Output<"public"> = {
    put: (file) => {
      for (const name of classesIn(file)) classes.add(name);
      return output.put(file);
    },
  };
  const pages = await printPages(publicPages(report, languages, hasPacket), watched, { ...(onPage && { onPage }) });
  await printFiles(
    report,
    [
      { path: "style.css", content: siteStyle(assets.style, classes) },
      { path: "search.js", content: assets.search },
      { path: "fonts/public-sans.woff2", content: assets.font },
      { path: "fonts/OFL.txt", content: assets.fontLicense },
      ...report.files().map(({ name, content }) => ({ path: dataFolder + name, content })),
    ],
    output,
  );
  return pages;
}

/** Classes in the markup of a page, quoted or not. */
function* classesIn({ content }: PrintedFile<"public">): Generator<string> {
  if (typeof content !== "string") return;
  for (const [, quoted, bare] of content.matchAll(/\sclass=(?:"([^"]*)"|([^\s">]+))/g))
    yield* (quoted ?? bare ?? "").split(" ");
}
