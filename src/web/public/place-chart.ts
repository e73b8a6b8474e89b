import type { PublicAnswer, PublicPlace, PublicQuestion, ShownCell } from "../../reports/public/report.ts";
import { indicatorLabel } from "../../ui/audit-sentence.ts";
import { axisFor } from "../../ui/charts/axis.ts";
import { dotRows, type Mark, rowName } from "../../ui/charts/dot-rows.ts";
import { bandLegend, hiddenLegend, tickLegend } from "../../ui/charts/legend.ts";
import type { Html } from "../../ui/html.ts";
import { questionPath } from "../audit/addresses.ts";
import { countCell, rateCell } from "./cells.ts";
import type { PublicSite } from "./site.ts";

/** A question at a place, beside the main place. */
interface PlaceQuestion {
  readonly question: PublicQuestion;
  readonly all: ShownCell;
  readonly answer: PublicAnswer;
  readonly whole: PublicAnswer | undefined;
  readonly heading?: string;
}

const half = 0.5;

/** Every question at a place: its rate, and that of the main place as a tick. */
export function placeChart(place: PublicPlace, root: string, site: PublicSite): Html {
  const { report, words, custom } = site;
  const [here, whole] = [report.at(place).answers, report.at(report.main).answers];
  let goal = 0;
  const rows = report.questions.flatMap((question): readonly PlaceQuestion[] => {
    const answer = here.get(question.id);
    if (answer?.all === undefined) return [];
    const isFirst = question.goal !== goal;
    goal = question.goal;
    return [
      {
        question,
        all: answer.all,
        answer,
        whole: whole.get(question.id),
        ...(isFirst && { heading: words.label(`goal.${question.goal}`) }),
      },
    ];
  });
  const isHidden = ({ answer }: PlaceQuestion): boolean => answer.allShare === null;
  const hidden = rows.filter(isHidden).length;
  const wholeLabel = words.say("release.whole-column", { place: report.main.name });
  return dotRows(
    {
      about: {
        title: words.say("release.school-shown", { n: rows.length - hidden, all: rows.length }),
        what: words.say("release.school-questions"),
        where: `${place.name}, ${rows[0]?.answer.schoolYear ?? ""}`,
      },
      chart: "chart.dot-interval",
      hidden,
      legend: [
        ...(rows.some((row) => !isHidden(row) && row.all.rate.kind !== "number") ? [bandLegend(words)] : []),
        tickLegend(wholeLabel),
        ...(hidden > 0 ? [hiddenLegend(words)] : []),
      ],
      axis: axisFor(
        rows.flatMap(({ answer, whole: of }) =>
          [answer.allShare, of?.allShare].flatMap((limits) => (limits ? [limits.low, limits.high] : [])),
        ),
        "share",
      ),
      rows,
      headingOf: ({ heading }) => heading,
      marks: ({ all, answer, whole: of }): readonly Mark[] => {
        if (answer.allShare === null) return [{ kind: "hidden" }];
        const { low, high } = answer.allShare;
        return [
          ...(of?.allShare ? [{ kind: "tick" as const, at: (of.allShare.low + of.allShare.high) * half }] : []),
          all.rate.kind === "number"
            ? { kind: "dot", at: (low + high) * half, fill: "filled" }
            : { kind: "band", from: low, to: high },
        ];
      },
      columns: [
        {
          heading: words.say("release.question-column"),
          cell: ({ question }) =>
            rowName({ label: indicatorLabel(question.id, words, custom), href: root + questionPath(question.id) }),
        },
        { heading: words.say("release.rate-column"), cell: ({ all }) => rateCell(all, words) },
        { heading: wholeLabel, cell: ({ whole: of }) => (of?.all === undefined ? "" : rateCell(of.all, words)) },
        { heading: words.say("release.students-column"), cell: ({ all }) => countCell(all, words) },
      ],
    },
    words,
  );
}
