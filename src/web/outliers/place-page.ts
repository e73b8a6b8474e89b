import { isNone } from "../../base/finding.ts";
import type { OutlierPlace } from "../../reports/outliers.ts";
import type { Peer, PeersReport } from "../../reports/peers.ts";
import type { Audience } from "../../reports/report.ts";
import { peerDots } from "../../ui/charts/peer-dots.ts";
import { covariateNames, figureName, officialGroup } from "../../ui/figure-name.ts";
import { shortValue } from "../../ui/format.ts";
import { attributes, html } from "../../ui/html.ts";
import { formats } from "../../ui/language/formats.ts";
import { againstExpected } from "../../ui/outlier-words.ts";
import { schoolMarks } from "../../ui/school-kind-words.ts";
import { table } from "../../ui/table.ts";
import { sentenceCase, type Words } from "../../ui/words.ts";
import type { PageKind } from "../page-kind.ts";
import { aboutWords, framed, type NoteShown, type OutlierPageSite, pathOf, placeFile } from "./frame.ts";
import { bestWords, marksUnder, notesOf, verdictWords } from "./index-page.ts";

/** A page for each place to visit, with the places whose students have the most similar background. */
export const outlierPlacePages: PageKind<OutlierPageSite> = {
  id: "outlier-places",
  pages: (site) => {
    const named = new Set(site.visited.map(({ id }) => id));
    return site.visited.flatMap((place) => {
      const peers = site.peersOf(place);
      if (peers === undefined) return [];
      const path = pathOf(site.words.lang, placeFile(place.id));
      return [{ path, render: () => placePage(peers, named, site, site.words) }];
    });
  },
};

/** One place and its peers: distance, result for each group, practices. */
function placePage(
  peers: PeersReport<Audience, NoteShown>,
  visited: ReadonlySet<string>,
  pages: OutlierPageSite,
  words: Words,
): string {
  const { own } = peers;
  const { unit } = pages.report.question.outcome;
  const rows = [own, ...peers.peers];
  const number = (value: number): string =>
    formats.number(words.locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(value);
  const by = covariateNames(
    peers.by.map(({ name }) => name),
    words,
  );
  const title = own.place.name;
  const groups = Object.keys(own.groups).filter((group) => own.groups[group] !== null);
  const dots = peerDots(
    {
      about: {
        title: words.say("outliers.peers-title", { place: title }),
        subtitle: aboutWords(pages, words),
        what: figureName(pages.report.question.outcome.id, words),
        where: aboutWords(pages, words),
        headingLevel: 2,
      },
      unit,
      place: title,
      rows: groups.map((group) => {
        const value = own.groups[group]?.value ?? 0;
        return {
          label: officialGroup(group, words),
          own: { kind: "value", value, lower: value, upper: value },
          certainty: "clear",
          median: peers.medians[group] ?? null,
          peers: peers.peers.flatMap((peer) => {
            const found = peer.groups[group];
            return found === null || found === undefined ? [] : [{ name: peer.place.name, value: found.value }];
          }),
        };
      }),
    },
    words,
  );
  const covariate = (place: OutlierPlace, name: string): string => {
    const value = place.covariates[name];
    return value === undefined ? "" : shown(value, name, peers, words);
  };
  const { focal } = own.place;
  const { outcome } = pages.report.question;
  const ownVerdict =
    !isNone(focal) && (focal.verdict === "more" || focal.verdict === "less")
      ? againstExpected(outcome, focal.verdict === "more" ? "better" : "worse", words)
      : verdictWords(focal, pages, words);
  const marks = schoolMarks(own.place.kind, words);
  const noted = peers.peers.filter((peer) => peer.practices.length > 0);
  const body = html`<section class="part"><div class="page flow"><p class="eyebrow">${own.place.districtName}</p><h1>${title}</h1>${marks.length > 0 && html`<p>${sentenceCase(marks.join("; "), words)}</p>`}<p class="lede">${sentenceCase(ownVerdict, words)}${
    bestWords(own.place.focal, unit, words) === "" ? "" : ` (${bestWords(own.place.focal, unit, words)})`
  }. ${words.say("outliers.lede")}</p><h2>${words.say("outliers.practices")}</h2>${notesOf(own.place, pages.practices.notes, words)}</div></section>
<section class="part band"><div class="page flow">${dots}</div></section>
<section class="part"><div class="page flow"><h2>${words.say("outliers.peers")}</h2><p>${words.say("outliers.peers-intro", { covariates: by })}</p>${table<
    Peer<NoteShown>
  >(
    {
      name: words.say("outliers.peers"),
      columns: [
        {
          heading: words.say("column.place"),
          cell: ({ place }) =>
            visited.has(place.id) && place.id !== own.place.id
              ? html`<a${attributes({ href: placeFile(place.id) })}>${place.name}</a>${marksUnder(place, words)}`
              : html`${place.name}${marksUnder(place, words)}`,
        },
        { heading: words.say("outliers.district"), cell: ({ place }) => place.districtName ?? "" },
        {
          heading: words.say("outliers.distance"),
          number: true,
          cell: (peer) => (peer === own ? words.say("outliers.here") : number(peer.distance)),
        },
        ...peers.by
          .filter(({ name }) => !name.startsWith("type "))
          .map(({ name }) => ({
            heading: sentenceCase(figureName(name, words), words),
            number: true,
            cell: ({ place }: Peer<NoteShown>) => covariate(place, name),
          })),
        ...groups.map((group) => ({
          heading: officialGroup(group, words),
          number: true,
          cell: (peer: Peer<NoteShown>) => {
            const found = peer.groups[group];
            return found === null || found === undefined ? "" : shortValue(found.value, unit, words);
          },
        })),
        {
          heading: words.say("outliers.axis-expected"),
          number: true,
          cell: ({ place }) => (isNone(place.focal) ? "" : shortValue(place.focal.expected, unit, words)),
        },
        { heading: words.say("outliers.against"), cell: ({ place }) => verdictWords(place.focal, pages, words) },
      ],
      rows,
      total: (peer) => peer === own,
    },
    words,
  )}${
    noted.length > 0 &&
    html`<h2>${words.say("outliers.peers-practices")}</h2>${noted.map(
      ({ place }) => html`<h3>${place.name}</h3>${notesOf(place, pages.practices.notes, words)}`,
    )}`
  }</div></section>`;
  return framed({ name: placeFile(own.place.id), title, body }, pages, words);
}

/** Prints a covariate as a share if it is between 0 and 1 in every place. */
function shown(value: number, name: string, peers: PeersReport<Audience, NoteShown>, words: Words): string {
  const isShare = [peers.own, ...peers.peers].every(({ place }) => {
    const one = place.covariates[name];
    return one === undefined || (one >= 0 && one <= 1);
  });
  return isShare ? shortValue(value, "share", words) : shortValue(value, "index", words);
}
