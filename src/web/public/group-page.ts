import type { ComparedGroup } from "../../reports/public/questions.ts";
import { indicatorLabel } from "../../ui/audit-sentence.ts";
import { groupingName, groupName } from "../../ui/group-name.ts";
import { html } from "../../ui/html.ts";
import { groupPath, questionPath, rootFrom } from "../audit/addresses.ts";
import type { PageKind } from "../page-kind.ts";
import { publicPage } from "./frame.ts";
import { type GroupRow, groupChart } from "./group-chart.ts";
import { findingParagraph, groupSentence } from "./phrases.ts";
import { isClear, isLess, type PublicSite } from "./site.ts";

/** One page per group of students: its rate on each question, next to that of all other students. */
export const publicGroupPages: PageKind<PublicSite> = {
  id: "groups",
  pages: (site) =>
    site.report.groups.map((group) => ({
      path: groupPath(group.grouping, group.level),
      render: () => groupPage(group, site),
    })),
};

function groupPage({ grouping, level }: ComparedGroup, site: PublicSite): string {
  const { words, custom, report } = site;
  const path = groupPath(grouping, level);
  const root = rootFrom(path);
  const { label, phrase } = groupName(grouping, level, words);
  const { answers } = report.at(report.main);
  let goal = 0;
  const rows = report.questions.flatMap((question): readonly GroupRow[] => {
    const answer = answers
      .get(question.id)
      ?.groups.find(({ group }) => group.grouping === grouping && group.level === level);
    if (answer === undefined) return [];
    const isFirst = question.goal !== goal;
    goal = question.goal;
    return [
      {
        label: indicatorLabel(question.id, words, custom),
        href: root + questionPath(question.id),
        question,
        answer,
        ...(isFirst && { heading: words.label(`goal.${question.goal}`) }),
      },
    ];
  });
  const clear = rows
    .filter(({ question, answer }) => isClear(answer) && isLess(question, answer))
    .toSorted((a, b) => (b.answer.gap?.students.low ?? 0) - (a.answer.gap?.students.low ?? 0));
  const [largest] = clear;
  const body = html`<section class="part"><div class="page flow"><p class="eyebrow">${groupingName(grouping, words)}</p><h1>${
    largest === undefined
      ? words.say("release.group-none", { group: phrase.the })
      : words.say("release.group-clear", { n: clear.length, all: rows.length, group: phrase.the })
  }</h1>${largest !== undefined && html`<p class="lede">${findingParagraph(largest, site)}</p>`}</div></section>
<section class="part"><div class="page flow">${groupChart(
    {
      about: {
        title:
          largest === undefined
            ? words.say("release.no-clear")
            : (groupSentence(largest, site) ?? "").replace(/\.$/, ""),
        subtitle: words.say("release.group-intro"),
        what: words.say("release.group-chart"),
        where: report.main.name,
        headingLevel: 2,
      },
      heading: words.say("release.question-column"),
      rows,
    },
    words,
  )}<p class="small hush">${words.say("release.hidden-note")} ${words.say("release.range-note")} ${words.say("release.sure-note")}</p></div></section>`;
  return publicPage({ path, title: label, body }, site);
}
