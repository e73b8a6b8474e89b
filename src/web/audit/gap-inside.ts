import type { InsideKind, PlaceInside } from "../../reports/gap-detail.ts";
import type { Audience } from "../../reports/report.ts";
import { indicatorLabel } from "../../ui/audit-sentence.ts";
import { placeName } from "../../ui/audit-wording.ts";
import { schoolDots } from "../../ui/charts/school-dots.ts";
import { schoolYear, shortValue } from "../../ui/format.ts";
import { comparisonName, groupName } from "../../ui/group-name.ts";
import { attributes, type Html, html } from "../../ui/html.ts";
import { table } from "../../ui/table.ts";
import { placePath } from "./addresses.ts";
import { about, type GapPage, rateWords, shownOf } from "./gap.ts";

const keysOf = {
  school: {
    title: "gap.by-school",
    column: "column.school",
    count: "gap.schools-title",
    what: "gap.schools-what",
    all: "gap.all-groups-schools",
  },
  district: {
    title: "gap.by-district",
    column: "column.district",
    count: "gap.districts-title",
    what: "gap.districts-what",
    all: "gap.all-groups-districts",
  },
  county: {
    title: "gap.by-county",
    column: "column.county",
    count: "gap.counties-title",
    what: "gap.counties-what",
    all: "gap.all-groups-counties",
  },
} as const satisfies Record<InsideKind, object>;

/** Most rows in a readable chart; the table has the rest. */
const mostDrawn = 60;

/** The page's focus group in each of the places inside: chart and table. All groups in a table. */
export function gapInsideSection(gap: GapPage): Html | null {
  const { detail, words, unit, focus, site, root } = gap;
  const [first] = detail.inside;
  if (first === undefined || focus === undefined) return null;
  const { grouping } = detail;
  // Schools are already sorted by level and name; the others are sorted by name.
  const places =
    first.kind === "school"
      ? detail.inside
      : [...detail.inside].sort((a, b) => a.name.localeCompare(b.name, words.locale));
  const beside = detail.inside.some(({ kind, id }) => kind === detail.place.kind && id === detail.place.id);
  const at = places.flatMap((place) => {
    const level = place.levels.find((l) => l.level === focus.group.level);
    return level === undefined ? [] : [{ place, level }];
  });
  if (at.length === 0) return null;
  const keys = keysOf[first.kind];
  const drawn = [...at].sort((a, b) => b.level.rate.n - a.level.rate.n).slice(0, mostDrawn);
  const shown = at.filter((row) => drawn.includes(row));
  const linked = new Set(shown.map(({ place }) => place));
  const clear = at.filter(
    ({ level }) => level.finding?.verdict === "clear" && (level.finding.value > 0 || focus.direction === "neither"),
  ).length;
  const name = groupName(grouping, focus.group.level, words);
  const groups = detail.levels.map((l) => l.level);
  const own = detail.levels.find((l) => l.level === focus.group.level)?.rate.value ?? null;
  return html`<section class="part" id="inside"><div class="page flow"><h2>${words.say(keys.title)}</h2>${schoolDots(
    {
      about: about(
        beside ? { ...gap, where: schoolYear(detail.schoolYear) } : gap,
        words.say(keys.count, { n: clear, all: at.length, group: name.phrase.counted }),
        words.say(keys.what, {
          question: indicatorLabel(detail.indicator, words, site.custom),
          group: name.phrase.counted,
        }),
      ),
      unit,
      groupLabel: name.label,
      comparisonLabel: comparisonName(focus.comparison, grouping, words).phrase.the,
      ...(own !== null && {
        line: {
          at: own,
          label: words.say("gap.group-line", {
            place: placeName(detail.place, site),
            value: shortValue(own, unit, words),
          }),
        },
      }),
      heading: words.say(keys.column),
      rows: shown.map(({ place, level }) => ({
        label: place.name,
        ...(site.hasPlacePage(place) && { href: root + placePath(place) }),
        n: level.rate.n,
        rate: shownOf(level.rate, words),
        comparison: level.finding?.comparisonRate ?? null,
        certainty: level.finding?.verdict ?? "too-few",
      })),
    },
    words,
  )}${at.length > shown.length && html`<p class="small hush">${words.say("gap.inside-drawn", { n: shown.length, all: at.length })}</p>`}${
    groups.length < 2 && at.length === shown.length
      ? null
      : html`<details><summary>${words.say(keys.all)}</summary>${table(
          {
            name: words.say(keys.all),
            columns: [
              {
                heading: words.say(keys.column),
                // The chart above links each place it shows.
                cell: (s) =>
                  site.hasPlacePage(s) && !linked.has(s)
                    ? html`<a${attributes({ href: root + placePath(s) })}>${s.name}</a>`
                    : s.name,
              },
              ...groups.map((level) => ({
                heading: groupName(grouping, level, words).label,
                number: true,
                cell: (s: PlaceInside<Audience>) => rateWords(s.levels.find((l) => l.level === level)?.rate, gap),
              })),
            ],
            rows: places,
          },
          words,
        )}</details>`
  }</div></section>`;
}
