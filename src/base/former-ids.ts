/**
 * Ids that were once spelled another way, with the spelling they have now. A district's `fairlead.yaml`, column mappings and saved links keep working
 * with either. Add a line here whenever an id changes; never reuse an old one.
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

/** Lists of codes of official files were named `public.…`. */
const formerCodeLists = "public.";

/** A district's meanings of codes, with the present name of each list. The present name wins where both are there. */
export function currentCodeLists<T>(codes: Readonly<Record<string, T>>): Record<string, T> {
  const former = Object.entries(codes).filter(([list]) => list.startsWith(formerCodeLists));
  const renamed = former.map(
    ([list, meanings]) => [`official.${list.slice(formerCodeLists.length)}`, meanings] as const,
  );
  const others = Object.entries(codes).filter(([list]) => !list.startsWith(formerCodeLists));
  return Object.fromEntries([...renamed, ...others]);
}

/** The present id of a source: that of official figures was `public`, those of profiles of official tables `published.<name>`. */
export const currentSourceId = (id: string): string =>
  id === "public" ? "official" : id.replace(/^published\./, "official.");

/** The present name of a source's record type, `source/record`; `fairlead.yaml` names them under `conflicts`. */
export const currentRecordType = (record: string): string =>
  record.replace(/^[^/]+(?=\/)/, (source) => currentSourceId(source));

/** Every id that has another spelling now. */
export const formerIndicatorIds: readonly string[] = [...indicatorIds.keys()];

/** The present id of an indicator. */
export const currentIndicatorId = (id: string): string => indicatorIds.get(id) ?? id;

/** The present form of what a file gives as an indicator's outcome; anything else comes back as it is. */
export const currentOutcome = (outcome: unknown): unknown => outcomes.get(outcome) ?? outcome;

/** The present key of an indicator's words: `indicator.counselled` is `indicator.counseled`. */
export const currentWordsKey = (key: string): string =>
  key.replace(/^indicator\.([a-z0-9-]+)/, (_, id: string) => `indicator.${currentIndicatorId(id)}`);

/** The present name of a threshold: its indicator's id, a dot, and what it is. */
export const currentThresholdName = (name: string): string =>
  name.replace(/^[a-z0-9-]+/, (id) => currentIndicatorId(id));

/** The present id of a finding: the indicator's id is its part before the first slash. */
export const currentFindingId = (id: string): string =>
  id.replace(/^[^/]+/, (indicator) => currentIndicatorId(indicator));
