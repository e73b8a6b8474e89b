/**
 * Renamed ids: former spelling to current one. A district's `fairlead.yaml`, column mappings and saved links keep
 * working with both. Add a line here whenever an id changes; never reuse an old one.
 */
const indicatorIds: ReadonlyMap<string, string> = new Map([
  ["counselled", "counseled"],
  ["counsellor-load", "counselor-load"],
  ["same-offence-suspended", "same-offense-suspended"],
  ["same-offence-suspended-defiance", "same-offense-suspended-defiance"],
  ["same-offence-suspended-drugs", "same-offense-suspended-drugs"],
  ["same-offence-suspended-other", "same-offense-suspended-other"],
  ["same-offence-suspended-violence", "same-offense-suspended-violence"],
  ["same-offence-suspended-weapons", "same-offense-suspended-weapons"],
  ["teacher-of-colour", "teacher-of-color"],
]);

const outcomes: ReadonlyMap<unknown, string> = new Map([
  ["favourable", "favorable"],
  ["unfavourable", "unfavorable"],
]);

/** Code lists of official files used to be named `public.…`. */
const formerCodeLists = "public.";

/** A district's code meanings, keyed by the current list name. If both spellings are present, the current one wins. */
export function currentCodeLists<T>(codes: Readonly<Record<string, T>>): Record<string, T> {
  const former = Object.entries(codes).filter(([list]) => list.startsWith(formerCodeLists));
  const renamed = former.map(
    ([list, meanings]) => [`official.${list.slice(formerCodeLists.length)}`, meanings] as const,
  );
  const others = Object.entries(codes).filter(([list]) => !list.startsWith(formerCodeLists));
  return Object.fromEntries([...renamed, ...others]);
}

/** Current id of a source. Official figures used to be `public`, and profiles of official tables `published.<name>`. */
export const currentSourceId = (id: string): string =>
  id === "public" ? "official" : id.replace(/^published\./, "official.");

/** Current name of a source's record type, `source/record`, as used under `conflicts` in `fairlead.yaml`. */
export const currentRecordType = (record: string): string =>
  record.replace(/^[^/]+(?=\/)/, (source) => currentSourceId(source));

/** Every former indicator id. */
export const formerIndicatorIds: readonly string[] = [...indicatorIds.keys()];

/** Current id of an indicator. */
export const currentIndicatorId = (id: string): string => indicatorIds.get(id) ?? id;

/** Current spelling of an indicator's outcome; other values pass through unchanged. */
export const currentOutcome = (outcome: unknown): unknown => outcomes.get(outcome) ?? outcome;

/** Current key of an indicator's words: `indicator.counselled` is now `indicator.counseled`. */
export const currentWordsKey = (key: string): string =>
  key.replace(/^indicator\.([a-z0-9-]+)/, (_, id: string) => `indicator.${currentIndicatorId(id)}`);

/** Current name of a threshold, `<indicator id>.<threshold>`. */
export const currentThresholdName = (name: string): string =>
  name.replace(/^[a-z0-9-]+/, (id) => currentIndicatorId(id));

/** Current id of a finding, `<indicator id>/...`. */
export const currentFindingId = (id: string): string =>
  id.replace(/^[^/]+/, (indicator) => currentIndicatorId(indicator));
