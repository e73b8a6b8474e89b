import { dayWords } from "../../ui/format.ts";
import { attributes, html } from "../../ui/html.ts";
import type { PageKind } from "../page-kind.ts";
import { dataFolder, downloadsPath } from "./addresses.ts";
import { part, publicPage } from "./frame.ts";
import { packetLinks } from "./packet-links.ts";
import { latestYear, type PublicSite } from "./site.ts";

/** Every number of the site as files: what they mean, and what readers may do with them. */
export const downloadsPages: PageKind<PublicSite> = {
  id: "downloads",
  pages: (site) => [{ path: downloadsPath, render: () => downloadsPage(site) }],
  menu: ({ words }) => [{ label: words.say("release.downloads"), href: downloadsPath }],
};

const columns = [
  ["population", "release.column-population"],
  ["indicator", "release.column-indicator"],
  ["school_year", "release.column-school-year"],
  ["place_kind, place_id", "release.column-place"],
  ["grade", "release.column-grade"],
  ["grouping, level", "release.column-group"],
  ["n", "release.column-n"],
  ["rate", "release.column-rate"],
  ["value, unit", "release.column-value"],
] as const;

const forms = [
  ["34", "release.printed-number"],
  ["30-39", "release.printed-range"],
  [">=95, <=5", "release.printed-code"],
  ["*", "release.printed-hidden"],
] as const;

function downloadsPage(site: PublicSite): string {
  const { report, words, shared } = site;
  const title = words.say("release.downloads");
  const district = report.about.districtName;
  const day = dayWords(report.released, words);
  const means = (name: string): string =>
    words.say(
      name === "cells.csv"
        ? "release.file-cells"
        : name === "structure.json"
          ? "release.file-structure"
          : "release.file-other",
    );
  const body = html`<section class="part"><div class="page flow"><h1>${words.say("release.downloads-title")}</h1><p class="lede">${words.say("release.downloads-intro")}</p><ul>${report.fileNames.map(
    (name) =>
      html`<li><a${attributes({ href: shared + dataFolder + name, download: true })}>${name}</a>: ${means(name)}</li>`,
  )}</ul></div></section>
${packetLinks(report.main, "", site)}
${part(
  "columns",
  words.say("release.dictionary"),
  html`<dl class="facts">${columns.map(([name, key]) => html`<dt><code>${name}</code></dt><dd>${words.say(key)}</dd>`)}</dl><h3>${words.say("release.dictionary-printed")}</h3><dl class="facts">${forms.map(
    ([form, key]) => html`<dt><code>${form}</code></dt><dd>${words.say(key)}</dd>`,
  )}</dl>`,
)}
${part(
  "license",
  words.say("release.license"),
  html`<p>${words.say("release.license-is", { district })} (CC BY 4.0)</p><p>${words.say("release.license-ask")}</p><p class="hush">${words.say("release.cite", { district, year: latestYear(report), day, program: report.about.program })}</p>`,
)}`;
  return publicPage({ path: downloadsPath, title, body }, site);
}
