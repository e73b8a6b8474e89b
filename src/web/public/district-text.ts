import { type Html, type HtmlContent, html } from "../../ui/html.ts";
import type { PublicSite } from "./site.ts";
import { districtText } from "./site.ts";

const address = /([\w.+-]+@[\w-]+(?:\.[\w-]+)+|https:\/\/[^\s<>()]+[^\s<>().,;:])/;

/** A line of text; mail and web addresses become links. */
const linked = (text: string): HtmlContent =>
  text.split(address).map((piece, at) => {
    if (at % 2 === 0) return piece;
    return piece.includes("://") ? html`<a href="${piece}">${piece}</a>` : html`<a href="mailto:${piece}">${piece}</a>`;
  });

/** A part of a text. */
export type TextBlock =
  | { readonly kind: "heading" | "paragraph"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] };

/** Parses a text in which "- " starts a list item and "# " a heading. */
export function textBlocks(text: string): readonly TextBlock[] {
  return text
    .split(/\n\s*\n/)
    .map((block) =>
      block
        .trim()
        .split("\n")
        .map((line) => line.trim()),
    )
    .filter(([first = ""]) => first !== "")
    .flatMap((lines): readonly TextBlock[] => {
      const [first = "", ...rest] = lines;
      if (first.startsWith("# "))
        return [{ kind: "heading", text: first.slice(2) }, ...(rest.length > 0 ? textBlocks(rest.join("\n")) : [])];
      const items = lines.filter((line) => line.startsWith("- ")).map((line) => line.slice(2));
      const said = lines.filter((line) => !line.startsWith("- ")).join(" ");
      return [
        ...(said === "" ? [] : [{ kind: "paragraph" as const, text: said }]),
        ...(items.length === 0 ? [] : [{ kind: "list" as const, items }]),
      ];
    });
}

function blockHtml(block: TextBlock): Html {
  switch (block.kind) {
    case "heading":
      return html`<h2>${block.text}</h2>`;
    case "paragraph":
      return html`<p>${linked(block.text)}</p>`;
    case "list":
      return html`<ul>${block.items.map((item) => html`<li>${linked(item)}</li>`)}</ul>`;
  }
}

/** The district's text, or a note that there is none; in another language if it has none in this one. */
export function districtWords(site: PublicSite, which: "whatWeDo" | "howToAsk", most = Number.POSITIVE_INFINITY): Html {
  const { words } = site;
  const written = districtText(site, which);
  if (written === undefined)
    return html`<div class="empty"><p><strong>${words.say("release.not-written")}</strong></p><p>${words.say("release.not-written-why")}</p></div>`;
  const text = textBlocks(written.text).slice(0, most).map(blockHtml);
  return written.lang === words.lang
    ? html`${text}`
    : html`<p class="hush">${words.say("release.other-language")}</p><div class="flow" lang="${written.lang}">${text}</div>`;
}
