import type { Unit } from "../../base/finding.ts";
import { groupKey, placeKey } from "../../base/keys.ts";
import { shownGapOf } from "../../reports/direction.ts";
import { type ExploreAxis, type ExploreChoice, exploreSorts } from "../../reports/explore-choice.ts";
import { type ComparedPair, comparedIn, type ExploreQuilt } from "../../reports/explore-quilts.ts";
import type { ExploreView } from "../../reports/explore-view.ts";
import type { Answer } from "../../reports/judged/explore.ts";
import type { AnyFinding } from "../../reports/judged/finding-at.ts";
import type { Audience } from "../../reports/report.ts";
import { visibleWords } from "../../ui/audit-wording.ts";
import { quilt } from "../../ui/charts/quilt.ts";
import { smallLines } from "../../ui/charts/small-lines.ts";
import { listWords } from "../../ui/format.ts";
import { gapRangeWords, gapWords } from "../../ui/gap-words.ts";
import { attributes, type Html, html } from "../../ui/html.ts";
import { shortReason } from "../../ui/reason-words.ts";
import { type TableColumn, table } from "../../ui/table.ts";
import { studentWords, sureTag } from "../audit/findings.ts";
import { quiltCell } from "../audit/quilts.ts";
import type { Site } from "../audit/site.ts";
import { exploreHref } from "./explore-address.ts";
import { axisLabel, clearWithLess } from "./explore-labels.ts";
import { panelHref } from "./panel-href.ts";

type AnyExploreView = ExploreView<Audience>;

const corners = {
  question: "column.question",
  group: "column.group",
  place: "column.place",
  year: "column.year",
} as const;

/** The same view of one value of an axis. */
function narrowed(choice: ExploreChoice, axis: ExploreAxis, about: ComparedPair<Audience>): ExploreChoice {
  const values: Readonly<Record<ExploreAxis, string>> = {
    question: about.indicator,
    group: groupKey(about.group),
    place: placeKey(about.place),
    year: String(about.schoolYear),
  };
  return { ...choice, [axis]: values[axis] };
}

/** The view as quilts, each cell a link to its panel, each heading to a view of it alone. */
export const quiltPart = (view: AnyExploreView, site: Site): Html =>
  html`${view.quilts.map((q) => oneQuilt(q, view, site))}`;

function oneQuilt(q: ExploreQuilt<Audience>, { choice, everywhere }: AnyExploreView, site: Site): Html {
  const { words } = site;
  const several = (axis: ExploreAxis): boolean => (axis === q.rowAxis ? q.rows : q.columns).length > 1;
  const heading = (axis: ExploreAxis, about: ComparedPair<Audience>) => ({
    label: axisLabel(axis, about, site),
    ...(several(axis) && { href: exploreHref(narrowed(choice, axis, about)) }),
  });
  const part = listWords(
    q.fixed.map(({ axis, about }) => axisLabel(axis, about, site)),
    words,
  );
  const clear = clearWithLess(
    q.rows.flatMap(({ cells }) =>
      cells.flatMap((cell) => (cell !== undefined && "finding" in cell ? [cell.finding] : [])),
    ),
    site,
  ).length;
  const title =
    part === ""
      ? words.say("explore.quilt-title")
      : clear === 0
        ? words.say("explore.part-none", { part })
        : words.say("explore.part", { part, n: clear });
  return quilt(
    {
      about: {
        title,
        headingLevel: 2,
        subtitle: [
          words.say("explore.quilt-subtitle"),
          words.say("audit.minus-less"),
          ...(several(q.rowAxis) || several(q.columnAxis) ? [words.say("explore.quilt-narrow")] : []),
        ].join(" "),
        what: title,
        where: part,
        source: words.say("audit.overlap"),
      },
      corner: words.say(corners[q.rowAxis]),
      columns: q.columns.map((about) => heading(q.columnAxis, about)),
      rows: q.rows.map(({ about, cells }) => ({
        ...heading(q.rowAxis, about),
        cells: cells.map((cell) => {
          const href = cell && panelHref(comparedIn(cell), everywhere, site);
          return {
            ...quiltCell(cell && ("finding" in cell ? cell.finding : "not-judged")),
            ...(href !== undefined && { href }),
          };
        }),
      })),
    },
    words,
  );
}

/** Gaps that may be ranked, in the chosen order, and below them all that has no rank. */
export function tablePart(view: AnyExploreView, site: Site): Html {
  const { words } = site;
  const { gaps, others } = view;
  return html`<h2>${words.say("explore.gaps")}</h2>${
    gaps.length === 0
      ? html`<p>${words.say("explore.gaps-none")}</p>`
      : html`${orders(view, site)}${table<AnyFinding>(
          {
            name: words.say("explore.gaps"),
            columns: [
              ...nameColumns<AnyFinding>(view, (f) => f, site),
              { heading: words.say("column.gap"), number: true, cell: (f) => gapWords(f, words) },
              { heading: words.say("groups.gap-students"), number: true, cell: (f) => studentWords(f, words) },
              { heading: words.say("column.range"), number: true, cell: (f) => gapRangeWords(f, words) },
              { heading: words.say("column.sure"), cell: (f) => sureTag(f, site) },
            ],
            rows: gaps,
          },
          words,
        )}`
  }${
    others.length > 0 &&
    html`<h2>${words.say("explore.others")}</h2><p>${words.say("explore.others-why")}</p>${table<Answer<Audience>>(
      {
        name: words.say("explore.others"),
        columns: [
          ...nameColumns<Answer<Audience>>(view, comparedIn, site),
          {
            heading: words.say("column.range"),
            number: true,
            cell: (a) => ("finding" in a ? gapRangeWords(a.finding, words) : ""),
          },
          {
            heading: words.say("column.why"),
            cell: (a) =>
              "finding" in a
                ? html`${sureTag(a.finding, site)} <small class="hush">${visibleWords(a.finding, site)}</small>`
                : shortReason(a.refused.reason, words),
          },
        ],
        rows: others,
      },
      words,
    )}`
  }`;
}

/** The comparison's name as a link to its panel; its place and year where the view has several. */
function nameColumns<Row>(
  { answers, everywhere }: AnyExploreView,
  aboutOf: (row: Row) => ComparedPair<Audience>,
  site: Site,
): readonly [TableColumn<Row>, ...TableColumn<Row>[]] {
  const { words } = site;
  const several = (axis: ExploreAxis): boolean =>
    new Set(answers.map((answer) => axisLabel(axis, comparedIn(answer), site))).size > 1;
  const column = (axis: "place" | "year"): TableColumn<Row>[] =>
    several(axis) ? [{ heading: words.say(corners[axis]), cell: (row) => axisLabel(axis, aboutOf(row), site) }] : [];
  return [
    {
      heading: words.say("column.question"),
      cell: (row) => {
        const about = aboutOf(row);
        const label = `${axisLabel("question", about, site)}, ${axisLabel("group", about, site)}`;
        const href = panelHref(about, everywhere, site);
        return href === undefined ? label : html`<a${attributes({ href })}>${label}</a>`;
      },
    },
    ...column("place"),
    ...column("year"),
  ];
}

const sortKeys = {
  students: "column.students",
  gap: "column.gap",
  sure: "column.sure",
  question: "column.question",
  group: "column.group",
  place: "column.place",
  year: "column.year",
} as const;

/** Links that put the table in another order. */
function orders({ choice, sort }: AnyExploreView, { words }: Site): Html {
  return html`<nav class="sorts no-print" aria-label="${words.say("groups.by")}"><span>${words.say("groups.by")}</span>${exploreSorts.map(
    (each) =>
      each === sort
        ? html`<b aria-current="true">${words.say(sortKeys[each])}</b>`
        : html`<a${attributes({ href: exploreHref({ ...choice, sort: each }) })}>${words.say(sortKeys[each])}</a>`,
  )}</nav>`;
}

/** Lines that a page draws, so that each can be read. */
const mostLines = 24;

/** Small multiples: each comparison over the years, those of one unit on one scale. */
export function linesPart({ series, choice, scope }: AnyExploreView, site: Site): Html {
  const { words } = site;
  if (series.length === 0) {
    const all = choice.year !== "all" && scope.years.length > 1;
    return html`<div class="empty"><h2>${words.say("explore.lines-none")}</h2><p>${words.say(all ? "explore.lines-none-why" : "audit.one-year")}</p>${
      all &&
      html`<p><a${attributes({ class: "button", href: exploreHref({ ...choice, year: "all" }) })}>${words.say("explore.try-years")}</a></p>`
    }</div>`;
  }
  const drawn = series.slice(0, mostLines);
  const byUnit = [...Map.groupBy(drawn, (line) => line[0]?.unit ?? "share-points")];
  return html`${byUnit.map(([unit, lines]) => unitLines(unit, lines, site))}${
    series.length > drawn.length &&
    html`<p>${words.say("explore.lines-some", { n: drawn.length, all: series.length })}</p>`
  }`;
}

function unitLines(unit: Unit, lines: AnyExploreView["series"], site: Site): Html {
  const { words } = site;
  const latest = lines.flatMap((line) => line.at(-1) ?? []);
  const moved = (verdict: string): number => latest.filter(({ change }) => change?.verdict === verdict).length;
  const [widened, narrowed] = [moved("growing"), moved("closing")];
  const places = new Set(latest.map((f) => placeKey(f.place)));
  return smallLines(
    {
      about: {
        title:
          widened + narrowed === 0
            ? words.say("explore.lines-title-none")
            : words.say("explore.lines-title", { widened, narrowed }),
        headingLevel: 2,
        subtitle: words.say("explore.lines-subtitle", { unit: words.say(`axis.${unit}`) }),
        what: words.say("audit.moved-what"),
        where: site.audit.district.name,
      },
      unit,
      panels: lines.map((line) => {
        const [last] = line.slice(-1);
        const label = (axis: ExploreAxis): string => (last === undefined ? "" : axisLabel(axis, last, site));
        return {
          title: label("question"),
          group: places.size > 1 ? `${label("group")}, ${label("place")}` : label("group"),
          points: line.map((f) => ({
            year: f.schoolYear,
            ...shownGapOf(f),
            says: { value: gapWords(f, words), range: gapRangeWords(f, words) },
          })),
          sure: last?.verdict === "clear" || last?.verdict === "clear-small",
        };
      }),
    },
    words,
  );
}
