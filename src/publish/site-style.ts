/**
 * The part of a style sheet that a site uses, so that its first page loads fast. A rule stays if the site has all
 * classes that one of its selectors names. Reads only what our own sheet has: rules, and `@` rules around rules.
 *
 * @param sheet    the whole sheet
 * @param classes  every class of the site
 */
export function siteStyle(sheet: string, classes: ReadonlySet<string>): string {
  const kept = rulesIn(sheet.replace(/\/\*[\s\S]*?\*\//g, ""), classes);
  const used = new Set(kept.match(/var\(--[\w-]+/g)?.map((use) => use.slice("var(".length)));
  // A custom property that no rule reads is dropped; those of elements are read by the markup's own rules.
  return kept.replace(/(--[\w-]+):[^;{}]*(?:;|(?=\}))/g, (declaration, name: string) =>
    used.has(name) ? declaration : "",
  );
}

function rulesIn(sheet: string, classes: ReadonlySet<string>): string {
  let kept = "";
  let at = 0;
  while (at < sheet.length) {
    const open = sheet.indexOf("{", at);
    if (open < 0) break;
    const close = endOfBlock(sheet, open);
    const head = compact(sheet.slice(at, open));
    const block = sheet.slice(open + 1, close);
    at = close + 1;
    if (head.startsWith("@font-face") || head.startsWith("@page")) kept += `${head}{${compact(block)}}`;
    else if (head.startsWith("@")) {
      const inside = rulesIn(block, classes);
      if (inside !== "") kept += `${head}{${inside}}`;
    } else {
      const selectors = partsOf(head).filter((selector) => isUsed(selector, classes));
      if (selectors.length > 0) kept += `${selectors.join(",")}{${compact(block)}}`;
    }
  }
  return kept;
}

/** Whether all classes outside of `:not()` occur. Of alternatives in `:is()` one is enough. A choice of theme is not offered. */
function isUsed(selector: string, classes: ReadonlySet<string>): boolean {
  const plain = selector.replace(/:not\([^()]*\)/g, "");
  if (plain.includes("[data-theme")) return false;
  const choices = [...plain.matchAll(/:(?:is|where)\(([^()]*)\)/g)].map(([, list = ""]) => partsOf(list));
  const rest = plain.replace(/:(?:is|where)\([^()]*\)/g, "");
  const names = (text: string): boolean =>
    [...text.matchAll(/\.([a-z][\w-]*)/gi)].every(([, name = ""]) => classes.has(name)) &&
    [...text.matchAll(/\[class[\^*]="([^"]*)"\]/g)].every(([, start = ""]) =>
      [...classes].some((name) => name.startsWith(start)),
    );
  return names(rest) && choices.every((list) => list.some(names));
}

/** Splits a selector list at its commas, except those inside parentheses or quotes. */
function partsOf(list: string): string[] {
  const parts: string[] = [""];
  let depth = 0;
  for (const c of list) {
    if (c === "(" || c === "[") depth++;
    if (c === ")" || c === "]") depth--;
    if (c === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += c;
  }
  return parts.map((part) => part.trim());
}

/** The closing brace of the block that opens here. Braces in quotes do not count. */
function endOfBlock(sheet: string, open: number): number {
  let depth = 0;
  let quote = "";
  for (let at = open; at < sheet.length; at++) {
    const c = sheet.charAt(at);
    if (quote !== "") {
      if (c === quote) quote = "";
    } else if (c === '"' || c === "'") quote = c;
    else if (c === "{") depth++;
    else if (c === "}" && --depth === 0) return at;
  }
  return sheet.length;
}

/** Minified: without line breaks and unnecessary spaces, except inside quotes. */
const compact = (css: string): string =>
  css
    .split(/("[^"]*"|'[^']*')/)
    .map((piece, at) =>
      at % 2 === 1
        ? piece
        : piece
            .replace(/\s+/g, " ")
            .replace(/\s*([{};,])\s*/g, "$1")
            .replace(/:\s+/g, ":"),
    )
    .join("")
    .replace(/;$/, "")
    .trim();
