import type { AnyFinding } from "../reports/judged/finding-at.ts";
import type { AuditOverview } from "../reports/overview.ts";
import type { Audience } from "../reports/report.ts";
import { countText, listWords, schoolYear } from "./format.ts";
import type { Words } from "./words.ts";

/** Number of gaps in the opening sentence. */
const most = 3;

/** The largest clear gaps, in students. */
export const headline = (overview: AuditOverview<Audience>): readonly AnyFinding[] => overview.largest.slice(0, most);

/** Opening sentence of an audit: the largest clear gaps, their numbers of students, and whether they shrank. */
export function openingSentence(overview: AuditOverview<Audience>, words: Words): string {
  const top = headline(overview);
  if (top.length === 0) return words.say("audit.sure-of-none");
  return words.say("audit.opening", {
    all: words.say("audit.opening-all", { n: overview.largest.length }),
    n: top.length,
    students: listWords(
      top.map((f) => countText(f.studentsToClose ?? 0, words)),
      words,
    ),
    moved: movedWords(top, words),
  });
}

function movedWords(top: readonly AnyFinding[], words: Words): string {
  const since = top.flatMap((f) => f.change?.since ?? []);
  if (since.length === 0) return words.say("audit.moved-new");
  const year = schoolYear(Math.min(...since));
  const countOfVerdict = (verdict: string): number => top.filter((f) => f.change?.verdict === verdict).length;
  const [closing, growing] = [countOfVerdict("closing"), countOfVerdict("growing")];
  if (closing === top.length) return words.say("audit.moved-all", { n: top.length, year });
  const parts = [
    ...(closing > 0 ? [words.say("audit.moved-closing", { n: closing, year })] : []),
    ...(growing > 0 ? [words.say("audit.moved-growing", { n: growing, year })] : []),
  ];
  if (parts.length === 0) return words.say("audit.moved-none", { n: top.length, year });
  return listWords(parts, words);
}
