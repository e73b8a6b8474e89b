import type { AnyFinding } from "../../reports/judged/finding-at.ts";
import type { GoalLine } from "../../reports/overview.ts";
import type { Audience } from "../../reports/report.ts";
import { indicatorLabel, indicatorQuestion } from "../../ui/audit-sentence.ts";
import { placeName } from "../../ui/audit-wording.ts";
import { countText, schoolYear } from "../../ui/format.ts";
import { gapHeadline, gapLede } from "../../ui/gap-headline.ts";
import { attributes, type Html, html } from "../../ui/html.ts";
import { missingWords } from "../../ui/left-out-schools.ts";
import { noClearGap } from "../../ui/opening-sentence.ts";
import { table } from "../../ui/table.ts";
import type { PageKind } from "../page-kind.ts";
import { goalGroupsPath, goalPath, notJudgedPath, questionPath } from "./addresses.ts";
import { findingList, largestChart } from "./findings.ts";
import { auditPage } from "./frame.ts";
import { type GoalId, goalIds } from "./goals.ts";
import { neighbors } from "./neighbors.ts";
import { priorityTable } from "./priorities.ts";
import { gapQuilt } from "./quilts.ts";
import { isFine, type PageSite, type Site } from "./site.ts";

/** A page for each of the six goals. */
export const goalPages: PageKind<PageSite> = {
  id: "goals",
  pages: (site) =>
    goalIds.flatMap((goal) => [
      { path: goalPath(goal), render: () => goalPage(goal, site) },
      ...(fineMap(goal, site) === null
        ? []
        : [{ path: goalGroupsPath(goal), render: () => fineGroupsPage(goal, site) }]),
    ]),
};

/** The map of a goal by groupings of many small groups: a page of its own, as large as the rest of the goal's page. */
function fineGroupsPage(goal: GoalId, site: PageSite): string {
  const { words } = site;
  const title = words.say("goal.more-groups");
  const body = html`<section class="part"><div class="page flow"><h1>${title}</h1>${fineMap(goal, site)}</div></section>`;
  const above = [{ label: words.label(`goal.${goal}`), href: goalPath(goal) }];
  return auditPage({ path: goalGroupsPath(goal), title, above, body }, site);
}

function fineMap(goal: GoalId, site: Site): Html | null {
  const { words, main } = site;
  const line = main.goals.find((g) => g.goal === goal);
  return line === undefined
    ? null
    : gapQuilt(
        {
          overview: main,
          title: words.say("goal.map-fine", { n: goal }),
          indicators: line.asked,
          groupings: (g) => isFine(g, site),
          root: "../",
          judgedOnly: true,
        },
        site,
      );
}

/** One goal: where its gaps are, the largest ones, every indicator with records, and those that need records. */
function goalPage(goal: GoalId, site: PageSite): string {
  const { words, main } = site;
  const path = goalPath(goal);
  const root = "../";
  const line = main.goals.find((g) => g.goal === goal);
  const title = words.label(`goal.${goal}`);
  if (line === undefined) return auditPage({ path, title, body: "" }, site);
  const counts = words.say("goal.title", { clear: countText(line.clear, words), n: line.compared });
  const body = html`
<section class="part"><div class="page flow">
<p class="eyebrow">${words.say("audit.goal", { n: goal })} · ${title} · ${placeName(main.place, site)}, ${schoolYear(main.schoolYear)}</p>
<h1>${
    line.asked.length === 0
      ? words.say("goal.not-asked")
      : line.clear === 0
        ? line.largest === undefined
          ? noClearGap({ goals: [line] }, words, "audit.goal-none-clear")
          : words.say("goal.counted-elsewhere")
        : line.largest === undefined
          ? counts
          : gapHeadline(line.largest, words, site.custom)
  }</h1>
${line.largest !== undefined && html`<p class="lede">${gapLede(line.largest, words, site.custom)}</p>`}
<p>${words.plain(`goal.${goal}`)}${line.clear > 0 && line.largest !== undefined && ` ${counts}.`} ${words.say("sure.help")}</p>
</div></section>
${maps(goal, line, root, site)}
${largest(goal, root, site)}
${priorities(goal, root, site)}
${questions(line, root, site)}
${waiting(line, root, site)}`;
  const near = neighbors(
    goalIds.map((id) => ({ label: words.label(`goal.${id}`), href: goalPath(id) })),
    path,
  );
  return auditPage({ path, title, near, body }, site);
}

function maps(goal: GoalId, line: GoalLine<Audience>, root: string, site: Site): Html | null {
  const { words, main } = site;
  const map = gapQuilt(
    {
      overview: main,
      title: words.say("goal.map-title", { n: goal }),
      indicators: line.asked,
      groupings: (g) => !isFine(g, site),
      root,
    },
    site,
  );
  const hasMore = fineMap(goal, site) !== null;
  if (map === null && !hasMore) return null;
  return html`<section class="part" id="map"><div class="page flow"><h2>${words.say("audit.which")}</h2>${map}${
    hasMore && html`<p><a${attributes({ href: root + goalGroupsPath(goal) })}>${words.say("goal.more-groups")}</a></p>`
  }</div></section>`;
}

function largest(goal: number, root: string, site: Site): Html | null {
  const { words, main } = site;
  const counted = main.largest.filter((f) => f.goal === goal);
  const clear = clearOf(goal, site).filter((f) => f.studentsToClose === null || f.direction === "neither");
  if (counted.length === 0 && clear.length === 0) return null;
  const others = [...clear].sort((a, b) => b.value / b.actionLine - a.value / a.actionLine);
  return html`<section class="part band" id="largest"><div class="page flow"><h2>${words.say("audit.largest")}</h2>${
    counted.length > 1
      ? largestChart(
          counted.slice(0, 12),
          words.say("audit.largest-title", { n: Math.min(12, counted.length), all: counted.length }),
          root,
          site,
        )
      : findingList(counted, root, site)
  }${others.length === 0 ? null : html`<h3>${words.say("goal.not-in-students")}</h3>${findingList(others.slice(0, 6), root, site)}`}</div></section>`;
}

function priorities(goal: number, root: string, site: Site): Html | null {
  const list = priorityTable(
    site.main.priorities.filter((f) => f.goal === goal),
    8,
    root,
    site,
  );
  return (
    list &&
    html`<section class="part" id="start"><div class="page flow"><h2>${site.words.say("priority.heading")}</h2>${list}</div></section>`
  );
}

/** Clear gaps of a goal in the latest year that are a disadvantage, or single a group out more often. */
const clearOf = (goal: number, { here }: Site): readonly AnyFinding[] =>
  here().filter((f) => f.goal === goal && f.verdict === "clear" && f.value > 0);

function questions(line: GoalLine<Audience>, root: string, site: Site): Html | null {
  const { words, gaps } = site;
  const ids = site.definitions.indicators
    .map((i) => i.id)
    .filter((id) => gaps.some((g) => g.indicator === id) && site.indicator(id)?.goal === line.goal);
  if (ids.length === 0) return null;
  return html`<section class="part" id="questions"><div class="page flow"><h2>${words.say("goal.questions")}</h2>${table(
    {
      name: words.say("goal.questions"),
      columns: [
        {
          heading: words.say("column.question"),
          cell: (id) =>
            html`<a${attributes({ href: root + questionPath(id) })}>${indicatorLabel(id, words, site.custom)}</a>`,
        },
        { heading: words.say("column.asks"), cell: (id) => indicatorQuestion(id, words, site.custom) },
      ],
      rows: ids,
    },
    words,
  )}</div></section>`;
}

function waiting(line: GoalLine<Audience>, root: string, site: Site): Html {
  const { words } = site;
  return html`<section class="part band" id="not-asked"><div class="page flow"><h2>${words.say("audit.not-asked-heading")}</h2>${
    line.notAsked.length === 0
      ? html`<p>${words.say("audit.all-asked")}</p>`
      : table(
          {
            name: words.say("audit.not-asked-heading"),
            columns: [
              {
                heading: words.say("column.question"),
                cell: (n) => (n.indicator === null ? "" : indicatorQuestion(n.indicator, words, site.custom)),
              },
              {
                heading: words.say("column.record"),
                cell: (n) => missingWords(n, words),
              },
            ],
            rows: line.notAsked,
          },
          words,
        )
  }<p><a href="${root + notJudgedPath}">${words.say("audit.all-not-judged")}</a></p></div></section>`;
}
