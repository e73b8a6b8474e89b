import type { PublicAbout } from "../../reports/public/about.ts";
import type { PublicGroup } from "../../reports/public/questions.ts";
import { countText } from "../../ui/format.ts";
import { groupName } from "../../ui/group-name.ts";
import { type Html, html } from "../../ui/html.ts";
import { type TableColumn, table } from "../../ui/table.ts";
import type { Words } from "../../ui/words.ts";
import type { PageKind } from "../page-kind.ts";
import { privacyPath } from "./addresses.ts";
import { part, publicPage } from "./frame.ts";
import type { PublicSite } from "./site.ts";

type Proof = NonNullable<PublicAbout["proof"]>;
type FiguresLost = Pick<Proof, "counts" | "measures">;
type OfGroup = Proof["groups"][number];

/** How privacy is protected: some numbers are hidden so that no child can be recognized, and how that was checked. */
export const privacyPages: PageKind<PublicSite> = {
  id: "privacy",
  pages: (site) => [{ path: privacyPath, render: () => privacyPage(site) }],
};

function privacyPage(site: PublicSite): string {
  const { words, report } = site;
  const { printed, about, minimum } = report;
  const count = (n: number): string => countText(n, words);
  const body = html`<section class="part"><div class="page flow"><h1>${words.say("release.privacy-title")}</h1><p class="lede">${words.say("release.privacy-lede")}</p></div></section>
${part(
  "how",
  words.say("release.privacy-how"),
  html`<ul>${[
    words.say("release.privacy-small", { n: minimum - 1 }),
    words.say("release.privacy-rounded"),
    words.say("release.privacy-others"),
    words.say("release.privacy-years"),
    words.say("release.privacy-only"),
    ...(about.proof === undefined ? [] : [words.say("release.privacy-attack")]),
  ].map((sentence) => html`<li>${sentence}</li>`)}</ul>`,
)}
${part(
  "figures",
  words.say("release.privacy-figures"),
  html`<dl class="facts"><dt>${words.say("release.privacy-cells")}</dt><dd>${count(printed.cells)}</dd><dt>${words.say("release.privacy-exact")}</dt><dd>${count(printed.exact)}</dd><dt>${words.say("release.privacy-ranged")}</dt><dd>${count(printed.ranged)}</dd><dt>${words.say("release.privacy-hidden")}</dt><dd>${count(printed.hidden)}</dd>${
    about.proof !== undefined &&
    html`<dt>${words.say("release.privacy-relations")}</dt><dd>${count(about.proof.attack.relations)}</dd><dt>${words.say("release.privacy-tried")}</dt><dd>${count(about.proof.attack.solved)}</dd>${
      about.proof.attack.narrowest !== null &&
      html`<dt>${words.say("release.privacy-narrowest")}</dt><dd>${count(about.proof.attack.narrowest)}</dd>`
    }`
  }</dl>`,
)}
${part("cost", words.say("release.privacy-cost"), html`<p>${words.say("release.privacy-cost-is")}</p>${placesLost(site)}${groupsLost(site)}`)}
${part("repeat", words.say("release.privacy-repeat"), html`<p>${words.say("release.privacy-repeat-is")}</p><pre>fairlead attack data</pre>`)}`;
  return publicPage({ path: privacyPath, title: words.say("release.privacy"), body }, site);
}

/** How many numbers each kind of place shows and hides. */
function placesLost({ report, words }: PublicSite): Html | null {
  const { proof } = report.about;
  if (proof === undefined) return null;
  const rows = [...Map.groupBy(proof.places, ({ placeKind, grades }) => `${placeKind} ${grades}`).values()].map(
    (lost) => ({ lost, placeKind: lost[0]?.placeKind ?? "", isSingle: lost[0]?.grades === "single" }),
  );
  const label = (kind: string): string =>
    (levels as readonly string[]).includes(kind) ? words.say(`release.level-${kind as Level}`) : kind;
  return table(
    {
      caption: words.say("release.privacy-cost-places"),
      columns: [
        {
          heading: words.say("release.level-column"),
          cell: ({ placeKind, isSingle }) =>
            isSingle ? words.say("release.level-single", { level: label(placeKind) }) : label(placeKind),
        },
        ...shownAndHidden<{ readonly lost: readonly FiguresLost[] }>(({ lost }) => lost, words),
      ],
      rows,
    },
    words,
  );
}

/** Kinds of places that have a name on this page. */
const levels = ["state", "county", "district", "school"] as const;
type Level = (typeof levels)[number];

/**
 * Numbers shown and hidden for each group, over all populations, and how many of the hidden ones a wider view shows.
 */
function groupsLost({ report, words }: PublicSite): Html | null {
  const { proof } = report.about;
  if (proof === undefined) return null;
  const of = ({ grouping, level }: PublicGroup): readonly OfGroup[] =>
    proof.groups.filter((one) => one.grouping === grouping && one.level === level);
  return table(
    {
      caption: words.say("release.privacy-cost-groups"),
      columns: [
        {
          heading: words.say("release.group-column"),
          cell: ({ grouping, level }) => groupName(grouping, level, words).label,
        },
        ...shownAndHidden<PublicGroup>(of, words),
        {
          heading: words.say("release.privacy-wider-column"),
          cell: (group) =>
            countText(
              sumOf(of(group), ({ coarserCounts: counts, coarserMeasures: measures }) =>
                [counts, measures].reduce(
                  (n, { allGrades, largerPlace, largerGroup }) => n + allGrades + largerPlace + largerGroup,
                  0,
                ),
              ),
              words,
            ),
          number: true,
        },
      ],
      rows: report.groups,
    },
    words,
  );
}

/** Columns of the numbers of students and rates that are shown, exactly or as a range, and that are not. */
const shownAndHidden = <Row>(of: (row: Row) => readonly FiguresLost[], words: Words): readonly TableColumn<Row>[] =>
  (
    [
      ["release.privacy-exact-column", ({ exact }) => exact],
      ["release.privacy-range-column", ({ ranges }) => ranges],
      ["release.privacy-hidden-column", ({ hidden, withdrawn }) => hidden + withdrawn],
    ] as const satisfies readonly (readonly [string, (one: Proof["counts"]) => number])[]
  ).map(([heading, number]) => ({
    heading: words.say(heading),
    cell: (row) =>
      countText(
        sumOf(of(row), ({ counts, measures }) => number(counts) + number(measures)),
        words,
      ),
    number: true,
  }));

const sumOf = <T>(list: readonly T[], number: (one: T) => number): number =>
  list.reduce((sum, one) => sum + number(one), 0);
