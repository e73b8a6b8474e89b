import { openQuestions } from "../sources/profile/open-questions.ts";
import { type Origin, type Profile, unanswered } from "../sources/profile/profile.ts";
import type { Proposal } from "./propose.ts";

type Codes = Readonly<Record<string, string | null>>;

/**
 * Continues from the workspace's saved profile for these headings: keeps its answers, and asks about what is new in
 * the file.
 */
export function continued(proposal: Proposal, saved: Profile): Proposal {
  const profile = withNewCodes(saved, proposal.profile);
  return { ...proposal, profile, questions: openQuestions(profile, proposal.suggestions) };
}

/** Values of coded columns that are in the file but not in the saved profile, as the proposal reads them. */
function withNewCodes(saved: Profile, proposed: Profile): Profile {
  const codesByHeading = new Map<string, Codes>();
  const note = (heading: string, codes: Codes | undefined): void => {
    if (codes !== undefined) codesByHeading.set(heading, { ...codesByHeading.get(heading), ...codes });
  };
  for (const heading of proposed.race?.from ?? []) note(heading, proposed.race?.codes);
  for (const fill of proposed.fills)
    for (const origin of Object.values(fill.columns)) if ("from" in origin) note(origin.from, origin.codes);
  const known = (codes: Codes): ReadonlySet<string> => new Set(Object.keys(codes).map((value) => value.toUpperCase()));
  const grown = (heading: string, codes: Codes): Codes => {
    const listed = known(codes);
    const fresh = Object.entries(codesByHeading.get(heading) ?? {}).filter(
      ([value]) => !listed.has(value.toUpperCase()),
    );
    return { ...codes, ...Object.fromEntries(fresh) };
  };
  const inOrigin = (origin: Origin): Origin =>
    "from" in origin && origin.codes !== undefined ? { ...origin, codes: grown(origin.from, origin.codes) } : origin;
  const newCounts = Object.entries(proposed.counts ?? {}).map(([heading, answers]) => {
    const listed = known(saved.counts?.[heading] ?? {});
    const fresh = Object.entries(answers).filter(([value]) => !listed.has(value.toUpperCase()));
    return [heading, { ...saved.counts?.[heading], ...Object.fromEntries(fresh) }] as const;
  });
  const newMarks = Object.keys(proposed.missing).filter((mark) => !(mark in saved.missing));
  return {
    ...saved,
    missing: {
      ...saved.missing,
      ...Object.fromEntries(newMarks.map((mark) => [mark, proposed.missing[mark] ?? unanswered])),
    },
    ...(newCounts.length > 0 && { counts: { ...saved.counts, ...Object.fromEntries(newCounts) } }),
    ...(saved.race !== undefined && {
      race: {
        ...saved.race,
        codes: saved.race.from.reduce<Codes>((codes, heading) => grown(heading, codes), saved.race.codes),
      },
    }),
    fills: saved.fills.map((fill) => ({
      ...fill,
      columns: Object.fromEntries(Object.entries(fill.columns).map(([name, origin]) => [name, inOrigin(origin)])),
    })),
  };
}
