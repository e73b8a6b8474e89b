import type { ErrorFacts } from "../base/error-facts.ts";
import { AppError } from "../base/errors.ts";

const made: unique symbol = Symbol("html");
const madeAttributes: unique symbol = Symbol("attributes");

/** Safe markup. Only this file can create it, so untrusted text cannot pass as markup. */
export interface Html {
  readonly [made]: string;
}

/** Safe attributes, each with its leading space. Made only by `attributes`. */
interface Attributes {
  readonly [madeAttributes]: string;
}

/** Content between tags. `null`, `undefined` and `false` print nothing; lists print their parts in order. */
export type HtmlContent = Html | string | number | bigint | null | undefined | false | readonly HtmlContent[];

/** A value of a template: content between tags, text in a quoted attribute, `attributes(...)` inside a tag. */
type SlotValue = HtmlContent | Attributes;

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  "`": "&#96;",
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters HTML forbids
const needsEscape = /[&<>"'`\0-\x08\x0b\x0e-\x1f]/;

/** Escapes text for content and quoted attributes. Control characters HTML forbids become U+FFFD. */
export function escapeText(text: string): string {
  if (!needsEscape.test(text)) return text;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters HTML forbids
  return text.replace(/[&<>"'`]/g, (c) => escapes[c] ?? "").replace(/[\0-\x08\x0b\x0e-\x1f]/g, "\ufffd");
}

const isHtml = (value: unknown): value is Html => typeof value === "object" && value !== null && made in value;
const isAttributes = (value: unknown): value is Attributes =>
  typeof value === "object" && value !== null && madeAttributes in value;

/** The context of a value in a template. */
type SlotContext =
  | { readonly kind: "content" }
  | { readonly kind: "tag" }
  | { readonly kind: "quoted"; readonly attribute: string; readonly opens: boolean };

const isLink = (attribute: string): boolean => /^(href|src|action|formaction|xlink:href)$/i.test(attribute);

const unsafe = (place: UnsafePlace, after: string, name = ""): AppError =>
  new AppError("ui.unsafe-place", { place, name, after: after.slice(-40) });
type UnsafePlace = ErrorFacts["ui.unsafe-place"]["place"];

/** Parses the fixed parts of a template once to find the context of each value. */
function placesOf(parts: readonly string[]): readonly SlotContext[] {
  const places: SlotContext[] = [];
  let kind: "content" | "tag" | "quoted" | "comment" | "code" = "content";
  let attribute = "";
  let quote = "";
  let tag = "";
  let opens = false;
  parts.forEach((part, index) => {
    for (let at = 0; at < part.length; at++) {
      const c = part.charAt(at);
      const rest = part.slice(at);
      if (kind === "comment") {
        if (rest.startsWith("-->")) kind = "content";
      } else if (kind === "code") {
        if (rest.toLowerCase().startsWith(`</${tag}`)) kind = "content";
      } else if (kind === "quoted") {
        opens = false;
        if (c === quote) kind = "tag";
      } else if (kind === "tag") {
        const name = /([^\s"'>/=]+)\s*=\s*$/.exec(part.slice(0, at));
        if (c === '"' || c === "'") {
          if (!name?.[1]) throw unsafe("quote-without-attribute", part.slice(0, at));
          [kind, quote, attribute, opens] = ["quoted", c, name[1], true];
        } else if (c === ">") {
          kind = tag === "script" || tag === "style" ? "code" : "content";
        }
      } else if (rest.startsWith("<!--")) {
        kind = "comment";
      } else if (c === "<" && /^<\/?[a-z!]/i.test(rest)) {
        kind = "tag";
        tag = (/^<\/?([a-z0-9:-]*)/i.exec(rest)?.[1] ?? "").toLowerCase();
      }
    }
    if (index === parts.length - 1) return;
    if (kind === "comment") throw unsafe("comment", part);
    if (kind === "code") throw unsafe("code", part, tag);
    if (kind === "tag" && !/[\w"']$/.test(part)) throw unsafe("unquoted-attribute", part);
    if (kind === "tag" && /<\/?[\w:-]*$/.test(part) && !/^[\s/>]/.test(parts[index + 1] ?? "")) {
      throw unsafe("tag-name", part);
    }
    if (kind === "content" && /<\/?$/.test(part)) throw unsafe("tag-name", part);
    if (kind === "quoted" && /^on/i.test(attribute)) throw unsafe("script", part, attribute);
    if (part === "" && opens && isLink(attribute)) throw unsafe("half-an-address", part, attribute);
    places.push(kind === "quoted" ? { kind, attribute, opens } : { kind: kind as "content" | "tag" });
  });
  if (kind !== "content") throw unsafe("ends-inside-tag", parts.at(-1) ?? "");
  return places;
}

const known = new WeakMap<TemplateStringsArray, readonly SlotContext[]>();

function scalar(value: string | number | bigint): string {
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new AppError("ui.not-a-number", { value });
  }
  return typeof value === "string" ? escapeText(value) : String(value);
}

function content(value: SlotValue): string {
  if (value === null || value === undefined || value === false) return "";
  if (typeof value === "string" || typeof value === "number" || typeof value === "bigint") return scalar(value);
  if (isHtml(value)) return value[made];
  if (Array.isArray(value)) {
    let text = "";
    for (const part of value) text += content(part);
    return text;
  }
  throw unsafe("not-markup", "");
}

/** Allows relative, anchor, web, mail and phone addresses; never a script. */
function safeLink(text: string): string {
  if (!text.includes(":")) return text;
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text.replace(/[\0-\x20]/g, ""))?.[1];
  return scheme === undefined || /^(https?|mailto|tel)$/i.test(scheme) ? text : "#";
}

function quoted(value: SlotValue, place: { readonly attribute: string; readonly opens: boolean }): string {
  if (value === null || value === undefined || value === false) return "";
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "bigint") {
    throw unsafe("not-text", "", place.attribute);
  }
  if (place.attribute === "style" && typeof value === "string") throw unsafe("style", "");
  return scalar(typeof value === "string" && place.opens && isLink(place.attribute) ? safeLink(value) : value);
}

/**
 * The one way to write markup: a template with contextual escaping of its values.
 *
 * @throws AppError ui.unsafe-place when a value is in a place where no escaping is safe (a script, a comment, a tag's name,
 *   an attribute without quotes), ui.not-a-number for NaN and Infinity
 * @example html`<p class="${kind}">${text}</p>`
 */
export function html(parts: TemplateStringsArray, ...values: readonly SlotValue[]): Html {
  let places = known.get(parts);
  if (!places) {
    places = placesOf(parts);
    known.set(parts, places);
  }
  let out = parts[0] ?? "";
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    const place = places[i];
    if (place?.kind === "quoted") out += quoted(value, place);
    else if (place?.kind === "tag") {
      if (isAttributes(value)) out += value[madeAttributes];
      else if (value !== null && value !== undefined && value !== false) throw unsafe("inside-tag", parts[i] ?? "");
    } else out += content(value);
    out += parts[i + 1] ?? "";
  }
  return { [made]: out };
}

/** Attribute names that passed the check. They are literals in source code, so there are few. */
const plainNames = new Set<string>();

function requirePlain(name: string): void {
  if (!/^[a-z][a-z0-9:-]*$/i.test(name) || /^on/i.test(name)) throw unsafe("attribute-name", name);
  plainNames.add(name);
}

/**
 * Attributes that may be absent: `null`, `undefined` and `false` omit it, `true` prints only its name.
 *
 * @example html`<a${attributes({ href, "aria-current": here && "page" })}>${name}</a>`
 * @throws AppError ui.unsafe-place for names that are not plain, and for scripts (`on...`)
 */
export function attributes(wanted: Readonly<Record<string, string | number | boolean | null | undefined>>): Attributes {
  let out = "";
  for (const [name, value] of Object.entries(wanted)) {
    if (!plainNames.has(name)) requirePlain(name);
    if (value === null || value === undefined || value === false) continue;
    out += value === true ? ` ${name}` : ` ${name}="${quoted(value, { attribute: name, opens: true })}"`;
  }
  return { [madeAttributes]: out };
}

/**
 * A `style` attribute that passes texts to the style sheet as custom properties. Characters other than letters,
 * digits and spaces are escaped, so that no text can end the CSS string.
 *
 * @param texts  by property name without the dashes
 * @throws AppError ui.unsafe-place for names that are not plain
 */
export function textStyle(texts: Readonly<Record<string, string>>): Attributes {
  const properties = Object.entries(texts).map(([name, text]) => {
    if (!/^[a-z][a-z0-9-]*$/.test(name)) throw unsafe("attribute-name", name);
    const escaped = /^[A-Za-z0-9 ]*$/.test(text)
      ? text
      : text.replace(/[^\p{L}\p{M}\p{N} ]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `);
    return `--${name}:'${escaped}'`;
  });
  return { [madeAttributes]: properties.length === 0 ? "" : ` style="${properties.join(";")}"` };
}

/** Positions in percent as custom properties: `--r:60%`. @throws AppError ui.unsafe-place for names that are not plain, ui.not-a-number */
export function percentStyle(percents: Readonly<Record<string, number>>): Attributes {
  const properties = Object.entries(percents).map(([name, percent]) => {
    if (!/^[a-z][a-z0-9-]*$/.test(name)) throw unsafe("attribute-name", name);
    return `--${name}:${scalar(percent)}%`;
  });
  return { [madeAttributes]: properties.length === 0 ? "" : ` style="${properties.join(";")}"` };
}

/** Trusted markup from source code. Accepts only literals: a run-time `string` does not compile. */
export function raw<const T extends string>(ours: string extends T ? never : T): Html {
  return { [made]: ours };
}

/** The style sheet, read from its file, in a `style` element. @throws AppError ui.unsafe-place if it could end the element */
export function styleElement(sheet: string): Html {
  if (/<\/|<!--/.test(sheet)) throw unsafe("style-sheet", "");
  return { [made]: `<style>${sheet}</style>` };
}

/** Markup as text, to write to a file or send. */
export const printHtml = (page: Html): string => page[made];
