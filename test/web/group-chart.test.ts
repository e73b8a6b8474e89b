import { expect, test } from "vitest";
import { hiddenValue, printedNumber } from "../../src/release/printed.ts";
import type { GroupAnswer, PublicQuestion } from "../../src/reports/public/report.ts";
import { printHtml } from "../../src/ui/html.ts";
import { wordsOf } from "../../src/ui/words.ts";
import { groupChart } from "../../src/web/public/group-chart.ts";
import { visibleText } from "./visible-text.ts";

const question: PublicQuestion = {
  ...{ id: "chronic-absence", goal: 2, outcome: "unfavorable", population: "enrolled", years: ["2025-26"] },
  ...{ grades: [], compared: [], silent: [], isShared: false, isRestatement: false },
};
const share = { low: 0.295, high: 0.305 };
const answer = (change: Partial<GroupAnswer>): GroupAnswer => ({
  group: { grouping: "foster", level: "yes", other: "no", isFine: false },
  cell: { line: 2, n: printedNumber(400), rate: printedNumber(30) },
  other: { line: 3, n: hiddenValue, rate: hiddenValue },
  share,
  otherShare: null,
  likely: { low: 0.26, high: 0.35 },
  gap: null,
  ...change,
});
const said = (one: GroupAnswer, lang: "en" | "es"): string =>
  visibleText(
    printHtml(
      groupChart(
        {
          about: { title: "T", what: "W", where: "X", headingLevel: 2 },
          heading: "H",
          rows: [{ label: "L", href: "#", question, answer: one }],
        },
        wordsOf(lang),
      ),
    ),
  );

test.each(["en", "es"] as const)(
  "where the number of all others is hidden, the gap's cell says so, not that chance leaves it open (%s)",
  (lang) => {
    const words = wordsOf(lang);
    const hidden = words.say("release.others-hidden");
    const unsure = new RegExp(`${hidden}|${words.label("certainty.cannot-say")}`, "g");
    // The legend explains the open dot as well.
    expect(said(answer({}), lang)).toContain(hidden);
    expect(
      said(answer({ cell: { line: 2, n: printedNumber(30), rate: { kind: "range", low: 20, high: 29 } } }), lang).match(
        unsure,
      ),
    ).toEqual([hidden]);
    // Compared with a printed number, and not judged.
    const other = { line: 3, n: printedNumber(900), rate: printedNumber(10) };
    expect(said(answer({ other, otherShare: { low: 0.095, high: 0.105 } }), lang)).not.toContain(hidden);
    // Nothing is said of a group that is hidden itself.
    expect(
      said(answer({ cell: { line: 2, n: hiddenValue, rate: hiddenValue }, share: null, likely: null }), lang).match(
        unsure,
      ),
    ).toBeNull();
  },
);
