import type { PublicPlace, PublicQuestion, ShownCell } from "../../reports/public/report.ts";
import { indicatorLabel, indicatorQuestion } from "../../ui/audit-sentence.ts";
import { groupName } from "../../ui/group-name.ts";
import { gradePhrase } from "../../ui/group-phrase.ts";
import { attributes, type Html, type HtmlContent, html } from "../../ui/html.ts";
import { table } from "../../ui/table.ts";
import { lowerFirst, sentenceCase } from "../../ui/words.ts";
import { goalPath, groupPath, methodsPath, placePath, questionPath, rootFrom } from "../audit/addresses.ts";
import type { PageKind } from "../page-kind.ts";
import { placesPagePath } from "./addresses.ts";
import { countCell, rateCell } from "./cells.ts";
import { part, publicPage } from "./frame.ts";
import { type GroupRow, groupChart } from "./group-chart.ts";
import { allSentence, findingParagraph, groupSentence } from "./phrases.ts";
import { hasOnlySchools, isClear, isLess, type PublicSite } from "./site.ts";

/** One page per question: the rate of all students, and the groups with a clearly higher or lower one. */
export const publicQuestionPages: PageKind<PublicSite> = {
  id: "questions",
  pages: (site) =>
    site.report.questions.map((question) => ({
      path: questionPath(question.id),
      render: () => questionPage(question, site),
    })),
};

/** Most places in the table of a question's page: more would make the page too large to load on a phone. */
const mostPlaces = 150;

function questionPage(question: PublicQuestion, site: PublicSite): string {
  const { words, custom, report } = site;
  const { id, goal } = question;
  const path = questionPath(id);
  const root = rootFrom(path);
  const label = indicatorLabel(id, words, custom);
  const { cells, answers } = report.at(report.main);
  const answer = answers.get(id);
  const all = answer?.all;
  const clear = (answer?.groups ?? []).filter((one) => isClear(one) && isLess(question, one));
  const largest = clear.toSorted((a, b) => (b.gap?.students.low ?? 0) - (a.gap?.students.low ?? 0))[0];
  const body = html`<section class="part"><div class="page flow"><p class="eyebrow"><a href="${root + goalPath(goal)}">${words.say("release.part-of-goal", { n: goal, goal: words.label(`goal.${goal}`) })}</a> · ${answer?.schoolYear}</p>
<h1>${allSentence(question, all, site) ?? words.say("release.not-shown-all")}</h1><p class="lede">${
    largest === undefined ? words.say("release.home-none") : findingParagraph({ question, answer: largest }, site)
  }</p></div></section>
${part("groups", words.say("release.by-group"), groups(question, root, site))}
${places(question, root, site)}
${series(question, cells, site)}
${part(
  "counted",
  words.say("release.what-is-counted"),
  html`<p>${indicatorQuestion(id, words, custom)}</p><p><a href="${root + methodsPath}">${words.say("release.methods")}</a></p>`,
)}`;
  return publicPage(
    {
      path,
      title: label,
      above: [{ label: words.label(`goal.${goal}`), href: goalPath(goal) }],
      near: near(question, site),
      body,
    },
    site,
  );
}

function near(
  { id }: PublicQuestion,
  { report, words, custom }: PublicSite,
): NonNullable<Parameters<typeof publicPage>[0]["near"]> {
  const at = report.questions.findIndex((one) => one.id === id);
  const [before, after] = [report.questions[at - 1], report.questions[at + 1]].map(
    (one) => one && { label: indicatorLabel(one.id, words, custom), href: questionPath(one.id) },
  );
  return { ...(before && { before }), ...(after && { after }) };
}

function groups(question: PublicQuestion, root: string, site: PublicSite): HtmlContent {
  const { words, custom, report } = site;
  const answer = report.at(report.main).answers.get(question.id);
  const rows = (answer?.groups ?? []).map((one): GroupRow & { isFine: boolean } => ({
    label: groupName(one.group.grouping, one.group.level, words).label,
    href: root + groupPath(one.group.grouping, one.group.level),
    question,
    answer: one,
    isFine: one.group.isFine,
  }));
  const clear = rows
    .filter((row) => isClear(row.answer))
    .toSorted((a, b) => (b.answer.gap?.students.low ?? 0) - (a.answer.gap?.students.low ?? 0))[0];
  const title =
    clear !== undefined
      ? (groupSentence(clear, site) ?? "").replace(/\.$/, "")
      : rows.some(({ answer: { gap } }) => gap !== null && gap.verdict !== "cannot-tell")
        ? words.say("release.no-clear")
        : words.say("release.nothing-judged");
  const label = indicatorLabel(question.id, words, custom);
  const all = answer?.all;
  const line =
    all?.rate.kind === "number" ? { at: all.rate.value / 100, label: words.say("release.all-students") } : undefined;
  const chart = (some: readonly GroupRow[], isMain: boolean): Html =>
    groupChart(
      {
        about: {
          title: isMain ? title : words.say("release.more-groups"),
          subtitle: indicatorQuestion(question.id, words, custom),
          what: lowerFirst(label, words),
          where: `${report.main.name}, ${answer?.schoolYear}`,
        },
        heading: words.say("release.group-column"),
        rows: some,
        ...(line && { line }),
      },
      words,
    );
  const fine = rows.filter(({ isFine }) => isFine);
  const most = rows.filter(({ isFine }) => !isFine);
  return html`${most.length > 0 && chart(most, true)}${fine.length > 0 && html`<details><summary>${words.say("release.more-groups")}</summary>${chart(fine, false)}</details>`}<p class="small hush">${words.say("release.hidden-note")} ${words.say("release.range-note")} ${words.say("release.sure-note")} ${words.say("release.overlap-note")}${question.isShared && ` ${words.say("release.shared-note")}`}</p>`;
}

/** The rate of all students at each place, in order of name. */
function places(question: PublicQuestion, root: string, site: PublicSite): HtmlContent {
  const { report, words } = site;
  if (report.places.length === 0) return null;
  const heading = words.say(hasOnlySchools(report) ? "release.by-school" : "release.by-place");
  if (report.places.length > mostPlaces)
    return part(
      "schools",
      heading,
      html`<p>${words.say("release.by-school-pages", { n: report.places.length })} <a href="${root + placesPagePath(0)}">${words.say("release.find-school")}</a></p>`,
    );
  const rows = report.places.flatMap((place) => {
    const all = report.allAt(question, place);
    return all === undefined ? [] : [{ place, all }];
  });
  if (rows.length === 0) return null;
  return part(
    "schools",
    heading,
    html`<p>${words.say("release.by-school-intro")}</p>${table<{ place: PublicPlace; all: ShownCell }>(
      {
        name: heading,
        columns: [
          {
            heading: words.say(hasOnlySchools(report) ? "release.school-column" : "release.place-column"),
            cell: ({ place }) => html`<a${attributes({ href: root + placePath(place) })}>${place.name}</a>`,
          },
          { heading: words.say("release.rate-column"), cell: ({ all }) => rateCell(all, words), number: true },
          { heading: words.say("release.students-column"), cell: ({ all }) => countCell(all, words), number: true },
        ],
        rows,
      },
      words,
    )}`,
  );
}

/** All students year by year and by grade. */
function series(
  question: PublicQuestion,
  cells: ReturnType<PublicSite["report"]["at"]>["cells"],
  { words }: PublicSite,
): HtmlContent {
  const at = (schoolYear: string, grade: string): ShownCell | undefined =>
    cells({ indicator: question.id, schoolYear, grade, grouping: "all", level: "all" });
  const latest = question.years.at(-1) ?? "";
  const rowsOf = (names: readonly (readonly [string, ShownCell | undefined])[]): { name: string; cell: ShownCell }[] =>
    names.flatMap(([name, cell]) => (cell === undefined ? [] : [{ name, cell }]));
  const years = rowsOf(question.years.map((year) => [year, at(year, "all")]));
  const grades = rowsOf(
    question.grades.map((grade) => [sentenceCase(gradePhrase(grade, words).counted, words), at(latest, grade)]),
  );
  const list = (id: string, heading: string, first: string, rows: { name: string; cell: ShownCell }[]): HtmlContent =>
    rows.length > 1 &&
    part(
      id,
      heading,
      table(
        {
          name: heading,
          columns: [
            { heading: first, cell: ({ name }) => name },
            { heading: words.say("release.rate-column"), cell: ({ cell }) => rateCell(cell, words), number: true },
            { heading: words.say("release.students-column"), cell: ({ cell }) => countCell(cell, words), number: true },
          ],
          rows,
        },
        words,
      ),
    );
  return html`${list("years", words.say("release.by-year"), words.say("release.year-column"), years)}
${list("grades", words.say("release.by-grade"), words.say("release.grade-column"), grades)}`;
}
