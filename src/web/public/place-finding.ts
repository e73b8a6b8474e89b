import { groupKey } from "../../base/keys.ts";
import type { PublicPlace } from "../../reports/public/report.ts";
import { groupName } from "../../ui/group-name.ts";
import { lowerFirst } from "../../ui/words.ts";
import { allSentence, isNamed } from "./phrases.ts";
import type { PublicSite } from "./site.ts";

/** The first question a board asks whose number can be shown here, as a sentence about this place. */
export function placeFinding(place: PublicPlace, site: PublicSite): string {
  const { report, words } = site;
  const asked = report.questions.toSorted((a, b) => (a.board ?? Number.MAX_VALUE) - (b.board ?? Number.MAX_VALUE));
  for (const question of asked) {
    const sentence = allSentence(question, report.allAt(question, place), site);
    if (sentence === undefined) continue;
    return isNamed(question, site)
      ? words.say("release.in-place", { place: place.name, finding: sentence })
      : words.say("release.at-place", { place: place.name, finding: lowerFirst(sentence, words) });
  }
  return words.say("release.not-shown-all");
}

/** Names of the groups of which no number can be shown at a place, without the many small levels of a grouping. */
export function groupsNotShown(place: PublicPlace, { report, words }: PublicSite): readonly string[] {
  const { answers } = report.at(place);
  const shown = new Set(
    [...answers.values()].flatMap(({ groups }) =>
      groups.filter(({ share }) => share !== null).map(({ group }) => groupKey(group)),
    ),
  );
  return report.groups
    .filter((group) => !group.isFine && !shown.has(groupKey(group)))
    .map(({ grouping, level }) => groupName(grouping, level, words).label);
}
