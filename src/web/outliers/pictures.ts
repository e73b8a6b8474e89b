import { isNone } from "../../base/finding.ts";
import type { OutlierPlace, OutlierSide } from "../../reports/outliers.ts";
import { funnelLimits } from "../../rules/outliers.ts";
import { caterpillar } from "../../ui/charts/caterpillar.ts";
import { expectedActual } from "../../ui/charts/expected-actual.ts";
import { type FunnelLimit, funnel } from "../../ui/charts/funnel.ts";
import { quadrant } from "../../ui/charts/quadrant.ts";
import { officialGroup } from "../../ui/figure-name.ts";
import { listWords } from "../../ui/format.ts";
import type { Html } from "../../ui/html.ts";
import type { Words } from "../../ui/words.ts";
import { aboutWords, type OutlierPages, placeFile } from "./frame.ts";

interface Input {
  readonly pages: OutlierPages;
  /** Codes of the places that have a page and a label in the charts. */
  readonly visited: ReadonlySet<string>;
  readonly words: Words;
}

const { usual, rare } = funnelLimits;

const linked = (place: OutlierPlace, visited: ReadonlySet<string>) =>
  visited.has(place.id) ? { href: placeFile(place.id), named: true } : {};

/** Both groups at once if two were requested, else expected against actual; null if no place has enough students. */
export function mainPicture({ pages, visited, words }: Input): Html | null {
  const { report } = pages;
  const { outcome, groups } = report.question;
  const about = {
    subtitle: aboutWords(pages, words),
    what: words.say("outliers.what"),
    where: aboutWords(pages, words),
    headingLevel: 2 as const,
  };
  if (groups.reference === null) {
    const points = report.places.flatMap((place) =>
      isNone(place.focal) || place.focal.n < report.rules.minimumN
        ? []
        : [
            {
              label: place.name,
              expected: place.focal.expected,
              actual: place.focal.actual,
              ...linked(place, visited),
            },
          ],
    );
    if (points.length === 0) return null;
    const title = words.say(report.counts.learnFrom > 0 ? "outliers.scatter-title" : "outliers.picture-title");
    return expectedActual({ about: { ...about, title }, unit: outcome.unit, points }, words);
  }
  const points = report.places.flatMap((place) => {
    if (isNone(place.focal) || isNone(place.reference)) return [];
    if (Math.min(place.focal.n, place.reference.n) < report.rules.minimumN) return [];
    return [{ label: place.name, x: ranged(place.focal), y: ranged(place.reference), ...linked(place, visited) }];
  });
  if (points.length === 0) return null;
  const title = words.say(report.counts.learnFrom > 0 ? "outliers.quadrant-title" : "outliers.picture-title");
  return quadrant(
    {
      about: { ...about, title },
      unit: outcome.unit === "share" ? "share-points" : outcome.unit,
      across: listWords(
        groups.focal.map((group) => officialGroup(group, words)),
        words,
      ),
      upward: officialGroup(groups.reference, words),
      points,
    },
    words,
  );
}

/** The unshrunken difference, with an interval if there are several years. */
function ranged({ difference, chanceSd }: OutlierSide) {
  const reach = isNone(chanceSd) ? 0 : usual * chanceSd;
  return { value: difference, lower: difference - reach, upper: difference + reach };
}

/** Caterpillar plot of likely differences, descending; null if no place could be judged. */
export function rankPicture({ pages, visited, words }: Input): Html | null {
  const rows = pages.report.places.flatMap((place) => {
    if (isNone(place.focal) || isNone(place.focal.best) || isNone(place.focal.rank)) return [];
    const { best, rank } = place.focal;
    return [
      {
        label: place.name,
        value: best.shrunk,
        lower: best.lower,
        upper: best.upper,
        rank: { from: rank.from, to: rank.to },
        ...linked(place, visited),
      },
    ];
  });
  if (rows.length === 0) return null;
  const { unit } = pages.report.question.outcome;
  return caterpillar(
    {
      about: {
        title: words.say(
          rows.some(({ lower, upper }) => lower > 0 || upper < 0)
            ? "outliers.caterpillar-title"
            : "outliers.ranks-title",
        ),
        subtitle: aboutWords(pages, words),
        what: words.say("outliers.what-ranks"),
        where: aboutWords(pages, words),
        source: words.say("outliers.rank-note"),
      },
      unit: unit === "share" ? "share-points" : unit,
      rows,
    },
    words,
  );
}

/** Funnel plot: differences against numbers of students, with limits of chance; null if there is a single year. */
export function sizePicture({ pages, visited, words }: Input): Html | null {
  const sides = pages.report.places.flatMap((place) =>
    isNone(place.focal) || isNone(place.focal.chanceSd) || !place.included
      ? []
      : [{ place, side: place.focal, sd: place.focal.chanceSd }],
  );
  const first = sides[0];
  if (first === undefined) return null;
  // Standard deviation of one student, which the model assumes is the same for all places.
  const perStudent = first.sd * Math.sqrt(first.side.counted);
  const sizes = sides.map(({ side }) => side.counted);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const steps = 60;
  const limits = Array.from({ length: steps + 1 }, (_, i): FunnelLimit => {
    const size = least * (most / least) ** (i / steps);
    const sd = perStudent / Math.sqrt(size);
    return { size, lower95: -usual * sd, upper95: usual * sd, lower998: -rare * sd, upper998: rare * sd };
  });
  const { unit } = pages.report.question.outcome;
  return funnel(
    {
      about: {
        title: words.say("outliers.funnel-title"),
        subtitle: aboutWords(pages, words),
        what: words.say("outliers.what-size"),
        where: aboutWords(pages, words),
      },
      unit: unit === "share" ? "share-points" : unit,
      average: 0,
      averageLabel: words.say("outliers.funnel-label"),
      points: sides.map(({ place, side, sd }) => ({
        label: place.name,
        size: side.counted,
        value: side.difference,
        outside: Math.abs(side.difference) > rare * sd,
        ...(visited.has(place.id) ? { href: placeFile(place.id), ours: true } : {}),
      })),
      limits,
    },
    words,
  );
}
