import { AppError } from "../base/errors.ts";
import { currentWordsKey } from "../base/former-ids.ts";
import { type Lang, languages } from "../base/lang.ts";
import { shownSetting } from "../base/shown-value.ts";
import { glossaryEn } from "./language/en/glossary.ts";
import type { GroupForms, GroupGlossaryKey } from "./language/en/groups.ts";

/** A district's names in one language: labels by key, and group forms. */
export interface OwnNames {
  readonly labels: Readonly<Partial<Record<keyof typeof glossaryEn, string>>>;
  readonly groups: Readonly<Partial<Record<GroupGlossaryKey, GroupForms>>>;
}

/** The `words:` setting of a workspace: by language and key, a name or its forms. */
export type WrittenNames = Readonly<
  Record<string, Readonly<Record<string, string | Readonly<Record<string, string>>>>>
>;

/** Terms a district may rename. Words of certainty, reasons and legal terms are fixed. */
const nameable = /^(group|indicator|grouping|goal)\./;
/** The names of comparisons are fixed. */
const always: ReadonlySet<string> = new Set(["group.all", "group.everyone-else"]);
/** Words not allowed in a group's name: groups are not named by what they lack or by what went wrong. */
const refused = /\b(at[- ]risk|low|failing|weak|en riesgo|baj[oa]s?|fracasad[oa]s?|débil(es)?)\b/i;

/**
 * Reads a district's own names. A group needs every form; a missing one is an error rather than a guess.
 *
 * @param written  the `words:` of the settings
 * @param path     of the settings, for the message
 * @returns names of each language
 * @throws AppError config.words: lists every unusable key and form
 */
export function ownNames(written: WrittenNames, path: string): Readonly<Record<Lang, OwnNames>> {
  const faults: string[] = [];
  const read = (lang: Lang): OwnNames => {
    const labels: Record<string, string> = {};
    const groups: Record<string, GroupForms> = {};
    for (const [writtenKey, given] of Object.entries(written[lang] ?? {})) {
      const key = currentWordsKey(writtenKey);
      const isGroup = key.startsWith("group.");
      const forms: Readonly<Record<string, string | undefined>> = typeof given === "string" ? { name: given } : given;
      const { name, sentence, among, feminine } = forms;
      const known = Object.hasOwn(glossaryEn, key) && nameable.test(key) && !always.has(key);
      const whole = name !== undefined && (!isGroup || (sentence !== undefined && among?.includes("{}") === true));
      if (!known || !whole || refused.test([name, sentence, among].join(" "))) {
        faults.push(`${lang}.${shownSetting(writtenKey)}`);
        continue;
      }
      labels[key] = name;
      if (sentence !== undefined && among !== undefined)
        groups[key] = { head: sentence, wrap: among, feminine: feminine === "yes" };
    }
    return { labels, groups };
  };
  const names = Object.fromEntries(languages.map((lang) => [lang, read(lang)])) as Record<Lang, OwnNames>;
  faults.push(
    ...Object.keys(written)
      .filter((lang) => !(languages as readonly string[]).includes(lang))
      .map(shownSetting),
  );
  if (faults.length === 0) return names;
  throw new AppError("config.words", { path, faults });
}
