import { indicatorLabel } from "../../ui/audit-sentence.ts";
import { shortValue } from "../../ui/format.ts";
import { groupingName } from "../../ui/group-name.ts";
import type { Site } from "./site.ts";

/** How many enrolled students are in no group of a grouping, or have no answer to a question asked of everyone: terms and words. */
export function unknownFacts({ words, quality, custom }: Site): readonly (readonly [string, string])[] {
  const share = (students: number, of: number): string =>
    students === 0
      ? words.say("quality.none")
      : words.say("quality.of-students", {
          n: students,
          share: shortValue(of > 0 ? students / of : 0, "share", words),
        });
  return [
    ...quality.unknown.map(
      (u) =>
        [
          words.say("quality.no-record", { grouping: groupingName(u.grouping, words) }),
          share(u.students, u.of),
        ] as const,
    ),
    ...quality.unanswered.map(
      (u) =>
        [
          words.say("quality.no-answer", { question: indicatorLabel(u.indicator, words, custom) }),
          share(u.students, u.of),
        ] as const,
    ),
  ];
}
